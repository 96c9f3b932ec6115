//! The words of one language, as the message files give them.

use crate::dataset::Message;
#[cfg(not(target_arch = "wasm32"))]
use crate::dataset::{ENGLISH, Pack, SiteMessage};
use crate::format::{Numbers, digits};
use crate::text::{joined, together};

/// Everything said to a reader, and how numbers are written.
#[derive(Debug, Clone)]
pub struct Language {
    tag: String,
    lines: Vec<String>,
    numbers: Numbers,
}

/// What the pages around the infographic say in one language.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Copy)]
pub struct SiteWords(&'static [&'static str]);

#[cfg(not(target_arch = "wasm32"))]
impl SiteWords {
    /// The words of a language of this build, else the English ones.
    pub fn of(language: &Language) -> Self {
        let pack = crate::dataset::PACKS.iter().find(|pack| pack.tag == language.tag);
        Self(pack.unwrap_or(&ENGLISH).site)
    }

    /// A text without placeholders.
    pub fn text(self, message: SiteMessage) -> &'static str {
        self.0[message as usize]
    }

    /// A text with its placeholders filled: `{name}` by the value paired with `name`.
    pub fn fill(self, message: SiteMessage, values: &[(&str, &str)]) -> String {
        fill(self.text(message), values)
    }
}

/// A language file that does not fit this build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignPack {
    /// The language the file was loaded for.
    pub tag: String,
    /// How many lines it has.
    pub found: usize,
    /// How many messages there are.
    pub expected: usize,
}

impl ForeignPack {
    /// What is wrong, in words.
    pub fn words(&self) -> String {
        together(&[
            "the language file “",
            &self.tag,
            "” has ",
            &digits(self.found),
            " lines, this build needs ",
            &digits(self.expected),
            ": publish both from one build",
        ])
    }
}

impl std::fmt::Display for ForeignPack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words())
    }
}

impl std::error::Error for ForeignPack {}

impl Language {
    /// English, which page and files fall back on.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn english() -> Self {
        Self::baked(&ENGLISH)
    }

    /// A language of this build by its tag, case ignored.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn find(tag: &str) -> Option<Self> {
        let pack = crate::dataset::PACKS.iter().find(|pack| pack.tag.eq_ignore_ascii_case(tag))?;
        Some(Self::baked(pack))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn baked(pack: &Pack) -> Self {
        Self::of(pack.tag, pack.lines.iter().map(|&line| line.to_owned()).collect())
    }

    fn of(tag: &str, lines: Vec<String>) -> Self {
        let numbers = Numbers::new(|message| &lines[message as usize]);
        Self { tag: tag.to_owned(), lines, numbers }
    }

    /// A language from its file: one message a line, in the order of [`Message`].
    ///
    /// # Errors
    /// Where the file has another number of lines than there are messages.
    pub fn load(tag: &str, text: &str) -> Result<Self, ForeignPack> {
        let mut lines = Vec::new();
        for line in text.split('\n') {
            lines.push(line.to_owned());
        }
        let expected = Message::ALL.len();
        if lines.len() != expected {
            return Err(ForeignPack { tag: tag.to_owned(), found: lines.len(), expected });
        }
        Ok(Self::of(tag, lines))
    }

    /// The BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// How the language writes numbers.
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// A message without placeholders.
    pub fn text(&self, message: Message) -> &str {
        &self.lines[message as usize]
    }

    /// A message without placeholders, to be kept.
    pub fn words(&self, message: Message) -> String {
        self.text(message).to_owned()
    }

    /// A message with its placeholders filled: `{name}` by the value paired with `name`.
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        fill(self.text(message), values)
    }

    /// A list as the language joins it: “a, b and c”.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [init @ .., last] => {
                let init = joined(init, self.text(Message::UiListComma));
                self.fill(Message::UiListLast, &[("first", &init), ("last", last)])
            }
        }
    }
}

/// Replaces each `{name}` in a template by the value paired with `name`.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    fill_by(template, &|name| {
        let value = values.iter().find(|(key, _)| *key == name);
        value.map_or_else(String::new, |(_, value)| (*value).to_owned())
    })
}

/// Replaces each `{name}` in a template by what is answered for `name`.
pub(crate) fn fill_by(template: &str, value: &dyn Fn(&str) -> String) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        filled.push_str(&value(name));
        rest = behind;
    }
    filled.push_str(rest);
    filled
}
