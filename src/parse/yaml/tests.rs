//! That whatever is written is read or refused, and clean text is read as by serde.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use tavle_base::checked::has_error;
use tavle_base::{At, Catalogue, FileId, Place};

const FILE: FileId = FileId(0);

/// What serde itself refuses, for which no shape of a data file gives cause.
#[test]
fn what_only_serde_refuses_is_reported_in_its_words() {
    let text = "a: 127.0.0.1\nb: x\n";
    let checked = decode::<BTreeMap<Box<str>, std::net::Ipv4Addr>>(FILE, text);
    let [problem] = &checked.diagnostics[..] else { panic!("one problem: {:?}", checked.diagnostics) };
    let help = Catalogue::of("en").help(&problem.message);
    assert_eq!((problem.code(), &problem.place), ("bad-value", &Some(Place::bytes(FILE, 16..17))));
    assert_eq!(help.as_deref(), Some("the YAML reader says: invalid IPv4 address syntax"));
}

#[test]
fn bombs_are_refused_quickly_and_in_little_memory() {
    let mut aliases = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..40 {
        let previous = format!("*a{}, ", n - 1).repeat(10);
        aliases.push_str(&format!("a{n}: &a{n} [{previous}]\n"));
    }
    let wide = format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(10_000), "*a, ".repeat(10_000));
    for (bomb, code) in [
        (aliases, "yaml-alias"),
        (wide, "yaml-alias"),
        ("[".repeat(100_000), "yaml-depth"),
        ("{a: ".repeat(100_000), "yaml-depth"),
        ("- ".repeat(100_000), "yaml-depth"),
        ("? ".repeat(100_000), "yaml-depth"),
        ((0..3_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect(), "yaml-depth"),
        (format!("[{}]", "a,".repeat(2_000_000)), "yaml-size"),
    ] {
        // A small stack shows that none of them is walked down to its bottom.
        let read = std::thread::Builder::new().stack_size(256 * 1024).spawn(move || {
            let checked = decode::<serde_yaml::Value>(FILE, &bomb);
            (checked.value.is_none(), checked.diagnostics.first().map(|diagnostic| diagnostic.code().to_owned()))
        });
        assert_eq!(read.ok().and_then(|thread| thread.join().ok()), Some((true, Some(code.to_owned()))));
    }
}

#[test]
fn a_key_that_is_repeated_counts_each_time() {
    let checked = decode::<serde_yaml::Value>(FILE, &"k: 1\n".repeat(5000));
    let count = |code: &str| checked.diagnostics.iter().filter(|one| one.code() == code).count();
    assert_eq!((count("duplicate-key"), count("yaml-size")), (999, 1));
}

#[test]
fn what_is_quoted_may_begin_in_a_character_that_was_read_as_blanks() {
    let checked = decode::<serde_yaml::Value>(FILE, "!\n- \u{200b}: ");
    assert!(has_error(&checked.diagnostics));
}

fn yaml() -> impl Strategy<Value = serde_json::Value> {
    let word = prop_oneof!["[a-zæøå0-9.:#'\"\\-\\[\\{ ~*&!|>]{1,8}", "[0-9.+-]{1,6}", Just("true".to_owned())];
    word.prop_map(serde_json::Value::from).prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::from),
            prop::collection::btree_map("[a-z0-9]{1,5}", inner, 0..5)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn values_are_those_that_serde_yaml_reads(value in yaml()) {
        let text = serde_yaml::to_string(&value).unwrap_or_default();
        let read = decode::<serde_yaml::Value>(FILE, &text);
        prop_assert_eq!(serde_yaml::from_str(&text).ok(), read.value, "{}\n{:?}", text, read.diagnostics);
    }

    #[test]
    fn any_text_is_read_or_reported(text in "(kind|title|rows|- |  |\n|: |:|\\[|\\]|\\{|\\}|\"|'|#|\t|\\*|&|!|é|1|\\||>|,|\\?|%|---|\r\n|\\\\|\u{a0}|\u{200b}|\u{2028}| #a|a: ){0,40}") {
        let checked = decode::<BTreeMap<Box<str>, serde_yaml::Value>>(FILE, &text);
        prop_assert_eq!(checked.value.is_none(), has_error(&checked.diagnostics));
        for diagnostic in &checked.diagnostics {
            if let Some(Place { at: At::Bytes(range), .. }) = &diagnostic.place {
                prop_assert!(text.get(range.clone()).is_some(), "{:?}", diagnostic);
            }
        }
        let _ = locate(&text, &tavle_base::KeyPath::top().key("title").index(0), tavle_base::Part::Value);
        let _ = kind(&text);
        let _ = front_matter(FILE, &text);
    }
}
