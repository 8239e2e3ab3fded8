//! The header dictionary: which words name which field, in Spanish first and English too.

mod titles;

use crate::model::Field;

use super::letters::undo;
use super::options::Purpose;
use super::words::header_words;

use titles::{ABSENCES, EXACT, ROSTER, SYNONYMS};

/// How well a header names a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Some of its words name the field.
    Synonym,
    /// The whole header is a known name of the field.
    Exact,
}

impl Strength {
    /// Its weight when rows are compared for being the header.
    pub(super) const fn points(self) -> usize {
        match self {
            Self::Synonym => 2,
            Self::Exact => 3,
        }
    }
}

/// The field that a header names.
pub(super) fn lookup(header: &str, purpose: Purpose) -> Option<(Field, Strength)> {
    if let Some(field) =
        Field::from_key(header.trim()).filter(|&field| field <= Field::Id || !own_titles(purpose).is_empty())
    {
        return Some((field, Strength::Exact));
    }
    let undone = undo(header);
    let words = header_words(undone.as_deref().unwrap_or(header));
    if words.is_empty() || words.len() > 8 {
        return None;
    }
    let own = own_titles(purpose);
    let joined = words.join(" ");
    let exact = |list: &[(Field, &str)]| {
        list.iter()
            .find(|(_, names)| names.split('|').any(|name| name == joined))
            .map(|&(field, _)| (field, Strength::Exact))
    };
    exact(own).or_else(|| exact(EXACT)).or_else(|| {
        SYNONYMS
            .iter()
            .find(|(_, groups)| groups.iter().all(|group| words.iter().any(|word| named(group, word))))
            .map(|&(field, _)| (field, Strength::Synonym))
    })
}

/// Titles that only tables of a purpose have.
const fn own_titles(purpose: Purpose) -> &'static [(Field, &'static str)] {
    match purpose {
        Purpose::Roster => ROSTER,
        Purpose::Absences => ABSENCES,
        Purpose::People | Purpose::PayScale => &[],
    }
}

fn named(group: &str, word: &str) -> bool {
    group.split('|').any(|name| match name.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => name == word,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(header: &str) -> Option<Field> {
        lookup(header, Purpose::People).map(|(field, _)| field)
    }

    #[test]
    fn usual_headers_are_known() {
        for (header, expected) in [
            ("No. Empleado", Field::EmployeeId),
            ("# EMPLEADO", Field::EmployeeId),
            ("Nº de nómina", Field::EmployeeId),
            ("Employee ID", Field::EmployeeId),
            ("Ap. Paterno", Field::Surname1),
            ("Segundo apellido", Field::Surname2),
            ("Nombre(s)", Field::GivenNames),
            ("Nombre del trabajador", Field::Name),
            ("Núm. de Seguridad Social", Field::Nss),
            ("No. IMSS", Field::Nss),
            ("F. INGRESO", Field::HireDate),
            ("Fecha de antigüedad", Field::HireDate),
            ("Hire Date", Field::HireDate),
            ("Fecha de Baja", Field::LeaveDate),
            ("Motivo de la baja", Field::LeaveKind),
            ("Reporta a", Field::Boss),
            ("Jefe inmediato superior", Field::Boss),
            ("Registro Patronal IMSS", Field::EmployerRegister),
            ("Centro de Costos", Field::Department),
            ("Centro de trabajo", Field::Site),
            ("S.D.I.", Field::Pay),
            ("Tipo de trabajador", Field::Class),
        ] {
            assert_eq!(field(header), Some(expected), "{header}");
        }
    }

    #[test]
    fn the_fields_own_keys_are_titles() {
        for spec in Field::ALL {
            let purpose = if spec.field <= Field::Id { Purpose::People } else { Purpose::Absences };
            assert_eq!(lookup(spec.key, purpose).map(|hit| hit.0), Some(spec.field), "{}", spec.key);
        }
        assert_eq!(field("ID"), Some(Field::EmployeeId));
        assert_eq!(field("date"), None);
    }

    #[test]
    fn words_of_other_meaning_name_nothing() {
        for header in ["Edad", "Observaciones", "", "Firma", "Total de horas extra", "2024"] {
            assert_eq!(field(header), None, "{header}");
        }
    }

    #[test]
    fn a_roster_has_its_own_words() {
        assert_eq!(lookup("Fecha", Purpose::Roster).map(|hit| hit.0), Some(Field::Date));
        assert_eq!(lookup("Fecha", Purpose::People), None);
        assert_eq!(lookup("Fecha inicio", Purpose::Absences).map(|hit| hit.0), Some(Field::From));
    }
}
