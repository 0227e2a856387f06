//! What is typed: commands and options. Their doc comments are the command's help.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::schema::PrintKind;

/// Tavle makes a public website and printed documents of a municipality's strategies and plans. Texts are written in Markdown, and every
/// table comes from a data file in YAML: a fact is written once and is the same everywhere, in every language.
///
/// Begin with `tavle init my-site`, then `tavle serve` in that folder and open the address it shows.
#[derive(Debug, Parser)]
#[command(name = "tavle", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(
    after_help = "Exit codes: 0 done · 1 faults in the site · 2 wrong usage · 3 the machine (disk, rights, port)"
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the whole site and save it
    ///
    /// All faults of all files are told in one run. With an error anywhere nothing is saved, and the site that was
    /// built before stays as it is.
    Build(BuildArgs),
    /// Make printed documents, each as a PDF
    ///
    /// Without more, the handbook of every publication in every language is made. `build` makes the same documents,
    /// as far as `handbooks:` asks for them, and links to them from the site.
    Handbook(HandbookArgs),
    /// Say what is wrong with the site, and how much of it is translated, without saving anything
    Check(CheckArgs),
    /// Show the site in a browser on this machine, and anew whenever a file is saved
    ///
    /// While there is a fault the site is shown as it was, with what is to be mended over it.
    Serve(ServeArgs),
    /// Make a small, complete site to begin with
    Init(InitArgs),
    /// Print the JSON Schema of a file, for editors that help while you write
    Schema(SchemaArgs),
    /// Print the licences of everything that Tavle is made of
    Licences,
    /// Print the script that lets a shell complete Tavle's commands
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, to be read with `man -l`
    Man,
}

/// What every command on a site takes.
#[derive(Clone, Debug, Args)]
pub struct SiteArgs {
    /// The site's folder: the one with site.yaml in it
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub root: PathBuf,
    /// Publish at this address instead of the `base_url` in site.yaml
    #[arg(long, value_name = "ADDRESS", value_parser = web_address)]
    pub base_url: Option<String>,
    /// Make the site as it is on this day: what is late, what is next, what is shown yet
    ///
    /// Without it the day is taken from SOURCE_DATE_EPOCH, else it is today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<Date>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// How faults are told: for people, or as data for programs
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: Format,
    /// Say nothing but faults
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    pub site: SiteArgs,
    /// Where the finished site is saved
    #[arg(long, short, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Write links that work when the folder is opened from a disk or a memory stick
    #[arg(long)]
    pub portable: bool,
    /// Say of each file that was written, printed or removed why that was done
    #[arg(long)]
    pub explain: bool,
    /// Show drafts, and what is to be published later, on pages that say so: for a folder of their own, never to be
    /// published
    #[arg(long, requires = "output")]
    pub drafts: bool,
    /// Leave the printed documents out, and the links to them
    #[arg(long)]
    pub no_print: bool,
    /// Say how long each stage took, and each family of files
    #[arg(long)]
    pub timings: bool,
}

#[derive(Debug, Args)]
#[command(override_usage = "tavle handbook [OPTIONS] [PUBLICATION]\n       tavle handbook [OPTIONS] --unit <ID>")]
pub struct HandbookArgs {
    /// The publication: its folder under content/, or its word in the address. Without it, all
    pub publication: Option<String>,
    #[command(flatten)]
    pub site: SiteArgs,
    /// The language, as in `da`. Without it, all
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// The kind of document; `handbook` if left out
    #[arg(long, value_name = "KIND", value_enum)]
    pub kind: Option<PrintKind>,
    /// The id of a unit whose tasks are to be printed
    #[arg(long, value_name = "ID", conflicts_with = "publication", conflicts_with = "kind")]
    pub unit: Option<String>,
    /// Where the documents are saved
    #[arg(long, short, value_name = "FOLDER", default_value = ".")]
    pub output: PathBuf,
    /// Instead of documents, write what each is set from, to try print templates with Typst itself
    #[arg(long, value_name = "FOLDER", conflicts_with = "output")]
    pub typst: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub site: SiteArgs,
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub site: SiteArgs,
    /// The port; if it is taken, the next free one is used
    #[arg(long, short, value_name = "NUMBER")]
    pub port: Option<u16>,
    /// The address to listen on; anything but this machine's own shows the site to others on the network
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Show drafts as well, and what is to be published later; only on this machine
    #[arg(long)]
    pub drafts: bool,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
    /// Look at the files twice a second, for network drives that do not tell when a file is saved
    #[arg(long)]
    pub poll: bool,
    /// The address that opens a file in your editor, for the links of faults that the browser shows; empty for none
    #[arg(long, value_name = "ADDRESS", default_value = "vscode://file{file}:{line}:{column}")]
    pub editor: String,
}

#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder to make; it must be empty or not there yet
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The file or kind of data: site, publication, front-matter, theme, strings, or a kind such as matrix. Without it, all are listed
    pub name: Option<String>,
    /// Write all schemas to this folder instead
    #[arg(long, value_name = "FOLDER", conflicts_with = "name")]
    pub all: Option<PathBuf>,
}

fn day(text: &str) -> Result<Date, String> {
    match text.parse::<Date>() {
        Ok(day) if text.len() == 10 => Ok(day),
        _ => Err("write the day as year, month and day, as in 2026-11-22".into()),
    }
}

fn web_address(text: &str) -> Result<String, String> {
    match crate::model::contact::is_web_address(text) {
        true => Ok(text.to_owned()),
        false => Err("write the address in full, as in https://plans.example.org".into()),
    }
}

/// The kinds of printed documents by the words under which `handbooks:` knows them.
impl ValueEnum for PrintKind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.word()))
    }
}
