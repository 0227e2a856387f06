//! Texts that lose their end to a comment: in `Indsats #3 i planen` YAML takes all from ` #` on for a comment.

use super::lines::line_at;
use super::node::{Node, Value};
use super::yaml_text::{YamlText, quoted, short};
use tavle_base::{Diagnostic, message};

/// Warns of comments that begin directly with a letter or digit, after a text without quotes on the same line.
pub(super) fn lost(yaml: YamlText<'_>, root: &Node) -> Vec<Diagnostic> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut found = Vec::new();
    for sign in signs(yaml.text) {
        if starts.is_empty() {
            ends(root, &mut starts);
            starts.sort_unstable();
        }
        let end = yaml.text[..sign].trim_end_matches([' ', '\t']).len();
        let Ok(at) = starts.binary_search_by_key(&end, |(end, _)| *end) else { continue };
        let line = line_at(yaml.text, sign);
        let whole = yaml.text[starts[at].1.max(line.start)..line.end].trim();
        let comment = yaml.text[sign..line.end].trim_end();
        let quoted = short(&quoted(whole));
        let message = message!("text-as-comment", quoted, comment = short(comment.trim_start_matches('#')));
        found.push(Diagnostic::warning(yaml.place(sign..sign + comment.len()), message));
    }
    found
}

/// Where a `#` stands between a blank and a letter or digit. A line may have very many: it is not looked at here.
fn signs(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'#', text.as_bytes())
        .filter(move |at| text[..*at].ends_with([' ', '\t']) && text[at + 1..].starts_with(char::is_alphanumeric))
}

/// Where each text without quotes ends and begins.
fn ends(node: &Node, all: &mut Vec<(usize, usize)>) {
    match &node.value {
        Value::Scalar { plain: true, .. } if !node.span.is_empty() => all.push((node.span.end, node.span.start)),
        Value::Sequence(items) => items.iter().for_each(|item| ends(item, all)),
        Value::Mapping(entries) => entries.iter().for_each(|entry| ends(&entry.value, all)),
        Value::Scalar { .. } | Value::StandIn(_) => {}
    }
}
