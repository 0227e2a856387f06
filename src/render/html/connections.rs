//! How objectives and the work for them fit together, as lists in lists.

use super::table::{status, time};
use tavle_markup::escape;
use tavle_markup::phrase::phrase;
use tavle_pages::connections::Branch;
use tavle_schema::Strings;

/// Prints the branches of a tree.
pub fn tree(branches: &[Branch<'_>], strings: &Strings, out: &mut String) {
    out.push_str("<ul class=\"objective-tree\">\n");
    branches.iter().for_each(|one| branch(one, strings, out));
    out.push_str("</ul>\n");
}

fn branch(branch: &Branch<'_>, strings: &Strings, out: &mut String) {
    out.push_str("<li");
    if let Some(id) = &branch.id {
        out.push_str(" id=\"");
        escape::attribute(id, out);
        out.push('"');
    }
    out.push_str("><p");
    if branch.is_objective {
        out.push_str(" class=\"objective\"");
    }
    out.push('>');
    phrase(&branch.title, out);
    if let Some(of) = branch.plan_elsewhere() {
        out.push_str(" <span class=\"of\">");
        phrase(of, out);
        out.push_str("</span>");
    }
    if let Some(when) = &branch.when {
        out.push_str(" <span class=\"of\">");
        time(when, strings, out);
        out.push_str("</span>");
    }
    if let Some(own) = &branch.status {
        out.push(' ');
        status(own, out);
    }
    out.push_str("</p>\n");
    if !branch.notes.is_empty() {
        out.push_str("<p class=\"note\">");
        for (n, note) in branch.notes.iter().enumerate() {
            if n > 0 {
                out.push_str("<br>");
            }
            escape::text(note, out);
        }
        out.push_str("</p>\n");
    }
    if !branch.children.is_empty() || branch.more.is_some() {
        out.push_str("<ul>\n");
        branch.children.iter().for_each(|child| self::branch(child, strings, out));
        if let Some(more) = &branch.more {
            out.push_str("<li><p class=\"note\">");
            escape::text(more, out);
            out.push_str("</p></li>\n");
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</li>\n");
}
