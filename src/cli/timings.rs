//! How long a build takes, by stage and by family of outputs.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::words::catalogue;
use tavle_base::{Message, message};
use tavle_pipeline::{Progress, Stage};
use tavle_routes::OutputKind;

thread_local! {
    /// When the output that this thread is making was begun.
    static BEGUN: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// The times of one build, taken as it goes.
pub struct Timings {
    begun: Instant,
    /// When each stage began, and how much memory was held then, in MiB, where the system tells.
    stages: Mutex<Vec<(Stage, Instant, Option<u64>)>>,
    families: Mutex<BTreeMap<&'static str, Family>>,
}

/// What outputs of one family came to.
#[derive(Clone, Copy, Default)]
struct Family {
    files: usize,
    bytes: usize,
    /// On all threads together, staging included.
    took: Duration,
}

impl Timings {
    pub fn begin() -> Self {
        Self { begun: Instant::now(), stages: Mutex::default(), families: Mutex::default() }
    }

    /// Two tables: how long each stage took, and how much memory was held after it; and for each family of outputs how
    /// many files and kilobytes it has, and how long they took on all threads together, the costliest first.
    pub fn table(&self) -> String {
        let now = Instant::now();
        let stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        let ends = stages.iter().skip(1).map(|(_, begun, held)| (*begun, *held)).chain([(now, memory())]);
        let words = |message: Message| catalogue().text(&message);
        let mut text = format!("\n{}\n", words(message!("timings.stages")));
        for ((stage, begun, _), (end, held)) in stages.iter().zip(ends) {
            let held = held.map(|held| held.to_string()).unwrap_or_default();
            let _ =
                writeln!(text, "{:<20} {:>8} {held:>14}", words(Message::new(stage.key())), milliseconds(end - *begun));
        }
        let _ = writeln!(text, "{:<20} {:>8}", words(message!("timings.all")), milliseconds(now - self.begun));

        let families = self.families.lock().unwrap_or_else(PoisonError::into_inner);
        let mut families: Vec<_> = families.iter().collect();
        families.sort_by_key(|(name, family)| (std::cmp::Reverse(family.took), **name));
        text += &format!("\n{}\n", words(message!("timings.families")));
        for (name, family) in families {
            let (files, kilobytes) = (family.files, family.bytes.div_ceil(1000));
            let name = words(Message::new(*name));
            let _ = writeln!(text, "{name:<20} {files:>8} {kilobytes:>9} {:>9}", milliseconds(family.took));
        }
        text
    }
}

impl Progress for Timings {
    fn stage(&self, stage: Stage) {
        self.stages.lock().unwrap_or_else(PoisonError::into_inner).push((stage, Instant::now(), memory()));
    }

    fn begins(&self, _: &OutputKind) {
        BEGUN.set(Some(Instant::now()));
    }

    fn made(&self, what: &OutputKind, bytes: usize) {
        let took = BEGUN.take().expect("an output is begun before it is made").elapsed();
        let mut families = self.families.lock().unwrap_or_else(PoisonError::into_inner);
        let family = families.entry(what.family()).or_default();
        family.files += 1;
        family.bytes += bytes;
        family.took += took;
    }
}

/// How much memory the process holds, in MiB; nothing where the system does not tell.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? / 1024)
}

fn milliseconds(took: Duration) -> String {
    format!("{:.1}", took.as_secs_f64() * 1000.0)
}
