//! The charts. Adding one is a file, a `mod` line and a line in the registry.

mod applications;
mod clusters;
mod density;
mod financing;
mod focus;
mod grants;
mod key;
mod licensing;
mod licensing_years;
mod map;
mod matching;
mod matrix;
mod pct;
mod pct_years;
mod rank;
mod services;
mod share;
mod stock;
mod timeline;

use crate::chapter::Chapter;
use crate::chart::plan::Chart;

/// The charts of the story, by name, in the order they are told. They come first of all; the others are for those who explore.
pub const STORY: [&str; 6] = ["share", "rank", "density", "pct", "licensing", "financing"];

/// The charts of the offices' chapter, which a page tells in words.
pub const OFFICES: [&str; 3] = ["services", "focus", "timeline"];

/// Every chart, in reading order.
pub static CHARTS: [Chart; 19] = [
    share::CHART,
    rank::CHART,
    density::CHART,
    pct::CHART,
    licensing::CHART,
    financing::CHART,
    key::CHART,
    map::CHART,
    stock::CHART,
    grants::CHART,
    clusters::CHART,
    pct_years::CHART,
    applications::CHART,
    licensing_years::CHART,
    matching::CHART,
    services::CHART,
    focus::CHART,
    timeline::CHART,
    matrix::CHART,
];

/// The charts of one infographic.
#[derive(Debug, Clone, Copy)]
pub enum Scope {
    /// All of them, which together tell the story.
    Story,
    /// One chapter of it alone.
    Chapter(Chapter),
    /// One alone.
    Chart(&'static Chart),
    /// None: the one that was asked for does not exist.
    Unknown,
}

impl Scope {
    /// Its charts, in reading order.
    pub fn charts(self) -> &'static [Chart] {
        match self {
            Self::Story => &CHARTS,
            Self::Chapter(Chapter::Explore) => &CHARTS[STORY.len()..],
            Self::Chapter(chapter) => chapter.chart().and_then(find).map_or(&[], std::slice::from_ref),
            Self::Chart(chart) => std::slice::from_ref(chart),
            Self::Unknown => &[],
        }
    }

    /// The name of what stands alone; the story has none.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Chapter(chapter) => Some(chapter.key()),
            Self::Chart(chart) => Some(chart.key),
            Self::Story | Self::Unknown => None,
        }
    }

    /// Whether it is told: what is chosen in it stands out, and nothing vanishes.
    pub const fn is_told(self) -> bool {
        matches!(self, Self::Story | Self::Chapter(_))
    }
}

/// The chart of a name.
pub fn find(key: &str) -> Option<&'static Chart> {
    CHARTS.iter().find(|chart| chart.key == key)
}
