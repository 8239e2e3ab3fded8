//! Every sentence exists in both languages and fills the same blanks.

use std::collections::BTreeSet;

use escrutinio::model::{Arg, Digest, Msg, Text};
use escrutinio::signing::canonical::MAX_DEPTH;
use escrutinio::signing::{
    CanonicalError, Check, EnvelopeError, Failure, Files, KeyError, PackError, Reader, ReportFault,
    SshSigError, State, StatementError, SumsError, verify_envelope, verify_pack,
};

use super::pack::{hint, signed};

fn blanks(template: &str) -> BTreeSet<&str> {
    let names = template.split('{').skip(1).map(|rest| rest.split(['}', ':']).next().unwrap());
    names.collect()
}

fn check_text(text: Text) {
    assert!(!text.es.is_empty() && !text.en.is_empty());
    assert!(!text.es.contains('{') && !text.en.contains('{'), "{text:?}");
}

fn check_msg(msg: &Msg) {
    let given: BTreeSet<&str> = msg.args.iter().map(|(name, _)| *name).collect();
    assert_eq!(blanks(msg.template.es), given, "{msg:?}");
    assert_eq!(blanks(msg.template.en), given, "{msg:?}");
    msg.args.iter().for_each(|(_, arg)| check_arg(arg));
}

fn check_arg(arg: &Arg) {
    match arg {
        Arg::Msg(msg) | Arg::Own(msg) => check_msg(msg),
        Arg::List(list) => list.iter().for_each(check_arg),
        Arg::Text(text) => check_text(*text),
        Arg::Int(_)
        | Arg::People(_)
        | Arg::Permille(_)
        | Arg::Date(_)
        | Arg::Moment(_)
        | Arg::Word(_)
        | Arg::Private(_)
        | Arg::Name(_) => {}
    }
}

fn boxed<T: Failure + 'static>(list: impl IntoIterator<Item = T>) -> impl Iterator<Item = Box<dyn Failure>> {
    list.into_iter().map(|failure| Box::new(failure) as Box<dyn Failure>)
}

fn failures() -> Vec<Box<dyn Failure>> {
    let json = [
        CanonicalError::Float,
        CanonicalError::BigInteger,
        CanonicalError::Key,
        CanonicalError::DuplicateKey,
        CanonicalError::Depth,
        CanonicalError::Size { got: 2, limit: 1 },
        CanonicalError::Bom,
        CanonicalError::Syntax { line: 1, column: 2 },
        CanonicalError::NotCanonical,
        CanonicalError::Write(String::new()),
    ];
    let key = [
        KeyError::NotAKeyFile,
        KeyError::PublicInstead,
        KeyError::PrivateInstead,
        KeyError::NotEd25519,
        KeyError::OpenSshPrivate,
        KeyError::NeedsPassphrase,
        KeyError::WrongPassphrase,
        KeyError::EmptyPassphrase,
        KeyError::UnsupportedEncryption,
        KeyError::CostTooHigh,
        KeyError::Mismatch,
        KeyError::Weak,
        KeyError::NotAPublicKey,
        KeyError::BadHint,
        KeyError::BadComment,
    ];
    let envelope = [
        EnvelopeError::Json(CanonicalError::Bom),
        EnvelopeError::Fields,
        EnvelopeError::PayloadType,
        EnvelopeError::Signatures(2),
        EnvelopeError::Base64,
        EnvelopeError::SignatureLength,
    ];
    let statement = [
        StatementError::Json(CanonicalError::Bom),
        StatementError::Type,
        StatementError::Predicate,
        StatementError::Fields,
        StatementError::Time,
        StatementError::Word("case"),
        StatementError::Subjects,
        StatementError::Key,
        StatementError::Counterpart,
    ];
    let ssh = [
        SshSigError::Armor,
        SshSigError::Body,
        SshSigError::Namespace,
        SshSigError::Key,
        SshSigError::Spelling,
        SshSigError::OtherKey,
        SshSigError::Signature,
    ];
    let sums = [SumsError::Line(1), SumsError::Order(2), SumsError::Empty];
    let pack = [
        PackError::Unexpected("x".to_owned()),
        PackError::Missing("report.json"),
        PackError::TooLarge("report.json".to_owned()),
        PackError::AlreadySigned,
        PackError::Changed,
        PackError::Report(ReportFault::Schema),
    ];
    boxed(json)
        .chain(boxed(key))
        .chain(boxed(envelope))
        .chain(boxed(statement))
        .chain(boxed(ssh))
        .chain(boxed(sums))
        .chain(boxed(pack))
        .collect()
}

#[test]
fn every_error_has_its_own_code_and_both_languages() {
    let failures = failures();
    let mut codes = BTreeSet::new();
    for failure in &failures {
        let problem = failure.problem();
        assert!(codes.insert(problem.code), "{} twice", problem.code);
        assert!(problem.code.starts_with("FIR-") && problem.code.len() == 7);
        check_text(problem.title);
        check_msg(&problem.detail);
        check_msg(&problem.help);
        assert!(!failure.to_string().is_empty());
    }
    assert_eq!(codes.len(), 56);
    assert_eq!(PackError::from(SumsError::Empty).code(), SumsError::Empty.code());
    for fault in [ReportFault::Json(CanonicalError::Bom), ReportFault::Schema, ReportFault::Field("/case/id")]
    {
        check_msg(&fault.detail());
    }
    assert_eq!(MAX_DEPTH, 64);
}

#[test]
fn every_step_and_verdict_has_both_languages() {
    for check in Check::ALL {
        check_text(check.title());
    }
    for state in [State::Passed, State::Warning, State::NotChecked, State::Failed] {
        check_text(state.title());
    }
    let good = signed();
    let mut cases = vec![good.clone(), Files::new()];
    for name in good.keys() {
        let mut without = good.clone();
        without.remove(name);
        cases.push(without);
        let mut emptied = good.clone();
        emptied.insert(name.clone(), Vec::new());
        cases.push(emptied);
    }
    let mut extra = good.clone();
    extra.insert("notas de Ana.txt".to_owned(), Vec::new());
    cases.push(extra);
    let mut stamped = good;
    stamped.insert("a.tsr".to_owned(), Vec::new());
    cases.push(stamped);
    let hint = hint();
    let siblings: [Option<&[u8]>; 2] = [None, Some(b"{}")];
    for files in &cases {
        for key in [None, Some(&hint)] {
            for sibling_report in siblings {
                let reader = Reader { key, sibling_report };
                let envelope = files.get("report.dsse.json").map_or(&b""[..], Vec::as_slice);
                for verification in [verify_pack(files, reader), verify_envelope(envelope, reader)] {
                    assert_eq!(verification.steps.len(), Check::ALL.len());
                    verification.steps.iter().for_each(|step| check_msg(&step.detail));
                    check_text(verification.summary());
                }
            }
        }
    }
    assert_eq!(Digest::from_hex("").map(|digest| digest.to_string()), None);
}

#[test]
fn the_name_of_a_foreign_file_is_kept_from_the_public() {
    let mut files = signed();
    files.insert("notas de Ana.txt".to_owned(), Vec::new());
    let verification = verify_pack(&files, Reader::default());
    let shown = format!("{:?}", verification.steps[0].detail);
    assert!(shown.contains("Private(\"notas de Ana.txt\")"), "{shown}");
}
