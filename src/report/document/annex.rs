//! The end of a report: chronology, limits, parameters, law, words, and how a stranger verifies it.

use super::{Block, Cell, Line, Row, Section, Table, Writer};
use crate::model::{Force, Msg};
use crate::report::words;

pub(super) fn dates(w: &mut Writer<'_>) -> Option<Section> {
    let dates = &w.report.case.dates;
    if dates.is_empty() {
        return None;
    }
    let mut ordered: Vec<(&String, &String)> = dates.iter().collect();
    ordered.sort_by_key(|(key, value)| (*value, *key));
    let text = w.say(
        &Msg::new(
            "El expediente da {n} {n:fecha|fechas}; la ley se aplica como estaba ese día.",
            "The case gives {n} {n:date|dates}; the law is applied as it stood on that day.",
        )
        .with("n", dates.len()),
    );
    let rows = ordered.into_iter().map(|(key, value)| {
        let cells = vec![Cell::text(words::when(value, w.lang)), Cell::text(w.word(words::day_of(key)))];
        Row { id: None, cells }
    });
    let table = Table {
        caption: w.t("Cronología", "Chronology"),
        heads: w.heads([("Fecha", "Date"), ("Qué pasó", "What happened")]),
        rows: rows.collect(),
        foot: Some(w.t(
            "Horas del centro de trabajo, reloj de 24 horas.",
            "Local time of the workplace, 24-hour clock.",
        )),
        class: "dates",
    };
    let fact = Block::Fact(w.fact(text).source("case.toml"));
    Some(Section {
        id: "fechas",
        title: w.t("Las fechas", "The dates"),
        blocks: vec![fact, Block::Table(table)],
    })
}

pub(super) fn limits(w: &mut Writer<'_>) -> Option<Section> {
    if w.report.limits.is_empty() {
        return None;
    }
    let texts: Vec<String> = w.report.limits.iter().map(|limit| w.pick(limit).to_owned()).collect();
    let blocks = texts.into_iter().map(|text| Block::Fact(w.fact(text))).collect();
    Some(Section {
        id: "limites",
        title: w.t("Lo que este reporte no puede mostrar", "What this report cannot show"),
        blocks,
    })
}

pub(super) fn parameters(w: &mut Writer<'_>) -> Option<Section> {
    let parameters = &w.report.parameters;
    if parameters.set.is_empty() && parameters.off.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    if !parameters.off.is_empty() {
        let text = w.say(
            &Msg::new(
                "El expediente apagó estas reglas: {rules}.",
                "The case switched off these rules: {rules}.",
            )
            .word("rules", parameters.off.join(", ")),
        );
        blocks.push(Block::Fact(w.fact(text).mark(words::outcome("off", None)).source("case.toml")));
    }
    if !parameters.set.is_empty() {
        let rows = parameters.set.iter().map(|set| {
            let name = Cell::text(w.pick(&set.title)).then(Line::Code(set.name.clone()));
            let default = set.default.clone().unwrap_or_else(|| "–".to_owned());
            Row {
                id: None,
                cells: vec![
                    Cell::code(set.rule.clone()),
                    name,
                    Cell::text(set.value.clone()),
                    Cell::text(default),
                ],
            }
        });
        blocks.push(Block::Table(Table {
            caption: w.t("Parámetros que fija el expediente", "Parameters that the case sets"),
            heads: w.heads([
                ("Regla", "Rule"),
                ("Parámetro", "Parameter"),
                ("#Valor", "#Value"),
                ("#Si no se dice", "#Default"),
            ]),
            rows: rows.collect(),
            foot: None,
            class: "parameters",
        }));
    }
    Some(Section { id: "parametros", title: w.t("Los parámetros", "The parameters"), blocks })
}

pub(super) fn law(w: &Writer<'_>) -> Option<Section> {
    if w.report.law.is_empty() {
        return None;
    }
    let marks = [Force::Verified, Force::Secondary, Force::Inference].map(|force| {
        let key = force.mark();
        format!("{key} = {}", w.word(force.meaning()))
    });
    let note = format!(
        "{} {}",
        w.t(
            "Lo que cada artículo dispone, en palabras de este programa; lo que obliga es el texto oficial en español.",
            "What each article provides, in this program's words; what binds is the official text in Spanish.",
        ),
        format_args!("{} {}.", w.t("La marca dice cómo se comprobó:", "The mark says how it was checked:"), marks.join("; "))
    );
    let rows = w.report.law.iter().map(|law| {
        let article = Cell::text(w.pick(&law.article)).then(Line::Code(law.key.clone()));
        let mut says = Cell::text(w.pick(&law.says));
        let since =
            Msg::new("este texto rige al menos desde el {day}", "this text in force at least since {day}");
        says = says.then(Line::Quiet(w.say(&since.word("day", words::when(&law.from, w.lang)))));
        if law.in_force == Some(false) {
            let text = w.t("no estaba vigente el día de la votación", "not in force on the day of the vote");
            says = says.then(Line::Mark(words::severity("medium"), text));
        }
        Row { id: Some(format!("ley-{}", law.key)), cells: vec![article, says, Cell::text(law.mark.clone())] }
    });
    let table = Table {
        caption: w.t("Artículos que se citan", "Provisions cited"),
        heads: w.heads([("Artículo", "Provision"), ("Qué dispone", "What it provides"), ("Marca", "Mark")]),
        rows: rows.collect(),
        foot: None,
        class: "law",
    };
    Some(Section {
        id: "ley",
        title: w.t("El fundamento legal", "The legal ground"),
        blocks: vec![Block::Note(note), Block::Table(table)],
    })
}

