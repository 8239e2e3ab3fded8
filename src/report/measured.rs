//! The measured figures of the rules, as every document tells them: of synthetic rolls, of one generator version.

use std::fmt::Write as _;

use super::build::{Maker, both};
use super::v1::MeasuredInfo;
use crate::analysis::measured::{GENERATOR_VERSION, Measured, all, of_rule};
use crate::i18n::integer;
use crate::model::{Lang, Meta, Msg, Text};

/// A rule's figures over all plants, as one sentence.
fn sentence(sum: Measured) -> Msg {
    Msg::new(
        "en padrones sintéticos, generador versión {version}: encontró {found} de {planted} casos sembrados y señaló {wrong} de más",
        "on synthetic rolls, generator version {version}: found {found} of {planted} planted cases and flagged {wrong} too many",
    )
    .with("version", sum.generator)
    .with("found", sum.found)
    .with("planted", sum.planted)
    .with("wrong", sum.wrong)
}

/// For a report.
pub(super) fn info(rule: &str, maker: &Maker<'_>) -> Option<MeasuredInfo> {
    let sum = of_rule(rule)?;
    Some(MeasuredInfo {
        generator: sum.generator,
        planted: sum.planted.into(),
        found: sum.found.into(),
        wrong: sum.wrong.into(),
        precision: sum.precision(),
        recall: sum.recall(),
        message: both(&sentence(sum), maker),
    })
}

fn n(value: u32) -> String {
    integer(i64::from(value))
}

/// `99.1 %`, or a dash where nothing was planted or flagged.
fn share(permille: Option<u16>) -> String {
    permille.map_or_else(|| "–".to_owned(), |share| format!("{}.{} %", share / 10, share % 10))
}

fn plant(row: Measured, lang: Lang) -> &'static str {
    match row.plant {
        "planta-ejemplo" => Text::new("planta de ejemplo", "example plant"),
        "maquila" => Text::new("maquila inventada", "invented maquila"),
        "food" => Text::new("planta de alimentos inventada", "invented food plant"),
        "" => Text::new("todas", "all"),
        other => return other,
    }
    .get(lang)
}

const HEADS: [Text; 5] = [
    Text::new("sembrados", "planted"),
    Text::new("encontrados", "found"),
    Text::new("de más", "too many"),
    Text::new("precisión", "precision"),
    Text::new("exhaustividad", "recall"),
];

fn table(out: &mut String, first: &[Text], rows: impl Iterator<Item = (Vec<String>, Measured)>, lang: Lang) {
    let heads: Vec<&str> = first.iter().chain(&HEADS).map(|head| head.get(lang)).collect();
    let _ = writeln!(out, "| {} |", heads.join(" | "));
    let rules: Vec<&str> = first.iter().map(|_| "---").chain(HEADS.iter().map(|_| "---:")).collect();
    let _ = writeln!(out, "| {} |", rules.join(" | "));
    for (cells, row) in rows {
        let figures =
            [n(row.planted), n(row.found), n(row.wrong), share(row.precision()), share(row.recall())];
        let _ = writeln!(out, "| {} | {} |", cells.join(" | "), figures.join(" | "));
    }
}

/// The section of a rule's page; nothing where the rule was not measured.
pub(super) fn section(rule: &str, lang: Lang) -> Option<String> {
    let sum = of_rule(rule)?;
    let t = |es, en| Text::new(es, en).get(lang);
    let mut out = format!(
        "\n## {}\n\n{} [{}](../{}).\n\n",
        t("Medida", "Measured"),
        t(
            "Solo en padrones sintéticos, nunca en uno real. Cómo se mide, y con qué sensibilidad:",
            "On synthetic rolls only, never on a real one. How it is measured, and how sensitive it is:"
        ),
        t("las medidas", "the measures"),
        t("medidas.md", "measures.md"),
    );
    let _ = writeln!(out, "{} {GENERATOR_VERSION}.\n", t("Generador versión", "Generator version"));
    let rows = all().filter(|row| row.rule == rule && row.shift == 0).chain([sum]);
    let first = [Text::new("planta", "plant")];
    table(&mut out, &first, rows.map(|row| (vec![plant(row, lang).to_owned()], row)), lang);
    Some(out)
}

