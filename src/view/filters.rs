//! The filters, in words: what can be chosen, what each option would leave, and why one cannot be chosen.

use std::borrow::Cow;

use super::choices::name;
use crate::census::Counts;
use crate::dataset::Message;
use crate::language::Language;
use crate::state::{Choice, Field, State, YearRange};

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

/// The value of the form control that takes a choice back; empty where that is no option.
fn unset_key(field: Field) -> Cow<'static, str> {
    field.default_choice().map(Choice::key).unwrap_or_default()
}

/// What takes a choice back: the same control where many can be chosen, else the one that stands for none.
pub(super) fn chip(field: Field, option: &FilterOption, language: &Language) -> FilterOption {
    let label = match field {
        Field::PeriodFrom => language.fill(Message::UiChipFrom, &[("year", &option.label)]),
        Field::PeriodTo => language.fill(Message::UiChipTo, &[("year", &option.label)]),
        _ => option.label.clone(),
    };
    let key = if field.takes_many() { option.key.clone() } else { unset_key(field) };
    FilterOption { key, label, why_not: None, ..option.clone() }
}
