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
    let line = usage(&command, lang);
    command = command.override_usage(line);
    command.mut_subcommands(|sub| {
        let path =
            if path.is_empty() { sub.get_name().to_owned() } else { format!("{path} {}", sub.get_name()) };
        localized(sub, &path, lang)
    })
}

/// The usage line as clap composes it, without its head and in our words.
fn usage(command: &Command, lang: Lang) -> String {
    let line = command.clone().render_usage().to_string();
    let line = line.split_once(": ").map_or(line.as_str(), |(_, usage)| usage);
    line.trim_end().replace("[OPTIONS]", ui::cli::OPTIONS_NAME.get(lang))
}

/// Where an option of every command stands in a list: after the command's own.
const GLOBAL: usize = 900;

fn described(arg: Arg, lang: Lang) -> Arg {
    let heading = if arg.is_positional() { ui::cli::ARGUMENTS_HEADING } else { ui::cli::OPTIONS_HEADING };
    let mut arg = arg.help_heading(heading.get(lang)).hide_default_value(true).hide_possible_values(true);
    if let Some(name) =
        arg.get_value_names().and_then(|names| names.first()).and_then(|name| ui::cli::value(name))
    {
        arg = arg.value_name(name.get(lang));
    }
    if arg.is_global_set() {
        arg = arg.display_order(GLOBAL);
    }
    if ["help", "version"].contains(&arg.get_id().as_str()) {
        arg = arg.display_order(GLOBAL + 1);
    }
    let Some(text) = ui::cli::argument(arg.get_id().as_str()) else { return arg };
    // The values stand in the line itself: clap would list them in its own language.
    let takes_value = arg.get_action().takes_values();
    let values: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let help = if takes_value && !values.is_empty() {
        format!("{}: {}", text.get(lang), values.join(", "))
    } else {
        text.get(lang).to_owned()
    };
    arg.help(help).long_help(None::<&str>)
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
