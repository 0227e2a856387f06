//! Objectives and what serves them as JSON. How the branches of a tree stand on paper is for the template.

use serde_json::{Value, json};

use super::text::{Writer, object};
use tavle_pages::connections::Branch;

impl Writer<'_> {
    pub fn tree(&mut self, branches: &[Branch<'_>]) -> Value {
        let branches: Vec<Value> = branches.iter().map(|branch| self.branch(branch)).collect();
        json!({ "t": "tree", "branches": branches })
    }

    fn branch(&mut self, branch: &Branch<'_>) -> Value {
        let notes: Vec<Value> = branch.notes.iter().map(|note| self.plain(note)).collect();
        let children: Vec<Value> = branch.children.iter().map(|child| self.branch(child)).collect();
        object([
            ("title", Some(self.phrase(&branch.title))),
            ("objective", Some(json!(branch.is_objective))),
            ("of", branch.plan_elsewhere().map(|of| self.phrase(of))),
            ("when", branch.when.as_ref().map(|when| self.time(when))),
            ("status", branch.status.as_ref().map(|status| self.status(status))),
            ("notes", Some(Value::Array(notes))),
            ("children", Some(Value::Array(children))),
            ("more", branch.more.as_ref().map(|more| self.plain(more))),
        ])
    }
}
