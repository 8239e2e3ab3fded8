//! From a parsed command line to its exit code.

use std::ffi::OsString;
use std::io::{self, BufReader, BufWriter};
use std::path::Path;
use std::process::ExitCode;

use clap::FromArgMatches as _;

use crate::app::{self, AppError, Audited, Exit, IdKind, OpenOptions, SystemPorts};
use crate::i18n::Audience;
use crate::i18n::ui::cli as ui;
use crate::model::{DispositionState, Lang, Msg, Problem, Severity};
use crate::report::{self, text};

use super::args::{
    AuditArgs, Cli, Command, CountArgs, FailOn, GenerateCommand, HoursArgs, HoursFormat, IdKindArg, IdsArgs,
    PageFormat, PictureArg, ReportFormat, RulesCommand, SchemaArg, TextOrJson,
};
use super::output::Output;
use super::{command, compare, decide, duplicates, export, init, key, problem, serve, table, verify};

/// Runs the command line and answers with its exit code.
pub fn main(args: &[OsString]) -> ExitCode {
    ExitCode::from(run(args) as u8)
}

fn run(args: &[OsString]) -> Exit {
    let lang = command::language_of(args);
    let bare = Output { lang, color: false, quiet: false, width: 96 };
    let cli = match parse(args, lang) {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
                bare.say(&error.to_string());
                return Exit::Usage;
            }
            return problem::usage(&error, bare);
        }
        Err(error) => return bare.result(error.to_string().as_bytes()).err().unwrap_or(Exit::Done),
    };
    let out = Output::of(&cli);
    match dispatch(cli.command, out) {
        Ok(exit) | Err(Stop::Exit(exit)) => exit,
        Err(Stop::Error(error)) => problem::tell(&error, out),
    }
}

fn parse(args: &[OsString], lang: Lang) -> Result<Cli, clap::Error> {
    let matches = command::command(lang).try_get_matches_from(args)?;
    Cli::from_arg_matches(&matches)
}

/// Why a command ended early.
pub(super) enum Stop {
    /// With this code; what there was to say has been said.
    Exit(Exit),
    /// With this error.
    Error(AppError),
}

