//! The figures a state leaves.

use crate::charts::{CHARTS, Scope};
use crate::dataset::{FIGURES, Figure, FigureId, Metric, Place, Stage};
use crate::measure::{self, Measure};
use crate::state::{Choice, Field, State, YEARS, word_of};

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
        kept(&mut FigureId::all(), &|figure| self.state.admits(figure))
    }

    /// Every event left, in the order of its table.
    pub fn events(self) -> Vec<FigureId> {
        kept(&mut FigureId::events(), &|figure| self.state.admits(figure))
    }

    /// The figures and events left of some metrics, metric by metric.
    pub fn of(self, metrics: &[Metric]) -> Vec<FigureId> {
        let mut left = Vec::new();
        for &metric in metrics {
            for (at, figure) in FIGURES.iter().enumerate() {
                if figure.metric == metric && self.state.admits(figure) {
                    left.push(FigureId(at as u16));
                }
            }
        }
        left
    }

    /// Whether the state lets a figure through, were its place not asked for: what a yardstick must pass.
    pub fn admits_beside(self, figure: &Figure) -> bool {
        self.state.admits_beside(figure)
    }

    /// Whether the state lets a figure through, were neither its place nor its stage asked for.
    pub fn admits_beside_chain(self, figure: &Figure) -> bool {
        const CHAIN: u16 = 1 << Field::Place as u32 | 1 << Field::Stage as u32;
        self.state.refusals(figure) & !CHAIN == 0
    }

    /// Whether a place is chosen, and within it a stage where one is given.
    pub fn has_chosen(self, place: Place, stage: Option<Stage>) -> bool {
        self.state.place().contains(place) && stage.is_none_or(|stage| self.state.stage().contains(stage))
    }

    /// How many figures are left.
    pub fn count(self) -> usize {
        self.figures().len()
    }
}

/// Those figures that pass a test.
fn kept(ids: &mut dyn Iterator<Item = FigureId>, test: &dyn Fn(&Figure) -> bool) -> Vec<FigureId> {
    let mut kept = Vec::new();
    for id in ids {
        if test(id.figure()) {
            kept.push(id);
        }
    }
    kept
}

/// How many figures each choice would leave, the other questions staying answered as they are.
#[derive(Debug, Clone)]
pub struct Counts {
    /// How many there are.
    pub total: usize,
    /// How many are left as it is.
    pub left: usize,
    /// By field: how many would be left, were it not asked about.
    beside: [u16; 9],
    /// By field and position of the word.
    with: [[u16; 64]; 9],
}

/// Counts all choices in one pass over the figures of some charts: one that is refused by a single field counts
/// for the words of that field.
pub fn counts(state: &State, scope: Scope) -> Counts {
    let mut counts = Counts { total: 0, left: 0, beside: [0; 9], with: [[0; 64]; 9] };
    for (at, figure) in FIGURES.iter().enumerate() {
        let id = FigureId(at as u16);
        if !is_of(scope, figure) {
            continue;
        }
        counts.total += 1;
        let refusals = state.refusals(figure);
        for &field in &Field::ALL {
            if refusals & !(1 << field as u32) != 0 {
                continue;
            }
            counts.beside[field as usize] += 1;
            let with = &mut counts.with[field as usize];
            match field {
                Field::PeriodFrom => with[position_of(figure.period.year())] += 1,
                Field::PeriodTo => with[position_of(figure.period.first_year())] += 1,
                Field::Measure => {
                    for (count, &measure) in with.iter_mut().zip(Measure::ALL) {
                        let is_readable = measure == Measure::Counted || measure::read(id, measure).is_some();
                        *count += u16::from(is_readable);
                    }
                }
                Field::Scale | Field::Sort => {}
                _ => with[word_of(figure, field)] += 1,
            }
        }
        counts.left += usize::from(refusals == 0);
    }
    // A period from a year on takes in all that ends then or later; one up to a year, all that begins by then.
    let [_, _, _, from, to, ..] = &mut counts.with;
    for at in 1..YEARS.len() {
        from[YEARS.len() - 1 - at] += from[YEARS.len() - at];
        to[at] += to[at - 1];
    }
    counts
}

/// Whether a figure is one of some charts. All charts together hold every figure, and count no events.
pub fn is_of(scope: Scope, figure: &Figure) -> bool {
    if scope.len() == CHARTS.len() {
        figure.metric != Metric::Event
    } else {
        scope.iter().any(|chart| chart.shows(figure))
    }
}

fn position_of(year: u16) -> usize {
    YEARS.iter().position(|&other| other == year).unwrap_or_default()
}

impl Counts {
    /// How many figures a choice would leave, alone in answer to its question; for a measure, how many of those
    /// left can be read so.
    pub fn with(&self, choice: Choice) -> usize {
        usize::from(self.with[choice.field() as usize][choice.position()])
    }

    /// How many would be left without an answer to a question.
    pub fn beside(&self, field: Field) -> usize {
        usize::from(self.beside[field as usize])
    }
}
