//! Every help page in both languages, and every example printed on one.

use escrutinio::cli::{self, Cli};
use escrutinio::model::Lang;

use super::harness::{binary, ended, repository};

/// Paths of every page, groups included; the first is the program's own.
fn pages() -> Vec<Vec<String>> {
    fn walk(command: &clap::Command, path: &[String], out: &mut Vec<Vec<String>>) {
        out.push(path.to_vec());
        for sub in command.get_subcommands() {
            walk(sub, &[path, &[sub.get_name().to_owned()]].concat(), out);
        }
    }
    let mut out = Vec::new();
    walk(&cli::command(Lang::Es), &[], &mut out);
    out
}

fn page(path: &[String], lang: &str) -> String {
    let mut command = binary();
    command.args(path).args(["--lang", lang, "--help"]);
    let (code, out, err) = ended(command, &[]);
    assert_eq!((code, err.as_str()), (0, ""), "{path:?}");
    String::from_utf8(out).unwrap()
}

#[test]
fn the_command_line_is_sound() {
    <Cli as clap::CommandFactory>::command().debug_assert();
    cli::command(Lang::Es).debug_assert();
    cli::command(Lang::En).debug_assert();
}

#[test]
fn every_page_reads_as_it_was_agreed() {
    for lang in ["es", "en"] {
        let all: Vec<String> = pages()
            .iter()
            .map(|path| format!("# escrutinio {}\n\n{}", path.join(" "), page(path, lang).trim_end()))
            .collect();
        insta::assert_snapshot!(format!("help_{lang}"), all.join("\n\n"));
    }
}

#[test]
fn nothing_on_a_page_is_left_in_the_other_language() {
    // The words that clap itself would print, and one of ours a page cannot do without.
    for path in pages() {
        let es = page(&path, "es");
        for word in [
            "Usage:",
            "Options:",
            "Commands:",
            "Arguments:",
            "ossible values",
            "[default",
            "Print ",
            "[OPTIONS]",
            "<FILE>",
        ] {
            assert!(!es.contains(word), "{path:?}: {word}");
        }
        let en = page(&path, "en");
        for word in ["Uso:", "Opciones:", "Órdenes:", "Argumentos:", "todavía"] {
            assert!(!en.contains(word), "{path:?}: {word}");
        }
        assert!(!es.contains('\u{1b}'), "{path:?} is coloured where nobody asked");
    }
}

#[test]
fn every_argument_is_explained() {
    for path in pages() {
        for lang in ["es", "en"] {
            let page = page(&path, lang);
            let lines: Vec<&str> = page.lines().collect();
            for (at, line) in lines.iter().enumerate() {
                let entry = line.trim_start();
                if line.starts_with("  ") && entry.starts_with(['-', '<', '[']) {
                    let beside = entry.split("  ").filter(|part| !part.trim().is_empty()).count() > 1;
                    let below = lines.get(at + 1).is_some_and(|next| next.starts_with("          "));
                    assert!(beside || below, "{path:?} ({lang}): {line}");
                }
            }
        }
    }
}

/// Every example of every page, each once, with the language of its page.
fn examples() -> Vec<String> {
    let mut out: Vec<String> = pages()
        .iter()
        .flat_map(|path| ["es", "en"].map(|lang| page(path, lang)))
        .flat_map(|text| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>())
        .filter(|line| line.starts_with("escrutinio "))
        .collect();
    out.sort();
    out.dedup();
    out
}

#[test]
fn every_example_runs() {
    let examples = examples();
    assert!(examples.len() >= 4, "{examples:?}");
    for example in examples {
        let mut command = binary();
        command.args(example.split_whitespace().skip(1)).current_dir(repository("."));
        let (code, out, err) = ended(command, &[]);
        assert_eq!(code, 0, "{example}\n{err}");
        assert!(!out.is_empty(), "{example} prints nothing");
    }
}
