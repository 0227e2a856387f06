//! What is sealed stays so however it is written, and every change of its wording is noticed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tavle::base::FileId;
use tavle::load::on_disk;
use tavle::model::{PublicationId, seal};
use tavle::pipeline::{self, Options, Prepared};
use tavle::schema::SEAL_FILE;

use super::built::Broken;

/// Seals what asks for it.
pub fn seal(options: &Options) {
    let Some(prepared) = pipeline::prepare(options, &()).prepared else { return };
    for (id, publication) in asked(&prepared) {
        let folder = on_disk(&options.root, &format!("content/{}", prepared.site.publication(id).folder));
        let yaml = seal::seal(id, &prepared.site, &prepared.sources).yaml();
        fs::write(folder.join(SEAL_FILE), yaml).unwrap_or_else(|e| panic!("{publication}: {e}"));
    }
}

fn asked(prepared: &Prepared) -> Vec<(PublicationId, String)> {
    let all = (0..).map(PublicationId).zip(&prepared.site.publications);
    all.filter(|(_, one)| one.is_sealed).map(|(id, one)| (id, one.folder.to_string())).collect()
}

pub fn law(options: &Options) -> Result<(), Broken> {
    let Some(prepared) = pipeline::prepare(options, &()).prepared else { return Ok(()) };
    let sealed = asked(&prepared);
    if sealed.is_empty() {
        return Ok(());
    }
    let path = |file: FileId| on_disk(&options.root, &prepared.sources.get(file).path);
    // All that was sealed, by where it stands.
    let own: BTreeSet<FileId> = sealed.iter().flat_map(|(id, _)| seal::files(*id, &prepared.site)).collect();
    for file in &own {
        rewrite(&path(*file));
    }
    let found = changes(options);
    Broken::unless_empty("a seal holds however a file is written", &found)?;
    let mut unseen = Vec::new();
    for (id, _) in &sealed {
        let publication = prepared.site.publication(*id);
        append(&path(publication.file), "subtitle: { \"*\": Ny undertitel }\n");
        let chapters = publication.chapters().map(|chapter| prepared.site.chapter(chapter));
        let texts: Vec<FileId> = chapters.flat_map(|one| one.versions.iter().flatten()).map(|one| one.file).collect();
        texts.iter().for_each(|file| append(&path(*file), "\nEn ny sætning.\n"));
        let found = changes(options);
        let changed =
            texts.into_iter().chain([publication.file]).map(|file| prepared.sources.get(file).path.to_string());
        unseen.extend(changed.filter(|path| !found.contains(path)));
    }
    Broken::unless_empty("a change of what is sealed is noticed", &unseen)
}

/// The files in which something has changed since it was sealed.
fn changes(options: &Options) -> Vec<String> {
    let reading = pipeline::prepare(options, &());
    let about = reading.diagnostics.iter().filter(|problem| seal::is_about_change(problem));
    let path = |file: FileId| reading.sources().get(file).path.to_string();
    about.filter_map(|problem| problem.place.as_ref().map(|place| path(place.file))).collect()
}

/// The same file as another editor saves it: with other line ends, and a comment where comments can stand.
fn rewrite(path: &Path) {
    let text = fs::read_to_string(path).expect("a file of the site").replace('\n', "\r\n");
    let more = if path.extension().is_some_and(|ending| ending == "yaml") { "# En note.\r\n" } else { "" };
    fs::write(path, text + more).expect("a file is written");
}

fn append(path: &Path, more: &str) {
    let text = fs::read_to_string(path).expect("a file of the site");
    fs::write(path, text + more).expect("a file is written");
}
