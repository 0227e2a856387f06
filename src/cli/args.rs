//! What is typed: commands and options. `help` puts their texts on them, from the catalogue of messages.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::words::catalogue;
use tavle_base::message;
use tavle_schema::PrintKind;

#[derive(Debug, Parser)]
#[command(name = "tavle", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Build(BuildArgs),
    Handbook(HandbookArgs),
    Check(CheckArgs),
    Seal(SealArgs),
    Serve(ServeArgs),
    Init(InitArgs),
    Schema(SchemaArgs),
    Licences,
    Completions { shell: clap_complete::Shell },
    Man,
}

/// What every command on a site takes.
#[derive(Clone, Debug, Args)]
pub struct SiteArgs {
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub root: PathBuf,
    #[arg(long, value_name = "ADDRESS", value_parser = web_address)]
    pub base_url: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<Date>,
    #[arg(long)]
    pub strict: bool,
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub format: Format,
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
    #[arg(long, short, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub portable: bool,
    #[arg(long)]
    pub explain: bool,
    #[arg(long, requires = "output")]
    pub drafts: bool,
    #[arg(long)]
    pub no_print: bool,
    #[arg(long)]
    pub timings: bool,
}

#[derive(Debug, Args)]
#[command(override_usage = "tavle handbook [OPTIONS] [PUBLICATION]\n       tavle handbook [OPTIONS] --unit <ID>")]
pub struct HandbookArgs {
    pub publication: Option<String>,
    #[command(flatten)]
    pub site: SiteArgs,
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    #[arg(long, value_name = "KIND", value_parser = print_kinds())]
    pub kind: Option<PrintKind>,
    #[arg(long, value_name = "ID", conflicts_with = "publication", conflicts_with = "kind")]
    pub unit: Option<String>,
    #[arg(long, short, value_name = "FOLDER", default_value = ".")]
    pub output: PathBuf,
    #[arg(long, value_name = "FOLDER", conflicts_with = "output")]
    pub typst: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub site: SiteArgs,
}

#[derive(Debug, Args)]
pub struct SealArgs {
    pub publication: String,
    #[command(flatten)]
    pub site: SiteArgs,
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub site: SiteArgs,
    #[arg(long, short, value_name = "NUMBER")]
    pub port: Option<u16>,
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub host: IpAddr,
    #[arg(long)]
    pub drafts: bool,
    #[arg(long)]
    pub open: bool,
    #[arg(long)]
    pub poll: bool,
    #[arg(long, value_name = "ADDRESS", default_value = "vscode://file{file}:{line}:{column}")]
    pub editor: String,
}

#[derive(Debug, Args)]
pub struct InitArgs {
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    pub name: Option<String>,
    #[arg(long, value_name = "FOLDER", conflicts_with = "name")]
    pub all: Option<PathBuf>,
}

fn day(text: &str) -> Result<Date, String> {
    match text.parse::<Date>() {
        Ok(day) if text.len() == 10 => Ok(day),
        _ => Err(catalogue().text(&message!("typed.day"))),
    }
}

fn web_address(text: &str) -> Result<String, String> {
    match tavle_model::contact::is_web_address(text) {
        true => Ok(text.to_owned()),
        false => Err(catalogue().text(&message!("typed.address"))),
    }
}

/// The kinds of printed documents by the words under which `handbooks:` knows them.
fn print_kinds() -> impl TypedValueParser<Value = PrintKind> {
    let known = |word: String| PrintKind::find(&word).expect("only a word of a kind comes through");
    PossibleValuesParser::new(PrintKind::ALL.map(PrintKind::word)).map(known)
}
