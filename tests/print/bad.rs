//! What people could write that no one should: it is printed as it is written, or reported with its place. Never a
//! crash, never a lost row.

use std::fs;

use tavle::base::{Diagnostic, Lang};
use tavle::cli::report;
use tavle::load::Sources;
use tavle::pages::Measures;
use tavle::pipeline::{self, Reading};
use tavle::routes::{Document, Output, OutputKind};
use tavle::save::SaveTarget;
use tavle::schema::Kind;

use super::{bare, options, said};

/// A small site with these files besides.
fn site(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Reading) {
    let folder = tempfile::tempdir().expect("a folder");
    let small: &[(&str, &[u8])] = &[
        ("site.yaml", b"name: { da: Pr\xc3\xb8vested }\nbase_url: https://plan.example\nlanguages: [da]\n"),
        ("content/index.da.md", b"---\ntitle: Forside\n---\n\nVelkommen.\n"),
        ("data/units.yaml", b"kind: units\nunits:\n  - { id: bolig, name: Boligenheden }\n"),
        ("content/plan/publication.yaml", b"title: Planen\nkind: plan\nversion: \"1\"\nchapters: [tekst]\n"),
        ("content/plan/tekst.da.md", b"---\ntitle: Teksten\n---\n\nTekst.\n"),
    ];
    for (path, bytes) in small.iter().chain(files) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let reading = pipeline::prepare(&options(folder.path().to_owned()), &());
    (folder, reading)
}

/// The text of a site's only handbook, and what is reported about it.
pub fn handbook(files: &[(&str, &[u8])]) -> (String, Vec<Diagnostic>, String) {
    let (folder, reading) = site(files);
    let shown = report::human(&reading.diagnostics, reading.sources(), false);
    let prepared = reading.prepared.as_ref().unwrap_or_else(|| panic!("{shown}"));
    let document = prepared.routes.documents().iter().find(|(one, _)| matches!(one, Document::Handbook(_)));
    let (document, lang) = document.expect("a handbook");
    let (_, unprinted) = prepared.job(*document, *lang).expect("a job");
    let reported = unprinted.diagnostics(&prepared.sources);
    let printed =
        prepared.print(*document, *lang).unwrap_or_else(|problems| panic!("{problems:?}")).expect("a document");
    let pdf = folder.path().join("out.pdf");
    fs::write(&pdf, &printed.pdf).expect("a file");
    let said_of_it = report::human(&reported, reading.sources(), false);
    (said("pdftotext", &["-raw"], &pdf), reported, said_of_it)
}

pub fn chapter(text: &str) -> Vec<u8> {
    format!("---\ntitle: Teksten\n---\n\n{text}\n").into_bytes()
}

fn matrix(rows: &str) -> Vec<u8> {
    format!("kind: matrix\ntitle: {{ da: Oversigt }}\nsections:\n  - title: {{ da: Alt }}\n    rows:\n{rows}")
        .into_bytes()
}

const SHOWS: &str = "![](/data/oversigt.yaml)";

#[test]
fn text_that_looks_like_code_is_printed_as_it_is_written() {
    let nasty = "#panic(1) ]#[ $x^2$ @ref <label> #eval(\"1\") /* nej */ // nej #set page() = ikke en overskrift";
    let text = nasty.replace('<', "\\<").replace('[', "\\[").replace(']', "\\]").replace('*', "\\*");
    let rows = format!("      - task: {{ da: '{nasty}' }}\n        responsible: bolig\n");
    let (printed, reported, _) = handbook(&[
        ("content/plan/tekst.da.md", &chapter(&format!("{text}\n\n{SHOWS}"))),
        ("data/oversigt.yaml", &matrix(&rows.replace("/* nej */", "").replace("<label>", ""))),
    ]);
    assert_eq!(reported, []);
    let printed = bare(&printed);
    assert!(printed.contains(&bare(nasty)), "{printed}");
    assert!(printed.matches("#panic(1)]#[$x^2$@ref").count() >= 2, "{printed}");
}

