//! The case file as `init` writes it: what is known, what is to be filled in, and an example of all the rest.

use std::fmt::Write as _;

use crate::i18n::ui::init as words;
use crate::i18n::{Audience, View, render};
use crate::model::{Lang, Msg, SourceKind, Text, Vote};
use crate::readers::case_file::schema::{SECTIONS, Section, Times, section};

use super::Todo;
use super::examples::{self, Line, examples};
use super::plan::{Doc, Entry, Plan, Source};
use super::toml::{one_line, string};

/// Width of comments.
const WIDTH: usize = 100;
/// Where explanations begin after a value.
const MARGIN: usize = 36;

/// A case file, being written.
pub(super) struct Page<'a> {
    text: String,
    lines: u32,
    lang: Lang,
    plan: &'a Plan,
    todo: Vec<Todo>,
}

/// Writes the case file of a plan; the second part says what to fill in, and where.
pub(super) fn write(plan: &Plan, lang: Lang) -> (String, Vec<Todo>) {
    let mut page = Page { text: String::new(), lines: 0, lang, plan, todo: Vec::new() };
    for line in words::HEAD.get(lang).lines() {
        page.prose(line);
    }
    page.line("schema = 1");
    for section in SECTIONS {
        page.section(section);
    }
    (page.text, page.todo)
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
        self.lines += 1;
    }

    fn msg(&self, msg: &Msg) -> String {
        render(msg, View { lang: self.lang, audience: Audience::Confidential, names: true })
    }

    /// An explanation, wrapped.
    fn prose(&mut self, text: &str) {
        let text = one_line(text);
        let mut line = String::from("#");
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            if line.chars().count() + word.chars().count() + 1 > WIDTH && line.len() > 1 {
                self.line(&line);
                line = String::from("#");
            }
            line.push(' ');
            line.push_str(word);
        }
        self.line(&line);
    }

    fn say(&mut self, msg: &Msg) {
        let text = self.msg(msg);
        self.prose(&text);
    }

    /// A key that is in force, with what it means.
    fn key(&mut self, key: &str, value: &str, doc: Option<Text>) {
        let line = explained(&format!("{key} = {value}"), doc.map(|doc| doc.get(self.lang)));
        self.line(&line);
    }

    fn todo(&mut self, what: Msg) {
        self.todo.push(Todo { line: self.lines, what });
    }

    fn section(&mut self, section: &'static Section) {
        self.line("");
        self.prose(&format!("{} {}", section.header(), section.doc.get(self.lang)));
        match section.name {
            "case" => self.case(),
            "facility" | "proceeding" => self.blanks(section),
            "dates" => self.dates(),
            "source" => self.sources(section),
            "document" => self.documents(section),
            _ => {
                if section.name == "crew" {
                    self.shifts();
                }
                self.example(section);
            }
        }
    }

    fn case(&mut self) {
        let plan = self.plan;
        let doc = |key| doc("case", key);
        self.line("[case]");
        self.key("id", &string(&plan.id), doc("id"));
        let title = plan.title.as_deref().unwrap_or("…");
        self.key("title", &string(title), doc("title"));
        if !plan.vote_given {
            let kinds = Vote::ALL.map(|vote| format!("{} ({})", vote.key(), vote.title().get(self.lang)));
            let text = format!("{} {}", words::VOTE_SUPPOSED.get(self.lang), kinds.join(", "));
            self.prose(&text);
        }
        self.key("vote", &string(plan.vote.key()), doc("vote"));
        if !plan.vote_given {
            self.todo(Msg::of(words::screen::CHECK_VOTE).with("vote", plan.vote.title()));
        }
        self.key("#stage", "\"initial\"", doc("stage"));
        match plan.as_of {
            Some(day) => self.key("as_of", &day.to_string(), doc("as_of")),
            None => self.key("as_of", "\"…\"", doc("as_of")),
        }
        let as_of = self.lines;
        self.key("#synthetic", "true", doc("synthetic"));
        self.prose(words::SECRET.get(self.lang));
        if let Some(found) = &plan.secret_found {
            self.say(&Msg::of(words::SECRET_OTHER).private("found", found));
        }
        self.key("secret", &string(&plan.secret), doc("secret"));
        if plan.as_of.is_none() {
            self.todo.push(Todo { line: as_of, what: Msg::of(words::screen::AS_OF) });
        }
    }

    /// A section whose keys are all to be filled in.
    fn blanks(&mut self, section: &'static Section) {
        self.line(&section.header());
        for key in section.keys {
            let list = matches!(key.shape, crate::readers::case_file::schema::Shape::Texts);
            self.key(key.name, if list { "[\"…\"]" } else { "\"…\"" }, Some(key.doc));
        }
    }

    fn dates(&mut self) {
        let Some(section) = section("dates") else { return };
        let urgent = examples::days(self.plan.vote);
        self.line("[dates]");
        for (position, name) in urgent.iter().enumerate() {
            let doc = doc("dates", name);
            self.key(name, "\"…\"", doc);
            let cutoff = position == 0 && examples::has_cutoff(self.plan.vote);
            let mut what = Msg::new("dates.{key}: {doc}", "dates.{key}: {doc}")
                .word("key", *name)
                .with("doc", doc.unwrap_or(Text::new("", "")));
            if cutoff {
                what.template = Text::new("dates.{key}: {doc}; {cutoff}", "dates.{key}: {doc}; {cutoff}");
                what = what.with("cutoff", words::CUTOFF);
            }
            if position < 5 {
                self.todo(what);
            }
        }
        for key in section.keys.iter().filter(|key| !urgent.contains(&key.name)) {
            self.key(&format!("#{}", key.name), "2025-06-25", Some(key.doc));
        }
    }

    fn shifts(&mut self) {
        let Some((header, values)) = self.plan.shifts.as_ref() else { return };
        let list = values
            .iter()
            .take(12)
            .map(|(value, count)| {
                let msg = Msg::new("{value} ({count})", "{value} ({count})")
                    .private("value", string(value))
                    .with("count", *count);
                crate::model::Arg::Msg(Box::new(msg))
            })
            .collect();
        self.say(
            &Msg::of(words::SHIFTS).private("header", header).with("values", crate::model::Arg::List(list)),
        );
    }

    /// A section as commented examples, then the keys that none of them shows.
    fn example(&mut self, section: &'static Section) {
        let entries = examples(section.name, self.plan.vote);
        for entry in entries {
            let header = match section.times {
                Times::Rules => "[rules.EL-01]".to_owned(),
                Times::Once | Times::Each => section.header(),
            };
            self.line(&format!("#{header}"));
            for &(key, value) in *entry {
                let doc = section.keys.iter().find(|known| known.name == key).map(|known| known.doc);
                self.key(&format!("#{key}"), value, doc);
            }
        }
        let shown: Vec<&str> =
            entries.iter().flat_map(|entry: &&[Line]| entry.iter().map(|&(key, _)| key)).collect();
        self.also(section, &shown);
    }

    fn also(&mut self, section: &'static Section, shown: &[&str]) {
        let rest: Vec<String> = section
            .keys
            .iter()
            .filter(|key| !shown.contains(&key.name))
            .map(|key| format!("{} = {} ({})", key.name, key.sample(), key.doc.get(self.lang)))
            .collect();
        if !rest.is_empty() {
            let text = format!("{} {}", words::ALSO.get(self.lang), rest.join("; "));
            self.prose(&text);
        }
    }

    fn sources(&mut self, section: &'static Section) {
        let plan = self.plan;
        let kinds: Vec<String> = SourceKind::ALL
            .iter()
            .map(|kind| format!("{} ({})", kind.key(), kind.title().get(self.lang)))
            .collect();
        let intro = self.msg(&Msg::of(words::SOURCES).word("kinds", kinds.join(", ")));
        for line in intro.lines() {
            self.prose(line);
        }
        self.also(section, &["id", "kind", "file", "from", "received", "sha256", "columns"]);
        let mut first = None;
        for entry in &plan.entries {
            match entry {
                Entry::Source(source) => {
                    self.line("");
                    first.get_or_insert(self.lines + 1);
                    self.source(source);
                }
                Entry::Note { msg, proposal } => {
                    self.line("");
                    self.say(msg);
                    if let Some((id, file)) = proposal {
                        self.line("#[[source]]");
                        self.key("#id", &string(id), None);
                        self.key("#kind", "\"roll\"", None);
                        self.key("#file", &string(file), None);
                    }
                }
            }
        }
        match first {
            Some(line) => self.todo.push(Todo { line, what: Msg::of(words::screen::GIVEN) }),
            None => self.example(section),
        }
    }

    fn source(&mut self, source: &Source) {
        for msg in &source.about {
            self.say(msg);
        }
        self.line("[[source]]");
        self.key("id", &string(&source.id), None);
        self.key("kind", &string(source.kind.key()), Some(source.kind.title()));
        self.key("file", &string(&source.file), None);
        self.key("from", "\"…\"", doc("source", "from"));
        self.key("received", "\"…\"", doc("source", "received"));
        self.key("sha256", &string(&source.sha256), None);
        if let Some(chain) = &source.chain {
            for msg in &chain.why {
                self.say(msg);
            }
            let mark = if chain.proposed { "" } else { "#" };
            self.key(&format!("{mark}supersedes"), &string(&chain.older), None);
            if chain.proposed {
                self.todo(Msg::of(words::screen::CHECK_CHAIN));
            }
        }
        match source.sheets.as_slice() {
            [] => {}
            [one] => self.key("#sheet", &string(one), None),
            several => {
                let list: Vec<String> = several.iter().map(|name| string(name)).collect();
                self.key("#sheets", &format!("[{}]", list.join(", ")), None);
            }
        }
        self.key("#header_row", &source.header_row.to_string(), None);
        self.columns(source);
    }

    fn columns(&mut self, source: &Source) {
        const MOST: usize = 60;
        self.prose(words::COLUMNS.get(self.lang));
        for column in source.columns.iter().take(MOST) {
            let field = column.field.map_or(words::UNUSED.get(self.lang), crate::model::Field::key);
            let header: String = one_line(&column.header).chars().take(28).collect();
            let why = one_line(&self.msg(&column.why));
            let line = format!("#   {:<3} {header:<28} {field:<18} {why}", column.letter);
            self.line(&line);
        }
        if source.columns.len() > MOST {
            self.say(&Msg::of(words::MORE).with("n", source.columns.len() - MOST));
        }
        let unused: Vec<String> = source
            .columns
            .iter()
            .filter(|column| column.field.is_none())
            .take(12)
            .map(|column| {
                let usable = !column.header.trim().is_empty() && column.header.len() < 60;
                if usable { string(&column.header) } else { format!("\"#{}\"", column.letter) }
            })
            .collect();
        if !unused.is_empty() {
            self.say(&Msg::of(words::CORRECT).private("list", unused.join(", ")));
        }
    }

    fn documents(&mut self, section: &'static Section) {
        let plan = self.plan;
        for Doc { id, kind, file, note } in &plan.documents {
            if let Some(note) = note {
                self.say(note);
            }
            self.line("[[document]]");
            self.key("id", &string(id), None);
            self.key("kind", &string(kind), doc("document", "kind"));
            self.key("file", &string(file), None);
            for key in ["from", "received", "how", "grade"] {
                self.key(key, "\"…\"", doc("document", key));
            }
        }
        self.example(section);
    }
}

/// What a key means.
fn doc(section_name: &str, key: &str) -> Option<Text> {
    section(section_name)?.keys.iter().find(|known| known.name == key).map(|known| known.doc)
}

/// A value with its explanation in a column of its own.
fn explained(line: &str, doc: Option<&str>) -> String {
    let mut out = line.to_owned();
    if let Some(doc) = doc {
        let pad = MARGIN.saturating_sub(line.chars().count()).max(1);
        // Writing to a String cannot fail.
        let _ = write!(out, "{:pad$}# {}", "", one_line(doc));
    }
    out
}
