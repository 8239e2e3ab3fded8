//! What can be typed. Help texts stand in `i18n::ui`, in both languages, and are put in by `command`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::{Lang, Vote};

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "escrutinio", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Language of the output.
    #[arg(long, global = true, value_enum, default_value_t = LangArg::Es)]
    pub lang: LangArg,
    /// Colour.
    #[arg(long, global = true, value_enum, default_value_t = ColorArg::Auto)]
    pub color: ColorArg,
    /// Nothing on standard error but problems.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// A language, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Spanish.
    Es,
    /// English.
    En,
}

impl From<LangArg> for Lang {
    fn from(value: LangArg) -> Self {
        match value {
            LangArg::Es => Self::Es,
            LangArg::En => Self::En,
        }
    }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// The first screen.
    Text,
    /// The report, as other programs read it.
    Json,
    /// Markdown.
    Md,
}

/// A format of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextOrJson {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// A format of the access of the crews.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HoursFormat {
    /// For people.
    Text,
    /// The report's `access`.
    Json,
    /// A picture.
    Svg,
}

/// A format of `duplicates`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CsvOrJson {
    /// CSV; of `--why`, text.
    Csv,
    /// JSON.
    Json,
    /// The picture of `--why`.
    Svg,
}

/// A format of a rule's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// For people.
    Text,
    /// Markdown.
    Md,
    /// For programs.
    Json,
}

/// From which severity on `audit` answers 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Any finding.
    Note,
    /// Low and above.
    Low,
    /// Medium and above.
    Medium,
    /// High.
    High,
    /// Never.
    Never,
}

/// How a table's columns are to be understood, where the user knows better.
#[derive(Debug, Clone, Default, Args)]
pub struct TableArgs {
    /// `HEADER=field`, or `#G=field` by letter.
    #[arg(long = "columns", value_name = "HEADER=FIELD")]
    pub columns: Vec<String>,
    /// Sheet to read.
    #[arg(long, value_name = "NAME")]
    pub sheet: Vec<String>,
    /// Row of the header; 0 for none.
    #[arg(long, value_name = "N")]
    pub header_row: Option<u32>,
}

/// Where a passphrase comes from.
#[derive(Debug, Clone, Default, Args)]
pub struct PassphraseArgs {
    /// A file whose first line is the passphrase.
    #[arg(long, value_name = "FILE", conflicts_with = "no_passphrase")]
    pub passphrase_file: Option<PathBuf>,
    /// The key has, or gets, no passphrase.
    #[arg(long)]
    pub no_passphrase: bool,
}

/// `audit`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub struct AuditArgs {
    /// Case folder, or a single roll.
    pub case: PathBuf,
    /// Folder for the packs.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Write the confidential pack too.
    #[arg(long, requires = "out")]
    pub confidential: bool,
    /// Key that signs the packs.
    #[arg(long, value_name = "KEY", requires = "out")]
    pub sign: Option<PathBuf>,
    /// Passphrase of that key.
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
    /// Format of standard output.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Names and identifiers written out.
    #[arg(long)]
    pub names: bool,
    /// Findings of this weight make the exit code 10.
    #[arg(long, value_enum, default_value_t = FailOn::Never)]
    pub fail_on: FailOn,
    /// A rule that could not run makes the exit code 11.
    #[arg(long)]
    pub strict: bool,
    /// Kind of vote.
    #[arg(long, value_name = "KIND", value_parser = parse_vote)]
    pub vote: Option<Vote>,
    /// Day on which the audit speaks.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
    /// Prints the settings in effect and stops.
    #[arg(long)]
    pub print_config: bool,
    /// How the roll's columns are understood.
    #[command(flatten)]
    pub table: TableArgs,
}

/// `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Folder of the new case.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Files to copy into it.
    #[arg(value_name = "FILE")]
    pub sources: Vec<PathBuf>,
    /// Kind of vote.
    #[arg(long, value_name = "KIND", value_parser = parse_vote)]
    pub vote: Option<Vote>,
    /// Day on which the audit speaks.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
    /// Title for people.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
}

/// `columns`.
#[derive(Debug, Args)]
pub struct ColumnsArgs {
    /// A table.
    pub file: PathBuf,
    /// Format.
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub format: TextOrJson,
    /// How its columns are understood.
    #[command(flatten)]
    pub table: TableArgs,
}

/// `ids`.
#[derive(Debug, Args)]
pub struct IdsArgs {
    /// Kind of identifier.
    #[arg(long, value_enum)]
    pub kind: IdKindArg,
    /// A file with one identifier a line; `-` or nothing: standard input.
    pub file: Option<PathBuf>,
}

