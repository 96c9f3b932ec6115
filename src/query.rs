//! Between the text of an address and a state. Addresses outlive changes: one that must stay true states everything it
//! shows, and which version of the keys it is written in.

use std::borrow::Cow;

use enumset::EnumSet;

use crate::dataset::TOUR;
use crate::state::{Field, Repair, State};

/// The key of the version an address is written in.
pub const VERSION_KEY: &str = "v";

/// The version that is written today. It grows when a default or a key changes.
pub const VERSION: u8 = 1;

/// The key of the chart that an address or an element asks for alone.
pub const CHART_KEY: &str = "chart";

/// The key of the stop of the tour that an address asks for; stops are counted from 1.
pub const TOUR_KEY: &str = "tour";

/// A key, or a word in answer to it, that addresses wrote otherwise up to a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renamed {
    /// The last version that wrote it so.
    pub until: u8,
    /// The key that the word answers, as it is called today; `None` where a key was renamed.
    pub key: Option<&'static str>,
    /// The key or word as it was written.
    pub was: &'static str,
    /// What it is called since.
    pub now: &'static str,
}

/// Everything that has been renamed since the first version, the oldest first. An address in a newspaper's archive
/// is never written anew: whoever renames a key or a word adds a line.
pub static RENAMED: [Renamed; 0] = [];

/// What a word in answer to a key, or without one a key, is called today that an address of some version writes.
pub fn today<'q>(renamed: &[Renamed], version: u8, key: Option<&str>, written: &'q str) -> &'q str {
    renamed
        .iter()
        .filter(|change| version <= change.until && change.key == key)
        .fold(written, |name, change| if change.was == name { change.now } else { name })
}

/// What an address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The state; that of the stop, where a stop of the tour is asked for.
    pub state: State,
    /// The stop of the tour, counted from 0.
    pub stop: Option<usize>,
    /// What made no sense and had to be mended.
    pub repairs: Vec<Repair>,
}

impl Asked {
    /// Reads the part behind the `?` of an address.
    pub fn of(query: &str) -> Self {
        let (state, repairs) = read(query);
        let stop = asked_stop(query);
        Self { state: stop.map_or(state, state_of_stop), stop, repairs }
    }
}

/// Reads the state in the part behind the `?` of an address. Keys that are not ours belong to the page and are passed
/// over; what makes no sense is mended and told.
pub fn read(query: &str) -> (State, Vec<Repair>) {
    let mut state = State::default();
    let mut repairs = Vec::new();
    let mut answered = EnumSet::empty();
    let version = version(query);
    for (key, value) in parameters(query) {
        let Some(field) = Field::parse(today(&RENAMED, version, None, &key)) else { continue };
        for word in value.split(',').map(str::trim_ascii).filter(|word| !word.is_empty()) {
            let word = today(&RENAMED, version, Some(field.key()), word);
            if word == any_key(field) {
                continue;
            }
            let Some(choice) = field.find(word) else {
                repairs.push(Repair::Unoffered { field: field.key(), word: word.to_owned() });
                continue;
            };
            if field.takes_many() || answered.insert(field) {
                state.choose(choice);
            } else if !state.has(choice) {
                repairs.push(Repair::Second { field: field.key(), word: word.to_owned() });
            }
        }
    }
    let (state, swapped) = state.mended();
    repairs.extend(swapped);
    (state, repairs)
}

/// Writes a state as [`read`] reads it, without a `?`; empty for the default state.
pub fn written(state: &State) -> String {
    let answered = Field::ALL.iter().filter(|&&field| state.answers(field));
    answered.map(|&field| answer(state, field)).collect::<Vec<_>>().join("&")
}

/// The state as an address that stays true when defaults change: every field with what is chosen, without a `?`.
pub fn stated(state: &State) -> String {
    let fields = Field::ALL.iter().map(|&field| {
        if state.answers(field) || field.default_choice().is_some() {
            answer(state, field)
        } else {
            format!("{}={}", field.key(), any_key(field))
        }
    });
    std::iter::once(format!("{VERSION_KEY}={VERSION}")).chain(fields).collect::<Vec<_>>().join("&")
}

/// A field with what is chosen of it. Keys are made of letters, digits and hyphens, which need no escapes.
fn answer(state: &State, field: Field) -> String {
    let keys: Vec<Cow<str>> = state.chosen(field).into_iter().map(|choice| choice.key()).collect();
    format!("{}={}", field.key(), keys.join(","))
}

/// What an address writes where nothing is chosen, to say so.
fn any_key(field: Field) -> &'static str {
    match field {
        Field::PeriodFrom => "earliest",
        Field::PeriodTo => "latest",
        _ => "all",
    }
}

/// The version an address is written in; one that names none is of today.
pub fn version(query: &str) -> u8 {
    parameter(query, VERSION_KEY).and_then(|version| version.parse().ok()).unwrap_or(VERSION)
}

/// The value of a key in a query.
pub fn parameter(query: &str, key: &str) -> Option<String> {
    parameters(query).find(|(other, _)| other == key).map(|(_, value)| value.into_owned())
}

/// The keys and values of a query, without percent-encoding; what is no UTF-8 becomes the replacement character.
fn parameters(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    form_urlencoded::parse(query.strip_prefix('?').unwrap_or(query).as_bytes())
}

/// The stop of the tour that an address asks for, counted from 0.
pub fn asked_stop(query: &str) -> Option<usize> {
    let stop = parameter(query, TOUR_KEY)?;
    (0..TOUR.len()).find(|at| (at + 1).to_string() == stop)
}

/// What is shown at a stop of the tour, counted from 0; everything where there is no such stop.
pub fn state_of_stop(stop: usize) -> State {
    TOUR.get(stop).map_or_else(State::default, |stop| read(stop.query).0)
}

/// The address of a stop of the tour, counted from 0, without a `?`.
pub fn of_stop(stop: usize) -> String {
    format!("{TOUR_KEY}={}", stop + 1)
}
