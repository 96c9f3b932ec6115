//! The words of one language, as the message files give them.

use std::borrow::Cow;

use thiserror::Error;

#[cfg(not(target_arch = "wasm32"))]
use crate::dataset::{ENGLISH, PACKS, Pack, SiteMessage};
use crate::dataset::{Message, WORDS_HASH};

/// Everything said to a reader.
#[derive(Debug, Clone)]
pub struct Language {
    tag: String,
    /// By [`Message`].
    lines: Vec<Cow<'static, str>>,
    /// By [`SiteMessage`].
    #[cfg(not(target_arch = "wasm32"))]
    site: Vec<Cow<'static, str>>,
}

/// What the pages around the infographic say in one language.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Copy)]
pub struct SiteWords<'l>(&'l [Cow<'static, str>]);

#[cfg(not(target_arch = "wasm32"))]
impl<'l> SiteWords<'l> {
    /// The words of a language.
    pub fn of(language: &'l Language) -> Self {
        Self(&language.site)
    }

    /// A text without placeholders.
    pub fn text(self, message: SiteMessage) -> &'l str {
        &self.0[message as usize]
    }

    /// A text with its placeholders filled: `{name}` by the value paired with `name`.
    pub fn fill(self, message: SiteMessage, values: &[(&str, &str)]) -> String {
        fill(self.text(message), values)
    }
}

/// A language file that does not fit this build.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ForeignPack {
    /// It was written by another build, whose messages are others.
    #[error(
        "the language file “{tag}” is of build {found:?}, this is build {WORDS_HASH:?}: publish both from one build"
    )]
    OtherBuild {
        /// The language the file was loaded for.
        tag: String,
        /// What stands where the file has the hash of its build, cut where it is longer than a hash.
        found: String,
    },
    /// It was cut off, or messages are too many.
    #[error("the language file “{tag}” is damaged: it does not end as this build has written it")]
    Damaged {
        /// The language the file was loaded for.
        tag: String,
    },
}

impl Language {
    /// English, which page and files fall back on.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn english() -> Self {
        Self::baked(&ENGLISH)
    }

    /// A language of this build by its tag, case ignored.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn find(tag: &str) -> Option<Self> {
        PACKS.iter().find(|pack| pack.tag.eq_ignore_ascii_case(tag)).map(Self::baked)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn baked(pack: &Pack) -> Self {
        let texts = |texts: &[&'static str]| texts.iter().map(|&text| text.into()).collect();
        Self { tag: pack.tag.to_owned(), lines: texts(pack.lines), site: texts(pack.site) }
    }

    /// A language whose texts are what is answered for the key of each message.
    ///
    /// # Errors
    /// The first that is answered.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of<E>(tag: &str, text: impl Fn(&str) -> Result<String, E>) -> Result<Self, E> {
        let lines = Message::ALL.iter().map(|message| text(message.key()).map(Cow::from));
        let site =
            SiteMessage::ALL.iter().map(|message| text(&format!("site.{}", message.key())).map(Cow::from));
        Ok(Self {
            tag: tag.to_owned(),
            lines: lines.collect::<Result<_, _>>()?,
            site: site.collect::<Result<_, _>>()?,
        })
    }

    /// The text of the language’s file: the hash of this build, one message a line, in the order of [`Message`], and
    /// the hash again, by which one that was cut off is known.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn file(&self) -> String {
        format!("{WORDS_HASH}\n{}\n{WORDS_HASH}", self.lines.join("\n"))
    }

    /// All texts, also those of the pages around the infographic, one a line.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn texts(&self) -> String {
        let texts: Vec<&str> = self.lines.iter().chain(&self.site).map(|text| &**text).collect();
        [&*self.tag, "\n", &texts.join("\n")].concat()
    }

    /// A language from its file: the hash of this build, one message a line, in the order of [`Message`], and the hash again.
    ///
    /// # Errors
    /// Where the file is of another build, or damaged.
    pub fn load(tag: &str, text: &str) -> Result<Self, ForeignPack> {
        let (hash, messages) = text.split_once('\n').unwrap_or((text, ""));
        if hash != WORDS_HASH {
            let found = hash.chars().take(WORDS_HASH.len()).collect();
            return Err(ForeignPack::OtherBuild { tag: tag.to_owned(), found });
        }
        let mut lines: Vec<Cow<str>> = messages.split('\n').map(|line| line.to_owned().into()).collect();
        let is_whole = lines.pop_if(|line| line == WORDS_HASH).is_some();
        if !is_whole || lines.len() != Message::ALL.len() {
            return Err(ForeignPack::Damaged { tag: tag.to_owned() });
        }
        Ok(Self {
            tag: tag.to_owned(),
            lines,
            #[cfg(not(target_arch = "wasm32"))]
            site: Self::find(tag).unwrap_or_else(Self::english).site,
        })
    }

    /// The BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.tag
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

    /// A text as a sentence: with the stop of the language, where it has none yet.
    pub fn sentence(&self, text: &str) -> String {
        let stop = self.text(Message::UiStop);
        if text.ends_with(stop) { text.to_owned() } else { [text, stop].concat() }
    }

    /// A list as the language joins it: “a, b and c”.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [init @ .., last] => {
                let init = init.join(self.text(Message::UiListComma));
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
