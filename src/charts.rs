//! The charts. Adding one is a file, a `mod` line and a line in the registry.

mod density;
mod financing;
mod focus;
mod grants;
mod key;
mod licensing;
mod map;
mod matching;
mod matrix;
mod pct;
mod rank;
mod services;
mod share;
mod stock;
mod timeline;

use crate::chart::plan::Chart;

/// Every chart, in reading order.
pub static CHARTS: [Chart; 15] = [
    key::CHART,
    share::CHART,
    map::CHART,
    stock::CHART,
    density::CHART,
    grants::CHART,
    rank::CHART,
    pct::CHART,
    licensing::CHART,
    financing::CHART,
    matching::CHART,
    services::CHART,
    focus::CHART,
    timeline::CHART,
    matrix::CHART,
];

/// The charts of one infographic: all of them, or one alone.
pub type Scope = &'static [Chart];

/// The chart of a name.
pub fn find(key: &str) -> Option<&'static Chart> {
    alone(key).and_then(<[Chart]>::first)
}

/// The chart of a name as an infographic of its own.
pub fn alone(key: &str) -> Option<Scope> {
    let at = CHARTS.iter().position(|chart| chart.key == key)?;
    CHARTS.get(at..=at)
}
