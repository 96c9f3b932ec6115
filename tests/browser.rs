//! The infographic in a browser: Chromium, driven over WebDriver, reading the site as a reader would.

mod address;
mod drawing;
mod driver;
mod element;
mod filters;
mod keys;
mod layout;
mod measure;
mod page;
mod pointing;
mod quiet;
mod unscripted;
mod words;

use greater_bay_ip::language::Language;
use greater_bay_ip::state::State;
use greater_bay_ip::view::{View, view};

/// The charts, in reading order.
const CHARTS: [&str; 6] = ["share", "density", "rank", "pct", "licensing", "financing"];

/// The state an address asks for.
fn state(query: &str) -> State {
    State::from_query(query).0
}

/// What the infographic must say at an address, computed without a browser.
fn expected(query: &str) -> View {
    let (state, dropped) = State::from_query(query);
    view(&state, &dropped, &Language::english())
}
