//! The command line in one language: help texts and headings put into what clap derives.

use clap::{Arg, Command, CommandFactory as _};

use crate::i18n::ui;
use crate::model::Lang;

use super::args::Cli;

/// The command line with its texts in a language.
pub fn command(lang: Lang) -> Command {
    let mut root = Cli::command().help_template(ui::cli::TEMPLATE.get(lang));
    root.build();
    localized(root, "", lang)
}

fn localized(command: Command, path: &str, lang: Lang) -> Command {
    let mut command = command
        .help_template(ui::cli::TEMPLATE.get(lang))
        .subcommand_help_heading(ui::cli::COMMANDS_HEADING.get(lang))
        .subcommand_value_name(ui::cli::COMMAND_NAME.get(lang))
        .mut_args(|arg| described(arg, lang));
    if let Some(text) = ui::cli::command(path) {
        command = command.about(text.get(lang));
    }
    if let Some(text) = ui::cli::examples(path) {
        command = command.after_help(text.get(lang));
    }
    command.mut_subcommands(|sub| {
        let path =
            if path.is_empty() { sub.get_name().to_owned() } else { format!("{path} {}", sub.get_name()) };
        localized(sub, &path, lang)
    })
}

fn described(arg: Arg, lang: Lang) -> Arg {
    let heading = if arg.is_positional() { ui::cli::ARGUMENTS_HEADING } else { ui::cli::OPTIONS_HEADING };
    let arg = arg.help_heading(heading.get(lang)).hide_default_value(true);
    match ui::cli::argument(arg.get_id().as_str()) {
        Some(text) => arg.help(text.get(lang)).long_help(None::<&str>),
        None => arg,
    }
}

/// The language asked for, found before the whole line is parsed, so that even its errors are in it.
pub(super) fn language_of(args: &[std::ffi::OsString]) -> Lang {
    let mut words = args.iter().filter_map(|arg| arg.to_str());
    while let Some(word) = words.next() {
        let value = match word {
            "--lang" => words.next(),
            "--" => return Lang::Es,
            _ => word.strip_prefix("--lang="),
        };
        if value == Some("en") {
            return Lang::En;
        }
    }
    Lang::Es
}
