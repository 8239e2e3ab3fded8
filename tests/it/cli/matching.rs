//! `duplicates` on whole rolls: what the search finds is what every pair finds, and no roll is too odd for it.

use std::time::{Duration, Instant};

use super::harness::Case;
use crate::fixtures::generator::bulk::{self, Columns, Model, Settings};

/// Far more than a run of these sizes takes on a loaded machine, and far less than the square of its rows would.
const SOON: Duration = Duration::from_mins(1);

/// So many lines.
fn lines(head: &str, count: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = format!("{head}\n");
    for n in 0..count {
        text.push_str(&line(n));
        text.push('\n');
    }
    text
}

fn roll(settings: Settings) -> String {
    let mut roll = Vec::new();
    bulk::write(settings, &mut roll, Vec::new()).unwrap();
    String::from_utf8(roll).unwrap()
}

#[test]
fn the_search_finds_what_every_pair_finds() {
    let settings = [
        Settings { rows: 6_500, seed: 5, model: Model::Mixed, columns: Columns::Names },
        Settings { rows: 1_500, seed: 6, model: Model::Ocr, columns: Columns::Ids },
        Settings { rows: 1_500, seed: 7, model: Model::Clerical, columns: Columns::Noid },
        Settings { rows: 1_500, seed: 8, model: Model::Migration, columns: Columns::Ids },
    ];
    for settings in settings {
        let case = Case::new().file("padron.csv", roll(settings));
        let found = case.run(0, &["duplicates", "padron.csv", "--pairs"]).text();
        let every = case.run(0, &["duplicates", "padron.csv", "--pairs", "--every-pair"]).text();
        assert!(found.lines().count() > settings.rows / 60, "{}", found.lines().count());
        assert!(found == every, "{settings:?}");
    }
}

#[test]
fn a_column_of_which_nobody_knows_what_it_is_tells_something_all_the_same() {
    let given = ["ana", "luis", "eva", "raul", "sara", "hugo", "alma"];
    let surnames =
        ["moran", "vega", "solis", "luna", "rios", "cano", "pinto", "sosa", "tapia", "vidal", "zamora"];
    let mut text = lines("given_name,surname,suburb,soc_sec_id", 400, |n| {
        format!("{},{},barrio {},{}", given[n % 7], surnames[n % 11], n % 13, 5_200_000 + n * 7_919)
    });
    // The first person again, with a slip in the identifier.
    text.push_str("ana,moran,barrio 0,5200001\n");
    let case = Case::new().file("lista.csv", &text);
    let pairs = case.run(0, &["duplicates", "lista.csv", "--pairs"]).text();
    let grades: Vec<&str> = pairs.lines().skip(1).filter(|line| line.contains(",402,")).collect();
    assert!(
        grades.len() == 1 && grades[0].starts_with("lista.csv,,2,") && !grades[0].contains("possible"),
        "{pairs}"
    );
    let why = case.run(0, &["duplicates", "lista.csv", "--why", "2,402", "--lang", "en"]).text();
    assert!(why.contains("the same suburb") && why.contains("soc_sec_id a usual slip apart"), "{why}");
    assert!(!why.contains("5200001"), "{why}");
}

