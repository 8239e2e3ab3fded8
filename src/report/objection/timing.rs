//! The part of the letter about its own deadline: the term with its counting, or a blank said to be one.

use super::block::{BLANK, Block, Column};
use super::deadline::Deadline;
use super::pen::{Pen, sentence};
use crate::analysis::business_days::Term;
use crate::i18n::weekday;
use crate::model::{Msg, Text, Vote};

/// Heading, paragraph and, where days are counted, the table.
pub(super) fn write(pen: &Pen<'_>) -> Vec<Block> {
    let mut out = vec![Block::Heading(pen.text(Text::new("II. OPORTUNIDAD", "II. TIMELINESS")))];
    match pen.deadline {
        Deadline::Counted(term) => out.extend(counted(pen, term)),
        Deadline::NotStarted { days } => out.push(Block::Body(
            pen.msg(
                &Msg::new(
                    "Las partes tienen {days} días hábiles para objetar informes y listados y ofrecer pruebas (LFT \
                     897-F). La notificación de esos informes y listados surtió efecto el {blank}, y el plazo vence el \
                     {blank}.",
                    "The parties have {days} business days to object to reports and lists and to offer evidence (LFT \
                     897-F). The notice of those reports and lists took effect on {blank}, and the term ends on \
                     {blank}.",
                )
                .with("days", *days)
                .word("blank", BLANK),
            ),
        )),
        Deadline::AtHearing => out.push(Block::Body(
            pen.msg(
                &Msg::new(
                    "La lista contraria se presenta en la audiencia; si las listas difieren, el incidente se resuelve en \
                     72 horas y el tribunal elabora el padrón (LFT 931, fracciones VI y VII). La audiencia está señalada \
                     para el {blank}, a las {blank} horas.",
                    "The counter-list is presented at the hearing; where the lists differ, the incident is decided in 72 \
                     hours and the court draws up the roll (LFT 931, fractions VI and VII). The hearing is set for \
                     {blank}, at {blank} hours.",
                )
                .word("blank", BLANK),
            ),
        )),
        Deadline::NoTerm => out.push(Block::Body(pen.msg(&no_term(pen)))),
    }
    out
}

fn no_term(pen: &Pen<'_>) -> Msg {
    let received = pen.roll().and_then(|roll| roll.received).map(|moment| pen.day(moment.day()));
    let msg = match pen.vote {
        Vote::Officers => Msg::new(
            "La ley pide publicar el padrón completo y actualizado de quienes tienen derecho a voto al menos tres días \
             antes de la elección (LFT 371, fracción IX), y no señala plazo para objetarlo. El padrón se recibió el \
             {received}. Plazo fijado en los estatutos o en la convocatoria: {blank}.",
            "The law asks that the complete and updated roll of those entitled to vote be published at least three days \
             before the election (LFT 371, fraction IX), and sets no term to object to it. The roll was received on \
             {received}. Term set by the statutes or the call: {blank}.",
        ),
        Vote::Representation | Vote::Titularity | Vote::Strike | Vote::Contract | Vote::Legitimization => {
            Msg::new(
                "Los artículos que rigen este padrón no señalan plazo para objetarlo. El padrón se recibió el {received}. \
             Plazo fijado por la autoridad, si lo hay: {blank}.",
                "The articles that govern this roll set no term to object to it. The roll was received on {received}. Term \
             set by the authority, if any: {blank}.",
            )
        }
    };
    msg.word("received", received.unwrap_or_else(|| BLANK.to_owned())).word("blank", BLANK)
}

fn counted(pen: &Pen<'_>, term: &Term) -> Vec<Block> {
    let msg = Msg::new(
        "Las partes tienen {days} días hábiles para objetar informes y listados y ofrecer pruebas (LFT 897-F). El \
         padrón se recibió el {after}, día en que se toma que surtió efecto la notificación; el plazo corre desde el \
         siguiente y cuenta el día del vencimiento (LFT 733). Por «día» se entiende día hábil (LFT 3 Ter, fracción V); \
         no se cuentan sábados, domingos, descansos obligatorios ni días en que la autoridad suspende labores (LFT 715 \
         y 74). Vence el {weekday} {due}. La cuenta, día por día:",
        "The parties have {days} business days to object to reports and lists and to offer evidence (LFT 897-F). The \
         roll was received on {after}, taken as the day on which the notice took effect; the term runs from the next \
         day and includes the due day (LFT 733). A “day” means a business day (LFT 3 Ter, fraction V); Saturdays, \
         Sundays, mandatory rest days and days on which the authority suspends work are not counted (LFT 715 and 74). \
         It ends on {weekday}, {due}. The counting, day by day:",
    )
    .with("days", term.days)
    .word("after", pen.day(term.after))
    .word("weekday", weekday(term.due(), pen.lang))
    .word("due", pen.day(term.due()));
    let columns = vec![
        Column { head: pen.text(Text::new("Día", "Day")), width: 4_200 },
        Column { head: pen.text(Text::new("Cuenta", "Count")), width: 5_160 },
    ];
    let rows = term.run.iter().map(|day| {
        let what = match day.counted {
            Ok(number) => number.to_string(),
            Err(why) => {
                pen.msg(&Msg::new("no se cuenta: {why}", "not counted: {why}").with("why", why.text()))
            }
        };
        vec![sentence(&format!("{} {}", weekday(day.day, pen.lang), pen.day(day.day))), what]
    });
    vec![Block::Body(pen.msg(&msg)), Block::Table(columns, rows.collect())]
}
