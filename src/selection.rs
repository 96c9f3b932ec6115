//! The figures a state leaves.

use enumset::EnumSet;

use crate::charts::Scope;
use crate::dataset::{Dataset, Figure, FigureId, Layer, Metric, Place, Stage};
use crate::measure::{Measure, Readings};
use crate::state::{Choice, Field, State};

/// A state, asked for figures of a dataset.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'d, 's> {
    dataset: &'d Dataset,
    state: &'s State,
}

impl<'d, 's> Selection<'d, 's> {
    /// What the state leaves.
    pub fn new(dataset: &'d Dataset, state: &'s State) -> Self {
        Self { dataset, state }
    }

    /// What is chosen from.
    pub fn dataset(self) -> &'d Dataset {
        self.dataset
    }

    /// What the reader asked for.
    pub fn state(self) -> &'s State {
        self.state
    }

    /// Every figure left, in the order of the tables.
    pub fn figures(self) -> Vec<FigureId> {
        self.dataset.counted().filter(|&id| self.admits(id)).collect()
    }

    /// Every event left, in the order of its table.
    pub fn events(self) -> Vec<FigureId> {
        self.dataset.events().filter(|&id| self.admits(id)).collect()
    }

    /// The figures and events left of some metrics, metric by metric.
    pub fn of(self, metrics: &[Metric]) -> Vec<FigureId> {
        let left: Vec<FigureId> = self.dataset.all().filter(|&id| self.admits(id)).collect();
        let counts = |id: FigureId, metric: Metric| self.dataset.figure(id).metric == metric;
        let of_metric = |&metric| left.iter().copied().filter(move |&id| counts(id, metric));
        metrics.iter().flat_map(of_metric).collect()
    }

    /// Whether a place is chosen, and within it a stage where one is given.
    pub fn has_chosen(self, place: Place, stage: Option<Stage>) -> bool {
        self.state.place.contains(place) && stage.is_none_or(|stage| self.state.stage.contains(stage))
    }

    fn admits(self, id: FigureId) -> bool {
        self.state.admits(self.dataset.figure(id))
    }

    /// How the figures left are read.
    pub fn readings(self) -> Readings<'d> {
        Readings::new(self.dataset, self.state.measure, self.state.layer, &self.figures())
    }

    /// How many figures are left.
    pub fn count(self) -> usize {
        self.figures().len()
    }
}

/// How many figures each option would leave, the other filters staying as they are.
#[derive(Debug, Clone)]
pub struct Counts<'d> {
    dataset: &'d Dataset,
    /// How many there are.
    pub total: usize,
    /// How many are left as it is.
    pub left: usize,
    /// Those that one filter refuses at most, and which.
    near: Vec<(FigureId, EnumSet<Field>)>,
    /// The layers that are asked for; all where empty.
    layers: EnumSet<Layer>,
}

/// Counts among the figures of some charts.
pub fn counts<'d>(selection: Selection<'d, '_>, scope: Scope) -> Counts<'d> {
    let Selection { dataset, state } = selection;
    let figures = dataset.all().filter(|&id| is_of(scope, dataset.figure(id)));
    let refusals: Vec<_> = figures.map(|id| (id, state.refusals(dataset.figure(id)))).collect();
    Counts {
        dataset,
        layers: state.layer,
        total: refusals.len(),
        left: refusals.iter().filter(|(_, refusals)| refusals.is_empty()).count(),
        near: refusals.into_iter().filter(|(_, refusals)| refusals.len() <= 1).collect(),
    }
}

/// Whether a figure is one of some charts. The story holds every figure, and counts no events; a chapter of it alone offers
/// the same filters.
pub fn is_of(scope: Scope, figure: &Figure) -> bool {
    match scope {
        Scope::Story | Scope::Chapter(_) => figure.metric != Metric::Event,
        Scope::Chart(chart) => chart.shows(figure),
        Scope::Unknown => false,
    }
}

impl Counts<'_> {
    /// How many figures an option would leave, alone of its filter; of a measure, how many of those left can be read
    /// so.
    pub fn with(&self, choice: Choice) -> usize {
        let left = self.without(choice.field());
        match choice {
            Choice::Measure(Measure::Counted) => left.count(),
            Choice::Measure(measure) => {
                let left: Vec<FigureId> = left.collect();
                let readings = Readings::new(self.dataset, measure, self.layers, &left);
                left.into_iter().filter(|&id| readings.read(id).is_some()).count()
            }
            _ => left.filter(|&id| choice.admits(self.dataset.figure(id))).count(),
        }
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