pub(super) fn glossary(w: &Writer<'_>) -> Section {
    let terms = [
        (
            ("padrón", "padrón"),
            (
                "la lista de las personas que pueden votar, como la entregó el patrón o la autoridad",
                "the voter roll: the list of people who may vote, as the employer or the authority gave it",
            ),
        ),
        (
            ("de confianza", "de confianza"),
            (
                "trabajo de dirección, inspección, vigilancia o fiscalización de carácter general, o personal del patrón; lo deciden las funciones, no el nombre del puesto",
                "supervisory or management work: direction, inspection, surveillance or auditing of a general nature, or personal to the employer; functions decide, not the post's name",
            ),
        ),
        (
            ("indicio", "lead (indicio)"),
            (
                "algo que una persona debe mirar; nunca una conclusión",
                "something for a person to look at; never a conclusion",
            ),
        ),
        (
            ("posible registro doble", "possible double entry"),
            ("dos renglones que podrían ser la misma persona", "two rows that may be the same person"),
        ),
        (
            ("casilla, urna, acta, folio", "casilla, urna, acta, folio"),
            (
                "el lugar donde se vota; la caja de las boletas; la hoja con los resultados; el número de cada boleta",
                "the polling place; the ballot box; the tally sheet; the number of each ballot",
            ),
        ),
        (
            ("margen", "margin"),
            (
                "la distancia en votos entre el primer lugar y el segundo",
                "the distance in votes between first and second place",
            ),
        ),
        (
            ("no se pudo revisar", "not checked"),
            (
                "faltó un documento o un dato: no quiere decir que esté bien ni que esté mal",
                "a document or a figure was missing: it means neither that all is well nor that it is not",
            ),
        ),
        (
            ("CFCRL", "CFCRL"),
            (
                "Centro Federal de Conciliación y Registro Laboral, la autoridad que verifica estas votaciones",
                "Federal Center for Conciliation and Labor Registration, the authority that verifies these votes",
            ),
        ),
        (
            ("por mil", "permille"),
            (
                "600/1000 se lee «600 de cada 1,000»; mide qué tanto pesan las señales, no una probabilidad",
                "600/1000 reads “600 in every 1,000”; it measures the weight of the signals, not a probability",
            ),
        ),
    ];
    let terms = terms.into_iter().map(|((es, en), (means, meaning))| (w.t(es, en), w.t(means, meaning)));
    Section {
        id: "palabras",
        title: w.t("Las palabras", "The words"),
        blocks: vec![Block::Terms(terms.collect())],
    }
}

/// How to check a pack with tools that are not ours. A page cannot vouch for itself, and this one does not.
pub(super) fn verify(w: &Writer<'_>) -> Section {
    let intro = w.t(
        "Esta página no se certifica a sí misma: quien la falsifique puede escribir en ella lo que quiera. Si llegó en un paquete firmado, compruébelo en la carpeta del paquete con programas que no son nuestros.",
        "This page does not certify itself: whoever forges it can write anything in it. If it came in a signed pack, check it in the pack's folder with programs that are not ours.",
    );
    let commands = vec![
        (w.t("Que ningún archivo cambió:", "That no file changed:"), "sha256sum -c SHA256SUMS"),
        (
            w.t(
                "La huella de la llave. Compárela con la que le dio quien firma, por otro medio: una llave que viene en el mismo paquete no prueba de quién es.",
                "The key's fingerprint. Compare it with the one that the signer gave you by another way: a key that comes in the same pack does not prove whose it is.",
            ),
            "ssh-keygen -lf public.ssh",
        ),
        (
            w.t("La firma del enunciado que nombra cada archivo por su huella:", "The signature of the statement that names each file by its digest:"),
            "openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in statement.pae -sigfile statement.sig",
        ),
        (
            w.t("La firma de la lista de archivos:", "The signature of the list of files:"),
            "echo \"firmante $(cat public.ssh)\" > /tmp/firmantes\nssh-keygen -Y verify -f /tmp/firmantes -I firmante -n escrutinio -s SHA256SUMS.sig < SHA256SUMS",
        ),
        (w.t("Todo junto, paso a paso, con este programa:", "All of it, step by step, with this program:"), "escrutinio verify . --explain"),
    ];
    let sign = w.t(
        "Quien responde por este reporte, si se entrega en papel:",
        "Who answers for this report, where it is handed in on paper:",
    );
    let blanks = vec![
        w.t("Nombre y cargo", "Name and position"),
        w.t("Huella de la llave", "Key fingerprint"),
        w.t("Lugar y fecha", "Place and date"),
        w.t("Firma", "Signature"),
    ];
    Section {
        id: "verificar",
        title: w.t("Cómo comprobarlo", "How to verify it"),
        blocks: vec![Block::Note(intro), Block::Commands(commands), Block::Note(sign), Block::Blanks(blanks)],
    }
}
