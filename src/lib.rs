//! Tavle reads YAML data and Markdown text and writes a public site in two or more languages and printed documents, in
//! which every table comes from the data. A fact is written once and is the same everywhere, in every language.
//!
//! # The house
//!
//! The code is a pipeline of rooms, one above the other. A room uses only the rooms below it, and a new stage has
//! a new type. `tests/house.rs` reads the source and holds both rules.
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
//! * **Faults are values.** A stage returns [`base::Checked`]: its value and every diagnostic it has. Nothing
//!   stops at the first fault, and with an error anywhere nothing is saved.
//! * **Only [`load`], [`save`], [`serve`] and [`cli`] touch files, the clock, the network or the terminal.** All
//!   that lies between is a pure function, so it can run in parallel and gives the same bytes everywhere.
//! * **Languages are data.** No room knows which languages a site has, or how many.
//! * **Templates see their page and nothing else.**

#![forbid(unsafe_code)]
#![warn(
    clippy::dbg_macro,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::todo,
    clippy::unimplemented,
    clippy::unwrap_used
)]

pub mod base;
pub mod cli;
pub mod load;
pub mod markup;
pub mod model;
pub mod pages;
pub mod parse;
pub mod pipeline;
pub mod render;
pub mod routes;
pub mod save;
pub mod schema;
pub mod serve;
