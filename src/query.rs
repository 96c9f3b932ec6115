//! Between the text of an address and a state. Addresses outlive changes: one that must stay true states everything it
//! shows, and which version of the keys it is written in.

use std::borrow::Cow;

use enumset::EnumSet;

use crate::dataset::TOUR;
use crate::state::{Field, Repair, State};

/// The key of the version an address is written in.
pub const VERSION_KEY: &str = "v";

/// The version that is written today. It grows when a default or a key changes.
pub const VERSION: u8 = 2;

/// The key of the chart that an element shows alone, and that the address of a story leads to.
pub const CHART_KEY: &str = "chart";

/// The key of the chapter that an element shows alone.
pub const CHAPTER_KEY: &str = "chapter";

/// The key of the level of an element's first heading.
pub const HEADING_KEY: &str = "heading-level";

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

/// How HTML writes the sign between two parameters, without its own first sign; outermost first.
const ESCAPED_SIGNS: [&str; 3] = ["amp;", "#038;", "#38;"];

/// What an address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The state; that of the stop, where a stop of the tour is asked for.
    pub state: State,
    /// The stop of the tour, counted from 0.
    pub stop: Option<usize>,
    /// The chart that the story is to be opened at, as it is written.
    pub chart: Option<String>,
    /// What made no sense and had to be mended.
    pub repairs: Vec<Repair>,
}

impl Asked {
    /// Reads the part behind the `?` of an address.
    pub fn of(query: &str) -> Self {
        let (state, repairs) = read(query);
        let stop = asked_stop(query);
        let chart = parameter(query, CHART_KEY);
        Self { state: stop.map_or(state, state_of_stop), stop, chart, repairs }
    }

    /// Reads keys and their values, as the attributes of an element name them.
    pub fn of_pairs<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Self {
        Self::of(&form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    }
}

/// Whether a key of an address is about the infographic.
pub fn is_ours(key: &str) -> bool {
    Field::parse(key).is_some() || [TOUR_KEY, CHART_KEY, VERSION_KEY].contains(&key)
}

/// The first key of a query that is not about the infographic.
pub fn first_foreign(query: &str) -> Option<Cow<'_, str>> {
    parameters(query).map(|(key, _)| key).find(|key| !is_ours(key))
}

/// What the address of a page asks of an infographic whose keys begin with a prefix there, as a query without it; empty
/// where it asks for nothing. A version alone asks for nothing.
pub fn of_page(search: &str, prefix: &str) -> String {
    let pairs: Vec<_> = parameters(search)
        .filter_map(|(key, value)| Some((key.strip_prefix(prefix)?.to_owned(), value)))
        .filter(|(key, _)| is_ours(key))
        .collect();
    if pairs.iter().all(|(key, _)| key == VERSION_KEY) {
        return String::new();
    }
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// What stands behind the `?` of a page's address that says what a query does, its keys with a prefix: what belongs to the
/// page stays as it is written.
pub fn beside(search: &str, prefix: &str, query: &str) -> String {
    let is_foreign = |pair: &&str| {
        let key = parameters(pair).next().map(|(key, _)| key).unwrap_or_default();
        !key.strip_prefix(prefix).is_some_and(is_ours)
    };
    let pairs = |text| str::split(text, '&').filter(|pair| !pair.is_empty());
    let foreign = pairs(search.strip_prefix('?').unwrap_or(search)).filter(is_foreign).map(str::to_owned);
    let own = pairs(query).map(|pair| format!("{prefix}{pair}"));
    foreign.chain(own).collect::<Vec<_>>().join("&")
}

/// An address in which a key has a value, and no other.
pub fn with(address: &str, key: &str, value: &str) -> String {
    let (page, hash) = address.split_once('#').map_or((address, ""), |(page, hash)| (page, hash));
    let (path, search) = page.split_once('?').unwrap_or((page, ""));
    let is_other = |pair: &&str| !pair.is_empty() && parameters(pair).all(|(other, _)| other != key);
    let pair = form_urlencoded::Serializer::new(String::new()).append_pair(key, value).finish();
    let pairs: Vec<&str> = search.split('&').filter(is_other).chain([&*pair]).collect();
    let mark = if hash.is_empty() { "" } else { "#" };
    format!("{path}?{}{mark}{hash}", pairs.join("&"))
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

/// The keys and values of a query, without percent-encoding; what is no UTF-8 becomes the replacement character. A content
/// system may have escaped the `&` between them for HTML, and once more.
fn parameters(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    let pairs = form_urlencoded::parse(query.strip_prefix('?').unwrap_or(query).as_bytes());
    pairs.map(|(key, value)| {
        let plain = ESCAPED_SIGNS.iter().fold(&*key, |key, escaped| key.trim_start_matches(escaped));
        (if plain.len() == key.len() { key } else { Cow::Owned(plain.to_owned()) }, value)
    })
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