/// A CURP that holds at one character says nothing, for its digit is the same; at two it is another person's.
#[test]
fn a_curp_whose_digit_cannot_see_the_slip_is_looked_at_and_one_of_another_person_parts() {
    let given = ["ANA", "LUIS", "EVA", "RAUL", "SARA", "HUGO", "ALMA"];
    let surnames = ["MORAN", "VEGA", "SOLIS", "LUNA", "RIOS", "CANO", "PINTO", "SOSA", "TAPIA", "VIDAL"];
    let mut text = lines("Nombre,CURP,Telefono", 300, |n| {
        format!("{} {} {},,44{:08}", surnames[n % 10], surnames[n / 10 % 10], given[n % 7], n * 7_919)
    });
    let curps = ["HEGG560427MVZRRL04", "HEGG560417MVZRRL04", "HEGG060417MVZRRL04", "HEGG560427MVZRRL12"];
    text.extend(curps.map(|curp| format!("HERNANDEZ GARCIA GUILLERMINA,{curp},5512345678\n")));
    let case = Case::new().file("padron.csv", &text);
    let pairs = case.run(0, &["duplicates", "padron.csv", "--pairs"]).text();
    let grade = |left: usize, right: usize| {
        let start = format!("padron.csv,,{left},padron.csv,,{right},");
        pairs.lines().find_map(|line| line.strip_prefix(&start)?.split(',').next())
    };
    assert_eq!([grade(302, 303), grade(303, 304)], [Some("probable"); 2], "{pairs}");
    assert!([grade(302, 304), grade(302, 305)].iter().all(|found| found.is_none_or(|g| g == "possible")));
    let groups = case.run(0, &["duplicates", "padron.csv"]).text();
    let mut rows: Vec<&str> = groups.lines().skip(1).filter_map(|line| line.split(',').nth(2)).collect();
    rows.retain(|row| ["302", "303", "304", "305"].contains(row));
    // The first and the third are two people, however near the second is to both.
    assert_eq!(rows, ["302", "303"], "{groups}");
    let why = case.run(0, &["duplicates", "padron.csv", "--why", "302,303", "--lang", "en"]).text();
    assert!(why.contains("a change that the check digit cannot see"), "{why}");
    assert!(why.contains("the CURP certificate of both rows"), "{why}");
    assert!(!why.contains("HEGG5604"), "{why}");
}

/// Whoever is hired again has another day and another position; one without the other is somebody else, or an error.
#[test]
fn what_changes_together_between_second_entries_does_not_count_twice() {
    let part = |n: usize| ["BA", "CO", "DE", "FI", "GU", "LA", "LO", "MI", "NA", "PE", "RO", "VI"][n % 12];
    let row = |n: usize, number: usize, day: usize, post: usize| {
        let name = format!(
            "{}{}{}L {}{}{}Z ANA",
            part(n),
            part(n / 12),
            part(n / 144),
            part(n * 5),
            part(n / 12 + n),
            part(n / 7)
        );
        let day = format!("{:02}/{:02}/20{:02}", day % 28 + 1, day % 12 + 1, day % 23);
        format!("{number},{name},{day},PUESTO {},NAVE {},RUTA {}", post % 9, n % 17, n % 19)
    };
    let text = lines("No. Empleado,Nombre,Fecha de ingreso,Puesto,Departamento,Ruta", 700, |n| match n {
        0..600 => row(n, 1_000 + n, n * 7, n * 5),
        600..640 => row(n - 600, 7_000 + n, (n - 600) * 7, (n - 600) * 5),
        640..690 => row(n - 600, 7_000 + n, (n - 600) * 7 + 61, (n - 600) * 5 + 4),
        _ => row(n - 600, 7_000 + n, (n - 600) * 7, (n - 600) * 5 + 4),
    });
    let case = Case::new().file("padron.csv", &text);
    let shown = |first: usize, second: usize| -> i64 {
        let rows = format!("{},{}", first + 2, second + 2);
        let why = case.run(0, &["duplicates", "padron.csv", "--why", &rows, "--format", "json"]).text();
        let why: serde_json::Value = serde_json::from_str(&why).unwrap();
        let lines = why["lines"].as_array().unwrap();
        let line = lines.iter().find(|line| line["said"]["en"].as_str().unwrap().contains("together"));
        line.and_then(|line| line["hundredths_of_a_bit"].as_i64()).unwrap_or_else(|| panic!("{why:#}"))
    };
    let (as_it_was, anew, one_only) = (shown(5, 605), shown(45, 645), shown(95, 695));
    assert!(as_it_was > 0 && anew > 0 && one_only < anew - 100, "{as_it_was} {anew} {one_only}");
}

