//! Verification of a whole pack.

use std::collections::BTreeMap;

use super::steps::{Checked, Record, Told, after, counterpart, failed, named_key, time};
use super::{Check, Reader, State, Verification};
use crate::model::{Arg, Digest, Msg};
use crate::signing::pack::{
    ENVELOPE, Files, MAX_TOKENS, PAE, PUBLIC_PEM, PUBLIC_SSH, REPORT, SIGNATURE, SIGNED, SUBJECTS, SUMS,
    SUMS_SIGNATURE, is_listed, is_token, max_bytes, report_limit,
};
use crate::signing::{Envelope, Failure as _, KeyError, PublicKey, ReportFacts, SshSig, Statement, sums};

/// Steps without which a pack is not valid, whoever signed it.
const REQUIRED: [Check; 8] = [
    Check::Names,
    Check::Sums,
    Check::PublicKey,
    Check::SumsSignature,
    Check::Envelope,
    Check::Statement,
    Check::Subjects,
    Check::Report,
];

/// Verifies the files of a pack, all of those that lie in its folder.
pub fn verify_pack(files: &Files, reader: Reader<'_>) -> Verification {
    let pack = Pack {
        files,
        digests: files.iter().map(|(name, bytes)| (name.as_str(), sums::sha256(bytes))).collect(),
    };
    let mut record = Record::default();
    let signed = SIGNED.iter().any(|name| files.contains_key(*name));
    record.tell(Check::Names, pack.names(signed));
    record.tell(Check::Sums, pack.sums());
    let key = record.take(Check::PublicKey, pack.public_key());
    let sums_signed = record.take(Check::SumsSignature, pack.sums_signature(key.as_ref()));
    let envelope = record.take(Check::Envelope, pack.envelope(key.as_ref()));
    let statement = record.take(Check::Statement, statement(envelope.as_ref(), key.as_ref()));
    let subjects = record.take(Check::Subjects, pack.subjects(statement.as_ref()));
    record.tell(Check::Report, pack.report(statement.as_ref(), subjects));
    let sibling = reader.sibling_report.map(sums::sha256);
    record.tell(Check::Counterpart, counterpart(statement.as_ref(), sibling));
    // The key is compared only once both of its signatures hold: before, it signed nothing.
    let signer = envelope.and(key);
    let (both, needs) = match sums_signed {
        Some(()) => (signer.as_ref(), Check::Envelope),
        None => (None, Check::SumsSignature),
    };
    record.tell(Check::NamedKey, named_key(both, reader, needs));
    record.tell(Check::Time, time(statement.as_ref(), pack.tokens()));
    Verification { verdict: record.verdict(&REQUIRED), steps: record.steps, signed, signer, statement }
}

struct Pack<'a> {
    files: &'a Files,
    digests: BTreeMap<&'a str, Digest>,
}

