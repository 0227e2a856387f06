//! Markdown on paper: what it marks is there, once, and in its own words.

use super::bad::{chapter, handbook};

#[test]
fn addresses_boxes_and_titles_of_alerts_are_printed_once() {
    let text = "Se https://plan.example/side, [loven](https://lov.example/a) eller skriv til info@plan.example.\n\n\
                - [ ] Skriv\n- [x] Send ~~i dag~~ i morgen\n\n\
                > [!WARNING] Husk *fristen*\n> Den er nu.\n\n> [!TIP]\n> Skriv den op.";
    let (printed, reported, _) = handbook(&[("content/plan/tekst.da.md", &chapter(text))]);
    assert_eq!(reported, []);
    let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Se https://plan.example/side, loven (lov.example/a) eller skriv til info@plan.example.",
        "Skriv",
        "Send i dag i morgen",
        "Advarsel: Husk fristen Den er nu.",
        "Tip Skriv den op.",
    ] {
        assert_eq!(printed.matches(words).count(), if words == "Skriv" { 2 } else { 1 }, "{words}: {printed}");
    }
    assert!(!printed.contains("[ ]"), "{printed}");
}