/// The rolls of three thousand plants: whoever is on two of them is found, with both places.
#[test]
fn a_person_on_the_rolls_of_two_plants_is_found_among_thousands() {
    let whole = roll(Settings { rows: 9_000, seed: 9, model: Model::Mixed, columns: Columns::Ids });
    let (head, rows) = whole.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().collect();
    let mut case = Case::new().file("padron.csv", &whole);
    let mut files: Vec<String> = Vec::new();
    // Row n of the whole stands in file n % 3,000, so that second entries are seldom beside the first.
    for nth in 0..3_000 {
        let mine: Vec<&str> = rows.iter().skip(nth).step_by(3_000).copied().collect();
        let file = format!("planta-{nth:04}.csv");
        case = case.file(&file, format!("{head}\n{}\n", mine.join("\n")));
        files.push(file);
    }
    let pairs = |files: &[String]| {
        let mut arguments = vec!["duplicates", "--pairs"];
        arguments.extend(files.iter().map(String::as_str));
        case.run(0, &arguments).text()
    };
    let apart = pairs(&files);
    let place = |file: &str, row: &str| -> usize {
        let nth: usize = file.trim_start_matches("planta-").trim_end_matches(".csv").parse().unwrap();
        nth + 3_000 * (row.parse::<usize>().unwrap() - 2)
    };
    let told = |text: &str, at: &dyn Fn(&str, &str) -> usize| -> std::collections::BTreeSet<(usize, usize)> {
        let cells = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
        let sure = cells.filter(|cells| cells[6] == "certain");
        sure.map(|cells| (at(cells[0], cells[2]), at(cells[3], cells[5])))
            .map(|(a, b)| (a.min(b), a.max(b)))
            .collect()
    };
    let apart = told(&apart, &place);
    let whole = told(&pairs(&["padron.csv".to_owned()]), &|_, row| row.parse::<usize>().unwrap() - 2);
    assert!(whole.len() > 300, "{}", whole.len());
    // How many second entries are expected differs between one list and several, and with it a few grades.
    let both = whole.intersection(&apart).count();
    assert!(both * 100 >= whole.len() * 98, "{both} of {}", whole.len());
    assert!(apart.iter().any(|(a, b)| a % 3_000 != b % 3_000));
}