/// The page of all measures.
pub fn page(metas: &[&'static Meta], lang: Lang) -> String {
    let t = |es, en| Text::new(es, en).get(lang);
    let mut out = format!(
        "# {}\n\n",
        t("Qué tan bien aciertan las reglas del padrón", "How well the rules of the roll do")
    );
    out.push_str(&INTRO.get(lang).replace("{version}", &GENERATOR_VERSION.to_string()));
    let _ = write!(out, "\n## {}\n\n", t("Regla por regla", "Rule by rule"));
    let first = [Text::new("regla", "rule"), Text::new("planta", "plant")];
    let of = |id: &'static str| all().filter(move |row| row.rule == id && row.shift == 0).chain(of_rule(id));
    let suffix = if lang == Lang::En { ".en" } else { "" };
    let rows = metas.iter().flat_map(|meta| of(meta.id.0)).map(|row| {
        (vec![format!("[{0}](reglas/{0}{suffix}.md)", row.rule), plant(row, lang).to_owned()], row)
    });
    table(&mut out, &first, rows, lang);
    let _ = write!(out, "\n## {}\n\n{}\n", t("Sensibilidad", "Sensitivity"), SHIFT.get(lang));
    let first = [
        Text::new("regla", "rule"),
        Text::new("planta", "plant"),
        Text::new("umbral", "threshold"),
        Text::new("señaladas", "flagged"),
    ];
    let rows = all().filter(|row| row.rule == "EL-01").map(|row| {
        let shift =
            if row.shift == 0 { "0".to_owned() } else { format!("{:+}", row.shift).replace('-', "−") };
        (vec![row.rule.to_owned(), plant(row, lang).to_owned(), shift, n(row.flagged)], row)
    });
    table(&mut out, &first, rows, lang);
    out
}

const INTRO: Text = Text::new(
    "\
Generado de la última medición; no se edita a mano. [English](measures.md)

**Son cifras de padrones sintéticos, generador versión {version}. De un padrón real no dicen nada**: ahí nadie sabe la verdad de
antemano. Sirven para ver si un cambio en las reglas empeora algo, y para saber qué clase de errores quedan.

Se miden tres plantas inventadas, cada una con la verdad al lado: la de ejemplo (6,458 renglones), una maquila con puestos
en inglés y jefes por nombre, y una planta de alimentos con categorías en lugar de puestos y una nómina que los corta. De las
dos últimas se suman tres semillas (41, 42 y 43) que nadie vio antes de terminar las reglas. Las semillas 1, 2 y 3 se
vieron al ajustar EL-02; por eso no están aquí. Los errores de las tres plantas se escribieron en el generador, que no
comparte código con las reglas.

Las listas de la maquila sobre quién salió y quién está de permiso vienen como las lleva un sindicato: a uno de cada seis
renglones le falta el número y uno de cada ocho nombres trae un error de dedo. Las demás traen número o NSS en todos los
renglones: una lista peor dará cifras peores.

- **sembrados**: casos que la regla debe señalar. **encontrados**: los que señaló.
- **de más**: renglones que señaló y debía dejar en paz. No cuenta lo que puede ser una cosa u otra («líder de equipo»).
- **precisión**: encontrados ÷ (encontrados + de más). **exhaustividad**: encontrados ÷ sembrados.

EL-10, RL-01, PV-01 y HK-01 hablan de una lista o del expediente, no de personas: su medida son los ejemplos de su página,
que se ejecutan. Se repite con `cargo test --test it accuracy`, que falla si las cifras bajan.
",
    "\
Generated from the latest measurement; not edited by hand. [Español](medidas.md)

**These are figures of synthetic rolls, generator version {version}. Of a real roll they say nothing**: nobody knows the truth of
one beforehand. They show whether a change of the rules makes something worse, and which kind of errors remain.

Three invented plants are measured, each with the truth beside it: the example (6,458 rows), a maquila with English titles
and bosses by name, and a food plant with categories in place of titles and a payroll that cuts them. Of the last two, three
seeds (41, 42 and 43) are added up that nobody saw before the rules were done. Seeds 1, 2 and 3 were seen while EL-02 was
tuned; so they are not here. The errors of all three plants were written in the generator, which shares no code with the
rules.

The maquila's lists of who left and who is on leave come as a union keeps them: one row in six lacks the number, and one
name in eight has a slip of the keyboard. The others carry a number or the NSS on every row: a worse list will give worse
figures.

- **planted**: cases that the rule must flag. **found**: those that it flagged.
- **too many**: rows that it flagged and should have left alone. What can be one thing or the other (“team leader”) does not
  count.
- **precision**: found ÷ (found + too many). **recall**: found ÷ planted.

EL-10, RL-01, PV-01 and HK-01 speak of a list or of the case, not of persons: their measure are the examples of their page,
which are run. Repeat it with `cargo test --test it accuracy`, which fails where the figures fall.
",
);

const SHIFT: Text = Text::new(
    "Cuántas personas señala EL-01, y cuántas de ellas son las sembradas, con el mínimo de siempre y con 100 puntos menos y más.\n",
    "How many people EL-01 flags, and how many of them are those planted, with the usual minimum and with 100 points less and more.\n",
);
