//! Words and numbers only: what is said about what the state leaves. No pixels, no colours.

mod cells;
pub mod chart;
mod detail;
mod facet;
pub mod model;
pub mod teller;

use std::borrow::Cow;

use crate::charts::{CHARTS, Scope};
use crate::dataset::{Message, Period};
use crate::format;
use crate::language::Language;
use crate::selection::{Counts, Selection, counts};
use crate::state::{Choice, Field, Repair, State, YearRange};

pub use chart::{ChartView, view_of_chart};
pub use detail::{Detail, publisher, source};
pub use facet::facet;
pub use model::{Cell, Datum, Facet, Sign, Tick};
pub use teller::Teller;

/// Everything a reader is told, in one language, about one state.
#[derive(Debug, Clone)]
pub struct View {
    /// The filters, with what each option would leave.
    pub filters: Vec<Filter>,
    /// What is chosen, each with a way to take it back.
    pub chips: Vec<FilterOption>,
    /// How many figures are left, as a sentence.
    pub summary: String,
    /// What could not be done as asked; empty when all is well.
    pub notices: Vec<String>,
    /// Whether no figure is left.
    pub is_empty: bool,
    /// The charts, in reading order.
    pub charts: Vec<ChartView>,
}

impl View {
    /// Whether it is of one chart alone, not of the whole story.
    pub fn is_of_one(&self) -> bool {
        self.charts.len() == 1
    }
}

/// How the options of a filter are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// Any number can be chosen, none stands for all.
    Checkboxes,
    /// One is always chosen.
    Radios,
    /// One is chosen from a list, whose first entry has an empty key and stands for no bound.
    Select,
}

/// A group of options.
#[derive(Debug, Clone)]
pub struct Filter {
    /// The name of its form controls.
    pub name: &'static str,
    /// Its heading.
    pub legend: String,
    /// How its options are offered.
    pub control: Control,
    /// What can be chosen.
    pub options: Vec<FilterOption>,
}

/// Something a filter offers; as a chip, what a press on it asks for.
#[derive(Debug, Clone)]
pub struct FilterOption {
    /// The filter it belongs to.
    pub filter: &'static str,
    /// Its value in form and address.
    pub key: Cow<'static, str>,
    /// Its name.
    pub label: String,
    /// How many figures it would leave, or how many could be read so; `None` where it is not about figures.
    pub count: Option<usize>,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// Why it cannot be chosen now, as a sentence.
    pub why_not: Option<String>,
}

/// What a state leaves of the whole story, in words. Total: an empty result is a view, not an error.
pub fn view(state: &State, repairs: &[Repair], language: &Language) -> View {
    view_of(&CHARTS, state, repairs, language)
}

/// What a state leaves of some charts, in words: the filters then count their figures alone.
pub fn view_of(scope: Scope, state: &State, repairs: &[Repair], language: &Language) -> View {
    let counts = counts(state, scope);
    let filters = filters(state, &counts, language);
    let mut chips = Vec::new();
    for (&field, filter) in Field::ALL.iter().zip(&filters).filter(|(field, _)| state.answers(**field)) {
        let chosen = filter.options.iter().filter(|option| option.is_chosen);
        chips.extend(chosen.map(|option| chip(field, option, language)));
    }
    let selection = Selection::new(state);
    let drawn: Vec<_> = scope.iter().map(|chart| view_of_chart(chart, selection, language)).collect();
    View {
        chips,
        summary: summary(shown(&drawn, &counts), counts.total, language),
        notices: notices(repairs, language),
        is_empty: counts.left == 0,
        charts: drawn,
        filters,
    }
}

/// The filters, with what each option would leave.
pub fn filters(state: &State, counts: &Counts, language: &Language) -> Vec<Filter> {
    Field::ALL.iter().map(|&field| filter(field, state, counts, language)).collect()
}

fn filter(field: Field, state: &State, counts: &Counts, language: &Language) -> Filter {
    let (legend, control) = match field {
        Field::Place => (Message::UiFilterPlace, Control::Checkboxes),
        Field::Stage => (Message::UiFilterStage, Control::Checkboxes),
        Field::Right => (Message::UiFilterRight, Control::Checkboxes),
        Field::PeriodFrom => (Message::UiFilterPeriodFrom, Control::Select),
        Field::PeriodTo => (Message::UiFilterPeriodTo, Control::Select),
        Field::Layer => (Message::UiFilterLayer, Control::Checkboxes),
        Field::Measure => (Message::UiFilterMeasure, Control::Radios),
        Field::Scale => (Message::UiFilterScale, Control::Radios),
        Field::Sort => (Message::UiFilterSort, Control::Radios),
    };
    let mut options = Vec::new();
    if field.is_bound() {
        let unset = if field == Field::PeriodFrom { Message::UiEarliest } else { Message::UiLatest };
        options.push(FilterOption {
            filter: field.key(),
            key: unset_key(field),
            label: language.words(unset),
            count: Some(counts.beside(field)),
            is_chosen: !state.answers(field),
            why_not: None,
        });
    }
    options.extend(field.choices().map(|choice| option(choice, state, counts, language)));
    Filter { name: field.key(), legend: language.words(legend), control, options }
}

