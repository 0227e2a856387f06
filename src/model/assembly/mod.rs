//! From the records of all files to the site: each part is made whole before the next one uses it, and the site last.

mod all_statuses;
mod amounts;
mod anchors;
mod around;
mod broken;
mod chapters;
mod circles;
mod copies;
mod data;
mod frame;
mod limits;
mod links;
mod publications;
mod references;
mod relations;
mod sections;
mod texts;
mod versions;

use std::sync::Arc;

use super::cache::{Cache, Understood};
use super::choices::AllChosen;
use super::dataset::DataSet;
use super::division::{self, PageSizes};
use super::embed::Embed;
use super::excerpts::Excerpts;
use super::ids::{DataId, PublicationId};
use super::mentions::Mentions;
use super::missing_reports;
use super::paths::Paths;
use super::publication;
use super::review_notes;
use super::scope::Scope;
use super::seal;
use super::showings::Showings;
use super::site::Site;
use super::text_reader::{Findings, ONCE};
use super::unit;
use super::visibility::{Audience, Hidden, LeftOut};
use super::vocabulary::Vocabulary;
use crate::cache::values_files;
use all_statuses::all_statuses;
use around::Around;
use broken::Broken;
use references::AllSets;
use tavle_base::checked::has_error;
use tavle_base::{Checked, Diagnostic, KeyPath};
use tavle_load::Sources;
use tavle_schema::{ChapterEntry, Records};
use texts::Texts;