#[test]
fn a_sign_that_no_font_has_is_reported_of_with_its_place() {
    let (printed, reported, shown) =
        handbook(&[("content/plan/tekst.da.md", &chapter("Før 🦄 efter.\n\nOg igen 🦄."))]);
    assert_eq!(reported.len(), 1, "{shown}");
    assert!(shown.contains("content/plan/tekst.da.md:5:5"), "{shown}");
    assert!(shown.contains("U+1F984"), "{shown}");
    assert!(printed.contains("Før") && printed.contains("efter"), "{printed}");
}

#[test]
fn letters_that_no_font_has_are_reported_once_a_script() {
    let other = chapter("Byplan 城市规划, også 公园. פארק. Ялта. 🦄 og 🦊.");
    let (printed, reported, shown) = handbook(&[("content/plan/tekst.da.md", &other)]);
    assert_eq!(reported.len(), 3, "{shown}");
    for part in ["the Han letters `公` (U+516C), ", " and 1 more", "the Hebrew letters `א`", "has `🦄` (U+1F984), `🦊`"]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(printed.contains("Ялта"), "{printed}");
}

#[test]
fn nothing_is_printed_in_a_language_whose_letters_no_font_has() {
    let site_file = "name: Prøvested\nbase_url: https://plan.example\nlanguages: [da, zh-Hans]\nmissing: fallback\n";
    let chinese = "---\ntitle: 城市规划\n---\n\n公园和自行车道。\n";
    let (_folder, reading) =
        site(&[("site.yaml", site_file.as_bytes()), ("content/plan/tekst.zh-Hans.md", chinese.as_bytes())]);
    let shown = report::human(&reading.diagnostics, reading.sources(), false);
    assert!(shown.contains("no print font has the letters of the language `zh-Hans`"), "{shown}");
    assert!(shown.contains("site.yaml:3:17"), "{shown}");
    let prepared = reading.prepared.as_ref().unwrap_or_else(|| panic!("{shown}"));
    assert!(!prepared.routes.documents().is_empty());
    assert!(prepared.routes.documents().iter().all(|(_, lang)| *lang == Lang::DEFAULT));
    let problems: Vec<String> = prepared.print_problems().iter().map(|one| one.message.to_string()).collect();
    assert_eq!(problems, Vec::<String>::new());
    let page = prepared.routes.find("zh-Hans/plan/tekst/index.html").expect("a page");
    let page = prepared.output(page, &Measures::default()).expect("a page");
    let page = String::from_utf8_lossy(&page);
    assert!(page.contains("公园和自行车道") && !page.contains(".pdf"), "{page}");
}

#[test]
fn soft_hyphens_marks_and_decomposed_letters_stop_nothing() {
    let (printed, reported, _) = handbook(&[(
        "content/plan/tekst.da.md",
        &chapter("bolig\u{ad}social \u{feff}hjælp, Blåbærgrød, a\u{30a}ben, e\u{301}n\u{200b}hed, tyk\u{2009}luft"),
    )]);
    assert_eq!(reported, []);
    for word in ["boligsocial", "hjælp", "Blåbærgrød", "åben", "énhed"] {
        assert!(bare(&printed).contains(word), "{word}: {printed}");
    }
}

#[test]
fn a_broken_image_is_reported_of_and_its_description_printed() {
    let broken = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x02\0\0\0nonsense";
    let (printed, reported, shown) = handbook(&[
        ("content/plan/tekst.da.md", &chapter("![Et kort over byen](kort.png)")),
        ("content/plan/kort.png", broken),
    ]);
    assert_eq!(reported.len(), 1, "{shown}");
    assert!(shown.contains("content/plan/kort.png"), "{shown}");
    assert!(printed.contains("Et kort over byen"), "{printed}");
}

#[test]
fn an_image_with_too_many_pixels_is_reported_of_and_its_description_printed() {
    // The header alone says 60,000 pixels each way.
    let huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x02\0\0\0nonsense";
    let (printed, reported, shown) = handbook(&[
        ("content/plan/tekst.da.md", &chapter("![Et kort over byen](kort.png)")),
        ("content/plan/kort.png", huge),
    ]);
    assert_eq!(reported.len(), 1, "{shown}");
    assert!(shown.contains("more pixels"), "{shown}");
    assert!(printed.contains("Et kort over byen"), "{printed}");
}

