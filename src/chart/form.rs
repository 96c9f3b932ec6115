//! The forms a facet can be drawn in, by name: how each is drawn stands in [`crate::layout`].

use crate::dataset::Period;

/// How a facet is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Rows of bars from a common zero.
    Bars,
    /// Columns over periods.
    Columns,
    /// Numbers with their names.
    Tiles,
    /// Three numbers, the third being the first divided by the second.
    Equation,
    /// Shares, each on a track that is the whole.
    Tracks,
    /// One bar within another that it is a part of.
    Part,
    /// Small multiples: each place's course over the years on a scale of its own.
    Trends,
    /// Courses over the years on one scale.
    Lines,
    /// Ranks over the years, one row a rank.
    Ranks,
    /// One dot for so many of what is counted.
    Units(u32),
    /// Lists of words under the numbers of them.
    Words,
    /// What happened, on a time axis.
    Events,
    /// Places in rows, stages in columns.
    Matrix,
    /// One tile a city, about where it lies.
    Map,
}

impl Form {
    /// Where a period stands along the axis of the form: its year in a list of years; else, on the true time
    /// axis, the middle of its year or the end of its period.
    pub fn along(self, period: Period) -> f64 {
        match (self, period) {
            (Self::Ranks, period) => f64::from(period.year()),
            (_, Period::Year(year)) => f64::from(year) + 0.5,
            (_, period) => period.end(),
        }
    }

    /// Whether figures without a number have a place in it.
    pub fn takes_unnumbered(self) -> bool {
        matches!(self, Self::Tiles | Self::Words | Self::Events)
    }

    /// Whether it sets the notes of its figures itself.
    pub fn sets_notes(self) -> bool {
        matches!(self, Self::Words | Self::Events)
    }
}
