//! What stands in an infographic's markup for what is drawn and made later.

use maud::Markup;

use crate::view::ChartView;

/// Whether markup is a page's before any script runs, or of an infographic that answers.
#[derive(Clone, Copy)]
pub enum Rendering<'r> {
    /// It has to do by itself.
    Static {
        /// The pictures that stand in for the canvas of a chart; empty where there are none.
        picture: &'r dyn Fn(&ChartView) -> Markup,
        /// The address of the page of a chart, which the closed explorer of the story has links to.
        address: &'r dyn Fn(&ChartView) -> String,
    },
    /// Canvases are painted, and the rows of a table are made when it is opened.
    Live {
        /// How many charts stand in the page, from the first on: those of the explorer are made once it is opened.
        made: usize,
    },
}

impl Rendering<'_> {
    /// What stands in for the canvas of a chart.
    pub(super) fn picture(self, chart: &ChartView) -> Markup {
        match self {
            Self::Static { picture, .. } => picture(chart),
            Self::Live { .. } => Markup::default(),
        }
    }

    /// How many charts have a figure, from the first on.
    pub(super) fn made(self) -> usize {
        match self {
            Self::Static { .. } => usize::MAX,
            Self::Live { made } => made,
        }
    }

    /// Whether closed tables have rows.
    pub(super) fn has_rows(self) -> bool {
        matches!(self, Self::Static { .. })
    }
}
