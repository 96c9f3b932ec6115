//! The forms a facet can be drawn in, by name: how each is drawn stands in [`crate::layout`].

use crate::dataset::Period;
use crate::state::Scaling;

/// How a facet is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Rows of bars from a common zero.
    Bars,
    /// Rows of bars from a common zero against a line that is the nation's number.
    Against,
    /// Columns over periods.
    Columns,
    /// Two bars, and by how much the later grew.
    Change,
    /// Numbers with their names.
    Tiles,
    /// A whole as so many equal blocks, a share of it filled.
    Blocks(u8),
    /// Large numbers, each beside a sentence about it.
    Callouts,
    /// Numbers within sentences: what must not be compared with what is drawn.
    Aside,
    /// One bar within another that it is a part of.
    Part,
    /// Small multiples: each place's course over the years on a scale of its own.
    Trends,
    /// Courses over the years on one scale.
    Lines,
    /// A few courses over the years on a low plot, the last number of each with its date.
    History,
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
    /// The same tiles with names alone: another part of the chart has their numbers.
    Picker,
}

/// What there is to draw, as far as the choice of a form depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// How many figures.
    pub count: usize,
    /// Whether they are of more than one period.
    pub is_course: bool,
    /// Whether one of them, or of those said among them, is a share.
    pub has_share: bool,
}

impl Form {
    /// The form that suits what there is to draw: a course needs two periods, a part its whole or its share, and courses are compared
    /// by factors on one scale.
    pub fn suiting(self, contents: Contents, scale: Scaling) -> Self {
        match self {
            Self::Lines | Self::History if !contents.is_course => Self::Bars,
            Self::Trends if scale == Scaling::Log => Self::Lines.suiting(contents, scale),
            Self::Part if contents.count < 2 && !contents.has_share => Self::Tiles,
            Self::Blocks(_) if !contents.has_share => Self::Tiles,
            form => form,
        }
    }

    /// Whether there is room for words beside its numbers.
    pub fn has_room_for_words(self) -> bool {
        !matches!(self, Self::Columns | Self::Trends)
    }

    /// Where a period stands along the axis of the form: its year in a list of years; else, on the true time
    /// axis, the middle of its year or the end of its period.
    pub fn along(self, period: Period) -> f64 {
        match (self, period) {
            (Self::Ranks, period) => f64::from(period.year()),
            (_, Period::Year(year)) => f64::from(year) + 0.5,
            (_, period) => period.end(),
        }
    }

    /// Whether it draws one place after the other, each over the years.
    pub fn has_courses(self) -> bool {
        matches!(self, Self::Trends | Self::Lines | Self::History | Self::Ranks)
    }

    /// Whether its marks reach, or stand, as far up a scale as their numbers are large.
    pub fn has_scale(self) -> bool {
        let has_bars = matches!(self, Self::Bars | Self::Against | Self::Columns | Self::Change | Self::Part);
        has_bars || self.has_courses()
    }

    /// Whether it is words and numbers alone, which a page sets as its own text and only pictures draw.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Tiles | Self::Callouts | Self::Aside | Self::Words | Self::Events)
    }

    /// Whether a number stands above what it draws, which a page sets as text.
    pub fn has_lead(self) -> bool {
        matches!(self, Self::Blocks(_))
    }

    /// Whether figures without a number have a place in it.
    pub fn takes_unnumbered(self) -> bool {
        matches!(self, Self::Tiles | Self::Words | Self::Events)
    }

    /// Whether it has a tile for each city.
    pub fn has_tiles(self) -> bool {
        matches!(self, Self::Map | Self::Picker)
    }

    /// Whether its numbers are read beside one another.
    pub fn compares(self) -> bool {
        !matches!(self, Self::Map | Self::Picker | Self::Blocks(_) | Self::Callouts)
    }

    /// Whether its figures can be read in another way than they were counted.
    pub fn takes_measures(self) -> bool {
        !matches!(self, Self::Blocks(_) | Self::Callouts)
    }

    /// Whether it sets the notes of its figures itself.
    pub fn sets_notes(self) -> bool {
        matches!(self, Self::Words | Self::Events)
    }
}
