//! Tavle reads YAML data and Markdown text and writes a public site in two or more languages and printed documents, in
//! which every table comes from the data. A fact is written once and is the same everywhere, in every language.
//!
//! # The house
//!
//! The code is a pipeline of rooms, one above the other, each a crate. A room uses only the rooms below it, which its
//! `Cargo.toml` names, and a new stage has a new type.
//!
//! | room | takes | gives | what it is for |
//! |---|---|---|---|
//! | [`base`] | | | what every room knows: diagnostics, places, languages, slugs |
//! | [`load`] | a folder | [`load::Sources`] | the only reading of the site's files |
//! | [`parse`] | one source | trees | YAML and Markdown as syntax, with the place of everything |
//! | [`schema`] | trees | records | what authors may write, one noun a file |
//! | [`model`] | records | [`model::Site`] | what it means: references, links and anchors are resolved, once; colours are judged |
//! | [`routes`] | the site | [`routes::Routes`] | every output and every address, decided once, and judged |
//! | [`markup`] | words and where they lead | HTML | escaping, running text and phrases, for pages and templates |
//! | [`pages`] | site and routes | [`pages::Page`] | what each output shows, as plain data |
//! | [`render`] | a page and the theme | bytes | HTML, PDF and the other formats, pure |
//! | [`save`] | bytes | files | the only writing: what differs, all or nothing |
//! | [`pipeline`] | a folder | a saved site | the rooms in order, said once |
//! | [`serve`] | a site | answers on loopback | the same pages, made when asked for |
//! | [`cli`] | arguments | an exit code | the command `tavle` |
//!
//! # What holds everywhere
//!
//! * **Diagnostics are values.** A stage returns [`base::Checked`]: its value and every diagnostic it has. Nothing
//!   stops at the first problem, and with an error anywhere nothing is saved.
//! * **Only [`load`], [`save`], [`serve`] and [`cli`] touch files, the clock, the network or the terminal.** All
//!   that lies between is a pure function, so it can run in parallel and gives the same bytes everywhere.
//! * **Languages are data.** No room knows which languages a site has, or how many.
//! * **Templates see their page and nothing else.**
//!
//! # Words of the house
//!
//! What the code calls things that have no one name in the field, or several.
//!
//! | word | what it is |
//! |---|---|
//! | source | a file of the site as it was read: path, text, and a number by which places name it |
//! | place | where something is written: a file, and bytes in it or a path of keys |
//! | record | what one YAML file says, as a value of Rust |
//! | partial | what is left of a file with errors once the wrong parts are removed |
//! | data set | a record of data as a table: columns, groups and rows, whatever its kind |
//! | kind | what a data set holds, such as a matrix or a roadmap; its specification says what the program needs to know |
//! | part | an entry of a list within a row that has facts of its own: a milestone, an action, an indicator |
//! | role | how a unit takes part in a row: responsible, coordinator, decides, partners, consulted, informed |
//! | unit | who does something: a department, team, committee, post or partner |
//! | publication | a strategy, policy, plan or handbook: chapters in parts, with an owner and a validity |
//! | embed | data put on a page by a Markdown image whose destination is a data file |
//! | exhibit | an embed as it stands on a page: a rendered data view (a table, list or figure) |
//! | destination | what a link leads to, as a typed id |
//! | audience | for whom and for which day a site is made; it decides what is visible |
//! | former, withdrawn | an address whose page has expired; it stays and says so |
//! | output kind | what one output shows; every output is one value of it |
//! | aspect | a plan by unit, by time or by group, each a page of its own |
//! | inputs, localized site, page context | what pages are made from; the same in one language; the same seen from one address |
//! | customs | how a site counts its winters, its fiscal years and the hours of its times |
//! | phrase | a few words with language, links and emphasis, not yet HTML |
//! | prose | a chapter's text on a page, with its exhibits and images |
//! | masthead, frame, main | what the whole site, one page, and a page of one sort show around and above the content |
//! | sheet | a printed data set on one page for the wall |
//! | as-of date | the day for which a site is made, on which lateness and validity are decided |
//! | artifact cache | printed documents and search indexes of earlier builds, by the hash of all that they are made from |
//! | build stamp | the hash of the inputs of the last build, by which an identical build is skipped |

pub use tavle_base as base;
pub use tavle_cli as cli;
pub use tavle_load as load;
pub use tavle_markup as markup;
pub use tavle_model as model;
pub use tavle_pages as pages;
pub use tavle_parse as parse;
pub use tavle_pipeline as pipeline;
pub use tavle_render as render;
pub use tavle_routes as routes;
pub use tavle_save as save;
pub use tavle_schema as schema;
pub use tavle_serve as serve;
