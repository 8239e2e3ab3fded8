//! One TOML value read by its shape: text, numbers, days, times, lists and tables.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::clock::{self, Clock, NotATime};
use super::fields::{Fields, Reader, Reference, Value};
use super::lines::{folded, nearest};
use super::problem::Fault;
use super::schema::{FIGURE, Key, List, NO_REAL_LIMIT, Shape, Words};
use super::wording::{describe, quoted};
use crate::model::{Arg, Lined, Moment, Msg, Text};

/// A value on its way: what it is called in messages, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) line: u32,
    pub(super) header: &'a str,
    pub(super) key: &'a str,
    /// Whether it is one of a list, so that it is written without its key.
    pub(super) listed: bool,
}

type Item<'i> = Spanned<DeValue<'i>>;

impl Reader {
    /// Reads a value, or notes what is wrong with it.
    pub(super) fn value(
        &mut self,
        shape: Shape,
        item: &Item<'_>,
        line: u32,
        header: &str,
        key: &str,
    ) -> Option<Value> {
        let spot = Spot { line, header, key, listed: false };
        match shape {
            Shape::Version => None,
            Shape::Text => self.string(shape, item, spot).map(Value::Text),
            Shape::Id(list) => self.id(list, item, spot).map(Value::Text),
            Shape::Ref(list) => self.reference(list, item, spot).map(|id| Value::Text(id.value)),
            Shape::Refs(list) => self
                .list(shape, item, spot, |reader, item, spot| reader.reference(list, item, spot))
                .map(Value::Texts),
            Shape::Word(words) => self.word(words, shape, item, spot).map(Value::Text),
            Shape::WordList(words) => self
                .list(shape, item, spot, |reader, item, spot| {
                    reader.word(words, Shape::Word(words), item, spot).map(|word| Lined::new(spot.line, word))
                })
                .map(Value::Texts),
            Shape::Bool => match item.get_ref().as_bool() {
                Some(value) => Some(Value::Bool(value)),
                None => self.wrong_type(shape, item, spot),
            },
            Shape::Whole(min, max) => self.whole(min, max, shape, item, spot).map(Value::Whole),
            Shape::Day => self.day(item, spot).map(Value::Day),
            Shape::Days => self.list(shape, item, spot, Self::day).map(Value::Days),
            Shape::Moment => self.moment(item, spot).map(Value::Moment),
            Shape::At => self.at(item, spot).map(Value::At),
            Shape::Starts | Shape::Ends => self.clock(shape, item, spot).map(Value::Clock),
            Shape::Texts => self.texts(item, spot).map(Value::Texts),
            Shape::State => self.state(item, spot).map(Value::Text),
            Shape::Zone => self.zone(item, spot).map(Value::Text),
            Shape::Sha256 => self.sha256(item, spot).map(Value::Text),
            Shape::Votes => self.votes(item, spot).map(Value::Votes),
            Shape::Columns => self.columns(item, spot).map(Value::Columns),
            Shape::Table(keys) => {
                let table = self.table(shape, item, spot)?;
                Some(Value::Table(self.fields(table, line, &within(spot), keys)))
            }
            Shape::Tables(keys) => self
                .list(shape, item, spot, |reader, item, spot| {
                    let table = reader.table(Shape::Table(keys), item, spot)?;
                    Some(reader.fields(table, spot.line, &within(spot), keys))
                })
                .map(Value::Tables),
            Shape::Shifts(keys) => self.shifts(keys, item, spot).map(Value::Shifts),
        }
    }

    /// Notes a value of another kind.
    pub(super) fn wrong_type<T>(&mut self, shape: Shape, item: &Item<'_>, spot: Spot<'_>) -> Option<T> {
        let write = shape.rewritten(item.get_ref());
        self.instead(Fault::WrongType, item, spot, shape.expected(), &write)
    }

