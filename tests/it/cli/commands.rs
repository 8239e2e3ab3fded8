//! Every command of the contract exists; one that is not built says so, and its help promises nothing.

use escrutinio::cli;
use escrutinio::model::Lang;

use super::harness::Case;

/// Commands of the contract, and whether this version runs them. A command that gets built loses its `false` here.
pub(super) const CONTRACT: &[(&str, bool)] = &[
    ("audit", true),
    ("init", true),
    ("columns", true),
    ("ids", true),
    ("duplicates", true),
    ("compare", true),
    ("hours", true),
    ("count", true),
    ("calendar", false),
    ("support", false),
    ("decide", true),
    ("rules list", true),
    ("explain", true),
    ("key new", true),
    ("key show", true),
    ("sign", true),
    ("verify", true),
    ("reproduce", false),
    ("verify-diff", false),
    ("disclose", false),
    ("stamp", false),
    ("export", true),
    ("serve", true),
    ("generate man", true),
    ("generate completions", true),
    ("generate schema", true),
    ("generate typing-sheet", true),
    ("generate docs", true),
];

/// Every path of commands that the program knows, groups left out.
fn known() -> Vec<String> {
    fn walk(command: &clap::Command, path: &str, out: &mut Vec<String>) {
        for sub in command.get_subcommands() {
            let path = format!("{path} {}", sub.get_name()).trim().to_owned();
            if sub.has_subcommands() {
                walk(sub, &path, out);
            } else {
                out.push(path);
            }
        }
    }
    let mut out = Vec::new();
    walk(&cli::command(Lang::Es), "", &mut out);
    out
}

#[test]
fn the_program_has_the_commands_of_the_contract_and_no_others() {
    let contract: Vec<&str> = CONTRACT.iter().map(|(path, _)| *path).collect();
    assert_eq!(known(), contract);
}

#[test]
fn a_command_that_is_not_built_says_so_and_exits_2() {
    let case = Case::new();
    let words = [("es", "todavía no existe en esta versión"), ("en", "not in this version yet")];
    for (path, built) in CONTRACT {
        for (lang, not_built) in words {
            let mut help: Vec<&str> = path.split(' ').collect();
            help.extend(["--lang", lang, "--help"]);
            assert_eq!(case.run(0, &help).text().contains(not_built), !built, "help of {path}");
            if !built {
                let mut args: Vec<&str> = path.split(' ').collect();
                args.extend(["--lang", lang]);
                let ran = case.run(2, &args);
                assert!(ran.out.is_empty() && ran.err.contains(not_built), "{path}: {}", ran.err);
            }
        }
        if !built {
            // Whatever is given to it, nothing is done by halves.
            let mut args: Vec<&str> = path.split(' ').collect();
            args.extend(["caso", "--out", "x", "--format", "json"]);
            case.run(2, &args);
        }
    }
    assert_eq!(std::fs::read_dir(case.root()).unwrap().count(), 0, "files were left behind");
}

#[test]
fn the_first_page_marks_what_is_not_built() {
    let text = Case::new().run(0, &["--help"]).text();
    for (path, built) in CONTRACT.iter().filter(|(path, _)| !path.contains(' ')) {
        let line = text.lines().find(|line| line.split_whitespace().next() == Some(path));
        let line = line.unwrap_or_else(|| panic!("{path} is not listed"));
        assert_eq!(line.contains("todavía no existe"), !built, "{line}");
    }
}

#[test]
fn what_is_typed_wrong_is_told_in_both_languages() {
    let case = Case::new();
    let es = case.run(2, &["audti", "x"]);
    insta::assert_snapshot!(es.err, @r"
    problema USO-001: la orden no se entiende
      no existe «audti»
      qué hacer: ¿quiso escribir audit?
    ");
    let en = case.run(2, &["--lang", "en", "audit", "x", "--vote", "election"]);
    insta::assert_snapshot!(en.err, @r"
    problem USO-001: the command is not understood
      “election” does not fit --vote <KIND>
      what to do: it can be: representation, titularity, strike, contract, officers, legitimization
    ");
    let en = case.run(2, &["audit", "x", "--lang=en", "--confidential"]);
    insta::assert_snapshot!(en.err, @r"
    problem USO-001: the command is not understood
      --out <DIR> is missing
      what to do: see: escrutinio  --help
    ");
    let es = case.run(2, &["ids"]);
    insta::assert_snapshot!(es.err, @r"
    problema USO-001: la orden no se entiende
      falta --kind <CLASE>
      qué hacer: vea: escrutinio  --help
    ");
    let bare = case.run(2, &[]);
    assert!(bare.out.is_empty() && bare.err.contains("Uso:"), "{}", bare.err);
    let version = case.run(0, &["--version"]);
    assert_eq!(version.text(), "escrutinio [VERSION]\n");
}
