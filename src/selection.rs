//! The figures a state leaves.

use enumset::EnumSet;

use crate::charts::{CHARTS, Scope};
use crate::dataset::{Figure, FigureId, Metric, Place, Stage};
use crate::measure::{self, Measure};
use crate::state::{Choice, Field, State};

/// A state, asked for figures.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    state: &'a State,
}

impl<'a> Selection<'a> {
    /// What the state leaves.
    pub fn new(state: &'a State) -> Self {
        Self { state }
    }

    /// What the reader asked for.
    pub fn state(self) -> &'a State {
        self.state
    }

    /// Every figure left, in the order of the tables.
    pub fn figures(self) -> Vec<FigureId> {
        FigureId::all().filter(|id| self.state.admits(id.figure())).collect()
    }

    /// Every event left, in the order of its table.
    pub fn events(self) -> Vec<FigureId> {
        FigureId::events().filter(|id| self.state.admits(id.figure())).collect()
    }

    /// The figures and events left of some metrics, metric by metric.
    pub fn of(self, metrics: &[Metric]) -> Vec<FigureId> {
        let left: Vec<FigureId> =
            FigureId::all().chain(FigureId::events()).filter(|id| self.state.admits(id.figure())).collect();
        let of_metric = |&metric| left.iter().copied().filter(move |id| id.figure().metric == metric);
        metrics.iter().flat_map(of_metric).collect()
    }

    /// Whether a place is chosen, and within it a stage where one is given.
    pub fn has_chosen(self, place: Place, stage: Option<Stage>) -> bool {
        self.state.place.contains(place) && stage.is_none_or(|stage| self.state.stage.contains(stage))
    }

    /// How many figures are left.
    pub fn count(self) -> usize {
        self.figures().len()
    }
}

/// How many figures each option would leave, the other filters staying as they are.
#[derive(Debug, Clone)]
pub struct Counts {
    /// How many there are.
    pub total: usize,
    /// How many are left as it is.
    pub left: usize,
    /// Those that one filter refuses at most, and which.
    near: Vec<(FigureId, EnumSet<Field>)>,
}

/// Counts among the figures of some charts.
pub fn counts(state: &State, scope: Scope) -> Counts {
    let figures = FigureId::all().chain(FigureId::events()).filter(|id| is_of(scope, id.figure()));
    let refusals: Vec<_> = figures.map(|id| (id, state.refusals(id.figure()))).collect();
    Counts {
        total: refusals.len(),
        left: refusals.iter().filter(|(_, refusals)| refusals.is_empty()).count(),
        near: refusals.into_iter().filter(|(_, refusals)| refusals.len() <= 1).collect(),
    }
}

/// Whether a figure is one of some charts. All charts together hold every figure, and count no events.
pub fn is_of(scope: Scope, figure: &Figure) -> bool {
    if scope.len() == CHARTS.len() {
        figure.metric != Metric::Event
    } else {
        scope.iter().any(|chart| chart.shows(figure))
    }
}

impl Counts {
    /// How many figures an option would leave, alone of its filter; of a measure, how many of those left can be read
    /// so.
    pub fn with(&self, choice: Choice) -> usize {
        let is_left = |&id: &FigureId| match choice {
            Choice::Measure(Measure::Counted) => true,
            Choice::Measure(measure) => measure::read(id, measure).is_some(),
            _ => choice.admits(id.figure()),
        };
        self.without(choice.field()).filter(is_left).count()
    }

    /// How many would be left without a choice of a filter.
    pub fn beside(&self, field: Field) -> usize {
        self.without(field).count()
    }

    /// Those that would be left without a choice of a filter.
    fn without(&self, field: Field) -> impl Iterator<Item = FigureId> {
        let near = self.near.iter().filter(move |(_, refusals)| refusals.is_subset(EnumSet::only(field)));
        near.map(|&(id, _)| id)
    }
}