    /// Notes what was expected and got, and what to write.
    pub(super) fn instead<T>(
        &mut self,
        fault: Fault,
        item: &Item<'_>,
        spot: Spot<'_>,
        expected: impl Into<Arg>,
        write: &str,
    ) -> Option<T> {
        self.problems.push(
            fault,
            spot.line,
            Msg::new(
                "«{key}» de {section}: se esperaba {expected}, y hay {got}",
                "\"{key}\" of {section}: expected {expected}, got {got}",
            )
            .word("key", quoted(spot.key))
            .word("section", spot.header)
            .with("expected", expected)
            .with("got", describe(item.get_ref())),
            Msg::new("escriba, por ejemplo, {write}", "write, for example, {write}").private(
                "write",
                if spot.listed { write.to_owned() } else { format!("{} = {write}", bare_key(spot.key)) },
            ),
        );
        None
    }

    fn string(&mut self, shape: Shape, item: &Item<'_>, spot: Spot<'_>) -> Option<String> {
        match item.get_ref().as_str() {
            Some(text) => Some(text.to_owned()),
            None => self.wrong_type(shape, item, spot),
        }
    }

    fn id(&mut self, list: List, item: &Item<'_>, spot: Spot<'_>) -> Option<String> {
        let id = self.string(Shape::Id(list), item, spot)?;
        let usable = !id.is_empty()
            && id.trim() == id
            && id.chars().count() <= 64
            && !id.chars().any(char::is_control);
        if !usable {
            let expected = Text::new(
                "una clave de 1 a 64 caracteres sin espacios a los lados",
                "a key of 1 to 64 characters without spaces around it",
            );
            return self.instead(Fault::BadId, item, spot, expected, &Shape::Id(list).sample());
        }
        self.ids.push((list, Lined::new(spot.line, id.clone())));
        Some(id)
    }

    fn reference(&mut self, list: List, item: &Item<'_>, spot: Spot<'_>) -> Option<Lined<String>> {
        let id = Lined::new(spot.line, self.string(Shape::Ref(list), item, spot)?);
        let by = format!("{} {}", spot.header, spot.key);
        self.references.push(Reference { list, id: id.clone(), by });
        Some(id)
    }

    fn word(&mut self, words: Words, shape: Shape, item: &Item<'_>, spot: Spot<'_>) -> Option<String> {
        let text = self.string(shape, item, spot)?;
        if words.known.contains(&text.as_str()) {
            return Some(text);
        }
        let meant = folded(text.trim());
        let also = words.also.iter().find(|(spelling, _)| folded(spelling) == meant).map(|(_, word)| *word);
        let near = also.or_else(|| nearest(&text, words.known.iter().copied())).unwrap_or("");
        let expected = Msg::new("una de: {words}", "one of: {words}").word("words", words.known.join(", "));
        self.instead(Fault::UnknownWord, item, spot, expected, &format!("\"{near}\""))
    }

    fn whole(&mut self, min: u64, max: u64, shape: Shape, item: &Item<'_>, spot: Spot<'_>) -> Option<u64> {
        let Some(number) = item.get_ref().as_integer() else { return self.wrong_type(shape, item, spot) };
        let value = u64::from_str_radix(number.as_str(), number.radix()).ok();
        if let Some(value) = value.filter(|value| (min..=max).contains(value)) {
            return Some(value);
        }
        let expected = if max >= NO_REAL_LIMIT {
            Msg::new("un número de {min} en adelante", "a number from {min} up").with("min", min)
        } else {
            Msg::new("un número de {min} a {max}", "a number from {min} to {max}")
                .with("min", min)
                .with("max", max)
        };
        self.instead::<()>(Fault::OutOfRange, item, spot, expected, "");
        self.problems.mend_last(Msg::new(
            "revise la cifra; si no se conoce, quite el renglón",
            "check the figure; if it is not known, take the line out",
        ));
        None
    }

    fn not_a_time<T>(&mut self, shape: Shape, why: NotATime, item: &Item<'_>, spot: Spot<'_>) -> Option<T> {
        match why {
            NotATime::Offset => {
                let expected = Text::new(
                    "la hora local de la planta, sin Z ni desfase: la zona sale del municipio",
                    "the plant's local time, without Z or offset: the zone comes from the municipality",
                );
                let local = clock::without_offset(item.get_ref()).unwrap_or_else(|| shape.sample());
                self.instead(Fault::Offset, item, spot, expected, &local)
            }
            NotATime::Unreadable(meant) => {
                let write = meant.map_or_else(|| shape.sample(), |text| rewritten_time(shape, &text));
                self.instead(Fault::BadDate, item, spot, shape.expected(), &write)
            }
        }
    }

