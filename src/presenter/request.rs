//! What an element asks for when it begins.

use crate::chapter::Chapter;
use crate::charts::{self, CHARTS, Scope};
use crate::page::HeadingLevel;
use crate::state::Repair;

/// What the attributes of an element ask for that cannot change later, as they are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Request<'r> {
    /// A chart alone, which comes before a chapter.
    pub chart: Option<&'r str>,
    /// A chapter alone.
    pub chapter: Option<&'r str>,
    /// The level of the first heading, from 1 to 6.
    pub heading_level: Option<&'r str>,
}

impl Request<'_> {
    pub(super) fn scope(self, repairs: &mut Vec<Repair>) -> Scope {
        if let Some(word) = self.chart {
            return charts::find(word).map_or_else(
                || {
                    let known = CHARTS.iter().map(|chart| chart.key).collect();
                    repairs.push(Repair::UnknownChart { word: word.to_owned(), known });
                    Scope::Unknown
                },
                Scope::Chart,
            );
        }
        let Some(word) = self.chapter else { return Scope::Story };
        Chapter::find(word).map_or_else(
            || {
                let known = Chapter::ALL.iter().map(|chapter| chapter.key()).collect();
                repairs.push(Repair::UnknownChapter { word: word.to_owned(), known });
                Scope::Unknown
            },
            Scope::Chapter,
        )
    }

    pub(super) fn heading(self, repairs: &mut Vec<Repair>) -> HeadingLevel {
        let Some(word) = self.heading_level else { return HeadingLevel::default() };
        HeadingLevel::parse(word).unwrap_or_else(|| {
            repairs.push(Repair::UnknownLevel { word: word.to_owned() });
            HeadingLevel::default()
        })
    }
}
