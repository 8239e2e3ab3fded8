//! Why two rows may be one person, or not: what each thing that was compared says, in sentences, and what would
//! settle it. The sum of the lines is the evidence on which the grade stands (`docs/emparejamiento.md`).

use crate::analysis::duplicates::Grade;
use crate::analysis::matching::{Agreement, Engine, Level, Looking, Pair, Part, What};
use crate::model::{Entry, Field, Msg};

/// One line of the evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The field; none for the odds before anything is compared.
    pub field: Option<Field>,
    /// What was found.
    pub said: Msg,
    /// What it tells, in 1/256 of a bit: above zero for one person, below for two.
    pub weight: i32,
}

/// The whole evidence about two rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The lines: the odds before comparing, then field by field.
    pub lines: Vec<Line>,
    /// Their sum.
    pub odds: i32,
    /// The grade; none where the two stay below every grade.
    pub grade: Option<Grade>,
    /// How sure, 0 to 1000.
    pub score: u16,
    /// What would settle the doubt.
    pub settle: Vec<Msg>,
}

/// Explains two of the entries, as they stand among all of them; they are those of so many lists.
pub fn why(entries: &[Entry<'_>], lists: usize, left: usize, right: usize) -> Why {
    let mut engine = Engine::read(entries, lists);
    // How many second entries there are is learnt from the whole roll.
    engine.pairs(Looking::Lossless);
    let (prior, parts) = engine.parts(left, right);
    let told = told(&engine, &parts, [left, right], entries);
    let prior_line = Line {
        field: None,
        said: Msg::new(
            "antes de comparar: de las parejas de una lista así, 1 de cada {n} es de la misma persona",
            "before comparing: of the pairs of such a list, 1 in {n} is of one person",
        )
        .with("n", one_in(prior)),
        weight: prior,
    };
    let lines: Vec<Line> = std::iter::once(prior_line).chain(told).collect();
    let pair = engine.pair(left, right);
    let odds = lines.iter().map(|line| line.weight).sum();
    Why {
        odds,
        grade: pair.map(|pair| pair.grade),
        score: Pair::score_of(odds),
        settle: settle(&parts),
        lines,
    }
}

/// What the comparison of two rows says, line by line.
pub(super) fn lines(engine: &Engine, entries: &[Entry<'_>], left: usize, right: usize) -> Vec<Line> {
    let (_, parts) = engine.parts(left, right);
    told(engine, &parts, [left, right], entries)
}

fn told(engine: &Engine, parts: &[Part], rows: [usize; 2], entries: &[Entry<'_>]) -> Vec<Line> {
    let line = |part: &Part| Line {
        field: part.what.field(),
        said: said(engine, *part, rows, entries),
        weight: part.weight,
    };
    parts.iter().map(line).collect()
}

/// Odds below one as 1 in so many, to two figures.
fn one_in(prior: i32) -> u64 {
    let down = u64::try_from(-prior).unwrap_or(0);
    let (whole, part) = ((down / 256).min(40), down % 256);
    // Two to the power of a fraction, in thousandths: a parabola that is never further off than these figures tell.
    let part = 1_000 + 656 * part / 256 + 344 * part * part / 65_536;
    let times = (part << whole) / 1_000;
    let step = 10_u64.pow(times.max(1).ilog10().saturating_sub(1));
    times / step * step
}

fn said(engine: &Engine, part: Part, rows: [usize; 2], entries: &[Entry<'_>]) -> Msg {
    match part.agreement {
        Agreement::Word(level, i, j) => {
            let words = [(rows[0], i), (rows[1], j)].map(|(row, place)| engine.word(row, place));
            let [a, b] = words;
            word(level).name("a", a).name("b", b)
        }
        Agreement::Unmatched(left, right) => Msg::new(
            "palabras sin pareja: {a} de un nombre y {b} del otro",
            "words without a partner: {a} of one name and {b} of the other",
        )
        .with("a", i64::from(left))
        .with("b", i64::from(right)),
        Agreement::Order => Msg::new("las palabras van en otro orden", "the words stand in another order"),
        Agreement::Together => Msg::new(
            "lo que en esta lista suele coincidir y diferir, junto, cuando alguien está dos veces",
            "what in this list usually agrees and differs, together, where somebody is twice",
        ),
        Agreement::Kin => Msg::new(
            "parientes y homónimos también llevan nombres así",
            "relatives and namesakes also bear such names",
        ),
        Agreement::Equal
        | Agreement::Slip
        | Agreement::Root
        | Agreement::Other
        | Agreement::BothHold
        | Agreement::Unseen => field(engine, part, rows, entries),
    }
}

/// Fields that tell who somebody is; a boss is somebody too.
const WITHHELD: [Field; 8] = [
    Field::EmployeeId,
    Field::Curp,
    Field::Rfc,
    Field::Nss,
    Field::BirthDate,
    Field::Address,
    Field::Phone,
    Field::Boss,
];

fn word(level: Level) -> Msg {
    match level {
        Level::Equal => Msg::new("«{a}» está en los dos nombres", "“{a}” stands in both names"),
        Level::Sound => Msg::new("«{a}» y «{b}» suenan igual", "“{a}” and “{b}” sound alike"),
        Level::Edit => {
            Msg::new("«{a}» y «{b}» difieren en una letra", "“{a}” and “{b}” differ by one letter")
        }
        Level::Edits => {
            Msg::new("«{a}» y «{b}» difieren en dos letras", "“{a}” and “{b}” differ by two letters")
        }
        Level::Short => Msg::new(
            "una de «{a}» y «{b}» abrevia a la otra",
            "one of “{a}” and “{b}” is short for the other",
        ),
        Level::Cut => {
            Msg::new("una de «{a}» y «{b}» comienza la otra", "one of “{a}” and “{b}” begins the other")
        }
        Level::Initial => Msg::new(
            "una de «{a}» y «{b}» es la inicial de la otra",
            "one of “{a}” and “{b}” is the other's initial",
        ),
    }
}

fn field(engine: &Engine, part: Part, rows: [usize; 2], entries: &[Entry<'_>]) -> Msg {
    let field = part.what.field();
    let text = |row: usize| entries.get(row).map_or("", |entry| engine.text(entry, part.what)).to_owned();
    let msg = match part.agreement {
        Agreement::Equal => Msg::new("{field} coincide: {a}", "the same {field}: {a}"),
        Agreement::Slip if matches!(field, Some(Field::Curp | Field::Nss)) => Msg::new(
            "{field} a un error de distancia, y el dígito verificador de una no cuadra: {a} y {b}",
            "{field} one slip apart, and a check digit that fails: {a} and {b}",
        ),
        Agreement::Slip => {
            Msg::new("{field} con un error común: {a} y {b}", "{field} a usual slip apart: {a} and {b}")
        }
        Agreement::Root => Msg::new(
            "{field} con los mismos diez primeros caracteres: {a} y {b}",
            "{field} with the same first ten characters: {a} and {b}",
        ),
        Agreement::BothHold => Msg::new(
            "{field}: dos que cuadran y no son iguales, {a} y {b}",
            "different {field} that both hold: {a} and {b}",
        ),
        Agreement::Unseen => Msg::new(
            "{field} con un solo carácter distinto, cambio que el dígito verificador no ve: {a} y {b}",
            "{field} with one other character, a change that the check digit cannot see: {a} and {b}",
        ),
        Agreement::Other
        | Agreement::Word(..)
        | Agreement::Unmatched(..)
        | Agreement::Order
        | Agreement::Kin
        | Agreement::Together => Msg::new("{field} no coincide: {a} y {b}", "another {field}: {a} and {b}"),
    };
    // On a screen that others may see, what tells who somebody is stays masked; so does what nobody knows.
    let [a, b] = rows.map(text);
    let msg = match part.what {
        What::Field(field) => msg.with("field", field.spec().title),
        What::Column(nth) => {
            msg.word("field", engine.columns().get(usize::from(nth)).map_or("", String::as_str))
        }
        What::Together => msg,
    };
    if field.is_none_or(|field| WITHHELD.contains(&field)) {
        return msg.name("a", a).name("b", b);
    }
    msg.private("a", a).private("b", b)
}

/// The documents that would decide, by what was not compared or does not hold.
fn settle(parts: &[Part]) -> Vec<Msg> {
    let of = |field| parts.iter().find(|part| part.what == What::Field(field)).map(|part| part.agreement);
    let mut out = Vec::new();
    match of(Field::Curp) {
        Some(Agreement::Slip | Agreement::Other) => out.push(Msg::new(
            "la constancia de CURP del renglón cuyo dígito no cuadra",
            "the CURP certificate of the row whose digit fails",
        )),
        Some(Agreement::Unseen) => out.push(Msg::new(
            "la constancia de CURP de los dos renglones",
            "the CURP certificate of both rows",
        )),
        None => out.push(Msg::new("la CURP de los dos renglones", "the CURP of both rows")),
        _ => {}
    }
    if matches!(of(Field::Nss), Some(Agreement::BothHold | Agreement::Slip)) {
        out.push(Msg::new(
            "el número de seguridad social de cada renglón en el IMSS: hay quien ha tenido dos",
            "the social security number of each row at the IMSS: some people have had two",
        ));
    }
    if of(Field::BirthDate) != Some(Agreement::Equal) {
        out.push(Msg::new(
            "la fecha de nacimiento en una identificación oficial",
            "the birth date on an official identification",
        ));
    }
    out.push(Msg::new(
        "preguntar a la persona o a quien trabaja con ella si son una o dos",
        "asking the person, or who works with them, whether they are one or two",
    ));
    out
}

#[cfg(test)]
mod tests {
    use super::one_in;

    #[test]
    fn odds_are_told_in_two_figures() {
        assert_eq!((one_in(0), one_in(-256), one_in(-16 * 256)), (1, 2, 65_000));
        assert_eq!((one_in(-128), one_in(-10 * 256 - 84)), (1, 1_200));
    }
}
