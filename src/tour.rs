//! The guided tour: stored states with a sentence each. The stops are data, in `src/data/tour.csv`.

use crate::dataset::TOUR;
use crate::format::digits;
use crate::query::parameter;
use crate::state::State;
use crate::text::together;

/// The key of the stop in an address; stops are counted from 1.
pub const KEY: &str = "tour";

/// The stop an address asks for, counted from 0.
pub fn asked(query: &str) -> Option<usize> {
    let stop = parameter(query, KEY)?;
    (0..TOUR.len()).find(|at| digits(at + 1) == stop)
}

/// What is shown at a stop.
pub fn state(stop: usize) -> State {
    TOUR.get(stop).map_or_else(State::default, |stop| State::from_query(stop.query).0)
}

/// The address of a stop, without a `?`.
pub fn query(stop: usize) -> String {
    together(&[KEY, "=", &digits(stop + 1)])
}