fn option(choice: Choice, state: &State, counts: &Counts, language: &Language) -> FilterOption {
    let field = choice.field();
    let is_chosen = state.has(choice);
    let is_backwards = match choice {
        Choice::PeriodFrom(from) => YearRange { from: Some(from), ..state.period }.is_backwards(),
        Choice::PeriodTo(to) => YearRange { to: Some(to), ..state.period }.is_backwards(),
        _ => false,
    };
    let count = match field {
        Field::Scale | Field::Sort => None,
        _ if is_backwards => Some(0),
        _ => Some(counts.with(choice)),
    };
    let label = name(choice, language);
    // What takes a choice back stays open.
    let is_open = is_chosen || count != Some(0) || field.default_choice() == Some(choice);
    let why_not = match field {
        _ if is_open => None,
        _ if is_backwards => Some(Message::UiWhyBackwards),
        Field::Measure => Some(Message::UiWhyUnreadable),
        _ => Some(Message::UiWhyNothing),
    };
    let why_not = why_not.map(|why| language.fill(why, &[("option", &label)]));
    FilterOption { filter: field.key(), key: choice.key(), label, count, is_chosen, why_not }
}

/// What readers know a choice by.
fn name(choice: Choice, language: &Language) -> String {
    match choice {
        Choice::PeriodFrom(year) | Choice::PeriodTo(year) => format::period(Period::Year(year), language),
        _ => choice.name().map_or_else(String::new, |name| language.words(name)),
    }
}

/// The value of the form control that takes a choice back; empty where that is no option.
fn unset_key(field: Field) -> Cow<'static, str> {
    field.default_choice().map(Choice::key).unwrap_or_default()
}

/// What takes a choice back: the same control where many can be chosen, else the one that stands for none.
fn chip(field: Field, option: &FilterOption, language: &Language) -> FilterOption {
    let label = match field {
        Field::PeriodFrom => language.fill(Message::UiChipFrom, &[("year", &option.label)]),
        Field::PeriodTo => language.fill(Message::UiChipTo, &[("year", &option.label)]),
        _ => option.label.clone(),
    };
    let key = if field.takes_many() { option.key.clone() } else { unset_key(field) };
    FilterOption { key, label, why_not: None, ..option.clone() }
}

/// How many figures are there to be seen: a chart alone may have no room for all that are left, or show others beside
/// them for comparison.
fn shown(charts: &[ChartView], counts: &Counts) -> usize {
    match charts {
        [chart] if chart.data().next().is_some() => chart.data().count(),
        _ => counts.left,
    }
}

fn summary(shown: usize, total: usize, language: &Language) -> String {
    let message = match shown {
        0 => Message::UiNoneLeft,
        1 => Message::UiOneLeft,
        _ if shown == total => Message::UiAllLeft,
        _ => Message::UiSomeLeft,
    };
    let [shown, total] = [shown, total].map(|count| count.to_string());
    language.fill(message, &[("shown", &shown), ("total", &total)])
}

/// The longest piece of a foreign address that is repeated to the reader, in characters.
const LONGEST_QUOTE: usize = 40;

/// The most words of a foreign address that are repeated to the reader.
const MOST_QUOTES: usize = 5;

/// What had to be mended in a state, a sentence a kind.
fn notices(repairs: &[Repair], language: &Language) -> Vec<String> {
    let (mut unoffered, mut second, mut notices) = (Vec::new(), Vec::new(), Vec::new());
    for repair in repairs {
        let (words, word) = match repair {
            Repair::Unoffered { word, .. } => (&mut unoffered, word),
            Repair::Second { word, .. } => (&mut second, word),
            Repair::Swapped => {
                notices.push(language.words(Message::UiSwapped));
                continue;
            }
        };
        if words.len() < MOST_QUOTES {
            words.push(quoted(word, language));
        }
    }
    for (words, message) in &[(unoffered, Message::UiDropped), (second, Message::UiSecond)] {
        if !words.is_empty() {
            notices.push(language.fill(*message, &[("words", &language.list(words))]));
        }
    }
    notices
}

fn quoted(word: &str, language: &Language) -> String {
    let mut short = String::new();
    for (at, character) in word.chars().enumerate() {
        if at == LONGEST_QUOTE {
            short.push('…');
            break;
        }
        short.push(character);
    }
    language.fill(Message::UiQuote, &[("word", &short)])
}
