//! Who gave a file, as the case says it, and whose hand a workbook shows.

use crate::analysis::names::unaccent;
use crate::model::{Case, Source};

/// Who gave a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The employer.
    Employer,
    /// Somebody else.
    Other,
    /// The case does not say.
    Unsaid,
}

/// Words by which a case names the employer.
const EMPLOYER: [&str; 8] =
    ["EMPLOYER", "EMPRESA", "PATRON", "PATRONAL", "COMPANY", "RH", "RECURSOS HUMANOS", "HR"];

/// Who gave a source: the employer by a word for it, or by its own name.
pub fn origin(case: &Case, source: &Source) -> Origin {
    let Some(from) = source.from.as_deref().map(fold).filter(|from| !from.is_empty()) else {
        return Origin::Unsaid;
    };
    let named =
        case.file.facility.employer.as_deref().map(fold).is_some_and(|name| !name.is_empty() && name == from);
    if named || EMPLOYER.contains(&from.as_str()) { Origin::Employer } else { Origin::Other }
}

/// A workbook that the employer gave and that was made or saved by the one whom this workbook names.
pub fn same_hand<'a>(case: &'a Case, source: &Source) -> Option<&'a Source> {
    let hands = hands(source);
    case.sources.iter().find(|other| {
        other.id != source.id
            && origin(case, other) == Origin::Employer
            && self::hands(other).iter().any(|hand| hands.contains(hand))
    })
}

/// Names in a workbook's properties; those that programs write by themselves are nobody's.
fn hands(source: &Source) -> Vec<String> {
    const NOBODY: [&str; 8] = [
        "",
        "USER",
        "USUARIO",
        "MICROSOFT OFFICE USER",
        "OPENPYXL",
        "ADMIN",
        "ADMINISTRADOR",
        "WINDOWS USER",
    ];
    let facts = [&source.workbook.author, &source.workbook.last_saved_by];
    let names = facts.into_iter().flatten().map(|name| fold(name));
    names.filter(|name| !NOBODY.contains(&name.as_str())).collect()
}

fn fold(text: &str) -> String {
    let plain: String =
        text.chars().filter_map(unaccent).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
