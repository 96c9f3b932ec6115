//! What there is to choose from: the filters and their options.

use std::borrow::Cow;

use enumset::EnumSetType;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::dataset::{Figure, Layer, Message, Place, PlaceKind, Right, Stage, YEARS, keyed};
use crate::measure::Measure;

/// How axes count.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Scaling {
    /// Equal lengths are equal amounts.
    #[default]
    Linear,
    /// Equal lengths are equal ratios.
    Log,
}

/// What comes first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Sorting {
    /// The largest value.
    #[default]
    Value,
    /// The first place in the order of the filter.
    Place,
}

/// A filter: a group of form controls, and a key of the address and of the script interface.
#[derive(Debug, PartialOrd, Ord, Hash, EnumSetType, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Field {
    /// Which places to show.
    Place,
    /// Which links of the IP chain to show.
    Stage,
    /// Which rights to show.
    Right,
    /// From which year on.
    PeriodFrom,
    /// Up to which year.
    PeriodTo,
    /// Which layers to show.
    Layer,
    /// How figures are read.
    Measure,
    /// How axes count.
    Scale,
    /// What comes first.
    Sort,
}

keyed! { Field Scaling Sorting }

/// An option of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// A place, among others.
    Place(Place),
    /// A link of the IP chain, among others.
    Stage(Stage),
    /// A right, among others.
    Right(Right),
    /// The first year.
    PeriodFrom(u16),
    /// The last year.
    PeriodTo(u16),
    /// A layer, among others.
    Layer(Layer),
    /// How figures are read.
    Measure(Measure),
    /// How axes count.
    Scale(Scaling),
    /// What comes first.
    Sort(Sorting),
}

impl Field {
    /// Those of which several options can be chosen.
    pub const MANY: [Self; 4] = [Self::Place, Self::Stage, Self::Right, Self::Layer];

    /// Whether several options can be chosen.
    pub fn takes_many(self) -> bool {
        Self::MANY.contains(&self)
    }

    /// Whether it takes a year or nothing.
    pub fn is_bound(self) -> bool {
        matches!(self, Self::PeriodFrom | Self::PeriodTo)
    }

    /// The option that stands for no choice, where there is one.
    pub fn default_choice(self) -> Option<Choice> {
        match self {
            Self::Measure => Some(Choice::Measure(Measure::default())),
            Self::Scale => Some(Choice::Scale(Scaling::default())),
            Self::Sort => Some(Choice::Sort(Sorting::default())),
            _ => None,
        }
    }

    /// Its options, in the order they are shown.
    pub fn choices(self) -> impl Iterator<Item = Choice> + Clone {
        fn each<T: Copy>(all: &[T], choice: fn(T) -> Choice) -> Vec<Choice> {
            all.iter().copied().map(choice).collect()
        }
        let choices = match self {
            // Other clusters of the world ranking are company for ours, not places of this story.
            Self::Place => Place::ALL
                .iter()
                .filter(|place| place.kind() != PlaceKind::WorldCluster)
                .map(|&place| Choice::Place(place))
                .collect(),
            Self::Stage => each(Stage::ALL, Choice::Stage),
            Self::Right => each(Right::ALL, Choice::Right),
            Self::PeriodFrom => each(&YEARS, Choice::PeriodFrom),
            Self::PeriodTo => each(&YEARS, Choice::PeriodTo),
            Self::Layer => each(Layer::ALL, Choice::Layer),
            Self::Measure => each(Measure::ALL, Choice::Measure),
            Self::Scale => each(Scaling::ALL, Choice::Scale),
            Self::Sort => each(Sorting::ALL, Choice::Sort),
        };
        choices.into_iter()
    }

    /// The option of a key, if there is one.
    pub fn find(self, key: &str) -> Option<Choice> {
        self.choices().find(|choice| choice.key() == key)
    }
}

impl Choice {
    /// Its filter.
    pub fn field(self) -> Field {
        match self {
            Self::Place(_) => Field::Place,
            Self::Stage(_) => Field::Stage,
            Self::Right(_) => Field::Right,
            Self::PeriodFrom(_) => Field::PeriodFrom,
            Self::PeriodTo(_) => Field::PeriodTo,
            Self::Layer(_) => Field::Layer,
            Self::Measure(_) => Field::Measure,
            Self::Scale(_) => Field::Scale,
            Self::Sort(_) => Field::Sort,
        }
    }

    /// Its value in forms, addresses and scripts.
    pub fn key(self) -> Cow<'static, str> {
        match self {
            Self::Place(place) => place.key().into(),
            Self::Stage(stage) => stage.key().into(),
            Self::Right(right) => right.key().into(),
            Self::PeriodFrom(year) | Self::PeriodTo(year) => year.to_string().into(),
            Self::Layer(layer) => layer.key().into(),
            Self::Measure(measure) => measure.key().into(),
            Self::Scale(scale) => scale.key().into(),
            Self::Sort(sort) => sort.key().into(),
        }
    }

    /// How readers know it; `None` for a year.
    pub fn name(self) -> Option<Message> {
        match self {
            Self::Place(place) => Some(place.name()),
            Self::Stage(stage) => Some(Message::of_stage(stage)),
            Self::Right(right) => Some(Message::of_right(right)),
            Self::PeriodFrom(_) | Self::PeriodTo(_) => None,
            Self::Layer(layer) => Some(Message::of_layer(layer)),
            Self::Measure(measure) => Some(measure.name()),
            Self::Scale(Scaling::Linear) => Some(Message::ScaleLinear),
            Self::Scale(Scaling::Log) => Some(Message::ScaleLog),
            Self::Sort(Sorting::Value) => Some(Message::SortValue),
            Self::Sort(Sorting::Place) => Some(Message::SortPlace),
        }
    }

    /// Whether it lets a figure through where nothing else of its filter is chosen.
    pub fn admits(self, figure: &Figure) -> bool {
        match self {
            Self::Place(place) => place.includes(figure.place),
            Self::Stage(stage) => figure.stage == stage,
            Self::Right(right) => figure.metric.right() == right,
            Self::PeriodFrom(year) => figure.period.year() >= year,
            Self::PeriodTo(year) => figure.period.first_year() <= year,
            Self::Layer(layer) => figure.layer == layer,
            Self::Measure(_) | Self::Scale(_) | Self::Sort(_) => true,
        }
    }
}
