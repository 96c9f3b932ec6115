//! What a choice brings forward in the story, where nothing is taken away.

use enumset::{EnumSet, enum_set};

use crate::dataset::Figure;
use crate::state::{Field, State};

/// What brings forward in the story: place, right and years.
const FIELDS: EnumSet<Field> = enum_set!(Field::Place | Field::Right | Field::PeriodFrom | Field::PeriodTo);

/// Whether a state asks for something to be brought forward.
pub(super) fn is_asked(state: &State) -> bool {
    FIELDS.iter().any(|field| state.answers(field))
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
        if state.refusals(figure).is_disjoint(FIELDS) { Self::Chosen } else { Self::Faded }
    }
}
