//! What a choice brings forward in the story, where nothing is taken away.

use crate::dataset::Figure;
use crate::state::{Field, State};

/// What brings forward in the story: place, right and years.
const FIELDS: [Field; 4] = [Field::Place, Field::Right, Field::PeriodFrom, Field::PeriodTo];

/// Whether a state asks for something to be brought forward.
pub(super) fn is_asked(state: &State) -> bool {
    FIELDS.into_iter().any(|field| state.answers(field))
}

/// How a figure stands to what the reader chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    /// Nothing is chosen.
    #[default]
    Plain,
    /// It is of what was chosen.
    Chosen,
    /// It is not: its mark fades, its words stay legible.
    Faded,
}

impl Emphasis {
    /// How a figure stands to the place, the right and the years of a state.
    pub fn of(state: &State, figure: &Figure) -> Self {
        if !is_asked(state) {
            return Self::Plain;
        }
        let is_there = state.place.is_empty() || state.place.iter().any(|place| place.includes(figure.place));
        // A place includes its parts, which the filters do not know.
        let is_then =
            !state.refusals(figure).iter().any(|field| field != Field::Place && FIELDS.contains(&field));
        if is_there && is_then { Self::Chosen } else { Self::Faded }
    }
}
