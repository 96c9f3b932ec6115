//! The figures a state leaves.

use crate::dataset::{FIGURES, FigureId, Metric, Period, Place};
use crate::state::{Chosen, Offered, State};

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

    /// Every figure left, in the order of the tables.
    pub fn figures(self) -> impl Iterator<Item = FigureId> + 'a {
        FigureId::all().filter(move |id| self.state.admits(id.figure()))
    }

    /// The figures left of one metric.
    pub fn of(self, metric: Metric) -> impl Iterator<Item = FigureId> + 'a {
        self.figures().filter(move |id| id.figure().metric == metric)
    }

    /// One figure, if it is left.
    pub fn one(self, metric: Metric, place: Place, period: Period) -> Option<FigureId> {
        self.of(metric).find(|id| id.figure().place == place && id.figure().period == period)
    }

    /// A figure to compare with: it stays when other places are asked for, not when its layer or stage is
    /// filtered away.
    pub fn yardstick(self, metric: Metric, place: Place, period: Period) -> Option<FigureId> {
        FigureId::all().find(|id| {
            let figure = id.figure();
            figure.metric == metric
                && figure.place == place
                && figure.period == period
                && self.state.admits_beside(figure)
        })
    }

    /// How many figures are left.
    pub fn count(self) -> usize {
        FIGURES.iter().filter(|figure| self.state.admits(figure)).count()
    }
}

/// How many figures one word of a filter would leave, the other filters staying as they are.
pub fn count_with<T: Offered>(state: &State, word: T, filter: fn(&mut State) -> &mut Chosen<T>) -> usize {
    let mut alone = *state;
    *filter(&mut alone) = Chosen::default().with(word);
    Selection::new(&alone).count()
}
