//! The words for what authors write as keys and values: fields, roles and states.

use crate::schema::{Role, State, UnitType};

/// Defines a struct of words that are looked up by the name of a field.
macro_rules! words {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* $key:literal: $field:ident,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* #[serde(rename = $key)] pub $field: Box<str>,)*
        }

        impl $name {
            /// The word for a key, as it is written in data.
            pub fn find(&self, key: &str) -> Option<&str> {
                match key {
                    $($key => Some(&self.$field),)*
                    _ => None,
                }
            }
        }
    };
}

words! {
    pub struct FieldWords {
        "task": task,
        "description": description,
        "responsible": responsible,
        "coordinator": coordinator,
        "decides": decides,
        "partners": partners,
        "consulted": consulted,
        "informed": informed,
        "activity": activity,
        "when": when,
        "status": status,
        "outcome": outcome,
        "milestones": milestones,
        "step": step,
        "items": items,
        "condition": condition,
        "title": title,
        "objective": objective,
        "criteria": criteria,
        "indicators": indicators,
        "target": target,
        "value": value,
        "actions": actions,
        "due": due,
        "term": term,
        "short": short,
        "meaning": meaning,
        "phase": phase,
        "group": group,
        "section": section,
        "area": area,
        "period": period,
        "unit": unit,
        "role": role,
        "other-roles": other_roles,
        "source": source,
        "evidence": evidence,
        "text": text,
        "name": name,
        "type": kind,
        "parent": parent,
        "contact": contact,
        "was": was,
        "why": why,
        "note": note,
        "decision": decision,
        "minutes": minutes,
        "consultation": consultation,
        "count": count,
        "total": total,
        "id": id,
    }
}

words! {
    pub struct ViewWords {
        "table": table,
        "raci": raci,
        "by-unit": by_unit,
        "by-time": by_time,
        "chart": chart,
        "summary": summary,
        "list": list,
    }
}

words! {
    pub struct PublicationKinds {
        "strategy": strategy,
        "policy": policy,
        "plan": plan,
        "handbook": handbook,
    }
}

words! {
    pub struct RoleWords {
        "responsible": responsible,
        "coordinator": coordinator,
        "decides": decides,
        "partners": partners,
        "consulted": consulted,
        "informed": informed,
    }
}

impl RoleWords {
    /// The word for a role.
    pub fn word(&self, role: Role) -> &str {
        match role {
            Role::Responsible => &self.responsible,
            Role::Coordinator => &self.coordinator,
            Role::Decides => &self.decides,
            Role::Partners => &self.partners,
            Role::Consulted => &self.consulted,
            Role::Informed => &self.informed,
        }
    }
}

words! {
    pub struct StateWords {
        "not-started": not_started,
        "in-progress": in_progress,
        "ongoing": ongoing,
        "completed": completed,
        "postponed": postponed,
        "cancelled": cancelled,
    }
}

impl StateWords {
    /// The word for a state.
    pub fn word(&self, state: State) -> &str {
        match state {
            State::NotStarted => &self.not_started,
            State::InProgress => &self.in_progress,
            State::Ongoing => &self.ongoing,
            State::Completed => &self.completed,
            State::Postponed => &self.postponed,
            State::Cancelled => &self.cancelled,
        }
    }
}

words! {
    pub struct UnitTypeWords {
        "department": department,
        "team": team,
        "committee": committee,
        "post": post,
        "partner": partner,
        "group": group,
    }
}

impl UnitTypeWords {
    /// The word for a type of unit.
    pub fn word(&self, is: UnitType) -> &str {
        match is {
            UnitType::Department => &self.department,
            UnitType::Team => &self.team,
            UnitType::Committee => &self.committee,
            UnitType::Post => &self.post,
            UnitType::Partner => &self.partner,
            UnitType::Group => &self.group,
        }
    }
}