impl From<AppError> for Stop {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

impl From<Exit> for Stop {
    fn from(exit: Exit) -> Self {
        Self::Exit(exit)
    }
}

type Ended = Result<Exit, Stop>;

fn dispatch(command: Command, out: Output) -> Ended {
    match command {
        Command::Audit(args) => audit(&args, out),
        Command::Init(args) => init::run(&args, out),
        Command::Columns(args) => table::columns(&args, out),
        Command::Ids(args) => ids(&args),
        Command::Duplicates(args) => duplicates::run(&args, out),
        Command::Hours(args) => hours(&args, out),
        Command::Count(args) => count(&args, out),
        Command::Compare(args) => compare::run(&args, out),
        Command::Decide(args) => decide::run(&args, out),
        Command::Rules(RulesCommand::List { format }) => rules_list(format, out),
        Command::Explain(args) => explain(&args.rule, args.format, out),
        Command::Key(command) => key::run(command, out),
        Command::Sign(args) => key::sign(&args, out),
        Command::Verify(args) => verify::run(&args, out),
        Command::Export(args) => export::run(&args, out),
        Command::Serve(args) => serve::run(&args, out),
        Command::Generate(command) => generate(&command, out),
        Command::Calendar(_)
        | Command::Support(_)
        | Command::Reproduce(_)
        | Command::VerifyDiff(_)
        | Command::Disclose(_)
        | Command::Stamp(_) => Err(not_built().into()),
    }
}

fn not_built() -> AppError {
    AppError::usage(Problem {
        code: "USO-002",
        title: ui::NOT_BUILT_TITLE,
        detail: Msg::new("", ""),
        help: Msg::of(ui::NOT_BUILT_HELP),
        place: None,
    })
}

fn audit(args: &AuditArgs, out: Output) -> Ended {
    let options = OpenOptions { vote: args.vote, as_of: args.as_of, ..table::options(&args.table)? };
    let opened = app::open(&args.case, &options)?;
    for warning in &opened.warnings {
        out.say(&format!("{}: {}", out.text(ui::words::WARNING), out.msg(warning)));
    }
    let audited = app::audit(opened);
    let report = audited.report(Audience::Confidential, args.names)?;
    if args.print_config {
        let config = serde_json::json!({ "case": report.case, "parameters": report.parameters });
        out.result(format!("{config:#}\n").as_bytes())?;
        return Ok(Exit::Done);
    }
    let written = match &args.out {
        Some(folder) => write(&audited, args, folder)?,
        None => Vec::new(),
    };
    match args.format {
        ReportFormat::Text => {
            let style = text::Style { lang: out.lang, color: out.color, width: out.width, examples: 3 };
            out.result(
                text::render(&report, &next_steps(&report, (&audited, out), args, &written), style)
                    .as_bytes(),
            )?;
        }
        ReportFormat::Md => out.result(report::markdown::render(&report, out.lang).as_bytes())?,
        ReportFormat::Json => out.result(&json_line(&report)?)?,
    }
    tell_written(&audited, &written, args, out);
    Ok(verdict(&audited, args))
}

fn json_line(report: &report::v1::Report) -> Result<Vec<u8>, AppError> {
    let mut bytes = app::report_json(report)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn write(audited: &Audited, args: &AuditArgs, folder: &Path) -> Result<Vec<app::PackWritten>, AppError> {
    let signer = match &args.sign {
        Some(path) => Some(app::load_key(path, &key::passphrase(&args.passphrase, false))?),
        None => None,
    };
    let packs = app::pack_files(audited, args.confidential, args.names, signer.as_ref(), &SystemPorts)?;
    app::write_packs(folder, &packs, signer.is_some())
}

fn tell_written(audited: &Audited, written: &[app::PackWritten], args: &AuditArgs, out: Output) {
    for pack in written {
        let msg = Msg::of(ui::words::WROTE).word("path", pack.folder.display().to_string());
        out.tell(&out.msg(&msg));
    }
    if !written.is_empty() && !audited.can_publish() {
        out.say(out.text(ui::words::ONLY_CONFIDENTIAL));
    }
    match (&args.sign, written.first()) {
        (None, Some(_)) => out.tell(out.text(ui::words::NOT_SIGNED)),
        (Some(_), Some(pack)) => {
            let command = format!(
                "escrutinio verify {} --key {}",
                pack.folder.display(),
                out.text(ui::words::FINGERPRINT)
            );
            out.tell(&out.msg(&Msg::of(ui::words::VERIFY_WITH).word("command", command)));
        }
        (_, None) => {}
    }
}

fn next_steps(
    report: &report::v1::Report,
    (audited, out): (&Audited, Output),
    args: &AuditArgs,
    written: &[app::PackWritten],
) -> Vec<text::NextStep> {
    let case = args.case.display();
    let mut steps = Vec::new();
    if written.is_empty() {
        steps.push(text::NextStep {
            command: format!("escrutinio audit {case} --out reporte --confidential"),
            why: out.text(ui::words::STEP_OUT).to_owned(),
        });
    }
    let undecided = report.findings.iter().any(|finding| finding.disposition.state == "open");
    if undecided && report.case.origin == "case" {
        steps.push(text::NextStep {
            command: format!("escrutinio decide {case} --list"),
            why: out.text(crate::i18n::ui::decide::STEP).to_owned(),
        });
    }
    let accepted = report.findings.iter().filter(|finding| finding.disposition.state == "accepted").count();
    if accepted > 0 && report.case.origin == "case" {
        steps.push(text::NextStep {
            command: format!("escrutinio export {case} --to objection"),
            why: super::export::step(&audited.opened.case.file, accepted, out),
        });
    }
    steps.push(text::NextStep {
        command: "escrutinio explain EL-01".to_owned(),
        why: out.text(ui::words::STEP_EXPLAIN).to_owned(),
    });
    steps.push(text::NextStep {
        command: "escrutinio serve".to_owned(),
        why: out.text(ui::words::STEP_SERVE).to_owned(),
    });
    steps
}

/// 10 where findings reach `--fail-on`, else 11 where `--strict` and some rule could not run, else 0.
fn verdict(audited: &Audited, args: &AuditArgs) -> Exit {
    let reaches = |severity: Severity| match args.fail_on {
        FailOn::Never => false,
        FailOn::High => severity == Severity::High,
        FailOn::Medium => severity <= Severity::Medium,
        FailOn::Low => severity <= Severity::Low,
        FailOn::Note => true,
    };
    let found = audited.audit.findings.iter().any(|decided| {
        decided.disposition.state != DispositionState::Dismissed && reaches(decided.finding.severity)
    });
    if found {
        return Exit::Findings;
    }
    let unanswered =
        audited.audit.outcomes.iter().any(|rule| matches!(rule.outcome, crate::model::Outcome::NoData(_)));
    if args.strict && unanswered { Exit::NotChecked } else { Exit::Done }
}

fn count(args: &CountArgs, out: Output) -> Ended {
    let audited = app::audit(app::open(&args.case, &OpenOptions::default())?);
    let report = audited.report(Audience::Confidential, false)?;
    match args.format {
        TextOrJson::Json => {
            let value = serde_json::json!({ "count": report.count, "materiality": report.materiality });
            out.result(format!("{value}\n").as_bytes())?;
        }
        TextOrJson::Text => {
            let style = text::Style { lang: out.lang, color: out.color, width: out.width, examples: 0 };
            out.result(text::count(&report, style).as_bytes())?;
        }
    }
    Ok(Exit::Done)
}

fn hours(args: &HoursArgs, out: Output) -> Ended {
    let Some(case) = args.case.as_deref() else {
        out.result(app::shift_patterns(out.lang).as_bytes())?;
        return Ok(Exit::Done);
    };
    let answer = app::hours(app::open(case, &OpenOptions::default())?)?.with_seed(args.seed);
    let style = text::Style { lang: out.lang, color: out.color, width: out.width, examples: 0 };
    if args.calendar {
        out.result(answer.calendar(style).as_bytes())?;
        return Ok(Exit::Done);
    }
    let picture = match args.picture {
        PictureArg::Strip => app::Picture::Strip,
        PictureArg::Orders => app::Picture::Orders,
        PictureArg::Desks => app::Picture::Desks,
    };
    match args.format {
        HoursFormat::Text => out.result(answer.text(style).as_bytes())?,
        HoursFormat::Json => out.result(&answer.json()?)?,
        HoursFormat::Svg => out.result(answer.svg(picture, out.lang).as_bytes())?,
    }
    Ok(Exit::Done)
}

fn ids(args: &IdsArgs) -> Ended {
    let kind = match args.kind {
        IdKindArg::Curp => IdKind::Curp,
        IdKindArg::Rfc => IdKind::Rfc,
        IdKindArg::Nss => IdKind::Nss,
    };
    let mut output = BufWriter::new(io::stdout().lock());
    let ended = match args.file.as_deref().filter(|path| *path != Path::new("-")) {
        None => app::check_ids(kind, &mut io::stdin().lock(), &mut output),
        Some(path) => {
            let file = app::open_regular(path)?;
            app::check_ids(kind, &mut BufReader::with_capacity(1 << 16, file), &mut output)
        }
    };
    ended?;
    Ok(Exit::Done)
}

fn rules_list(format: TextOrJson, out: Output) -> Ended {
    match format {
        TextOrJson::Text => out.result(app::rules_text(out.lang).as_bytes())?,
        TextOrJson::Json => out.result(format!("{:#}\n", app::rules_json()).as_bytes())?,
    }
    Ok(Exit::Done)
}

fn explain(rule: &str, format: PageFormat, out: Output) -> Ended {
    let text = match format {
        PageFormat::Text | PageFormat::Md => app::rule_page(rule, out.lang)?,
        PageFormat::Json => format!("{:#}\n", app::rule_json(rule)?),
    };
    out.result(text.as_bytes())?;
    Ok(Exit::Done)
}

fn generate(what: &GenerateCommand, out: Output) -> Ended {
    match what {
        GenerateCommand::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command::command(out.lang))
                .render(&mut page)
                .map_err(|error| AppError::bug("man", &error))?;
            out.result(&page)?;
        }
        GenerateCommand::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut command::command(out.lang), "escrutinio", &mut script);
            out.result(&script)?;
        }
        GenerateCommand::Schema { which } => {
            let schema = match which {
                SchemaArg::Report => report::report_schema(),
                SchemaArg::Case => app::case_schema(),
            };
            out.result(format!("{schema:#}\n").as_bytes())?;
        }
        GenerateCommand::TypingSheet { new_file } => app::write_typing_sheet(new_file, out.lang)?,
        GenerateCommand::Docs { dir } => app::write_derived(dir)?,
    }
    Ok(Exit::Done)
}