    fn day(&mut self, item: &Item<'_>, spot: Spot<'_>) -> Option<NaiveDate> {
        let shape = Shape::Day;
        if let Some(text) = item.get_ref().as_str() {
            return clock::day(text).or_else(|why| self.not_a_time(shape, why, item, spot).ok_or(())).ok();
        }
        let Some(read) = clock::of_toml(item.get_ref()) else { return self.wrong_type(shape, item, spot) };
        match read {
            Ok((Some(day), None)) => Some(day),
            Ok((Some(day), Some(_))) => {
                self.instead(Fault::BadDate, item, spot, shape.expected(), &day.to_string())
            }
            Ok((None, _)) => self.wrong_type(shape, item, spot),
            Err(why) => self.not_a_time(shape, why, item, spot),
        }
    }

    fn moment(&mut self, item: &Item<'_>, spot: Spot<'_>) -> Option<Moment> {
        let shape = Shape::Moment;
        if let Some(text) = item.get_ref().as_str() {
            let read = clock::day(text).map(Moment::Day).or_else(|_| clock::at(text).map(Moment::At));
            let read = read.map_err(|why| match clock::day(text) {
                Err(NotATime::Unreadable(Some(meant))) => NotATime::Unreadable(Some(meant)),
                _ => why,
            });
            return read.or_else(|why| self.not_a_time(shape, why, item, spot).ok_or(())).ok();
        }
        let Some(read) = clock::of_toml(item.get_ref()) else { return self.wrong_type(shape, item, spot) };
        match read {
            Ok((Some(day), None)) => Some(Moment::Day(day)),
            Ok((Some(day), Some(time))) => Some(Moment::At(day.and_time(time))),
            Ok((None, _)) => self.wrong_type(shape, item, spot),
            Err(why) => self.not_a_time(shape, why, item, spot),
        }
    }

    fn at(&mut self, item: &Item<'_>, spot: Spot<'_>) -> Option<NaiveDateTime> {
        let shape = Shape::At;
        if let Some(text) = item.get_ref().as_str() {
            return clock::at(text).or_else(|why| self.not_a_time(shape, why, item, spot).ok_or(())).ok();
        }
        let Some(read) = clock::of_toml(item.get_ref()) else { return self.wrong_type(shape, item, spot) };
        match read {
            Ok((Some(day), Some(time))) => Some(day.and_time(time)),
            Ok(_) => self.wrong_type(shape, item, spot),
            Err(why) => self.not_a_time(shape, why, item, spot),
        }
    }

    fn clock(&mut self, shape: Shape, item: &Item<'_>, spot: Spot<'_>) -> Option<NaiveTime> {
        if let Some(text) = item.get_ref().as_str() {
            return match clock::clock(text) {
                Ok(Clock::At(time)) => Some(time),
                Ok(Clock::Midnight) if matches!(shape, Shape::Ends) => Some(NaiveTime::MIN),
                Ok(Clock::Midnight) => {
                    let expected = Text::new(
                        "una hora de 00:00 a 23:59: lo que empieza a las 24:00 empieza al día siguiente",
                        "a time from 00:00 to 23:59: what starts at 24:00 starts on the next day",
                    );
                    self.instead(Fault::BadDate, item, spot, expected, "\"00:00\"")
                }
                Err(why) => self.not_a_time(shape, why, item, spot),
            };
        }
        let Some(read) = clock::of_toml(item.get_ref()) else { return self.wrong_type(shape, item, spot) };
        match read {
            Ok((None, Some(time))) => Some(time),
            Ok(_) => self.wrong_type(shape, item, spot),
            Err(why) => self.not_a_time(shape, why, item, spot),
        }
    }

    fn texts(&mut self, item: &Item<'_>, spot: Spot<'_>) -> Option<Vec<Lined<String>>> {
        let list = self.list(Shape::Texts, item, spot, |reader, item, spot| {
            reader.string(Shape::Text, item, spot).map(|text| Lined::new(spot.line, text))
        })?;
        Some(list.into_iter().filter(|text| text.value != "…").collect())
    }

