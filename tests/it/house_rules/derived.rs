//! Committed files that derive from the program are what the program writes now.

use escrutinio::app;

use super::root;

#[test]
fn derived_files_are_current() {
    let docs = root().join("docs");
    if std::env::var_os("UPDATE").is_some() {
        app::write_derived(&docs).unwrap();
    }
    let mut stale = Vec::new();
    for (name, text) in app::derived().unwrap() {
        let committed = std::fs::read_to_string(docs.join(&name)).unwrap_or_default();
        if committed != text {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "not current: {stale:?}\nwrite them with: UPDATE=1 cargo test --test it derived"
    );
}

#[test]
fn no_page_of_a_removed_rule_is_left() {
    let derived = app::derived().unwrap();
    for path in super::files(&root().join("docs/reglas"), ".md") {
        let name = format!("reglas/{}", path.file_name().unwrap().to_string_lossy());
        assert!(derived.contains_key(&name), "{name} derives from nothing");
    }
}
