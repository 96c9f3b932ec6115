//! Headings, at the level that the page around an infographic leaves to it.

use std::fmt::{self, Display, Formatter};

use maud::{Markup, PreEscaped};

use super::phrases::phrases;
use crate::chapter::Chapter;
use crate::charts::Scope;

/// The level of an infographic's first heading in the outline of its page, from 1 to 6; all others follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeadingLevel(u8);

impl HeadingLevel {
    /// Where a page is about nothing else.
    pub const OF_PAGE: Self = Self(1);

    /// The deepest there is.
    const DEEPEST: u8 = 6;

    /// Reads a level from 1 to 6.
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().filter(|level| (1..=Self::DEEPEST).contains(level)).map(Self)
    }

    /// The level of the titles of chapters: the story has a headline above them.
    pub(super) fn of_chapters(self, scope: Scope) -> Self {
        if matches!(scope, Scope::Story) { self.below() } else { self }
    }

    /// The level of the titles of charts.
    pub fn of_charts(self, scope: Scope) -> Self {
        let is_below = matches!(scope, Scope::Story | Scope::Chapter(Chapter::Explore));
        if is_below { self.below() } else { self }
    }

    /// One level deeper, where there is one.
    pub(super) fn below(self) -> Self {
        Self((self.0 + 1).min(Self::DEEPEST))
    }

    /// A heading of this level, in words.
    pub(super) fn heading(self, class: &str, id: Option<&str>, words: &str) -> Markup {
        self.heading_of(class, id, phrases(words))
    }

    /// A heading of this level, of whatever stands in it.
    pub(super) fn heading_of(self, class: &str, id: Option<&str>, content: Markup) -> Markup {
        let content = content.into_string();
        let id = id.map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
        // Hosts style titles by the name of this part.
        let part = if class == "title" { " part=\"title\"" } else { "" };
        PreEscaped(format!("<h{0} class=\"{class}\"{part}{id}>{content}</h{0}>", self.0))
    }
}

/// As attributes write it.
impl Display for HeadingLevel {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Below the headline of the page that an infographic is part of.
impl Default for HeadingLevel {
    fn default() -> Self {
        Self(2)
    }
}
