//! The tour: the states that tell the story, stop by stop.

use super::entry::{PlaceEntry, StopEntry};
use super::fault::{Fault, Hint, quoted_list};
use super::file::File;
use super::mistake::Mistake;
use super::register::{Register, Word};
use super::table::Row;
use crate::dataset::{Layer, Period, PlaceKind, Right, Stage};

/// What a state may say; the first four take several words, joined by commas.
const KEYS: [&str; 9] =
    ["place", "stage", "right", "layer", "period-from", "period-to", "measure", "scale", "sort"];

/// How many of [`KEYS`] take several words.
const LISTS: usize = 4;

const STATE: &str = "a state as an address writes it, such as \"place=shenzhen&stage=application\"";

/// Reads the stops in their order.
pub(super) fn read(
    files: &[File],
    places: &Register<PlaceEntry>,
    mistakes: &mut Vec<Mistake>,
) -> Register<StopEntry> {
    Register::read(files, "tour.csv", &["key", "state"], mistakes, |row, mistakes| {
        check_state(row, places, mistakes);
        Some(StopEntry { key: row.get("key").to_owned(), state: row.get("state").to_owned() })
    })
}

fn check_state(row: Row<'_>, places: &Register<PlaceEntry>, mistakes: &mut Vec<Mistake>) {
    let state = row.get("state");
    if state.is_empty() {
        mistakes.push(row.spot("state").is(Fault::Empty { expected: STATE.to_owned() }));
        return;
    }
    let mut said = Vec::new();
    for pair in state.split('&') {
        let Some((key, words)) = pair.split_once('=') else {
            mistakes.push(unfit(row, pair, STATE));
            continue;
        };
        let Some(at) = KEYS.iter().position(|known| *known == key) else {
            mistakes.push(unknown(row, key, &KEYS));
            continue;
        };
        if said.contains(&key) {
            mistakes.push(unfit(row, pair, "each part of a state once"));
        }
        said.push(key);
        if at < LISTS {
            words.split(',').for_each(|word| check_word(row, key, word, places, mistakes));
        } else {
            check_word(row, key, words, places, mistakes);
        }
    }
}

fn check_word(
    row: Row<'_>,
    key: &str,
    word: &str,
    places: &Register<PlaceEntry>,
    mistakes: &mut Vec<Mistake>,
) {
    let known: Vec<&str> = match key {
        "place" => {
            if !places.is_complete() {
                return;
            }
            // No filter offers the clusters elsewhere; a place with a mistake of its own is not blamed twice.
            let offered = |place: &Option<PlaceEntry>| {
                place.as_ref().is_none_or(|place| place.kind != PlaceKind::WorldCluster)
            };
            let places = places.keys.iter().zip(&places.entries);
            places.filter(|(_, place)| offered(place)).map(|(key, _)| key.as_str()).collect()
        }
        "stage" => words::<Stage>(),
        "right" => words::<Right>(),
        "layer" => words::<Layer>(),
        "measure" => vec!["counted", "share", "per-10000", "index"],
        "scale" => vec!["linear", "log"],
        "sort" => vec!["value", "place"],
        _ => {
            if Period::parse(word).is_none() {
                mistakes.push(unfit(row, word, "a period such as \"2025\" or \"2025-06\""));
            }
            return;
        }
    };
    if !known.contains(&word) {
        mistakes.push(unknown(row, word, &known));
    }
}

fn words<W: Word>() -> Vec<&'static str> {
    W::WORDS.iter().map(|word| word.word()).collect()
}

fn unfit(row: Row<'_>, found: &str, expected: &str) -> Mistake {
    row.spot("state").is(Fault::Unfit { found: found.to_owned(), expected: expected.to_owned() })
}

fn unknown(row: Row<'_>, found: &str, known: &[&str]) -> Mistake {
    let expected = format!("one of {}", quoted_list(known));
    let hint = Hint::nearest(found, known.iter().copied());
    row.spot("state").is(Fault::Unknown { found: found.to_owned(), expected, hint })
}