#[test]
fn a_word_of_two_hundred_letters_is_printed_whole() {
    let word: String = "abcdefghij".repeat(20);
    let rows = format!("      - task: {{ da: {word} }}\n        responsible: bolig\n");
    let text = format!("{word}\n\n{SHOWS}");
    let (printed, reported, _) =
        handbook(&[("content/plan/tekst.da.md", &chapter(&text)), ("data/oversigt.yaml", &matrix(&rows))]);
    assert_eq!(reported, []);
    assert!(bare(&printed).matches(&word).count() >= 2, "{printed}");
}

#[test]
fn two_thousand_rows_are_all_printed_in_order() {
    let rows: String = (0..2000)
        .map(|n| format!("      - {{ id: r{n}, task: {{ da: 'Opgave nr {n}.' }}, responsible: bolig }}\n"))
        .collect();
    let (printed, reported, _) =
        handbook(&[("content/plan/tekst.da.md", &chapter(SHOWS)), ("data/oversigt.yaml", &matrix(&rows))]);
    assert_eq!(reported, []);
    let printed = bare(&printed);
    let mut from = 0;
    for n in 0..2000 {
        let row = format!("Opgavenr{n}.");
        from += printed[from..].find(&row).unwrap_or_else(|| panic!("{row} is lost"));
    }
    assert!(printed.contains("fortsat"));
}

#[test]
fn a_poster_with_too_much_on_it_is_printed_on_several_sheets_and_reported() {
    let row = |n: usize| format!("      - {{ id: r{n}, task: {{ da: 'Opgave nr {n}.' }}, responsible: bolig }}\n");
    let rows: String = (0..300).map(row).collect();
    let (folder, reading) = site(&[
        (
            "content/plan/publication.yaml",
            "title: Planen\nkind: plan\nhandbooks: [sheet]\nchapters: [tekst]\n".as_bytes(),
        ),
        ("content/plan/tekst.da.md", &chapter(SHOWS)),
        ("data/oversigt.yaml", &matrix(&rows)),
    ]);
    let prepared = reading.prepared.as_ref().expect("a site");
    let target = SaveTarget { output: folder.path().join("public"), state: folder.path().join(".tavle") };
    let built = pipeline::build(prepared, &target, false, &(), |_, _| None).expect("saved, and no problems");
    let codes: Vec<&str> = built.warnings.iter().map(Diagnostic::code).collect();
    assert_eq!(codes, ["poster-too-small"]);
    let shown = report::human(&built.warnings, reading.sources(), false);
    assert!(shown.contains("data/oversigt.yaml") && shown.contains("7 points"), "{shown}");
}

#[test]
fn a_number_stands_below_its_heading_also_in_the_first_column() {
    let register = "kind: risk-register\ntitle: Risici\npublic: true\nareas:\n  - title: Boliger\n    risks:\n      \
                    - { risk: Der er for få, likelihood: 3, consequence: 3 }\n";
    let (folder, reading) = site(&[("data/risici.yaml", register.as_bytes())]);
    let prepared = reading.prepared.as_ref().expect("a site");
    let of_data = prepared.routes.documents().iter().find(|(one, _)| matches!(one, Document::DataSet(_)));
    let (document, lang) = of_data.expect("a printed data set");
    let printed = prepared.print(*document, *lang).expect("no problems").expect("a document");
    let pdf = folder.path().join("out.pdf");
    fs::write(&pdf, &printed.pdf).expect("a file");
    let boxes = said("pdftotext", &["-bbox"], &pdf);
    let right_edge = |line: &str| -> f64 {
        let (_, edge) = line.split_once("xMax=\"").expect("an edge");
        edge.split('"').next().and_then(|edge| edge.parse().ok()).expect("a number")
    };
    // The table stands behind the map, whose numbers have no heading.
    let mut table = boxes.lines().skip_while(|line| !line.contains(">Nr.</word>"));
    let heading = table.next().expect("a heading");
    let number = table.find(|line| line.contains(">1</word>")).expect("a number below it");
    // The head is set in another weight. At the start of the line the number would be more than 10 points away.
    assert!((right_edge(heading) - right_edge(number)).abs() < 2.5, "{heading} {number}");
}

