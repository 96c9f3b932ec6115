//! What the page is owed: what is said at once, and what once there is time.

use super::drawing::Table;
use super::patch::{ControlState, Patch};
use super::showing::{LATER, Presenter, SAID};
use super::surroundings::Surroundings;
use crate::page::{self, ChartPart, Part};
use crate::selection::Selection;
use crate::view::{FilterOption, view_of_chart};

impl Presenter {
    /// Puts into words what charts show whose views were put off.
    pub fn settle_views(&mut self) {
        for chart in 0..self.drawings.len() {
            self.settle_view(chart);
        }
    }

    pub(super) fn settle_view(&mut self, chart: usize) {
        let Some(drawing) = self.drawings.get_mut(chart) else { return };
        if !std::mem::take(&mut drawing.owes_view) {
            return;
        }
        let view = &mut self.view.charts[chart];
        let selection = Selection::new(self.view.dataset, &self.state);
        let next = view_of_chart(view.chart, selection, &self.language);
        if !view.is_unread() && !next.says_the_same(view) {
            drawing.renew();
        }
        *view = next;
    }

    /// Has some parts outside of charts say in words what is shown.
    pub(super) fn say(&mut self, parts: &[Part], out: &mut Vec<Patch>) {
        for (at, part) in SAID.into_iter().enumerate().filter(|(_, part)| parts.contains(part)) {
            let words = self.part(part);
            if self.said[at] != words {
                out.push(Patch::Part(part, words.clone()));
                self.said[at] = words;
            }
        }
    }

    /// Says what stands above a drawing, and what its canvas is called.
    pub(super) fn caption(&mut self, chart: usize, out: &mut Vec<Patch>) {
        self.settle_view(chart);
        if !std::mem::take(&mut self.drawings[chart].owes_caption) {
            return;
        }
        self.say_part(chart, ChartPart::Caption, out);
        let view = &self.view.charts[chart];
        out.push(Patch::CanvasName(chart, page::canvas_name(view, &self.language)));
        out.push(Patch::Empty(chart, view.is_empty()));
        out.push(Patch::Undrawn(chart, page::is_undrawn(view)));
        // What has nothing to show keeps the room it had.
        if !view.is_empty() {
            let heads = view.chart.has_heads().then_some(ChartPart::Heads);
            for part in heads.into_iter().chain([ChartPart::Text]) {
                self.say_part(chart, part, out);
            }
        }
    }

    /// Has a part of a chart say what is shown, unless it says so: browsers take longer to set words than we to compare them.
    fn say_part(&mut self, chart: usize, part: ChartPart, out: &mut Vec<Patch>) {
        let words = self.chart_part(chart, part);
        if self.drawings[chart].said(part, &words) {
            out.push(Patch::ChartPart(chart, part, words));
        }
    }

    /// Says what stands below a drawing, and figure by figure: in the list of marks and in the table.
    pub(super) fn enumerate(&mut self, chart: usize, out: &mut Vec<Patch>) {
        self.settle_view(chart);
        if std::mem::take(&mut self.drawings[chart].owes_list) {
            for part in [ChartPart::Foot, ChartPart::Marks] {
                out.push(Patch::ChartPart(chart, part, self.chart_part(chart, part)));
            }
        }
        let drawing = &mut self.drawings[chart];
        if drawing.table == Table::Open {
            if std::mem::take(&mut drawing.owes_table) {
                out.push(Patch::ChartPart(chart, ChartPart::Table, self.chart_part(chart, ChartPart::Table)));
            }
        } else if std::mem::replace(&mut drawing.table, Table::Closed) == Table::Prepared {
            out.push(Patch::ChartPart(chart, ChartPart::Table, String::new()));
        }
    }

    /// Draws or makes one more chart, or says one more once all are drawn; says whether there was one. Words come last, as
    /// browsers lay out all that has changed before they set the font of a canvas.
    pub(super) fn catch_up_one(&mut self, around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        let (near, far): (Vec<usize>, Vec<usize>) =
            (0..self.drawings.len()).partition(|&chart| self.drawings[chart].is_near);
        let is_drawn = self.draw_one(&near, around, out)
            || self.is_exploring && self.make_one(out)
            || self.draw_one(&far, around, out);
        if is_drawn {
            return true;
        }
        let unsaid = near.iter().chain(&far).copied().find(|&chart| {
            self.settle_view(chart);
            self.is_in_page(chart) && self.drawings[chart].owes_words()
        });
        let Some(chart) = unsaid else { return false };
        self.caption(chart, out);
        self.enumerate(chart, out);
        true
    }

    fn draw_one(&mut self, charts: &[usize], around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        let stale = charts.iter().copied().find(|&chart| {
            let can_be_drawn = self.drawings[chart].width > 0.0;
            if can_be_drawn {
                self.settle_view(chart);
            }
            can_be_drawn && self.drawings[chart].is_stale
        });
        stale.inspect(|&chart| self.renew_drawing(chart, around, out)).is_some()
    }

    /// What the page's address does not say yet, as a query.
    pub(super) fn owed(&self) -> Option<String> {
        self.owes_address.then(|| self.query())
    }

    /// Has the page's address say what is shown. Browsers take longer over that than over all the rest of a change, so
    /// it follows the picture; before the next change, as each is a step to go back from.
    pub(super) fn settle_address(&mut self, out: &mut Vec<Patch>) {
        if std::mem::take(&mut self.owes_address) {
            out.push(Patch::Address(self.query()));
        }
    }

    /// How the filters' controls stand; they stay in the page, as one of them has the focus.
    pub(super) fn controls(&self) -> Patch {
        let options = self.view.filters.iter().flat_map(|filter| &filter.options);
        let control = |option: &FilterOption| ControlState {
            filter: option.filter,
            key: option.key.clone(),
            name: page::option_name(option, &self.language),
            label: option.label.clone(),
            count: page::count(option),
            is_chosen: option.is_chosen,
            is_refused: option.why_not.is_some(),
        };
        Patch::Controls(options.map(control).collect())
    }

    /// Does what could wait, a chart at a time: what the browser makes of it takes it longer than it takes us, and a
    /// reader is not to notice.
    pub(super) fn catch_up(&mut self, around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        self.settle_address(out);
        if std::mem::take(&mut self.owes_controls) {
            out.push(self.controls());
        }
        if std::mem::take(&mut self.owes_words) {
            self.say(&LATER, out);
        }
        if self.catch_up_one(around, out) {
            out.push(Patch::Later);
            return true;
        }
        // Which charts have nothing to show is known now.
        self.say(&[Part::Absent], out);
        // Figures that no chart draws are not left behind a closed door.
        let is_undrawn = !self.view.charts.is_empty()
            && !self.view.is_empty
            && self.view.charts.iter().all(|view| view.is_empty());
        if is_undrawn && !self.view.is_of_one() && !self.has_figures {
            self.has_figures = true;
            out.push(Patch::Figures);
        }
        if self.has_figures {
            out.push(Patch::Part(Part::Figures, self.part(Part::Figures)));
        }
        true
    }
}
