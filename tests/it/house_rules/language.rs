//! Both languages everywhere: templates with the same arguments, and no text for people in the faces' code.

use std::collections::BTreeSet;

use super::{files, root};

/// `Msg::new("…", "…")` and `Text::new("…", "…")` must name the same placeholders in both languages.
#[test]
fn both_languages_take_the_same_arguments() {
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let text = std::fs::read_to_string(&path).unwrap();
        for (es, en) in pairs(&text) {
            let names = |template: &str| -> BTreeSet<String> {
                escrutinio::i18n::placeholders(template).into_iter().map(str::to_owned).collect()
            };
            if names(&es) != names(&en) || es.is_empty() != en.is_empty() {
                wrong.push(format!("{}: {es} / {en}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A placeholder inside a plural form would vanish: rendering does not look into forms.
#[test]
fn plural_forms_hold_no_placeholder() {
    for path in files(&root().join("src"), ".rs") {
        let text = std::fs::read_to_string(&path).unwrap();
        for (es, en) in pairs(&text) {
            for template in [es, en] {
                for part in template.split('{').skip(1) {
                    let inner = part.split('}').next().unwrap_or_default();
                    let closed = part.contains('}');
                    assert!(closed || !inner.contains(':'), "{}: {template}", path.display());
                }
            }
        }
    }
}

#[test]
fn faces_hold_no_text_for_people() {
    let mut wrong = Vec::new();
    for face in ["cli", "server"] {
        for path in files(&root().join("src").join(face), ".rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            for (number, line) in text.lines().enumerate() {
                let code = line.trim_start();
                if !code.starts_with("//") && code.contains('"') && !code.is_ascii() {
                    wrong.push(format!("{}:{}: {code}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "texts belong in i18n::ui:\n{}", wrong.join("\n"));
}

/// The two string literals of every `Msg::new(` and `Text::new(` in a source.
fn pairs(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for head in ["Msg::new(", "Text::new("] {
        for (at, _) in text.match_indices(head) {
            let rest = &text[at + head.len()..];
            let Some((es, rest)) = literal(rest) else { continue };
            let Some((en, _)) = literal(rest.trim_start().trim_start_matches(',')) else { continue };
            out.push((es, en));
        }
    }
    out
}

/// A string literal at the head of a text, line continuations joined, and what follows it.
fn literal(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start().strip_prefix('"')?;
    let mut out = String::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((out, &text[at + 1..])),
            '\\' => match chars.next()?.1 {
                '\n' => {
                    while chars.peek().is_some_and(|(_, c)| c.is_whitespace()) {
                        chars.next();
                    }
                }
                other => out.push(other),
            },
            other => out.push(other),
        }
    }
    None
}
