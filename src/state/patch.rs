//! Changes to a state as scripts and files write them, and what can be wrong with them.

use std::fmt::{self, Display, Formatter};

use serde::Deserialize;
use thiserror::Error;

use super::field::{Choice, Field};
use super::given::{Given, Shortened};

/// What to change of a state, as it was given: `{ place: ['shenzhen'], measure: 'share' }`. An empty list, or `null` for
/// what is no list, takes a choice back. [`super::State::patched`] tells whether it means anything.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct StatePatch(Given);

/// A state that cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StateError {
    /// It has no fields.
    #[error("{value} is no state; one is written as {{ place: ['shenzhen'], measure: 'share' }}")]
    NoState {
        /// What was given.
        value: String,
    },
    /// It names a field there is none of.
    #[error("“{field}” is no field; the fields are {}", Listed(Field::ALL.iter().map(|field| field.key())))]
    UnknownField {
        /// The name.
        field: String,
    },
    /// What is given for a field is of another type than the field.
    #[error("{}: {value} is not {expected}", field.key())]
    WrongType {
        /// The field.
        field: Field,
        /// What was given.
        value: String,
        /// What the field takes.
        expected: &'static str,
    },
    /// A field does not offer a key.
    #[error(
        "{}: “{value}” is not one of {}",
        field.key(), Listed(field.choices().map(|choice| choice.key()))
    )]
    Unoffered {
        /// The field.
        field: Field,
        /// The key.
        value: String,
    },
}

/// Words with commas between them.
pub(super) struct Listed<I>(pub(super) I);

impl<I: Iterator<Item: Display> + Clone> Display for Listed<I> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, word) in self.0.clone().enumerate() {
            write!(f, "{}{word}", if index > 0 { ", " } else { "" })?;
        }
        Ok(())
    }
}

impl StatePatch {
    /// The options that are asked for, field by field.
    pub(super) fn choices(&self) -> Result<Vec<(Field, Vec<Choice>)>, StateError> {
        let Given::Object(fields) = &self.0 else {
            return Err(StateError::NoState { value: self.0.to_string() });
        };
        let asked = fields.iter().map(|(name, given)| match Field::parse(name) {
            Some(field) => Ok((field, choices(field, given)?)),
            None => Err(StateError::UnknownField { field: Shortened(name).to_string() }),
        });
        asked.collect()
    }
}

/// The options that are asked for of a field.
fn choices(field: Field, given: &Given) -> Result<Vec<Choice>, StateError> {
    match given {
        Given::List(items) if field.takes_many() => {
            items.iter().map(|item| choice(field, item, "a key")).collect()
        }
        _ if field.takes_many() => Err(wrong_type(field, given, "a list of keys")),
        Given::Null => Ok(Vec::new()),
        _ if field.is_bound() => Ok(vec![choice(field, given, "a year or null")?]),
        _ => Ok(vec![choice(field, given, "a key or null")?]),
    }
}

fn choice(field: Field, given: &Given, expected: &'static str) -> Result<Choice, StateError> {
    let key = match given {
        Given::Text(text) => text.clone(),
        Given::Number(number) if field.is_bound() => number.to_string(),
        _ => return Err(wrong_type(field, given, expected)),
    };
    field.find(&key).ok_or_else(|| StateError::Unoffered { field, value: Shortened(&key).to_string() })
}

fn wrong_type(field: Field, given: &Given, expected: &'static str) -> StateError {
    StateError::WrongType { field, value: given.to_string(), expected }
}
