//! The roles that units can have in the rows of a data set: the six, and those that the file or the site names itself.

use super::text::Text;
use tavle_base::Place;
use tavle_schema::Role;

/// A role, by its place in the list of its data set: the six stand first in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleId(u16);

impl RoleId {
    pub const RESPONSIBLE: Self = Self::of(Role::Responsible);
    pub const DECIDES: Self = Self::of(Role::Decides);

    /// One of the six.
    pub const fn of(role: Role) -> Self {
        Self(role as u16)
    }
}

/// A role that units can have.
#[derive(Clone, Debug)]
pub struct NamedRole {
    /// The key under which rows name the units.
    pub id: Box<str>,
    /// What it is called; nothing for one that has the words of the theme.
    pub title: Option<Text>,
    /// What stands for it in a chart of roles, where that is not the theme's letter, and where that is written.
    pub letter: Option<(Text, Place)>,
    /// Which of the six it is.
    pub is: Option<Role>,
}

/// Roles in the order in which they are shown: the six, then the others as they were written.
#[derive(Clone, Debug)]
pub struct Roles(Vec<NamedRole>);

impl Default for Roles {
    /// The six.
    fn default() -> Self {
        let role = |role: Role| NamedRole { id: role.word().into(), title: None, letter: None, is: Some(role) };
        Self(Role::ALL.into_iter().map(role).collect())
    }
}

impl Roles {
    /// All of them, in their order.
    pub fn all(&self) -> impl Iterator<Item = (RoleId, &NamedRole)> {
        (0..).map(RoleId).zip(&self.0)
    }

    /// Those that are none of the six.
    pub fn others(&self) -> impl Iterator<Item = (RoleId, &NamedRole)> {
        self.all().filter(|(_, role)| role.is.is_none())
    }

    pub fn get(&self, id: RoleId) -> &NamedRole {
        &self.0[usize::from(id.0)]
    }

    /// The role with an id.
    pub fn find(&self, id: &str) -> Option<RoleId> {
        self.all().find(|(_, role)| *role.id == *id).map(|(id, _)| id)
    }

    /// Puts a role in the place of the one with its id, or else behind all others.
    pub(super) fn put(&mut self, role: NamedRole) {
        match self.0.iter_mut().find(|known| known.id == role.id) {
            Some(known) => *known = role,
            None => self.0.push(role),
        }
    }
}
