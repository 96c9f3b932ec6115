//! The figures a state leaves.

use crate::charts::Scope;
use crate::dataset::{Dataset, Figure, FigureId, Metric, Place, Stage};
use crate::measure::Readings;
use crate::state::State;

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
        let of_metric = |&metric| self.dataset.of_metric(metric).iter().copied();
        metrics.iter().flat_map(of_metric).filter(|&id| self.admits(id)).collect()
    }

    /// Whether a place is chosen, and within it a stage where one is given.
    pub fn has_chosen(self, place: Place, stage: Option<Stage>) -> bool {
        self.state.place.contains(place) && stage.is_none_or(|stage| self.state.stage.contains(stage))
    }

    /// Whether a figure or an event is left.
    pub fn admits(self, id: FigureId) -> bool {
        self.state.admits(self.dataset.figure(id))
    }

    /// How the figures left are read.
    pub fn readings(self) -> Readings<'d> {
        Readings::new(self.dataset, self.state.measure, self.state.layer, &|id| self.admits(id))
    }

    /// How many figures are left.
    pub fn count(self) -> usize {
        self.figures().len()
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
