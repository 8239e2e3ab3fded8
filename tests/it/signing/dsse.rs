//! The envelope: what is signed, and the one way to spell it.

use escrutinio::signing::dsse::{PAYLOAD_TYPE, pae};
use escrutinio::signing::{CanonicalError, Envelope, EnvelopeError};

fn envelope(payload: &str, sig: &str) -> String {
    format!(
        r#"{{"payload":"{payload}","payloadType":"{PAYLOAD_TYPE}","signatures":[{{"keyid":"k","sig":"{sig}"}}]}}"#
    )
}

fn sig() -> String {
    // 64 bytes of 0xfb: every letter of the text differs between the two alphabets or not at all.
    "-_v7".repeat(21) + "-w=="
}

fn parse(text: &str) -> Result<Envelope, EnvelopeError> {
    Envelope::parse(text.as_bytes())
}

#[test]
fn the_bytes_signed_are_those_of_the_dsse_specification() {
    assert_eq!(
        pae("http://example.com/HelloWorld", b"hello world"),
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    );
    assert_eq!(pae("", b""), b"DSSEv1 0  0 ");
    assert_eq!(pae("ñ", b"x"), "DSSEv1 2 ñ 1 x".as_bytes());
}

#[test]
fn both_alphabets_of_base64_are_read() {
    let standard = sig().replace('-', "+").replace('_', "/");
    for text in [standard.clone(), sig(), standard.replace('=', ""), sig().replace('=', "")] {
        let parsed = parse(&envelope("aG9sYQ==", &text)).unwrap();
        assert_eq!(parsed.payload, b"hola");
        assert_eq!(parsed.signature[0], 0xfb);
    }
}

#[test]
fn base64_with_two_spellings_is_refused() {
    for payload in ["aG9sYR==", "aG9sYQ=", "aG9s YQ==", "aG9sYQ==\\n", "-+v7", "aG9sY", "¡"] {
        assert_eq!(parse(&envelope(payload, &sig())), Err(EnvelopeError::Base64), "{payload}");
    }
    assert_eq!(parse(&envelope("", "AAAA")), Err(EnvelopeError::SignatureLength));
}

#[test]
fn other_fields_and_other_counts_are_refused() {
    let good = envelope("aG9sYQ==", &sig());
    assert!(parse(&good).is_ok());
    for (from, to, expected) in [
        (
            r#""payload":"#,
            r#""payload":"YQ==","payload":"#,
            EnvelopeError::Json(CanonicalError::DuplicateKey),
        ),
        (r#""payload":"#, r#""alg":"none","payload":"#, EnvelopeError::Fields),
        (r#""keyid":"k","#, r#""keyid":"k","cert":"x","#, EnvelopeError::Fields),
        (r#""keyid":"k","#, r#""keyid":7,"#, EnvelopeError::Fields),
        (PAYLOAD_TYPE, "application/vnd.escrutinio.disclosure+json", EnvelopeError::PayloadType),
        (PAYLOAD_TYPE, "application/vnd.in-toto+JSON", EnvelopeError::PayloadType),
        (PAYLOAD_TYPE, "http://example.com/HelloWorld", EnvelopeError::PayloadType),
    ] {
        assert_eq!(parse(&good.replacen(from, to, 1)), Err(expected), "{to}");
    }
    let start = good.find('[').unwrap();
    let one = &good[start + 1..good.len() - 2];
    assert_eq!(parse(&format!("{}[]}}", &good[..start])), Err(EnvelopeError::Signatures(0)));
    assert_eq!(parse(&format!("{}[{one},{one}]}}", &good[..start])), Err(EnvelopeError::Signatures(2)));
    assert!(matches!(parse("{}"), Err(EnvelopeError::Fields)));
    assert!(matches!(parse(&format!("{good}x")), Err(EnvelopeError::Json(_))));
    assert!(matches!(
        parse(&" ".repeat((1 << 20) + 1)),
        Err(EnvelopeError::Json(CanonicalError::Size { .. }))
    ));
}
