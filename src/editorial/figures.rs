//! The three tables of figures.

use std::collections::BTreeMap;

use super::arithmetic::{self, Figures};
use super::entry::{ARTICLE, DERIVED, FOLDER, FigureEntry, Language, MetricEntry};
use super::fault::{Fault, Hint, quoted_list};
use super::file::File;
use super::mistake::Mistake;
use super::register::word;
use super::registers::Registers;
use super::spot::Spot;
use super::table::{Row, Table};
use crate::dataset::{Basis, Decimal, Layer, Period, Qualifier};

const COLUMNS: &[&str] =
    &["metric", "place", "period", "value", "unit", "qualifier", "stage", "source", "note"];
const COLUMNS_DERIVED: &[&str] =
    &["metric", "place", "period", "value", "unit", "qualifier", "stage", "source", "note", "arithmetic"];

const PERIODS: &str = "a period such as \"2025\", \"2025-06\", \"2025-H1\", \"2025-01/08\", \
                       \"2022-05/2023-06\", \"2025-to-date\", \"2021/2025\", \"2025-10-28\" or, where the \
                       source gives no date, \"told-2025-10-31\"";

const COLUMNS_EVENTS: &[&str] = &["place", "period", "stage", "layer", "source", "note"];

/// Reads the three tables; a figure may stand in one of them only.
pub(super) fn read(
    files: &[File],
    registers: &Registers,
    english: Option<&Language>,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Option<FigureEntry>> {
    let mut figures = Figures { entries: Vec::new(), complete: true, names: BTreeMap::new() };
    let mut sums = Vec::new();
    let tables = [
        (Layer::Story, "story.csv", COLUMNS),
        (Layer::Derived, "derived.csv", COLUMNS_DERIVED),
        (Layer::Context, "context.csv", COLUMNS),
    ]
    .map(|(layer, name, columns)| (layer, Table::read(files, name, columns, mistakes)));
    figures.complete = tables.iter().all(|(_, table)| table.as_ref().is_some_and(Table::is_complete));
    for (layer, table) in &tables {
        for row in table.iter().flat_map(Table::rows) {
            let entry = read_figure(row, *layer, registers, mistakes);
            check_note(row, english, mistakes);
            let at = figures.entries.len();
            figures.entries.push(entry);
            let [metric, place, period] = ["metric", "place", "period"].map(|column| row.get(column));
            let name = format!("{metric}@{place}@{period}");
            if let Some((_, first)) = figures.names.get(&name) {
                let fault = Fault::Duplicate { found: format!("the figure {name:?}"), first: first.clone() };
                mistakes.push(row.spot("period").is(fault));
            } else {
                figures.names.insert(name, (at, row.whole()));
            }
            if *layer == Layer::Derived {
                sums.push((at, row));
            }
        }
    }
    // A figure of context.csv stands below those derived from it.
    for (at, row) in sums {
        let sum = arithmetic::read(row, at, &figures, registers, mistakes);
        if let Some(entry) = &mut figures.entries[at] {
            entry.arithmetic = sum;
        }
    }
    figures.entries
}

fn read_figure(
    row: Row<'_>,
    layer: Layer,
    registers: &Registers,
    mistakes: &mut Vec<Mistake>,
) -> Option<FigureEntry> {
    let metric = registers.metrics.find(row, "metric", mistakes);
    let place = registers.places.find(row, "place", mistakes);
    let period = Period::parse(row.get("period"));
    if period.is_none() {
        mistakes.push(unfit(row, "period", PERIODS));
    }
    let known = metric.and_then(|at| registers.metrics.entries[at].as_ref());
    if known.is_some_and(|metric| metric.basis == Basis::Event) {
        mistakes.push(unfit(
            row,
            "metric",
            "a metric that counts something; what happened belongs in events.csv",
        ));
        return None;
    }
    if let Some(known) = known.filter(|known| known.unit != row.get("unit")) {
        let [found, expected, metric] = [row.get("unit"), &known.unit, &known.key].map(str::to_owned);
        mistakes.push(row.spot("unit").is(Fault::TwoUnits { found, expected, metric }));
    }
    let qualifier = word(row, "qualifier", mistakes);
    let value = read_value(row, qualifier, known.map(|known| known.basis), mistakes);
    let stage = word(row, "stage", mistakes);
    let source = read_source(row, layer, registers, mistakes);
    let note = Some(row.get("note")).filter(|note| !note.is_empty()).map(str::to_owned);
    Some(FigureEntry {
        metric: metric?,
        place: place?,
        period: period?,
        value: value?,
        qualifier: qualifier?,
        layer,
        stage: stage?,
        source: source?,
        note,
        arithmetic: None,
    })
}

/// Reads the events, which are figures of the metric with the basis “event”, without a number.
pub(super) fn read_events(
    files: &[File],
    registers: &Registers,
    english: Option<&Language>,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Option<FigureEntry>> {
    let Some(table) = Table::read(files, "events.csv", COLUMNS_EVENTS, mistakes) else { return Vec::new() };
    let is_event = |metric: &Option<MetricEntry>| metric.as_ref().is_some_and(|m| m.basis == Basis::Event);
    let metric = registers.metrics.entries.iter().position(is_event);
    if metric.is_none() && registers.metrics.entries.iter().all(Option::is_some) {
        let expected = "a row of the basis \"event\", which every row of events.csv belongs to".to_owned();
        mistakes.push(Spot::file("metrics.csv").is(Fault::Empty { expected }));
    }
    let mut told: Vec<(&str, Spot)> = Vec::new();
    let mut events = Vec::new();
    for row in table.rows() {
        let note = row.get("note");
        if note.is_empty() {
            let expected = "the key of a note that says what happened".to_owned();
            mistakes.push(row.spot("note").is(Fault::Empty { expected }));
        } else if let Some((_, first)) = told.iter().find(|(known, _)| *known == note) {
            let fault = Fault::Duplicate { found: format!("the event {note:?}"), first: first.clone() };
            mistakes.push(row.spot("note").is(fault));
        }
        check_note(row, english, mistakes);
        told.push((note, row.whole()));
        events.push(read_event(row, metric, registers, mistakes));
    }
    events
}

fn read_event(
    row: Row<'_>,
    metric: Option<usize>,
    registers: &Registers,
    mistakes: &mut Vec<Mistake>,
) -> Option<FigureEntry> {
    let place = registers.places.find(row, "place", mistakes);
    let period = Period::parse(row.get("period"));
    if period.is_none() {
        mistakes.push(unfit(row, "period", PERIODS));
    }
    let stage = word(row, "stage", mistakes);
    let layer = word(row, "layer", mistakes);
    let is_article = row.get("source") == ARTICLE;
    match layer {
        Some(Layer::Derived) => {
            mistakes.push(unfit(row, "layer", "\"story\" or \"context\"; nothing happens by arithmetic"));
        }
        Some(Layer::Story) if !is_article => {
            mistakes.push(unfit(row, "source", "\"article\", as for every event of the layer \"story\""));
        }
        Some(Layer::Context) if is_article => {
            let expected = "another source; what the article tells is of the layer \"story\"";
            mistakes.push(unfit(row, "source", expected));
        }
        _ => {}
    }
    let source = registers.sources.find(row, "source", mistakes);
    Some(FigureEntry {
        metric: metric?,
        place: place?,
        period: period?,
        value: None,
        qualifier: Qualifier::Exact,
        layer: layer?,
        stage: stage?,
        source: Some(source?),
        note: Some(row.get("note").to_owned()),
        arithmetic: None,
    })
}

fn unfit(row: Row<'_>, column: &str, expected: &str) -> Mistake {
    let fault = Fault::Unfit { found: row.get(column).to_owned(), expected: expected.to_owned() };
    row.spot(column).is(fault)
}

/// The number, or `Some(None)` where the source gives only the word “thousands”.
fn read_value(
    row: Row<'_>,
    qualifier: Option<Qualifier>,
    basis: Option<Basis>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Option<Decimal>> {
    let found = row.get("value");
    match (found.is_empty(), qualifier) {
        (true, Some(Qualifier::Thousands)) => return Some(None),
        (true, None) => return None,
        (true, Some(_)) => {
            let expected = "a number; only the qualifier \"thousands\" goes without one".to_owned();
            mistakes.push(row.spot("value").is(Fault::Empty { expected }));
            return None;
        }
        (false, Some(Qualifier::Thousands)) => {
            let reason = "the qualifier \"thousands\" says that the source gives no number".to_owned();
            mistakes.push(row.spot("value").is(Fault::NotEmpty { found: found.to_owned(), reason }));
            return None;
        }
        (false, _) => {}
    }
    let value = Decimal::parse(found);
    let (fits, expected) = match (value, basis) {
        (None, _) => (false, "a number of at most 18 digits such as \"98.36\", without separators or a unit"),
        (Some(value), Some(Basis::Share)) => {
            ((0.0..=1.0).contains(&value.to_f64()), "a share between 0 and 1: a quarter is \"0.25\"")
        }
        (Some(value), Some(Basis::Rank)) => {
            (value.decimals == 0 && value.digits >= 1, "a rank: a whole number from 1")
        }
        (Some(value), Some(Basis::Growth)) => {
            (value.to_f64() > -1.0, "growth as a share of the year before, above -1: 30 % is \"0.3\"")
        }
        (Some(value), Some(basis)) if basis.counts_wholes() && value.digits >= 0 => (
            value.decimals == 0,
            "a whole number: a point is no separator of thousands, and things that are counted have no parts",
        ),
        (Some(value), _) => (value.digits >= 0, "a number that is not below 0"),
    };
    if !fits {
        mistakes.push(unfit(row, "value", expected));
        return None;
    }
    Some(value)
}

/// The position of the source, or `Some(None)` for a derived figure.
fn read_source(
    row: Row<'_>,
    layer: Layer,
    registers: &Registers,
    mistakes: &mut Vec<Mistake>,
) -> Option<Option<usize>> {
    let found = row.get("source");
    let expected = match (layer, found) {
        (Layer::Derived, DERIVED) => return Some(None),
        (Layer::Derived, _) => "\"derived\", as for every row of derived.csv",
        (Layer::Story, ARTICLE) => "",
        (Layer::Story, _) => {
            "\"article\", as for every row of story.csv; other sources belong in context.csv"
        }
        (Layer::Context, ARTICLE) => "another source; what the article states belongs in story.csv",
        (Layer::Context, DERIVED) => "another source; what follows from other figures belongs in derived.csv",
        (Layer::Context, _) => "",
    };
    if !expected.is_empty() {
        mistakes.push(unfit(row, "source", expected));
        return None;
    }
    registers.sources.find(row, "source", mistakes).map(Some)
}

fn check_note(row: Row<'_>, english: Option<&Language>, mistakes: &mut Vec<Mistake>) {
    let (note, Some(english)) = (row.get("note"), english) else { return };
    if note.is_empty() || english.messages.contains_key(&format!("note.{note}")) {
        return;
    }
    let notes: Vec<&str> = english.messages.keys().filter_map(|key| key.strip_prefix("note.")).collect();
    let expected = format!("a note from {FOLDER}/messages/en.toml ({})", quoted_list(&notes));
    let hint = Hint::nearest(note, notes.iter().copied());
    mistakes.push(row.spot("note").is(Fault::Unknown { found: note.to_owned(), expected, hint }));
}
