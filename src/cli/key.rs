//! `key` and `sign`.

use std::io;

use crate::app::{self, Exit, PassphraseSource, SystemPorts};
use crate::i18n::ui::cli::words;
use crate::model::{Msg, Text};

use super::args::{KeyCommand, PassphraseArgs, SignArgs};
use super::output::Output;
use super::run::Stop;

/// Where the passphrase comes from; asked twice for a new key.
pub(super) fn passphrase(args: &PassphraseArgs, new: bool) -> PassphraseSource<'static> {
    match (&args.passphrase_file, args.no_passphrase) {
        (Some(path), _) => PassphraseSource::File(path.clone()),
        (None, true) => PassphraseSource::None,
        (None, false) if new => PassphraseSource::Ask(&ask_twice),
        (None, false) => PassphraseSource::Ask(&ask),
    }
}

fn ask() -> io::Result<String> {
    rpassword::prompt_password(both(words::ASK_PASSPHRASE))
}

fn ask_twice() -> io::Result<String> {
    let first = ask()?;
    let second = rpassword::prompt_password(both(words::ASK_AGAIN))?;
    if first == second { Ok(first) } else { Err(io::Error::other(both(words::PASSPHRASES_DIFFER))) }
}

/// A prompt before the language matters: Spanish, with English beside it.
fn both(text: Text) -> String {
    format!("{} / {}", text.es.trim_end_matches(": "), text.en)
}

pub(super) fn run(command: KeyCommand, out: Output) -> Result<Exit, Stop> {
    match command {
        KeyCommand::New { file, passphrase: args } => {
            let made = app::new_key(&file, &passphrase(&args, true), &SystemPorts)?;
            let line = |text, name, value: String| out.msg(&Msg::of(text).word(name, value));
            let mut text = String::new();
            for part in [
                line(words::KEY_MADE, "path", made.file.display().to_string()),
                line(words::KEY_PUBLIC, "path", made.public_file.display().to_string()),
                line(words::KEY_FINGERPRINT, "value", made.shown.fingerprint.clone()),
                line(words::KEY_FINGERPRINT_SSH, "value", made.shown.fingerprint_ssh.clone()),
                out.text(words::KEY_TELL).to_owned(),
                line(
                    words::VERIFY_WITH,
                    "command",
                    format!("escrutinio verify PAQUETE --key {}", made.shown.fingerprint),
                ),
            ] {
                text.push_str(&part);
                text.push('\n');
            }
            out.result(text.as_bytes())?;
            if args.no_passphrase {
                out.say(out.text(words::KEY_OPEN));
            }
        }
        KeyCommand::Show { file, passphrase: args } => {
            let shown = app::show_key(&file, &passphrase(&args, false))?;
            let text = format!(
                "{}{}\n{}\n{}\n",
                shown.pem,
                shown.ssh.trim_end(),
                out.msg(&Msg::of(words::KEY_FINGERPRINT).word("value", shown.fingerprint)),
                out.msg(&Msg::of(words::KEY_FINGERPRINT_SSH).word("value", shown.fingerprint_ssh)),
            );
            out.result(text.as_bytes())?;
        }
    }
    Ok(Exit::Done)
}

pub(super) fn sign(args: &SignArgs, out: Output) -> Result<Exit, Stop> {
    let key = app::load_key(&args.key, &passphrase(&args.passphrase, false))?;
    let written = app::sign_pack(&args.pack, &key, &SystemPorts)?;
    let line = |text, name, value: String| out.msg(&Msg::of(text).word(name, value));
    out.tell(&line(words::WROTE, "path", written.folder.display().to_string()));
    let command =
        format!("escrutinio verify {} --key {}", written.folder.display(), key.public().fingerprint_hex());
    out.tell(&line(words::VERIFY_WITH, "command", command));
    Ok(Exit::Done)
}
