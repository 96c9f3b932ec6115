//! The charts of the explorer, which are made when it is opened.

use super::patch::{Goal, Patch};
use super::showing::Presenter;
use crate::page::{self, Besides};
use crate::sound::Speed;

impl Presenter {
    /// Whether a chart stands in the page.
    pub(super) fn is_in_page(&self, chart: usize) -> bool {
        chart < self.made
    }

    /// Begins to make the charts of the explorer, which go on one at a time; says whether it did.
    pub(super) fn explore(&mut self, out: &mut Vec<Patch>) -> bool {
        let begins = !std::mem::replace(&mut self.is_exploring, true) && self.make_one(out);
        if begins {
            out.push(Patch::Later);
        }
        begins
    }

    /// Makes the figure of one more chart; says whether there was one to make.
    pub(super) fn make_one(&mut self, out: &mut Vec<Patch>) -> bool {
        let chart = self.made;
        if chart == self.drawings.len() {
            return false;
        }
        self.settle_view(chart);
        let besides = Besides { statement: &self.statement_url, ..Besides::default() };
        let heading = self.heading.of_charts(self.scope);
        let figure = page::figure(&self.view.charts[chart], &self.language, heading, besides);
        out.push(Patch::Figure(figure.into_string()));
        self.drawings[chart].owe_nothing();
        self.made += 1;
        if self.speed != Speed::default() {
            out.push(Patch::Speed(self.speed));
        }
        true
    }

    /// Shows at once what an address leads to, which opens the explorer where that is there; a chart must be made before it
    /// can be shown.
    pub(super) fn reveal(&mut self, goal: Option<Goal>, out: &mut Vec<Patch>) {
        let Some(goal) = goal else { return };
        if let Goal::Chart(chart) = goal {
            while !self.is_in_page(chart) && self.make_one(out) {}
        }
        out.push(Patch::Reveal { goal, is_gentle: false });
    }
}
