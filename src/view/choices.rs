//! What readers know their choices by.

use crate::dataset::{Message, Period};
use crate::format;
use crate::language::Language;
use crate::state::{Choice, Field, State};

/// What readers know a choice by.
pub(super) fn name(choice: Choice, language: &Language) -> String {
    match choice {
        Choice::PeriodFrom(year) | Choice::PeriodTo(year) => format::period(Period::Year(year), language),
        _ => choice.name().map_or_else(String::new, |name| language.words(name)),
    }
}

/// What is chosen of what the story heeds, by name.
pub(super) fn names(state: &State, language: &Language) -> String {
    list(state, &[Field::Place, Field::Right, Field::PeriodFrom, Field::PeriodTo, Field::Layer], language)
}

/// What is chosen of all that can be, and the language it is said in, as a sentence for what leaves the page.
pub fn stated(state: &State, language: &Language) -> String {
    let is_chosen = |field: &Field| state.chosen(*field) != State::default().chosen(*field);
    let fields: Vec<Field> = Field::ALL.iter().copied().filter(is_chosen).collect();
    match list(state, &fields, language) {
        names if names.is_empty() => language.words(Message::UiStatedAll),
        names => language.fill(Message::UiStated, &[("choice", &names)]),
    }
}

/// What is chosen in some fields, by name: things of one kind as a list.
fn list(state: &State, fields: &[Field], language: &Language) -> String {
    // Two ends are said as one span.
    let span = state.period.from.zip(state.period.to);
    let span = span.map(|(from, to)| if from == to { Period::Year(from) } else { Period::Years(from, to) });
    let name = |choice: Choice| match (choice, span) {
        (Choice::PeriodFrom(_), Some(span)) => format::period(span, language),
        (Choice::PeriodFrom(_), None) => {
            language.fill(Message::UiChipFrom, &[("year", &name(choice, language))])
        }
        (Choice::PeriodTo(_), _) => language.fill(Message::UiChipTo, &[("year", &name(choice, language))]),
        _ => name(choice, language),
    };
    let is_said = |field: &&Field| !(span.is_some() && **field == Field::PeriodTo);
    let chosen = |&field: &Field| state.chosen(field).into_iter().map(name).collect::<Vec<_>>();
    let chosen = fields.iter().filter(is_said).map(chosen).filter(|names| !names.is_empty());
    chosen.map(|names| language.list(&names)).collect::<Vec<_>>().join(" · ")
}