/// A kind of identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum IdKindArg {
    /// CURP.
    Curp,
    /// RFC.
    Rfc,
    /// NSS.
    Nss,
}

/// `duplicates`.
#[derive(Debug, Args)]
pub struct DuplicatesArgs {
    /// Tables.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Format.
    #[arg(long, value_enum, default_value_t = CsvOrJson::Csv)]
    pub format: CsvOrJson,
    /// Pairs instead of clusters.
    #[arg(long)]
    pub pairs: bool,
    /// Why two rows are held together, or not.
    #[arg(long, conflicts_with_all = ["pairs", "decisions"])]
    pub why: Option<String>,
    /// Names and identifiers written out.
    #[arg(long, requires = "why")]
    pub names: bool,
    /// What people decided about pairs.
    #[arg(long)]
    pub decisions: Option<PathBuf>,
    /// Every pair of rows compared; the result is the same.
    #[arg(long, conflicts_with = "why")]
    pub every_pair: bool,
    /// Memory that the search may take, such as `512M` or `2G`; the result is the same.
    #[arg(long, conflicts_with_all = ["why", "state"])]
    pub memory: Option<String>,
    /// Where the search is kept, so that only what changed is searched in the next version.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["why", "every_pair"])]
    pub state: Option<PathBuf>,
    /// How the columns are understood.
    #[command(flatten)]
    pub table: TableArgs,
}

/// `count`.
#[derive(Debug, Args)]
pub struct CountArgs {
    /// Case folder.
    pub case: PathBuf,
    /// Format.
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub format: TextOrJson,
}

/// `hours`.
#[derive(Debug, Args)]
pub struct HoursArgs {
    /// Case folder.
    #[arg(required_unless_present = "patterns")]
    pub case: Option<PathBuf>,
    /// Format.
    #[arg(long, value_enum, default_value_t = HoursFormat::Text)]
    pub format: HoursFormat,
    /// The dated duties that were understood.
    #[arg(long, conflicts_with = "format")]
    pub calendar: bool,
    /// The known patterns of shifts.
    #[arg(long, conflicts_with_all = ["case", "format", "calendar"])]
    pub patterns: bool,
    /// Which picture `--format svg` gives.
    #[arg(long, value_enum, default_value_t = PictureArg::Strip)]
    pub picture: PictureArg,
    /// Seed of the simulated queue.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

/// A picture of `hours`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PictureArg {
    /// Crews against hours.
    Strip,
    /// Whom an order could still help.
    Orders,
    /// Whom the desks can serve.
    Desks,
}

/// `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The older roll, or a case.
    #[arg(display_order = 1)]
    pub old: PathBuf,
    /// The newer roll.
    #[arg(display_order = 2)]
    pub new: PathBuf,
    /// Format.
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub format: TextOrJson,
    /// Names and identifiers written out.
    #[arg(long)]
    pub names: bool,
    /// How the columns are understood.
    #[command(flatten)]
    pub table: TableArgs,
}

/// A format of the list of what is to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Text,
    /// A sheet to fill in.
    Csv,
}

/// `decide`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
#[command(group = clap::ArgGroup::new("which").required(true).args(["finding", "from", "list"]))]
#[command(group = clap::ArgGroup::new("verdict").args(["accept", "dismiss", "pending"]).requires("finding"))]
pub struct DecideArgs {
    /// Case folder.
    pub case: PathBuf,
    /// Findings, by id.
    #[arg(long, value_name = "ID", requires = "verdict", requires = "why")]
    pub finding: Vec<String>,
    /// It is right.
    #[arg(long)]
    pub accept: bool,
    /// It is wrong.
    #[arg(long)]
    pub dismiss: bool,
    /// Still asking.
    #[arg(long)]
    pub pending: bool,
    /// Why.
    #[arg(long, value_name = "TEXT", conflicts_with = "list")]
    pub why: Option<String>,
    /// Role or code of who decided.
    #[arg(long, value_name = "CODE", conflicts_with = "list")]
    pub by: Option<String>,
    /// A sheet of decisions.
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Says what would be written.
    #[arg(long, conflicts_with = "list")]
    pub dry_run: bool,
    /// Lists what is to be decided.
    #[arg(long)]
    pub list: bool,
    /// Decided ones too.
    #[arg(long, requires = "list")]
    pub all: bool,
    /// Format of the list.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// `rules`.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Lists the catalogue.
    List {
        /// Format.
        #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
        format: TextOrJson,
    },
}

/// `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A rule's id.
    pub rule: String,
    /// Format.
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub format: PageFormat,
}

