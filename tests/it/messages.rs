//! Looks at messages as a reader would: whole, and written out.

use std::collections::BTreeSet;

use escrutinio::model::{Arg, Lang, Msg};

/// Whether every placeholder of a message has its argument in both languages, and the other way round.
pub(crate) fn whole(msg: &Msg) -> bool {
    let names = |text: &str| -> BTreeSet<String> {
        text.split('{').skip(1).filter_map(|rest| rest.split(['}', ':']).next().map(str::to_owned)).collect()
    };
    let given: BTreeSet<String> = msg.args.iter().map(|(name, _)| (*name).to_owned()).collect();
    let inner = msg.args.iter().all(|(_, arg)| if let Arg::Msg(inner) = arg { whole(inner) } else { true });
    inner && names(msg.template.es) == given && names(msg.template.en) == given
}

/// Writes a message out, with thousands separators.
pub(crate) fn written(msg: &Msg, lang: Lang) -> String {
    let mut rest = msg.template.get(lang);
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, next) = after.split_once('}').unwrap();
        let (name, forms) =
            inside.split_once(':').map_or((inside, None), |(name, forms)| (name, Some(forms)));
        let arg =
            &msg.args.iter().find(|(arg, _)| *arg == name).unwrap_or_else(|| panic!("{name}: {msg:?}")).1;
        out.push_str(before);
        match (arg, forms) {
            (Arg::Int(number), Some(forms)) => {
                let (one, many) = forms.split_once('|').unwrap();
                out.push_str(if *number == 1 { one } else { many });
            }
            (Arg::Int(number), None) => out.push_str(&thousands(*number)),
            (Arg::Msg(inner), _) => out.push_str(&written(inner, lang)),
            (Arg::Text(text), _) => out.push_str(text.get(lang)),
            (Arg::Word(word) | Arg::Private(word), _) => out.push_str(word),
            (Arg::Date(day), _) => out.push_str(&day.to_string()),
            (Arg::Moment(at), _) => out.push_str(&at.to_string()),
            (other, _) => panic!("{other:?}"),
        }
        rest = next;
    }
    out + rest
}

fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if number < 0 { format!("-{out}") } else { out }
}
