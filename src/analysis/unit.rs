//! The bargaining unit as the case declares it in `[unit]`, beyond the law's own exclusions.

use crate::analysis::names::unaccent;
use crate::model::{Entry, Field, Unit};

/// The field by which a row is outside the declared unit, if it is. A position that the case includes by name
/// is in, whatever its department.
pub fn outside(unit: &Unit, entry: &Entry<'_>) -> Option<Field> {
    let holds = |list: &[String], field: Field| {
        let text = entry.text(field);
        !list.is_empty() && !text.is_empty() && {
            let words = words(text);
            list.iter().any(|sought| contains(&words, sought))
        }
    };
    let site = entry.text(Field::Site);
    if !unit.sites.is_empty() && !site.is_empty() && !holds(&unit.sites, Field::Site) {
        return Some(Field::Site);
    }
    if holds(&unit.include_positions, Field::Position) {
        return None;
    }
    if holds(&unit.exclude_positions, Field::Position) {
        return Some(Field::Position);
    }
    holds(&unit.exclude_departments, Field::Department).then_some(Field::Department)
}

fn words(text: &str) -> Vec<String> {
    let folded: String =
        text.chars().filter_map(unaccent).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    folded.split_whitespace().map(str::to_owned).collect()
}

/// Whether the sought words stand in a row, one after the other.
fn contains(row: &[String], sought: &str) -> bool {
    let sought = words(sought);
    !sought.is_empty() && row.windows(sought.len()).any(|seen| seen == sought)
}
