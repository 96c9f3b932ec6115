//! What a sub-editor would mark in a text, whatever the text is about: spaces, punctuation, quotation marks, numbers and
//! their nouns, words of another language, ends of sentences.
//!
//! The same rules read templates in the message files and finished sentences in every state of the infographic.

mod agreement;
mod digits;
mod end;
mod foreign;
mod gap;
mod half_width;
mod letters;
mod names;
mod noun;
mod phrase;
mod placeholder;
mod quote;
mod reading;
mod repeat;
mod space;
mod typewriter;
mod usage;

use std::collections::BTreeSet;

use reading::{Mark, Reading};

use crate::text;

pub(super) use reading::{NAMED, NUMBERED};
pub use reading::{Proofreader, Role};

/// What can be wrong with a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A placeholder that nobody filled in.
    Placeholder,
    /// Punctuation around nothing: “( )”, “, ,”, a comma at the beginning.
    Gap,
    /// Two spaces, a space at an edge or before a comma, a space beside a Chinese character.
    Space,
    /// A comma, point, bracket … of ASCII in a Chinese text.
    HalfWidth,
    /// Quotation marks or apostrophes of a typewriter, or of another language.
    Quote,
    /// Three points for an ellipsis, a hyphen for a dash.
    Typewriter,
    /// Digits parted or grouped as another language does.
    Digits,
    /// “1 figures”.
    Agreement,
    /// English words in another language.
    Foreign,
    /// A sentence without its stop, or a heading with one.
    End,
    /// The same words twice in a row.
    Repeat,
    /// A heading of numbers, units, places and times alone.
    Noun,
    /// A word that this publication writes otherwise.
    Usage,
    /// A phrase of a Chinese title that is longer than a line of a phone.
    Phrase,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 14] = [
        Self::Placeholder,
        Self::Gap,
        Self::Space,
        Self::HalfWidth,
        Self::Quote,
        Self::Typewriter,
        Self::Digits,
        Self::Agreement,
        Self::Foreign,
        Self::End,
        Self::Repeat,
        Self::Noun,
        Self::Usage,
        Self::Phrase,
    ];

    /// Marks what breaks it.
    fn read(self, reading: &Reading, mark: Mark) {
        match self {
            Self::Placeholder => placeholder::read(reading, mark),
            Self::Gap => gap::read(reading, mark),
            Self::Space => space::read(reading, mark),
            Self::HalfWidth => half_width::read(reading, mark),
            Self::Quote => quote::read(reading, mark),
            Self::Typewriter => typewriter::read(reading, mark),
            Self::Digits => digits::read(reading, mark),
            Self::Agreement => agreement::read(reading, mark),
            Self::Foreign => foreign::read(reading, mark),
            Self::End => end::read(reading, mark),
            Self::Repeat => repeat::read(reading, mark),
            Self::Noun => noun::read(reading, mark),
            Self::Usage => usage::read(reading, mark),
            Self::Phrase => phrase::read(reading, mark),
        }
    }

    /// What is expected instead, and so how to mend it.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Placeholder => "every placeholder filled in",
            Self::Gap => {
                "words between brackets and between marks of punctuation; fill the gap or take the marks out"
            }
            Self::Space => {
                "one space between words, none at an edge, before a comma or beside a Chinese character; take it out"
            }
            Self::HalfWidth => {
                "punctuation of full width in Chinese: ，。：；（）; ASCII only within numbers and names"
            }
            Self::Quote => {
                "the quotation marks of the language: “ ”, in Portuguese « », in Traditional Chinese 「」, and ’"
            }
            Self::Typewriter => "“…” for three points and “–” for a hyphen between spaces",
            Self::Digits => {
                "digits grouped as the language does: 10,000, in Portuguese 10 000 with U+00A0, and 25,3%"
            }
            Self::Agreement => "a noun that agrees with its number",
            Self::Foreign => {
                "words of the language; names that stay as they are belong under [publisher], or in the list of names"
            }
            Self::End => "a stop at the end of a sentence, and none at the end of a title, heading or label",
            Self::Repeat => "the same words once; take one of the two out",
            Self::Noun => "a heading that says what it is about, not numbers, places and times alone",
            Self::Usage => "the word that is written everywhere else",
            Self::Phrase => {
                "phrases that a line of a phone holds; write | between two of them, where the line may end"
            }
        }
    }
}

/// Something a sub-editor would mark.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flaw {
    /// Against which rule.
    pub rule: Rule,
    /// The words it is about, and what belongs there where one word does.
    pub found: String,
}

impl Proofreader {
    /// Everything that is wrong with a text, rule by rule.
    pub fn flaws(&self, text: &str, role: Role) -> Vec<Flaw> {
        let words = text::plain(text);
        let bare = names::without_names(&self.names, &words);
        let reading = Reading { reader: self, phrases: text, words: &words, bare: &bare, role };
        let mut flaws = BTreeSet::new();
        for rule in Rule::ALL {
            rule.read(&reading, &mut |found| {
                flaws.insert(Flaw { rule, found: found.to_owned() });
            });
        }
        flaws.into_iter().collect()
    }
}
