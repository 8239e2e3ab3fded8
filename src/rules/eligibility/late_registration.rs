//! Registrations at the IMSS later than the law allows after the stated hiring (EL-09). Who is moved across the
//! cut-off by it is told one by one by EL-03.

use crate::analysis::business_days::BusinessDays;
use crate::analysis::departures::Filing;
use crate::analysis::lists::Lists;
use crate::law;
use crate::model::{Arg, Case, Entry, Field, Finding, Kind, Meta, Msg, Severity, Subject, SubjectKind};
use crate::rules::Findings;

/// Two totals: those on either side of the filing, which may have been put back, and the others.
pub(super) fn tell(meta: &'static Meta, case: &Case, lists: &Lists<'_>, allowed: i64, out: &mut Findings) {
    let calendar = BusinessDays::of(&case.file, "IMSS");
    let filing = Filing::of(&case.file).ok();
    let (mut across, mut others): (Vec<Entry<'_>>, Vec<Entry<'_>>) = (Vec::new(), Vec::new());
    for (position, entry) in lists.roll().iter().enumerate() {
        let Some(hired) = entry.date(Field::HireDate) else { continue };
        let Some((row, registered)) = lists.registered(position) else { continue };
        if registered <= hired || i64::from(calendar.between(hired, registered)) <= allowed {
            continue;
        }
        let crosses = filing.as_ref().is_some_and(|filing| hired <= filing.day && registered > filing.day);
        if crosses { &mut across } else { &mut others }.push(row);
    }
    let crossing = Msg::new(
        "{n} {n:persona|personas} con ingreso anterior a la fecha de corte en el padrón y alta en el IMSS posterior, más \
         de {days} días hábiles después: el ingreso pudo anotarse hacia atrás (una por una en EL-03)",
        "{n} {n:person|people} hired before the cut-off by the roll and registered at the IMSS after it, more than {days} \
         business days later: the hiring may have been put back (one by one in EL-03)",
    );
    let same_side = Msg::new(
        "{n} {n:alta|altas} en el IMSS más de {days} días hábiles después del ingreso que dice el padrón, del mismo \
         lado de la fecha de corte",
        "{n} IMSS {n:registration|registrations} more than {days} business days after the hire date on the roll, on the \
         same side of the cut-off",
    );
    if let Some(finding) = total(meta, "imss:across", crossing, &across, allowed) {
        out.push(finding.kind(Kind::Lead).confidence(700));
    }
    if let Some(finding) = total(meta, "imss:late", same_side, &others, allowed) {
        out.push(finding.kind(Kind::Note).severity(Severity::Note));
    }
}

fn total(meta: &'static Meta, key: &str, msg: Msg, rows: &[Entry<'_>], allowed: i64) -> Option<Finding> {
    let first = rows.first()?;
    let msg = msg.with("n", Arg::People(rows.len() as u64)).with("days", allowed);
    let subject = Subject::thing(SubjectKind::Source, key);
    let mut finding = Finding::of(meta, subject, first.at_field(Field::HireDate), msg)
        .near(rows.iter().skip(1).take(19).map(|row| row.at_field(Field::HireDate).into()))
        .evidence(rows.len().to_string())
        .refuted_by(Msg::new(
            "recibos de nómina o contratos firmados de las fechas de ingreso que dice el padrón",
            "pay slips or signed contracts of the hire dates that the roll gives",
        ));
    finding.law = vec![&law::LSS_15_I];
    Some(finding)
}
