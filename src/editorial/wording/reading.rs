//! A text as the rules read it, and who reads.

use std::collections::BTreeSet;

use super::letters::is_han;
use super::names::NAMES;
use crate::editorial::entry::Language;

/// What a text is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// One sentence or several.
    Sentence,
    /// Sentences that are set large, as what leads into a chapter.
    Lead,
    /// A title, subtitle or heading: without a stop, and about something.
    Heading,
    /// A label, a name, a number, a line of parts.
    Piece,
}

/// Stands for a placeholder that is filled with what something is about.
pub(crate) const NAMED: char = '\u{e000}';

/// Stands for a placeholder that is filled with a number, a place or a time.
pub(crate) const NUMBERED: char = '\u{e001}';
/// Reads texts of one language.
#[derive(Debug, Clone)]
pub struct Proofreader {
    tag: String,
    /// What may stand in Latin letters in any language, the longest first.
    pub(super) names: Vec<String>,
    /// What makes no heading: places, months, qualifiers, the longest first.
    pub(super) weak: Vec<String>,
    /// What makes none behind a number, the longest first.
    pub(super) units: Vec<String>,
    /// How units are called that are one.
    pub(super) singulars: BTreeSet<String>,
}

impl Proofreader {
    /// A reader of a language, who knows the names in its messages.
    pub fn new(language: &Language) -> Self {
        let texts = |section: &str| {
            let own = |(key, text): (&String, &String)| {
                key.strip_prefix(section).and_then(|key| key.strip_prefix('.')).map(|_| text.clone())
            };
            language.messages.iter().filter_map(own).collect::<Vec<_>>()
        };
        let longest_first = |mut texts: Vec<String>| {
            texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
            texts
        };
        let is_latin = |text: &String| text.is_ascii() || text.chars().all(|c| !is_han(c));
        let publishers = texts("publisher").into_iter().filter(is_latin);
        let names = NAMES.iter().map(|name| (*name).to_owned()).chain(publishers).collect();
        let pieces = |sections: [&str; 2]| {
            let templates = sections.map(texts).concat();
            let pieces = templates.iter().flat_map(|unit| unit.split("{value}").map(str::trim));
            longest_first(pieces.filter(|piece| !piece.is_empty()).map(str::to_owned).collect())
        };
        let weak = ["place", "month", "month-short"].map(texts).concat();
        let (units, qualifiers) = (pieces(["unit", "unit-one"]), pieces(["qualifier", "qualifier-name"]));
        // A unit that is called the same for one and for many has no singular to be misused.
        let singular = |(key, one): (&String, &String)| {
            let many = language.messages.get(&format!("unit.{}", key.strip_prefix("unit-one.")?))?;
            let noun = one.split_once("{value} ")?.1.split(' ').next()?;
            (one != many).then(|| noun.to_owned())
        };
        Self {
            names: longest_first(names),
            weak: longest_first(weak.into_iter().chain(qualifiers).collect()),
            units,
            singulars: language.messages.iter().filter_map(singular).collect(),
            tag: language.tag.clone(),
        }
    }

    /// Whether the language is one of a tag, or begins with it.
    pub fn is(&self, language: &str) -> bool {
        self.tag == language || self.tag.strip_prefix(language).is_some_and(|rest| rest.starts_with('-'))
    }
}

/// A text as the rules read it.
pub(super) struct Reading<'r> {
    pub(super) reader: &'r Proofreader,
    /// With marks where a line may end, which are no part of what is said.
    pub(super) phrases: &'r str,
    /// Without them.
    pub(super) words: &'r str,
    /// Without names that are the same in every language, and without addresses.
    pub(super) bare: &'r str,
    pub(super) role: Role,
}

/// Takes what breaks a rule.
pub(super) type Mark<'m> = &'m mut dyn FnMut(&str);