    /// Reads every item of a list; one that cannot be read has its own problem.
    pub(super) fn list<T>(
        &mut self,
        shape: Shape,
        item: &Item<'_>,
        spot: Spot<'_>,
        mut read: impl FnMut(&mut Self, &Item<'_>, Spot<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(list): Option<&DeArray<'_>> = item.get_ref().as_array() else {
            return self.wrong_type(shape, item, spot);
        };
        let mut out = Vec::with_capacity(list.len());
        for item in list {
            let line = self.line(item);
            out.extend(read(self, item, Spot { line, listed: true, ..spot }));
        }
        Some(out)
    }

    pub(super) fn table<'v, 'i>(
        &mut self,
        shape: Shape,
        item: &'v Item<'i>,
        spot: Spot<'_>,
    ) -> Option<&'v DeTable<'i>> {
        match item.get_ref().as_table() {
            Some(table) => Some(table),
            None => self.wrong_type(shape, item, spot),
        }
    }

    fn votes(&mut self, item: &Item<'_>, spot: Spot<'_>) -> Option<Vec<Lined<(String, u64)>>> {
        let table = self.table(Shape::Votes, item, spot)?;
        let mut entries: Vec<_> = table.iter().map(|(name, item)| (name.span().start, name, item)).collect();
        entries.sort_by_key(|(offset, _, _)| *offset);
        let mut votes = Vec::with_capacity(entries.len());
        for (offset, name, item) in entries {
            let option = name.get_ref().to_string();
            let line = self.lines.at(offset);
            let by = format!("{} {}", spot.header, spot.key);
            let spot = Spot { line, header: spot.header, key: &option, listed: false };
            let Shape::Whole(min, max) = FIGURE else { continue };
            if let Some(count) = self.whole(min, max, FIGURE, item, spot) {
                self.references.push(Reference {
                    list: List::Options,
                    id: Lined::new(line, option.clone()),
                    by,
                });
                votes.push(Lined::new(line, (option, count)));
            }
        }
        Some(votes)
    }

    fn shifts(
        &mut self,
        keys: &'static [Key],
        item: &Item<'_>,
        spot: Spot<'_>,
    ) -> Option<BTreeMap<char, Vec<Fields>>> {
        let table = self.table(Shape::Shifts(keys), item, spot)?;
        let mut shifts = BTreeMap::new();
        let mut readable = true;
        for (name, item) in table {
            let line = self.line(name);
            let spot = Spot { line, ..spot };
            let mut letters = name.get_ref().chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else {
                self.problems.push(
                    Fault::Pattern,
                    line,
                    Msg::new(
                        "en «shifts» cada clave es una letra del ciclo, y hay «{got}»",
                        "in \"shifts\" each key is one letter of the cycle, got \"{got}\"",
                    )
                    .private("got", quoted(name.get_ref())),
                    Msg::new("escriba, por ejemplo, {write}", "write, for example, {write}")
                        .word("write", format!("shifts = {}", Shape::Shifts(keys).sample())),
                );
                readable = false;
                continue;
            };
            let header = format!("{} {letter}", within(spot));
            let several = item.get_ref().is_array();
            let pieces = if several {
                self.list(Shape::Tables(keys), item, spot, |reader, item, spot| {
                    let table = reader.table(Shape::Table(keys), item, spot)?;
                    Some(reader.fields(table, spot.line, &header, keys))
                })
            } else {
                self.table(Shape::Shifts(keys), item, spot)
                    .map(|table| vec![self.fields(table, line, &header, keys)])
            };
            match pieces {
                Some(pieces) => drop(shifts.insert(letter, pieces)),
                None => readable = false,
            }
        }
        readable.then_some(shifts)
    }
}

/// A key's own table, as messages call it.
fn within(spot: Spot<'_>) -> String {
    format!("{} {}", spot.header, spot.key)
}

/// A key as it is written in TOML: bare where it may be.
fn bare_key(key: &str) -> String {
    let bare = !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if bare { key.to_owned() } else { format!("\"{}\"", quoted(key)) }
}

/// A repaired time as the key takes it: a day bare, the rest in quotes.
fn rewritten_time(shape: Shape, text: &str) -> String {
    if matches!(shape, Shape::Day) || (matches!(shape, Shape::Moment) && text.len() == 10) {
        text.to_owned()
    } else {
        format!("\"{text}\"")
    }
}