#[test]
fn an_output_that_cannot_be_made_is_never_saved_empty() {
    let (_folder, reading) = site(&[]);
    let output = Output { path: "data/schema/matrix.json".into(), what: OutputKind::Schema(Kind::Matrix) };
    let made = reading.prepared.expect("a site").output(&output, &Measures::default());
    let problem = *made.expect_err("no schema is published at an address that it does not have");
    assert_eq!(problem.code(), "not-made");
    let shown = report::human(&[problem], &Sources::default(), false);
    assert!(shown.contains("data/schema/matrix.json"), "{shown}");
}

#[test]
fn a_cell_of_three_pages_is_printed_whole() {
    let long: String = (0..1500).map(|n| format!("ord{n} ")).collect();
    let rows = format!(
        "      - {{ id: a, task: {{ da: Lang }}, description: {{ da: '{long}' }}, responsible: bolig }}\n      \
         - {{ id: b, task: {{ da: Bagefter }}, responsible: bolig }}\n"
    );
    let (printed, reported, _) =
        handbook(&[("content/plan/tekst.da.md", &chapter(SHOWS)), ("data/oversigt.yaml", &matrix(&rows))]);
    assert_eq!(reported, []);
    let words: Vec<&str> = printed.split_whitespace().collect();
    for n in 0..1500 {
        assert!(words.contains(&format!("ord{n}").as_str()), "ord{n} is lost");
    }
    assert!(printed.contains("Bagefter"));
}

#[test]
fn lists_are_printed_as_deep_as_they_may_be_written() {
    let deep: String = (0..12).map(|n| format!("{}- trin {n}\n", "  ".repeat(n))).collect();
    let (folder, reading) = site(&[("content/plan/tekst.da.md", &chapter(&deep))]);
    let reported = report::human(&reading.diagnostics, reading.sources(), false);
    drop(folder);
    if reported.is_empty() {
        let (printed, _, _) = handbook(&[("content/plan/tekst.da.md", &chapter(&deep))]);
        for n in 0..12 {
            assert!(printed.contains(&format!("trin {n}")), "{printed}");
        }
    } else {
        assert!(reported.contains("content/plan/tekst.da.md"), "{reported}");
    }
}

#[test]
fn a_publication_without_text_is_still_a_document() {
    let (printed, reported, _) = handbook(&[("content/plan/tekst.da.md", "---\ntitle: Teksten\n---\n".as_bytes())]);
    assert_eq!(reported, []);
    assert!(printed.contains("Planen") && printed.contains("Teksten"), "{printed}");
}

#[test]
fn a_plan_that_says_anything_of_how_far_or_when_has_an_overview_of_it() {
    for (activity, has_one) in [
        ("status: in-progress", true),
        ("when: 2026-03", true),
        ("milestones: [{ when: 2026-03, text: { da: Samlet } }]", true),
        ("responsible: bolig", false),
    ] {
        let plan = format!(
            "kind: activity-plan\ntitle: {{ da: Aktiviteter }}\ngroups:\n  - title: {{ da: Alt }}\n    tasks:\n      \
             - title: {{ da: Opgave }}\n        activities:\n          - activity: {{ da: Skrive }}\n            {activity}\n"
        );
        let publication = "title: Planen\nkind: plan\nhandbooks: [status]\nchapters: [tekst]\n";
        let (_folder, reading) = site(&[
            ("content/plan/publication.yaml", publication.as_bytes()),
            ("content/plan/tekst.da.md", &chapter("![](/data/plan.yaml)")),
            ("data/plan.yaml", plan.as_bytes()),
        ]);
        let shown = report::human(&reading.diagnostics, reading.sources(), false);
        let prepared = reading.prepared.as_ref().unwrap_or_else(|| panic!("{shown}"));
        let is_status = |(one, _): &(Document, Lang)| matches!(one, Document::Status(..));
        assert_eq!(prepared.routes.documents().iter().any(is_status), has_one, "{activity} {shown}");
    }
}