/// The site that the records mean to its `audience`, with pages of these `sizes`. `base_url` is used instead of the one in
/// `site.yaml`. Data sets that are known are not made again.
pub fn site(
    records: Records,
    sources: &Sources,
    base_url: Option<&str>,
    (audience, sizes): (Audience, PageSizes),
    mut cache: Option<&mut Cache>,
) -> Checked<Site> {
    let Records { site: (file, mut written), languages, data, publications, texts, seals, files, broken, partial } =
        records;
    let (missing, customs) = (written.missing, written.customs());
    let time_zone = written.time_zone.as_deref().and_then(frame::time_zone);
    let around = Around { languages: &languages, missing, customs, time_zone: time_zone.as_ref(), audience, sources };
    let mut found = Findings::new(&languages);
    let names = (std::mem::take(&mut written.statuses), std::mem::take(&mut written.roles));
    let mut site_reader = around.reader(file);
    let has_every = |key| partial.get(&file).is_none_or(|partial| partial.is_whole(&KeyPath::top().key(key)));
    let nothing = Vocabulary { is_incomplete: !(has_every("statuses") && has_every("roles")), ..Vocabulary::default() };
    let vocabulary = nothing.with(names.0.clone(), names.1.clone(), None, &mut site_reader);
    let has_broken = !(broken.is_empty() && partial.is_empty());
    let broken = Broken::new(&broken, sources);
    let mut left_out = LeftOut { hidden: broken.hidden(), withdrawn: Vec::new() };

    let (unit_files, data): (Vec<_>, Vec<_>) = data.into_iter().partition(|(_, record)| unit::is_list(record));
    let has_every_id = |file| partial.get(file).is_none_or(|partial| partial.has_every("units", "id"));
    let is_incomplete = broken.units || !unit_files.iter().all(|(file, _)| has_every_id(file));
    if let Some(cache) = &mut cache {
        let ways = (missing, customs, time_zone.clone());
        cache.begin(unit_files.clone(), is_incomplete, &languages, names, (ways, values_files(sources)));
    }
    let unit_paths = unit_files.iter().map(|(file, _)| around.data_path(*file)).collect();
    let unit_files = unit_files
        .into_iter()
        .filter_map(|(file, record)| Some((around.reader(file), unit::list(Arc::unwrap_or_clone(record))?)))
        .collect();
    let (units, with_columns) = unit::units(unit_files, is_incomplete, &mut found);
    let unit_columns = data::of_units(with_columns, (&units, &vocabulary), sources, &mut found);
    let understood = data::sets(data, (&units, &vocabulary), &around, cache);
    data::unused_values(&understood, !broken.data.is_empty() || !partial.is_empty(), sources, &mut found.diagnostics);
    let sets: Vec<_> = understood.iter().map(|Understood { set, .. }| set.clone()).collect();

    let frame = frame::frame(written, base_url, &units, site_reader, &mut found);
    let mut texts = Texts::new(texts, (&units, &around), &mut left_out.hidden, &mut found.diagnostics);
    for folder in &broken.publications {
        texts.hide(folder, Hidden::Invalid, &mut left_out.hidden);
    }
    let publications = publications.into_iter().map(|(file, one)| (file, Arc::unwrap_or_clone(one))).collect();
    let listed = publications::visible(publications, &mut texts, &around, &mut left_out, &mut found);
    let mut listed = publications::in_order(listed, frame.order, file, &left_out.hidden, &mut found.diagnostics);
    for (id, one) in (0..).map(PublicationId).zip(&listed) {
        texts.list(id, &one.folder, one.publication.chapters.iter().flat_map(ChapterEntry::names).map(AsRef::as_ref));
    }
    texts.hide_of_partial(&partial, sources, &mut left_out.hidden);
    texts.hide_unlisted(sources, &mut left_out.hidden, &mut found.diagnostics);
    let texts = texts.finish();
    let serving = publications::serving(&mut listed);
    let mut publications =
        publications::read(listed, (&units, &frame.prints), &texts, &around, &mut left_out, &mut found);
    publications::sealed(&mut publications, seals, &around);
    left_out.withdrawn.extend(texts.own_expired(&mut found));
    texts.translated(&around, &mut found.diagnostics);
    texts.count(&mut found.coverage);
    found.diagnostics.extend(versions::differences(&texts.chapters, &around));
    let mut data = data::visible(understood, audience, (&texts, &partial), &mut left_out, &mut found);
    let statement = frame.statement.and_then(|written| frame::statement(written, file, &texts, &mut found.diagnostics));

    let all_sets = AllSets { all: &sets, data: &data, hidden: &left_out.hidden };
    let relations = relations::relations(found.references, serving, &all_sets, &mut found.diagnostics);
    relations::with_columns(&mut data, &relations);

    let paths = Paths {
        units: unit_paths,
        data: data.iter().enumerate().map(|(n, set)| (set.path.clone(), DataId::of(n))).collect(),
        publications: (0..).map(PublicationId).zip(&publications).map(|(id, one)| (one.folder.clone(), id)).collect(),
        chapters: texts.by_path,
        files: files.into_iter().map(|(id, path)| (path, id)).collect(),
        hidden: left_out.hidden,
    };
    let (chapters, home, pages) = (texts.chapters, texts.home, texts.pages);
    // Both look at every row.
    let (mentions, copied) = rayon::join(
        || Mentions::new(&units, (0..).map(DataId).zip(data.iter().map(AsRef::as_ref))),
        || copies::copies(&sets, &data),
    );
    found.diagnostics.extend(copied);
    let statuses = all_statuses(&vocabulary.statuses, &data);
    let chosen = AllChosen::new((0..).map(DataId).zip(data.iter().map(AsRef::as_ref)));
    let scope = Scope {
        languages: &languages,
        units: &units,
        data: &data,
        mentions: &mentions,
        publications: &publications,
        chapters: &chapters,
        home,
        pages: &pages,
        paths: &paths,
    };
    let links = links::resolve(&found.links, &scope, sources, &mut found.diagnostics);
    let images = links::images(&chapters, &links, sources, &mut found.diagnostics);
    let belonging = links::belonging(&scope, &links, audience.as_of);
    // What has no page is not divided: its rows would stand nowhere.
    let of_set = |set: &Arc<DataSet>| if frame.outputs.data { division::parts(set, sizes) } else { Box::default() };
    let parts: Vec<_> = data.iter().map(of_set).collect();
    let rows = |embed: &Embed| {
        let n = embed.data.index();
        let today = (!belonging[n].has_ended).then_some(audience.as_of);
        embed.rows(&data[n], (&units, &mentions), today).collect::<Vec<_>>()
    };
    let is_divided = |embed: &Embed| !parts[embed.data.index()].is_empty() && rows(embed).len() > sizes.whole;
    let excerpts = Excerpts::new(&publications, (&chapters, &links), rows);
    let showings = Showings::new(&languages, (&chapters, &links), &publications, (data.len(), &is_divided));
    let site = Site {
        name: frame.name,
        base_url: frame.base_url,
        owner: frame.owner,
        contact: frame.contact,
        licence: frame.licence,
        statement,
        outputs: frame.outputs,
        time_zone,
        prints: frame.prints,
        languages,
        missing,
        as_of: audience.as_of,
        shows_drafts: audience.drafts,
        units,
        unit_columns,
        data,
        publications,
        chapters,
        home,
        pages,
        links,
        belonging,
        sizes,
        parts,
        showings,
        excerpts,
        mentions,
        statuses,
        chosen,
        relations,
        images,
        paths,
        withdrawn: left_out.withdrawn,
        coverage: found.coverage,
    };
    let mut diagnostics = found.diagnostics;
    once(&mut diagnostics);
    anchors::dead(&site, &mut diagnostics);
    links::after_validity(&site, &mut diagnostics);
    missing_reports::warnings(&site, &mut diagnostics);
    missing_reports::in_future(&site, &mut diagnostics);
    limits::cut_in_workbooks(&site, &mut diagnostics);
    frame::no_home_text(&site, file, &mut diagnostics);
    diagnostics.extend(review_notes::in_future(&site));
    diagnostics.extend(publication::correction_days(&site.publications, site.as_of));
    // Where something cannot be read, nobody knows what has changed.
    if !has_error(&diagnostics) && !has_broken {
        diagnostics.extend(seal::problems(&site, sources));
    }
    Checked { value: site, diagnostics }
}

/// Leaves of what one line of `site.yaml` puts right only the first that is said.
fn once(diagnostics: &mut Vec<Diagnostic>) {
    for code in ONCE {
        let file = |one: &Diagnostic| one.place.as_ref().map(|place| place.file);
        let first = diagnostics.iter().filter(|one| one.message.code() == code).filter_map(file).min();
        diagnostics.retain(|one| one.message.code() != code || file(one) == first);
    }
}