/// `key`.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Makes a key.
    New {
        /// Where the key goes.
        file: PathBuf,
        /// Its passphrase.
        #[command(flatten)]
        passphrase: PassphraseArgs,
    },
    /// Shows a key's public half and fingerprint.
    Show {
        /// A key, or a public key.
        file: PathBuf,
        /// Its passphrase.
        #[command(flatten)]
        passphrase: PassphraseArgs,
    },
}

/// `sign`.
#[derive(Debug, Args)]
pub struct SignArgs {
    /// A pack.
    pub pack: PathBuf,
    /// The key.
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// Its passphrase.
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

/// `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// A pack, or an envelope.
    pub pack: PathBuf,
    /// The key you trust: its file, or its fingerprint.
    #[arg(long, value_name = "PUB|FINGERPRINT")]
    pub key: Option<String>,
    /// Says what each step means.
    #[arg(long)]
    pub explain: bool,
}

/// `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Case folder, single roll, or pack.
    pub case: PathBuf,
    /// The document.
    #[arg(long, value_enum, value_name = "DOCUMENT")]
    pub to: ExportTo,
    /// Where it goes.
    #[arg(long = "out", value_name = "DIR", id = "export_out")]
    pub out: Option<PathBuf>,
    /// Open findings too.
    #[arg(long)]
    pub draft: bool,
    /// Names in the report's files.
    #[arg(long)]
    pub names: bool,
    /// Replaces files of the same name.
    #[arg(long)]
    pub replace: bool,
}

/// A document to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportTo {
    /// The petition of the rapid response mechanism.
    Petition,
    /// The objection to the roll.
    Objection,
    /// The findings as a workbook.
    Xlsx,
    /// The report as a PDF.
    Pdf,
    /// The report as a page.
    Html,
    /// The findings for code scanners.
    Sarif,
}

/// `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Folder that holds case folders.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Address; loopback only.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8642")]
    pub listen: String,
}

/// `generate`.
#[derive(Debug, Subcommand)]
pub enum GenerateCommand {
    /// Manual page.
    Man,
    /// Completions.
    Completions {
        /// Shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// JSON schemas.
    Schema {
        /// Which.
        #[arg(value_enum)]
        which: SchemaArg,
    },
    /// A workbook to type a roll into that came on paper or as a picture.
    TypingSheet {
        /// File.
        #[arg(value_name = "FILE")]
        new_file: PathBuf,
    },
    /// The pages of `docs/` that derive from the program.
    Docs {
        /// Folder.
        dir: PathBuf,
    },
}

/// A schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaArg {
    /// The report.
    Report,
    /// The case file.
    Case,
}

/// Whatever was typed after a command that this version does not have.
#[derive(Debug, Args)]
pub struct NotBuiltArgs {
    /// Ignored.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    pub rest: Vec<String>,
}

/// Every command of the contract.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The main job.
    Audit(Box<AuditArgs>),
    /// Starts a case.
    Init(InitArgs),
    /// How a table was understood.
    Columns(ColumnsArgs),
    /// Checks identifiers.
    Ids(IdsArgs),
    /// Who appears more than once.
    Duplicates(DuplicatesArgs),
    /// Two versions of a roll.
    Compare(Box<CompareArgs>),
    /// Access of the crews to the polls.
    Hours(HoursArgs),
    /// The count.
    Count(CountArgs),
    /// Not built.
    Calendar(NotBuiltArgs),
    /// Not built.
    Support(NotBuiltArgs),
    /// People's decisions.
    Decide(Box<DecideArgs>),
    /// The catalogue.
    #[command(subcommand)]
    Rules(RulesCommand),
    /// One rule's page.
    Explain(ExplainArgs),
    /// Signing keys.
    #[command(subcommand)]
    Key(KeyCommand),
    /// Signs a pack.
    Sign(SignArgs),
    /// Verifies a pack.
    Verify(VerifyArgs),
    /// Not built.
    Reproduce(NotBuiltArgs),
    /// Not built.
    VerifyDiff(NotBuiltArgs),
    /// Not built.
    Disclose(NotBuiltArgs),
    /// Not built.
    Stamp(NotBuiltArgs),
    /// Documents.
    Export(ExportArgs),
    /// The page.
    Serve(ServeArgs),
    /// Generated files.
    #[command(subcommand)]
    Generate(GenerateCommand),
}

fn parse_vote(text: &str) -> Result<Vote, String> {
    Vote::from_key(text).ok_or_else(|| Vote::ALL.map(Vote::key).join(", "))
}

fn parse_date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "AAAA-MM-DD (YYYY-MM-DD)".to_owned())
}