#[test]
fn headings_with_footnotes_and_notes_within_notes_stop_nothing() {
    let text = "## Mål[^1]\n\nTekst[^2] og igen[^2].\n\n[^1]: Om målet.\n[^2]: Note med [henvisning](#maal).\n";
    let (printed, reported, _) = handbook(&[("content/plan/tekst.da.md", &chapter(text))]);
    assert_eq!(reported, []);
    assert!(printed.contains("Om målet.") && printed.contains("Note med henvisning"), "{printed}");
}

#[test]
fn three_languages_one_of_them_from_right_to_left() {
    let (folder, reading) = site(&[
        (
            "site.yaml",
            "name: { da: Prøvested, en: Test place, ar: مكان }\nbase_url: https://plan.example\nlanguages: [da, en, ar]\n"
                .as_bytes(),
        ),
        (
            "content/plan/publication.yaml",
            "title: { da: Planen, en: The plan, ar: الخطة }\nkind: plan\nversion: \"1\"\nchapters: [tekst]\n".as_bytes(),
        ),
        ("content/plan/tekst.en.md", "---\ntitle: The text\n---\n\nText.\n".as_bytes()),
        ("content/plan/tekst.ar.md", format!("---\ntitle: النص\n---\n\nمرحبا بكم في بلديتنا.\n\n{SHOWS}\n").as_bytes()),
        (
            "data/oversigt.yaml",
            "kind: matrix\ntitle: { da: Oversigt, en: Overview, ar: نظرة عامة }\nsections:\n  - title: { da: Alt, en: All, ar: الكل }\n    \
             rows:\n      - task: { da: Bolig, en: Housing, ar: السكن }\n        responsible: bolig\n"
                .as_bytes(),
        ),
    ]);
    let prepared = reading.prepared.as_ref().expect("a site");
    let arabic: Lang = prepared.site.languages.find("ar").expect("Arabic");
    for (document, lang) in prepared.routes.documents().iter().filter(|(_, lang)| *lang == arabic) {
        let printed =
            prepared.print(*document, *lang).unwrap_or_else(|f| panic!("{document:?}: {f:?}")).expect("a document");
        let pdf = folder.path().join("out.pdf");
        fs::write(&pdf, &printed.pdf).expect("a file");
        let text = said("pdftotext", &["-raw"], &pdf);
        assert!(!text.contains('\u{fffd}'), "{document:?}: {text}");
        if let Document::Handbook(_) = document {
            assert!(text.contains("السكن") && text.contains("بلديتنا"), "{text}");
        }
    }
}

#[test]
fn a_theme_may_replace_any_print_template_and_a_problem_in_it_has_its_place() {
    let with = |template: &str| {
        let (folder, reading) = site(&[
            (
                "site.yaml",
                "name: { da: Prøvested }\nbase_url: https://plan.example\nlanguages: [da]\ntheme: egen\n".as_bytes(),
            ),
            ("themes/egen/print/chapter.typ", template.as_bytes()),
        ]);
        let prepared = reading.prepared.as_ref().expect("a site");
        let chapter = prepared.routes.documents().iter().find(|(one, _)| matches!(one, Document::Chapter(_)));
        let (document, lang) = *chapter.expect("a chapter");
        let printed = prepared.print(document, lang);
        let pdf = folder.path().join("out.pdf");
        match printed {
            Ok(printed) => {
                fs::write(&pdf, &printed.expect("a document").pdf).expect("a file");
                said("pdftotext", &["-raw"], &pdf)
            }
            Err(problems) => report::human(&problems, reading.sources(), false),
        }
    };
    let own = "#import \"flow.typ\": *\n#show: document\n= Vores eget\n#data.title\n";
    let printed = with(own);
    assert!(printed.contains("Vores eget") && printed.contains("Teksten"), "{printed}");

    let shown = with("#import \"flow.typ\": *\n#show: document\n#ukendt(1)\n");
    assert!(shown.contains("themes/egen/print/chapter.typ:3:2"), "{shown}");
    assert!(shown.starts_with("error[bad-print-template]") && shown.contains("unknown variable"), "{shown}");

    // What is set without the document's title is no accessible PDF, and that is so at no place of the template.
    let shown = with("Kun tekst\n");
    assert!(shown.starts_with("error[cannot-print]"), "{shown}");
}
