//! `compare`: two versions of a roll as people.

use crate::app::{self, Exit};
use crate::i18n::ui::cli::words::WARNING;
use crate::report::text::Style;

use super::args::{CompareArgs, TextOrJson};
use super::output::Output;
use super::run::Stop;
use super::table;

/// Persons of each kind on the screen.
const EXAMPLES: usize = 5;

pub(super) fn run(args: &CompareArgs, out: Output) -> Result<Exit, Stop> {
    let found = app::compare(&args.old, &args.new, &table::options(&args.table)?)?;
    for warning in &found.warnings {
        out.say(&format!("{}: {}", out.text(WARNING), out.msg(warning)));
    }
    match args.format {
        TextOrJson::Text => {
            let style = Style { lang: out.lang, color: false, width: out.width, examples: EXAMPLES };
            out.result(found.text(args.names, style).as_bytes())?;
        }
        TextOrJson::Json => out.result(&found.json(args.names)?)?,
    }
    Ok(Exit::Done)
}
