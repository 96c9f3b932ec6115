//! What the reader asked for. The page address, the script interface and the command line all speak it.

mod field;
mod given;
mod patch;

use std::fmt::{self, Display, Formatter};

use enumset::{EnumSet, EnumSetType};
use serde::{Deserialize, Serialize, Serializer};

use crate::dataset::{Figure, Layer, Place, Right, Stage};
use crate::measure::Measure;

pub use crate::dataset::YEARS;
pub use field::{Choice, Field, Scaling, Sorting};
use given::Shortened;
use patch::Listed;
pub use patch::{StateError, StatePatch};

/// What the reader asked for. Of what is chosen in sets, nothing chosen means that everything is let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(try_from = "StatePatch")]
pub struct State {
    /// The places to show.
    #[serde(serialize_with = "as_keys")]
    #[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), ts(type = "PlaceKey[]"))]
    pub place: EnumSet<Place>,
    /// The links of the IP chain to show.
    #[serde(serialize_with = "as_keys")]
    #[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), ts(type = "StageKey[]"))]
    pub stage: EnumSet<Stage>,
    /// The rights to show.
    #[serde(serialize_with = "as_keys")]
    #[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), ts(type = "RightKey[]"))]
    pub right: EnumSet<Right>,
    /// The years whose figures to show.
    #[serde(flatten)]
    pub period: YearRange,
    /// The layers to show.
    #[serde(serialize_with = "as_keys")]
    #[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), ts(type = "LayerKey[]"))]
    pub layer: EnumSet<Layer>,
    /// How figures are read.
    #[serde(serialize_with = "as_key")]
    pub measure: Measure,
    /// How axes count.
    #[serde(serialize_with = "as_key")]
    pub scale: Scaling,
    /// What comes first.
    #[serde(serialize_with = "as_key")]
    pub sort: Sorting,
}

/// Years from one to another, both among them; without one of them, as far as there are figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), derive(ts_rs::TS))]
pub struct YearRange {
    /// The first year.
    #[serde(rename = "period-from")]
    #[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), ts(type = "Year | null"))]
    pub from: Option<u16>,
    /// The last year.
    #[serde(rename = "period-to")]
    #[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), ts(type = "Year | null"))]
    pub to: Option<u16>,
}

impl YearRange {
    /// Turned round where it would end before it begins.
    pub fn in_order(self) -> Self {
        if self.is_backwards() { Self { from: self.to, to: self.from } } else { self }
    }

    /// Whether it would end before it begins.
    pub fn is_backwards(self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| from > to)
    }
}

impl TryFrom<StatePatch> for State {
    type Error = StateError;

    /// The default state with some fields changed.
    fn try_from(patch: StatePatch) -> Result<Self, StateError> {
        Self::default().patched(&patch).map(|(state, _)| state)
    }
}

/// What was mended in a state that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// A word that the field does not offer was left out.
    Unoffered {
        /// The key of the field.
        field: &'static str,
        /// The word, as it was written.
        word: String,
    },
    /// A second word was left out where only one can be chosen.
    Second {
        /// The key of the field.
        field: &'static str,
        /// The word.
        word: String,
    },
    /// A period that ended before it began was turned round.
    Swapped,
    /// A chart was asked for that does not exist; nothing is shown in place of it.
    UnknownChart {
        /// The name, as it was written.
        word: String,
        /// The names of those that do.
        known: Vec<&'static str>,
    },
    /// A chapter was asked for that does not exist; nothing is shown in place of it.
    UnknownChapter {
        /// The name, as it was written.
        word: String,
        /// The names of those that do.
        known: Vec<&'static str>,
    },
    /// Headings cannot be of such a level; they are as they would be unasked.
    UnknownLevel {
        /// The level, as it was written.
        word: String,
    },
}

