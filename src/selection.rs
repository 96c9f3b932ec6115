//! The figures a state leaves.

use crate::dataset::{FIGURE_COUNT, FIGURES, Figure, FigureId, Metric, Period, Place};
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
    pub fn figures(self) -> Vec<FigureId> {
        self.matching(&|figure| self.state.admits(figure))
    }

    /// Every event left, in the order of its table.
    pub fn events(self) -> Vec<FigureId> {
        FigureId::events().filter(|id| self.state.admits(id.figure())).collect()
    }

    /// The figures left of some metrics, metric by metric.
    pub fn of(self, metrics: &[Metric]) -> Vec<FigureId> {
        let mut figures = Vec::new();
        for &metric in metrics {
            figures.extend(self.matching(&|figure| figure.metric == metric && self.state.admits(figure)));
        }
        figures
    }

    /// One figure, if it is left.
    pub fn one(self, metric: Metric, place: Place, period: Period) -> Option<FigureId> {
        let is_it = |figure: &Figure| (figure.metric, figure.place, figure.period) == (metric, place, period);
        self.matching(&|figure| is_it(figure) && self.state.admits(figure)).first().copied()
    }

    /// A figure to compare with: it stays when other places are asked for, not when its layer or stage is
    /// filtered away.
    pub fn yardstick(self, metric: Metric, place: Place, period: Period) -> Option<FigureId> {
        let is_it = |figure: &Figure| (figure.metric, figure.place, figure.period) == (metric, place, period);
        self.matching(&|figure| is_it(figure) && self.state.admits_beside(figure)).first().copied()
    }

    fn matching(self, test: &dyn Fn(&Figure) -> bool) -> Vec<FigureId> {
        FigureId::all().filter(|id| test(id.figure())).collect()
    }

    /// How many figures are left.
    pub fn count(self) -> usize {
        FIGURES[..FIGURE_COUNT].iter().filter(|figure| self.state.admits(figure)).count()
    }
}

/// How many figures one word of a filter would leave, the other filters staying as they are.
pub fn count_with<T: Offered>(state: &State, word: T, filter: fn(&mut State) -> &mut Chosen<T>) -> usize {
    let mut alone = *state;
    *filter(&mut alone) = Chosen::default().with(word);
    Selection::new(&alone).count()
}
