//! Writing to the terminal. A closed pipe ends the program quietly.

use std::io::{self, IsTerminal as _, Write as _};

use crate::app::Exit;
use crate::i18n::{Audience, View, render};
use crate::model::{Lang, Msg, Text};

use super::args::{Cli, ColorArg};

/// Where and how to write.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    pub(super) lang: Lang,
    pub(super) color: bool,
    pub(super) quiet: bool,
    pub(super) width: usize,
}

impl Output {
    pub(super) fn of(cli: &Cli) -> Self {
        let terminal = io::stdout().is_terminal();
        let color = match cli.color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        Self { lang: cli.lang.into(), color, quiet: cli.quiet, width: 96 }
    }

    /// Writes a result to standard output.
    #[expect(clippy::unused_self, reason = "one way of writing for all results")]
    pub(super) fn result(self, bytes: &[u8]) -> Result<(), Exit> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Exit::Done),
            Err(_) => Err(Exit::Fault),
        }
    }

    /// Tells the user something that is no result.
    pub(super) fn tell(self, text: &str) {
        if !self.quiet {
            self.say(text);
        }
    }

    /// Says it even when asked to be quiet: a problem.
    #[expect(clippy::unused_self, reason = "one way of writing for all that is no result")]
    pub(super) fn say(self, text: &str) {
        // Nobody is left to tell if standard error is closed.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    pub(super) fn text(self, text: Text) -> &'static str {
        text.get(self.lang)
    }

    pub(super) fn msg(self, msg: &Msg) -> String {
        render(msg, View { lang: self.lang, audience: Audience::Confidential, names: true })
    }
}
