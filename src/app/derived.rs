//! Files that derive from the program: rule pages, schemas, references. A test holds the committed ones to them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::i18n::integer;
use crate::model::{Lang, ParamSpec, Text};
use crate::readers::case_file;
use crate::report::{self, catalogue, measured};
use crate::rules;

use super::audit::planned;
use super::{AppError, Exit};

/// Derived files by their path under `docs/`.
pub type Derived = BTreeMap<String, String>;

/// Every derived file.
pub fn derived() -> Result<Derived, AppError> {
    let metas = rules::metas();
    let mut out = Derived::new();
    for meta in &metas {
        out.insert(format!("reglas/{}.md", meta.id.0), catalogue::page(meta, Lang::Es));
        out.insert(format!("reglas/{}.en.md", meta.id.0), catalogue::page(meta, Lang::En));
    }
    out.insert("reglas/indice.md".to_owned(), catalogue::index(&metas, &planned(), Lang::Es));
    out.insert("reglas/indice.en.md".to_owned(), catalogue::index(&metas, &planned(), Lang::En));
    out.insert("medidas.md".to_owned(), measured::page(&metas, Lang::Es));
    out.insert("measures.md".to_owned(), measured::page(&metas, Lang::En));
    out.insert("esquemas/case.schema.json".to_owned(), pretty(&case_schema())?);
    out.insert("esquemas/report.schema.json".to_owned(), pretty(&report::report_schema())?);
    out.insert("formato/case.md".to_owned(), case_file::reference_page(Lang::Es));
    out.insert("formato/case.en.md".to_owned(), case_file::reference_page(Lang::En));
    out.insert("formato/salidas.md".to_owned(), exit_codes(Lang::Es));
    out.insert("formato/salidas.en.md".to_owned(), exit_codes(Lang::En));
    Ok(out)
}

/// JSON Schema of `case.toml`, with the parameters of every rule.
pub fn case_schema() -> Value {
    let metas = rules::metas();
    let params: Vec<(&str, &[ParamSpec])> = metas.iter().map(|meta| (meta.id.0, meta.params)).collect();
    case_file::json_schema(&params)
}

fn pretty(value: &Value) -> Result<String, AppError> {
    let mut text = serde_json::to_string_pretty(value).map_err(|error| AppError::bug("schema", &error))?;
    text.push('\n');
    Ok(text)
}

fn exit_codes(lang: Lang) -> String {
    let t = |es, en| Text::new(es, en).get(lang);
    let mut out = format!(
        "# {}\n\n| {} | {} |\n|---|---|\n",
        t("Códigos de salida", "Exit codes"),
        t("código", "code"),
        t("qué significa", "what it means")
    );
    for exit in Exit::ALL {
        let _ = writeln!(out, "| {} | {} |", integer(exit as i64), exit.meaning().get(lang));
    }
    out.push_str(t(
        "\nDonde se aplican el 10 y el 11, sale el 10. Los hallazgos descartados no cuentan para `--fail-on`.\n",
        "\nWhere both 10 and 11 apply, the code is 10. Dismissed findings do not count for `--fail-on`.\n",
    ));
    out
}
