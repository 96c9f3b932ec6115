//! The messages and tables as a sub-editor reads them: what is wrong with the words, where, and how to mend it.

use super::entry::{Editorial, Language, MESSAGES};
use super::fault::Fault;
use super::file::File;
use super::mistake::{Mistake, Report};
use super::position::located;
use super::registers::SOURCE_COLUMNS;
use super::spot::Spot;
use super::table::Table;
use super::wording::{Flaw, NAMED, NUMBERED, Proofreader, Role, Rule};

/// Messages that are no text: they stand between others, or are for machines.
const JOINTS: &[&str] = &[
    "ui.sentence-gap",
    "ui.label-gap",
    "ui.list-comma",
    "ui.list-last",
    "ui.list-semicolon",
    "ui.aside",
    "ui.stop",
    "site.locale",
];

/// Placeholders that are filled with what something is about.
const NOUNS: &[&str] = &[
    "metric",
    "what",
    "amount",
    "quantity",
    "cell",
    "charts",
    "title",
    "subtitle",
    "label",
    "choice",
    "option",
    "words",
    "word",
    "chart",
    "source",
    "sources",
    "publisher",
    "origin",
    "via",
    "remark",
    "layer",
];

/// What a sub-editor has read, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// How many texts.
    pub texts: usize,
    /// In how many languages.
    pub languages: usize,
    /// What is to be mended, file by file.
    pub mistakes: Vec<Mistake>,
}

impl Proof {
    /// The report of what is to be mended, where there is anything.
    pub fn report(self) -> Option<Report> {
        (!self.mistakes.is_empty()).then(|| Report::new(self.mistakes))
    }
}

/// Reads every message of every language, and what the tables say in words. The files are those that gave the tables.
pub fn proofread(files: &[File], editorial: &Editorial) -> Proof {
    let mut proof = Proof { texts: 0, languages: editorial.languages.len(), mistakes: Vec::new() };
    let Some(english) = editorial.languages.first() else { return proof };
    for language in &editorial.languages {
        read_messages(language, english, &mut proof);
    }
    let reader = Proofreader::new(english);
    // What is wrong with the table itself was told when it was read.
    if let Some(table) = Table::read(files, "sources.csv", SOURCE_COLUMNS, &mut Vec::new()) {
        for row in table.rows() {
            let flaws = reader.flaws(row.get("about"), Role::Piece);
            proof.take(&row.spot("about"), flaws);
        }
    }
    Proof { mistakes: located(files, proof.mistakes), ..proof }
}

impl Proof {
    fn take(&mut self, spot: &Spot, flaws: Vec<Flaw>) {
        self.texts += 1;
        let readable = |mut flaw: Flaw| {
            flaw.found = flaw.found.replace([NAMED, NUMBERED], "{…}");
            flaw
        };
        let mistakes = flaws.into_iter().map(|flaw| spot.clone().is(Fault::Wording { flaw: readable(flaw) }));
        self.mistakes.extend(mistakes);
    }
}

fn read_messages(language: &Language, english: &Language, proof: &mut Proof) {
    let reader = Proofreader::new(language);
    let file = format!("{MESSAGES}/{}.toml", language.tag);
    for (key, text) in &language.messages {
        if key.starts_with("number.") || JOINTS.contains(&&**key) {
            continue;
        }
        let original = english.messages.get(key).map_or("", String::as_str);
        let mut flaws = reader.flaws(&filled(text), role(key, original));
        if !reader.is("en") && is_untranslated(key, text, original) {
            flaws.push(Flaw { rule: Rule::Foreign, found: text.clone() });
        }
        proof.take(&Spot::key(&file, key), flaws);
    }
}

/// A text with a sign for each placeholder.
fn filled(text: &str) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let name = name.strip_suffix("-of").unwrap_or(name);
        let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
        filled.push_str(before);
        filled.push(if NOUNS.contains(&name) { NAMED } else { NUMBERED });
        rest = after;
    }
    filled + rest
}

/// What the text under a key is to its reader; English says of most whether they are sentences.
fn role(key: &str, english: &str) -> Role {
    let parts: Vec<&str> = key.split('.').collect();
    match parts[..] {
        ["note", note] if note.starts_with("event-") => Role::Heading,
        ["note", _] if english.contains(" · ") => Role::Piece,
        ["tour", _] | ["story", "standfirst" | "definition" | "summary" | "filing-lead"] => Role::Lead,
        ["note", _] => Role::Sentence,
        ["title", _] | ["chart", _, "topic" | "subtitle"] => Role::Heading,
        ["chart", _, last] | ["reading", last] if last.starts_with("title-") => Role::Heading,
        _ if english.ends_with('.') => Role::Sentence,
        _ => Role::Piece,
    }
}

/// Whether a text of several words is the English one; names are the same everywhere.
fn is_untranslated(key: &str, text: &str, english: &str) -> bool {
    let filled = filled(text);
    let words = filled.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2);
    text == english && words.count() > 2 && !key.starts_with("publisher.") && !key.starts_with("place.")
}
