//! Reading a document back, as far as its tests need it.

/// The text that a reader of a page sees: without tags, entities resolved.
pub(super) fn text(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => {
                inside = true;
                out.push(' ');
            }
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(out, |text, (entity, c)| text.replace(entity, c))
}

/// Every number in a text, sorted.
pub(super) fn numbers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = text
        .split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .map(|word| word.trim_matches([',', '.']).to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    found.sort();
    found
}

/// What stands in one list and not in the other.
pub(super) fn unmatched(left: Vec<String>, mut right: Vec<String>) -> Vec<String> {
    let mut alone = Vec::new();
    for item in left {
        match right.iter().position(|other| *other == item) {
            Some(index) => drop(right.swap_remove(index)),
            None => alone.push(format!("es {item}")),
        }
    }
    alone.extend(right.into_iter().map(|item| format!("en {item}")));
    alone
}

/// The values of an attribute, in order.
pub(super) fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    html.split(&format!(" {name}=\"")).skip(1).map(|rest| &rest[..rest.find('"').unwrap()]).collect()
}

/// What stands between `<` and `>`: a page writes neither in its texts.
pub(super) fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag).collect()
}

/// The first thing wrong with how tags are nested. Every element of our pages is closed in writing.
pub(super) fn misnested(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>')? + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let name = tag.trim_start_matches('/').split([' ', '\n']).next()?;
        if let Some(closed) = tag.strip_prefix('/') {
            if open.pop() != Some(closed) {
                return Some(format!("</{closed}> inside {open:?}"));
            }
        } else if !matches!(name, "!doctype" | "meta" | "input") && !tag.ends_with('/') {
            open.push(name);
            if name == "style" {
                rest = &rest[rest.find("</style>")?..];
            }
        }
    }
    (!open.is_empty()).then(|| format!("left open: {open:?}"))
}
