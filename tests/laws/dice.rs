//! Choices: what one generated site is made from, and how they are made fewer.
//!
//! A site is a function of lists of numbers, one list for each thing in it (the site, a unit, a data set, a
//! publication, a page). Each number chooses among things of which the first is the plainest, and a list that has
//! ended chooses the plainest forever. So a site is made simpler by leaving out whole things, and by writing zeros at
//! the end of lists, and every site that comes of it is a right one, as references are choices too.
//!
//! This is no strategy of proptest: that would bisect some five hundred numbers one by one, and each step builds a
//! site. Here a failing site comes down to a handful of files in about a hundred builds.

/// What a site is made from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    pub site: Vec<u16>,
    pub units: Vec<Vec<u16>>,
    pub sets: Vec<Vec<u16>>,
    pub publications: Vec<Vec<u16>>,
    pub pages: Vec<Vec<u16>>,
}

/// The largest number of units, data sets, publications and pages of a site.
const MOST: [u64; 4] = [4, 4, 2, 2];

impl Choices {
    /// The choices of a seed: always the same.
    pub fn of(seed: u64) -> Self {
        let mut numbers = Numbers(seed);
        let mut list = |length: usize| (0..length).map(|_| numbers.next() as u16).collect::<Vec<u16>>();
        let site = list(40);
        let counts = list(4);
        // Only data is always there.
        let count = |n: usize| match n {
            1 => u64::from(counts[n]) % MOST[n] + 1,
            _ => u64::from(counts[n]) % (MOST[n] + 1),
        };
        let mut lists = |n: usize, length: usize| -> Vec<Vec<u16>> { (0..count(n)).map(|_| list(length)).collect() };
        Self { site, units: lists(0, 10), sets: lists(1, 400), publications: lists(2, 120), pages: lists(3, 60) }
    }

    fn lists(&mut self) -> impl Iterator<Item = &mut Vec<u16>> {
        let things = [&mut self.sets, &mut self.publications, &mut self.pages, &mut self.units];
        std::iter::once(&mut self.site).chain(things.into_iter().flatten())
    }

    /// The same without one thing: the last of them first, so that references to the others stay as they are.
    fn without(&self) -> Vec<Self> {
        let mut all = Vec::new();
        for which in 0..4 {
            let count = [&self.pages, &self.publications, &self.sets, &self.units][which].len();
            for n in (0..count).rev() {
                let mut less = self.clone();
                let things = [&mut less.pages, &mut less.publications, &mut less.sets, &mut less.units];
                things.into_iter().nth(which).expect("one of four").remove(n);
                all.push(less);
            }
        }
        all
    }
}

/// The simplest choices that `fails` still holds for, as far as `most` tries lead.
pub fn simplest(mut choices: Choices, most: usize, fails: impl Fn(&Choices) -> bool) -> Choices {
    let mut left = most;
    let mut try_it = |candidate: &Choices| {
        left = left.saturating_sub(1);
        left > 0 && fails(candidate)
    };
    // Whole things first, as often as one can go.
    while let Some(less) = choices.without().into_iter().find(&mut try_it) {
        choices = less;
    }
    // Then zeros: half a list, a quarter, and so on down to single numbers.
    let count = choices.lists().count();
    for size in [256, 64, 16, 4, 1] {
        for n in 0..count {
            let length = choices.lists().nth(n).map_or(0, |list| list.len());
            for start in (0..length).step_by(size).rev() {
                let mut plainer = choices.clone();
                let list = plainer.lists().nth(n).expect("the list");
                let end = (start + size).min(list.len());
                list[start..end].fill(0);
                if plainer != choices && try_it(&plainer) {
                    choices = plainer;
                }
            }
        }
    }
    choices
}

/// One list of choices while it is read.
pub struct Dice<'c> {
    choices: &'c [u16],
    at: usize,
}

impl<'c> Dice<'c> {
    pub fn new(choices: &'c [u16]) -> Self {
        Self { choices, at: 0 }
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        let choice = self.choices.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(choice) % n
    }

    /// True once in `n` times, and never of a plainest choice.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == n - 1
    }

    /// One of these; the first is the plainest.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Numbers that follow from a seed (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) >> 7
    }
}