impl<'a> Pack<'a> {
    fn file(&self, name: &'static str) -> Result<&'a [u8], Told> {
        self.files.get(name).map(Vec::as_slice).ok_or_else(|| {
            let detail =
                Msg::new("no se revisó porque falta {name}", "not checked because {name} is missing");
            (State::NotChecked, detail.word("name", name))
        })
    }

    fn tokens(&self) -> usize {
        self.files.keys().filter(|name| is_token(name)).count()
    }

    fn names(&self, signed: bool) -> Told {
        let mut faults: Vec<Msg> = Vec::new();
        let mut fault = |msg: Msg, names: Vec<Arg>| {
            if !names.is_empty() {
                faults.push(msg.with("names", Arg::List(names)));
            }
        };
        let foreign = self.files.keys().filter(|name| max_bytes(name).is_none());
        fault(
            Msg::new(
                "archivos que no son del paquete: {names}",
                "files that are no part of the pack: {names}",
            ),
            foreign.map(|name| Arg::Private(name.clone())).collect(),
        );
        let needed = SUBJECTS.iter().chain([&SUMS]).chain(SIGNED.iter().filter(|_| signed));
        fault(
            Msg::new("archivos que faltan: {names}", "files that are missing: {names}"),
            needed
                .filter(|name| !self.files.contains_key(**name))
                .map(|name| Arg::Word((*name).to_owned()))
                .collect(),
        );
        let size = |bytes: &Vec<u8>| u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let large =
            self.files.iter().filter(|(name, bytes)| max_bytes(name).is_some_and(|max| size(bytes) > max));
        fault(
            Msg::new("archivos demasiado grandes: {names}", "files that are too large: {names}"),
            large.map(|(name, _)| Arg::Word(name.clone())).collect(),
        );
        if self.tokens() > MAX_TOKENS {
            faults.push(Msg::new("demasiados sellos de tiempo", "too many time-stamp tokens"));
        }
        if !signed {
            faults.push(Msg::new("el paquete no está firmado", "the pack is not signed"));
        }
        if faults.is_empty() {
            let detail = Msg::new(
                "están los {count} archivos del paquete y ninguno más",
                "the {count} files of the pack are here and no other",
            );
            return (State::Passed, detail.with("count", self.files.len()));
        }
        let faults = faults.into_iter().map(Arg::from).collect();
        (State::Failed, Msg::new("{faults}", "{faults}").with("faults", Arg::List(faults)))
    }

    fn sums(&self) -> Told {
        match self.sums_hold() {
            Ok(count) => {
                let detail = Msg::new(
                    "los {count} archivos enumerados tienen la huella que dice SHA256SUMS",
                    "the {count} files listed have the digest that SHA256SUMS says",
                );
                (State::Passed, detail.with("count", count))
            }
            Err(told) => told,
        }
    }

    fn sums_hold(&self) -> Result<usize, Told> {
        let stated = sums::parse(self.file(SUMS)?).or_else(|error| failed(error.detail()))?;
        let names = |wrong: &dyn Fn(&str) -> bool, list: &mut dyn Iterator<Item = &str>| -> Vec<Arg> {
            list.filter(|name| wrong(name)).map(|name| Arg::Private(name.to_owned())).collect()
        };
        let mut listed = stated.keys().map(String::as_str);
        let changed = names(&|name| self.digests.get(name) != stated.get(name), &mut listed);
        if !changed.is_empty() {
            let detail = Msg::new("cambiaron o faltan: {names}", "changed or missing: {names}");
            return failed(detail.with("names", Arg::List(changed)));
        }
        let mut present = self.files.keys().map(String::as_str);
        let unlisted = names(&|name| is_listed(name) != stated.contains_key(name), &mut present);
        if !unlisted.is_empty() {
            let detail = Msg::new(
                "SHA256SUMS no enumera, o no debía enumerar: {names}",
                "SHA256SUMS does not list, or should not list: {names}",
            );
            return failed(detail.with("names", Arg::List(unlisted)));
        }
        Ok(stated.len())
    }

    fn public_key(&self) -> Checked<PublicKey> {
        let unusable = |name: &'static str, why: KeyError| {
            let detail = Msg::new("{name} no sirve: {why}", "{name} cannot be used: {why}");
            (State::Failed, detail.word("name", name).with("why", why.detail()))
        };
        let text = |name: &'static str| {
            let bytes = self.file(name)?;
            std::str::from_utf8(bytes).map_err(|_| unusable(name, KeyError::NotAPublicKey))
        };
        let (pem, line) = (text(PUBLIC_PEM)?, text(PUBLIC_SSH)?);
        let key = PublicKey::from_spki_pem(pem).map_err(|why| unusable(PUBLIC_PEM, why))?;
        let (same, comment) = PublicKey::from_openssh_line(line).map_err(|why| unusable(PUBLIC_SSH, why))?;
        if same != key {
            return failed(Msg::new(
                "public.pem y public.ssh son llaves distintas",
                "public.pem and public.ssh are different keys",
            ));
        }
        if key.spki_pem() != pem || key.openssh_line(comment).as_deref() != Ok(line) {
            return failed(Msg::new(
                "las llaves públicas no están escritas en su forma única",
                "the public keys are not in their one spelling",
            ));
        }
        let detail = Msg::new(
            "public.pem y public.ssh son la misma llave, de huella {hex} ({ssh})",
            "public.pem and public.ssh are the same key, of fingerprint {hex} ({ssh})",
        )
        .word("hex", key.fingerprint_hex())
        .word("ssh", key.fingerprint_ssh());
        Ok((key, detail))
    }

    fn sums_signature(&self, key: Option<&PublicKey>) -> Checked<()> {
        let (armor, sums) = (self.file(SUMS_SIGNATURE)?, self.file(SUMS)?);
        let key = key.ok_or_else(|| after(Check::PublicKey))?;
        SshSig::parse(armor).and_then(|sig| sig.verify(sums, key)).or_else(|error| failed(error.detail()))?;
        Ok(((), Msg::new("la llave del paquete firmó SHA256SUMS", "the key in the pack signed SHA256SUMS")))
    }

    fn envelope(&self, key: Option<&PublicKey>) -> Checked<Envelope> {
        let (bytes, pae, signature) = (self.file(ENVELOPE)?, self.file(PAE)?, self.file(SIGNATURE)?);
        let key = key.ok_or_else(|| after(Check::PublicKey))?;
        let envelope = Envelope::parse(bytes).or_else(|error| failed(error.detail()))?;
        if envelope.pae() != pae {
            return failed(Msg::new(
                "statement.pae no es lo que guarda el sobre",
                "statement.pae is not what the envelope holds",
            ));
        }
        if envelope.signature.as_slice() != signature {
            return failed(Msg::new(
                "statement.sig no es la firma que guarda el sobre",
                "statement.sig is not the signature that the envelope holds",
            ));
        }
        if !envelope.verifies(key) {
            return failed(Msg::new(
                "la firma no corresponde a la declaración y a la llave del paquete",
                "the signature does not belong to the statement and the key in the pack",
            ));
        }
        if !envelope.is_spelled(bytes, key) {
            return failed(Msg::new(
                "el sobre no está escrito en su forma única",
                "the envelope is not in its one spelling",
            ));
        }
        let detail = Msg::new(
            "la llave del paquete firmó la declaración; el sobre, statement.pae y statement.sig dicen lo mismo",
            "the key in the pack signed the statement; envelope, statement.pae and statement.sig say the same",
        );
        Ok((envelope, detail))
    }

    fn subjects(&self, statement: Option<&Statement>) -> Checked<()> {
        let statement = statement.ok_or_else(|| after(Check::Statement))?;
        if !statement.subjects.keys().map(String::as_str).eq(SUBJECTS) {
            return failed(Msg::new(
                "la declaración no nombra exactamente los archivos que debe nombrar",
                "the statement does not name exactly the files that it must name",
            ));
        }
        let changed: Vec<Arg> = statement
            .subjects
            .iter()
            .filter(|(name, digest)| self.digests.get(name.as_str()) != Some(digest))
            .map(|(name, _)| Arg::Word(name.clone()))
            .collect();
        if !changed.is_empty() {
            let detail = Msg::new(
                "no son los que la declaración nombra: {names}",
                "not the ones that the statement names: {names}",
            );
            return failed(detail.with("names", Arg::List(changed)));
        }
        let detail = Msg::new(
            "los {count} archivos declarados son los del paquete",
            "the {count} files that the statement names are those of the pack",
        );
        Ok(((), detail.with("count", SUBJECTS.len())))
    }

    fn report(&self, statement: Option<&Statement>, subjects: Option<()>) -> Told {
        let Some(statement) = statement else {
            return after(Check::Statement);
        };
        if subjects.is_none() {
            return after(Check::Subjects);
        }
        match self.report_agrees(statement) {
            Ok(detail) => (State::Passed, detail),
            Err(told) => told,
        }
    }

    fn report_agrees(&self, statement: &Statement) -> Result<Msg, Told> {
        let facts =
            ReportFacts::read(self.file(REPORT)?, report_limit()).or_else(|fault| failed(fault.detail()))?;
        let differs = if facts.audience != statement.audience {
            Some("audience")
        } else if facts.case != statement.case {
            Some("case")
        } else if facts.engine != statement.engine {
            Some("engine")
        } else {
            None
        };
        if let Some(field) = differs {
            let detail = Msg::new(
                "el reporte y la declaración no dicen lo mismo en «{field}»",
                "the report and the statement do not say the same in “{field}”",
            );
            return failed(detail.word("field", field));
        }
        Ok(Msg::new(
            "es la versión {audience} del reporte del caso «{case}», hecha con la versión {version}",
            "it is the {audience} version of the report on case “{case}”, made by version {version}",
        )
        .with("audience", facts.audience.title())
        .word("case", facts.case)
        .word("version", facts.engine.version))
    }
}

fn statement(envelope: Option<&Envelope>, key: Option<&PublicKey>) -> Checked<Statement> {
    let (Some(envelope), Some(key)) = (envelope, key) else {
        return Err(after(Check::Envelope));
    };
    let statement = Statement::parse(&envelope.payload).or_else(|error| failed(error.detail()))?;
    if statement.key != *key {
        return failed(Msg::new(
            "la declaración nombra otra llave que la que la firmó",
            "the statement names another key than the one that signed it",
        ));
    }
    let detail = Msg::new(
        "es una declaración in-toto sobre un reporte, versión 1, y está en su forma única",
        "it is an in-toto statement about a report, version 1, in its one spelling",
    );
    Ok((statement, detail))
}
