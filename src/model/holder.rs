//! Who has a role in a row, and what is said of it there.

use super::column::Held;
use super::ids::UnitId;
use super::text::Text;

/// A unit in a role. Most have nothing more to say, so that stands in a box.
#[derive(Clone, Debug)]
pub struct Holder {
    pub held: Held,
    pub unit: UnitId,
    pub more: Option<Box<HolderMore>>,
}

/// What is said beside a unit in a role.
#[derive(Clone, Debug, Default)]
pub struct HolderMore {
    /// What it does in the role.
    pub role: Option<Text>,
    pub note: Option<Text>,
    /// Whether it has the role only where the one before it has not.
    pub is_alternative: bool,
}

impl Holder {
    /// Whether it has the role only where the one before it has not.
    pub fn is_alternative(&self) -> bool {
        self.more.as_ref().is_some_and(|more| more.is_alternative)
    }
}

/// Those of which one has the role of the holder with this index, itself among them; it alone where none stands beside it.
pub fn either(all: &[Holder], holder: usize) -> &[Holder] {
    let first = (0..=holder).rev().find(|n| !all[*n].is_alternative()).unwrap_or(holder);
    let others = all[first + 1..].iter().take_while(|other| other.is_alternative()).count();
    &all[first..=first + others]
}
