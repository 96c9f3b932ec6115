//! The infographic in a browser: Chromium, driven over WebDriver, reading the site as a reader would.

mod address;
mod axe;
mod chapters;
mod citation;
mod desk;
mod drawing;
mod driver;
mod element;
mod engines;
mod faults;
mod filters;
mod focus;
mod frames;
mod gallery;
mod guest;
mod hosts;
mod inherited;
mod interface;
mod keys;
mod languages;
mod layout;
mod measure;
mod metadata;
mod module;
mod movement;
mod numbers;
mod package;
mod page;
mod picking;
mod pointing;
mod print;
mod quiet;
mod random;
mod scripts;
mod sizes;
mod sound;
mod spoken;
mod stops;
mod story;
mod taking;
mod themes;
mod tour;
mod unscripted;
mod words;

use greater_bay_ip::charts;
use greater_bay_ip::dataset::BAKED;
use greater_bay_ip::language::Language;
use greater_bay_ip::query;
use greater_bay_ip::state::State;
use greater_bay_ip::view::{ChartView, View, view};

/// The charts, in reading order.
const CHARTS: [&str; charts::CHARTS.len()] = {
    let (mut keys, mut at) = ([""; charts::CHARTS.len()], 0);
    while at < keys.len() {
        keys[at] = charts::CHARTS[at].key;
        at += 1;
    }
    keys
};

/// The state an address asks for.
fn state(query: &str) -> State {
    query::read(query).0
}

/// What the infographic must say at an address, computed without a browser.
fn expected(query: &str) -> View<'static> {
    let (state, dropped) = query::read(query);
    view(&BAKED, &state, &dropped, &Language::english())
}

/// The charts of a view that have something drawn on a canvas, with their names.
fn drawn<'v>(view: &'v View<'v>) -> impl Iterator<Item = (&'static str, &'v ChartView<'v>)> {
    shown(view).filter(|(_, chart)| chart.drawn().next().is_some())
}

/// The charts of a view that have something to show, with their names.
fn shown<'v>(view: &'v View<'v>) -> impl Iterator<Item = (&'static str, &'v ChartView<'v>)> {
    let charts = view.charts.iter().filter(|chart| !chart.is_empty());
    charts.map(|chart| (chart.chart.key, chart))
}