/// As developers and the command line are told.
impl Display for Repair {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unoffered { field, word } => {
                let word = Shortened(word);
                write!(f, "no {field} is called “{word}”; it is left out of the state")?;
                Field::parse(field).map_or(Ok(()), |field| {
                    write!(f, ". There are {}", Listed(field.choices().map(|choice| choice.key())))
                })
            }
            Self::Second { field, word } => {
                write!(f, "there can be one {field} only; “{}” is left out of the state", Shortened(word))
            }
            Self::Swapped => f.write_str("the period ended before it began; it was turned round"),
            Self::UnknownChart { word, known } => {
                write!(f, "chart: “{}” is not one of {}", Shortened(word), known.join(", "))
            }
            Self::UnknownChapter { word, known } => {
                write!(f, "chapter: “{}” is not one of {}", Shortened(word), known.join(", "))
            }
            Self::UnknownLevel { word } => {
                write!(f, "heading-level: “{}” is not a level from 1 to 6", Shortened(word))
            }
        }
    }
}

/// What a reader can do to the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Choose an option, or no longer where several can be chosen.
    Choose(Choice),
    /// Choose nothing of a filter.
    Clear(Field),
    /// Ask for one place within one stage alone, or no longer.
    Chain(Place, Stage),
    /// Show everything again.
    Reset,
}

impl Action {
    /// The action of a form control, from its name and value; `None` where it is none of ours.
    pub fn of_control(name: &str, value: &str) -> Option<Self> {
        let field = Field::parse(name)?;
        if value.is_empty() && field.is_bound() {
            return Some(Self::Clear(field));
        }
        field.find(value).map(Self::Choose)
    }
}

impl State {
    /// Whether something of a filter is chosen that is not the default.
    pub fn answers(&self, field: Field) -> bool {
        match field {
            Field::Place => !self.place.is_empty(),
            Field::Stage => !self.stage.is_empty(),
            Field::Right => !self.right.is_empty(),
            Field::PeriodFrom => self.period.from.is_some(),
            Field::PeriodTo => self.period.to.is_some(),
            Field::Layer => !self.layer.is_empty(),
            Field::Measure => self.measure != Measure::default(),
            Field::Scale => self.scale != Scaling::default(),
            Field::Sort => self.sort != Sorting::default(),
        }
    }

    /// Whether an option is chosen, be it as the default.
    pub fn has(&self, choice: Choice) -> bool {
        match choice {
            Choice::Place(place) => self.place.contains(place),
            Choice::Stage(stage) => self.stage.contains(stage),
            Choice::Right(right) => self.right.contains(right),
            Choice::PeriodFrom(year) => self.period.from == Some(year),
            Choice::PeriodTo(year) => self.period.to == Some(year),
            Choice::Layer(layer) => self.layer.contains(layer),
            Choice::Measure(measure) => self.measure == measure,
            Choice::Scale(scale) => self.scale == scale,
            Choice::Sort(sort) => self.sort == sort,
        }
    }

    /// The options of a filter that are chosen, be it as the default.
    pub fn chosen(&self, field: Field) -> Vec<Choice> {
        field.choices().filter(|&choice| self.has(choice)).collect()
    }

    /// The state after an action.
    pub fn after(mut self, action: Action) -> Self {
        match action {
            Action::Choose(choice) if choice.field().takes_many() && self.has(choice) => self.drop(choice),
            Action::Choose(choice) => self.choose(choice),
            Action::Clear(field) => self.clear(field),
            Action::Chain(place, stage) => {
                let asked = (EnumSet::only(place), EnumSet::only(stage));
                let is_asked = (self.place, self.stage) == asked;
                (self.place, self.stage) = if is_asked { Default::default() } else { asked };
            }
            Action::Reset => self = Self::default(),
        }
        self.period = self.period.in_order();
        self
    }

    /// The state with some fields changed and all others as they are, and what was mended in it.
    ///
    /// # Errors
    /// Where a field is unknown, or what is given for one has another type or is not offered.
    pub fn patched(mut self, patch: &StatePatch) -> Result<(Self, Vec<Repair>), StateError> {
        for (field, choices) in patch.choices()? {
            self.clear(field);
            for choice in choices {
                self.choose(choice);
            }
        }
        Ok(self.mended())
    }

