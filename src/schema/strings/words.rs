//! The words for what authors write as keys and values: fields, roles and states.

use crate::{Related, Role, State, UnitType};

/// Defines a struct of words that are looked up by the name of a field. Those `of` an enum have one for each keyword.
macro_rules! words {
    ($(#[$meta:meta])* pub struct $name:ident of $keyword:ident $words:tt) => {
        words! { $(#[$meta])* pub struct $name $words }

        impl $name {
            /// The word for a keyword.
            pub fn word(&self, keyword: $keyword) -> &str {
                self.find(keyword.word()).expect("each keyword has a word")
            }
        }
    };
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
pub(super) use words;

words! {
    pub struct FieldWords {
        "number": number,
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
        "reports": reports,
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
        "serves": serves,
        "served-by": served_by,
        "related": related,
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
        "by-period": by_period,
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
    pub struct RelationWords of Related {
        "replaces": replaces,
        "replaced-by": replaced_by,
        "depends-on": depends_on,
        "needed-by": needed_by,
        "part-of": part_of,
        "has-part": has_part,
        "other": other,
    }
}

words! {
    pub struct RoleWords of Role {
        "responsible": responsible,
        "coordinator": coordinator,
        "decides": decides,
        "partners": partners,
        "consulted": consulted,
        "informed": informed,
    }
}

words! {
    pub struct StateWords of State {
        "not-started": not_started,
        "in-progress": in_progress,
        "ongoing": ongoing,
        "completed": completed,
        "postponed": postponed,
        "cancelled": cancelled,
    }
}

words! {
    pub struct UnitTypeWords of UnitType {
        "department": department,
        "team": team,
        "committee": committee,
        "post": post,
        "partner": partner,
        "group": group,
    }
}
