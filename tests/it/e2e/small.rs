//! A small synthetic case: sixty people, a handful of everything that a rule looks for, one slip in a tally.

use chrono::NaiveDate;

use crate::cli::harness::Case;
use crate::fixtures::generator::person::People;
use crate::fixtures::generator::rng::Rng;

/// The header of the roll.
pub(crate) const HEADER: [&str; 8] =
    ["NO. EMPLEADO", "NOMBRE", "CURP", "RFC", "NSS", "PUESTO", "DEPARTAMENTO", "FECHA INGRESO"];
/// The secret of the case. Any other gives other codes.
pub(crate) const SECRET: [u8; 32] = *b"thirty-two bytes of a small test";

/// Titles of people who direct others, more of them than the smallest group that is told.
const STAFF: [&str; 8] = [
    "SUPERVISOR DE PRODUCCION",
    "GERENTE DE CALIDAD",
    "JEFE DE TURNO",
    "SUPERVISORA DE ALMACEN",
    "COORDINADOR DE RECURSOS HUMANOS",
    "SUPERVISOR DE MANTENIMIENTO",
    "GERENTE DE PRODUCCION",
    "SUPERINTENDENTE DE PINTURA",
];
const LINE: [&str; 4] = ["OPERADOR DE PRODUCCION", "MONTACARGUISTA", "SOLDADOR", "AYUDANTE GENERAL"];

/// One row of the roll, in the order of [`HEADER`].
pub(crate) type Row = [String; 8];

/// The roll: 60 persons on 62 rows.
pub(crate) fn rows() -> Vec<Row> {
    let mut rng = Rng::named(7, "small case");
    let mut people = People::new(NaiveDate::from_ymd_opt(2025, 6, 1).unwrap(), 500);
    let mut rows: Vec<Row> = (0..60_usize)
        .map(|at| {
            let person = people.anybody(&mut rng, 330);
            let title = STAFF.get(at).copied().unwrap_or(LINE[at % 4]);
            // Seven hired after the application, six of them until the second one.
            let hired = match at {
                20..26 => format!("{:02}/05/2025", at - 15),
                26 => "02/06/2025".to_owned(),
                _ => format!("{:02}/0{}/202{}", 13 + at % 15, 1 + at % 9, 2 + at % 3),
            };
            [
                (40_001 + at * 7).to_string(),
                person.name.surnames_first(),
                person.curp,
                person.rfc,
                person.nss,
                title.to_owned(),
                format!("DEPTO. {}", ["ENSAMBLE", "PINTURA", "LOGISTICA"][at % 3]),
                hired,
            ]
        })
        .collect();
    // Two people entered twice under another number, and one CURP with a digit that cannot be.
    for at in [30, 41] {
        let mut second = rows[at].clone();
        second[0] = (50_000 + at).to_string();
        rows.push(second);
    }
    spoil_check_digit(&mut rows[50][2]);
    rows
}

/// Makes a CURP's last digit one that cannot be.
pub(crate) fn spoil_check_digit(curp: &mut String) {
    let last = if curp.ends_with('0') { "1" } else { "0" };
    curp.replace_range(17.., last);
}

/// The roll as CSV, with the row of each entry behind [`HEADER`] counted from 2.
pub(crate) fn roll(rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The members: a list that workers made.
pub(crate) fn members(rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["NOMBRE", "CURP"]).unwrap();
    for row in rows.iter().skip(8).step_by(2) {
        writer.write_record([&row[1], &row[2]]).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The case file. `more` is put at its end.
pub(crate) fn case_toml(more: &str) -> String {
    format!("{CASE}{more}")
}

/// The case in a folder `caso`.
pub(crate) fn case(more: &str) -> Case {
    case_of(&rows(), &case_toml(more))
}

/// A case in a folder `caso`, with this roll and this case file.
pub(crate) fn case_of(rows: &[Row], toml: &str) -> Case {
    Case::new()
        .file("caso/case.toml", toml)
        .file("caso/case.secret", SECRET)
        .file("caso/padron.csv", roll(rows))
        .file("caso/afiliados-en-secreto.csv", members(rows))
}

/// The line of a case file, from 1, on which this text first stands.
pub(crate) fn line(toml: &str, text: &str) -> usize {
    1 + toml.lines().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text} is nowhere"))
}

const CASE: &str = r#"schema = 1

[case]
id = "caso-chico"
vote = "representation"
as_of = 2025-06-30
synthetic = true
secret = "case.secret"

[dates]
filed = 2025-04-29
second_application = 2025-05-13
vote_starts = 2025-06-25

[[option]]
id = "huizache"

[[option]]
id = "cardenche"

[[source]]
id = "roll"
kind = "roll"
file = "padron.csv"
from = "employer"

[[source]]
id = "members"
kind = "members"
file = "afiliados-en-secreto.csv"
from = "cardenche"

[[tally]]
place = "puerta-1"
table = "1"
roll = 60
cast = 50
null = 2
votes = { huizache = 30, cardenche = 17 }

[final]
roll = 60
cast = 50
null = 2
votes = { huizache = 30, cardenche = 17 }
"#;