/// Runs the binary, and gives what it printed and the most memory it held, in MiB; where the system does not tell,
/// none.
fn peak(case: &Case, args: &[&str]) -> (String, u64) {
    let out = case.path("salida");
    let mut command = case.command(args);
    command.stdout(std::fs::File::create(&out).unwrap()).stderr(std::process::Stdio::null());
    let mut child = command.spawn().unwrap();
    let (status, start) = (format!("/proc/{}/status", child.id()), Instant::now());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
        most = kib.map_or(most, |kib| most.max(kib / 1_024));
        if start.elapsed() > SOON {
            child.kill().unwrap();
            panic!("{args:?} takes longer than {SOON:?}");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(child.wait().unwrap().success(), "{args:?}");
    (std::fs::read_to_string(out).unwrap(), most)
}

/// Far less than the pairs of these rolls would take, and more than rows of text and numbers do.
const MOST_MIB: u64 = 400;

#[test]
fn odd_rolls_end_in_bounded_time_and_memory() {
    let long = |n: usize| format!("{n},{} {}", "GUADALUPE DEL CARMEN ".repeat(9), n % 900);
    let emoji = |n: usize| format!("{n},😀🎉 {}👷 {}", "🔥".repeat(n % 40), "é".repeat(n % 7));
    let rolls: [(&str, String); 7] = [
        ("equal rows", lines("No.,Nombre", 100_000, |_| "77,ANA ROSAS SOTO".to_owned())),
        ("one column", lines("Nombre", 20_000, |n| format!("JUAN PEREZ {}", n % 50))),
        ("one column of codes", lines("CURP", 20_000, |n| format!("HEGG560427MVZRRL{:02}", n % 100))),
        ("one name, other numbers", lines("No.,Nombre", 8_000, |n| format!("{n},ANA ROSAS SOTO"))),
        ("names of 200 letters", lines("No.,Nombre", 8_000, long)),
        ("emoji", lines("No.,Nombre", 8_000, emoji)),
        (
            "blank cells",
            lines("No.,Nombre,CURP", 100_000, |n| if n % 400 == 0 { "1,," } else { ",," }.to_owned()),
        ),
    ];
    for (what, text) in rolls {
        let case = Case::new().file("lista.csv", &text);
        let (pairs, most) = peak(&case, &["duplicates", "lista.csv", "--pairs"]);
        let rows = text.lines().count();
        assert!(pairs.lines().count() <= 10 * rows, "{what}: {} pairs", pairs.lines().count());
        assert!(most < MOST_MIB, "{what}: {most} MiB");
        if cfg!(target_os = "linux") {
            assert!(most > 0, "{what}");
        }
    }
}

/// With less memory the search takes more passes and finds the same; with too little it says how much it takes.
#[test]
fn a_bound_of_memory_changes_nothing_but_the_time() {
    for columns in [Columns::Ids, Columns::Noid, Columns::Names] {
        let case = Case::new()
            .file("padron.csv", roll(Settings { rows: 40_000, seed: 12, model: Model::Mixed, columns }));
        let free = case.run(0, &["duplicates", "padron.csv", "--pairs"]).text();
        let refused =
            case.run(2, &["duplicates", "padron.csv", "--pairs", "--memory", "1M", "--lang", "en"]).err;
        let words: Vec<&str> = refused.split_whitespace().collect();
        let least = words.iter().position(|word| *word == "--memory" || word.ends_with("--memory")).unwrap();
        let least = words[least..].iter().find(|word| word.ends_with('M') && word.len() > 1).unwrap();
        let (bounded, most) = peak(&case, &["duplicates", "padron.csv", "--pairs", "--memory", least]);
        assert!(free.lines().count() > 500 && bounded == free, "{columns:?} with {least}");
        // The text of the file comes on top: 40,000 rows are 5 MiB, held twice while they are parted.
        let least: u64 = least.trim_end_matches('M').parse().unwrap();
        assert!(most <= least + 16, "{columns:?}: {most} MiB of {least}");
    }
    let case = Case::new().file("lista.csv", "No.,Nombre\n1,ANA ROSAS\n");
    for wrong in ["", "M", "2", "-1G", "2T", "0M"] {
        let refused = case.run(2, &["duplicates", "lista.csv", &format!("--memory={wrong}")]).err;
        assert!(refused.contains("--memory 512M"), "{wrong}: {refused}");
    }
}

#[test]
fn a_later_version_is_searched_where_it_changed_and_found_as_if_from_scratch() {
    let settings = Settings { rows: 2_000, seed: 9, model: Model::Mixed, columns: Columns::Noid };
    let first = roll(settings);
    let mut rows: Vec<String> = first.lines().map(str::to_owned).collect();
    rows.remove(700);
    let again = rows[1_200].replace('A', "E");
    rows.insert(300, again);
    let later = rows.join("\n");
    let case = Case::new().file("v1.csv", &first).file("v2.csv", &later);
    let counts = |told: &str| -> Vec<usize> {
        let line = told.lines().find(|line| line.contains("se buscaron")).unwrap();
        let number = |word: &str| word.replace(',', "").parse().ok();
        line.split(' ').filter_map(number).collect()
    };
    let whole = case.run(0, &["duplicates", "v1.csv", "--pairs", "--state", "busqueda.bin"]);
    assert_eq!(counts(&whole.err), [1_996, 1_996]);
    // The second version is written from what the first one kept; the same file then keeps it for a third.
    let scratch = case.run(0, &["duplicates", "v2.csv", "--pairs"]).text();
    for searched in [1..400, 0..1] {
        let since = case.run(0, &["duplicates", "v2.csv", "--pairs", "--state", "busqueda.bin"]);
        assert!(since.text() == scratch);
        assert!(searched.contains(&counts(&since.err)[0]), "{}", since.err);
    }
    let kept = case.read("busqueda.bin");
    case.put("busqueda.bin", &kept[..kept.len() - 9]);
    let refused = case.run(2, &["duplicates", "v2.csv", "--state", "busqueda.bin"]);
    assert!(refused.err.contains("APP-039"), "{}", refused.err);
}