    /// The state with its period turned round where that would end before it begins, and whether it was.
    pub(crate) fn mended(mut self) -> (Self, Vec<Repair>) {
        let repairs = if self.period.is_backwards() { vec![Repair::Swapped] } else { Vec::new() };
        self.period = self.period.in_order();
        (self, repairs)
    }

    /// Chooses an option: one more where several can be chosen, else in place of another. A period may end before it
    /// begins then.
    pub(crate) fn choose(&mut self, choice: Choice) {
        match choice {
            Choice::Place(place) => _ = self.place.insert(place),
            Choice::Stage(stage) => _ = self.stage.insert(stage),
            Choice::Right(right) => _ = self.right.insert(right),
            Choice::PeriodFrom(year) => self.period.from = Some(year),
            Choice::PeriodTo(year) => self.period.to = Some(year),
            Choice::Layer(layer) => _ = self.layer.insert(layer),
            Choice::Measure(measure) => self.measure = measure,
            Choice::Scale(scale) => self.scale = scale,
            Choice::Sort(sort) => self.sort = sort,
        }
    }

    /// Chooses an option of a set no longer.
    fn drop(&mut self, choice: Choice) {
        match choice {
            Choice::Place(place) => _ = self.place.remove(place),
            Choice::Stage(stage) => _ = self.stage.remove(stage),
            Choice::Right(right) => _ = self.right.remove(right),
            Choice::Layer(layer) => _ = self.layer.remove(layer),
            _ => self.clear(choice.field()),
        }
    }

    /// Chooses nothing of a filter.
    pub(crate) fn clear(&mut self, field: Field) {
        let Self { place, stage, right, period, layer, measure, scale, sort } = Self::default();
        match field {
            Field::Place => self.place = place,
            Field::Stage => self.stage = stage,
            Field::Right => self.right = right,
            Field::PeriodFrom => self.period.from = period.from,
            Field::PeriodTo => self.period.to = period.to,
            Field::Layer => self.layer = layer,
            Field::Measure => self.measure = measure,
            Field::Scale => self.scale = scale,
            Field::Sort => self.sort = sort,
        }
    }

    /// Whether the state lets a figure through.
    pub fn admits(&self, figure: &Figure) -> bool {
        self.refusals(figure).is_empty()
    }

    /// Whether it would, were some filters not asked about: a yardstick passes whatever place is asked for.
    pub fn admits_beside(&self, figure: &Figure, unasked: impl Into<EnumSet<Field>>) -> bool {
        self.refusals(figure).is_subset(unasked.into())
    }

    /// The filters that do not let a figure through.
    pub fn refusals(&self, figure: &Figure) -> EnumSet<Field> {
        fn refuses<T: EnumSetType>(chosen: EnumSet<T>, word: T) -> bool {
            !chosen.is_empty() && !chosen.contains(word)
        }
        let YearRange { from, to } = self.period;
        let refusals = [
            (
                Field::Place,
                !self.place.is_empty() && !self.place.iter().any(|place| place.includes(figure.place)),
            ),
            (Field::Stage, refuses(self.stage, figure.stage)),
            (Field::Right, refuses(self.right, figure.metric.right())),
            (Field::PeriodFrom, from.is_some_and(|from| figure.period.year() < from)),
            (Field::PeriodTo, to.is_some_and(|to| figure.period.first_year() > to)),
            (Field::Layer, refuses(self.layer, figure.layer)),
        ];
        refusals.into_iter().filter(|&(_, refuses)| refuses).map(|(field, _)| field).collect()
    }
}

fn as_key<T, S>(word: &T, serializer: S) -> Result<S::Ok, S::Error>
where
    T: Copy + Into<&'static str>,
    S: Serializer,
{
    serializer.serialize_str((*word).into())
}

/// A set as a list of keys, in the order they are offered.
fn as_keys<T, S>(set: &EnumSet<T>, serializer: S) -> Result<S::Ok, S::Error>
where
    T: EnumSetType + Into<&'static str>,
    S: Serializer,
{
    serializer.collect_seq(set.iter().map(Into::<&'static str>::into))
}
