//! What is drawn when: as charts come near, change their width, lose their canvas, go on paper.

use super::drawing::{Drawing, Table};
use super::patch::{Fault, Patch};
use super::showing::Presenter;
use super::surroundings::Surroundings;

impl Presenter {
    /// Draws and says the charts near the window that are not of what is shown.
    pub(super) fn draw_near(&mut self, moves: bool, around: &dyn Surroundings, out: &mut Vec<Patch>) {
        let is_due = |&chart: &usize| {
            let drawing = &self.drawings[chart];
            drawing.is_near && drawing.is_stale && drawing.width > 0.0
        };
        let due: Vec<usize> = (0..self.drawings.len()).filter(is_due).collect();
        for &chart in &due {
            self.draw(chart, moves, around, out);
        }
        if due.iter().any(|&chart| self.drawings[chart].is_moving()) {
            self.started = None;
            out.push(Patch::NextFrame);
        }
        for chart in due {
            self.caption(chart, out);
            self.fit(chart, out);
        }
    }

    /// Lays a chart out and paints it; what was there before moves there if it may, from the next picture on.
    pub(super) fn draw(
        &mut self,
        chart: usize,
        moves: bool,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) {
        self.settle_view(chart);
        let lit = self.lit();
        let drawing = &mut self.drawings[chart];
        let lit = lit.filter(|_| drawing.is_near);
        drawing.lay_out(&self.view.charts[chart], &self.theme, moves, around);
        if !(moves && drawing.is_moving()) {
            out.extend(drawing.paint(chart, f64::INFINITY, lit));
        }
    }

    pub(super) fn fit(&self, chart: usize, out: &mut Vec<Patch>) {
        let scene = self.drawings[chart].scene();
        if !scene.shapes.is_empty() {
            out.push(Patch::Fit(chart, scene.height));
        }
    }

    /// Draws a chart anew, in another width or other colours.
    pub(super) fn renew_drawing(&mut self, chart: usize, around: &dyn Surroundings, out: &mut Vec<Patch>) {
        self.draw(chart, false, around, out);
        self.fit(chart, out);
    }

    pub(super) fn resize(
        &mut self,
        chart: usize,
        width: f64,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        let Some(drawing) = self.drawings.get_mut(chart) else { return true };
        if !drawing.resize(width) {
            return true;
        }
        let pointed = self.pointed.filter(|pointed| pointed.chart == chart);
        if !drawing.is_near && pointed.is_none() {
            // It is drawn when there is time, or when it comes near.
            drawing.is_stale = true;
            out.push(Patch::Later);
            return true;
        }
        self.renew_drawing(chart, around, out);
        // Tooltip and ring stand where the mark is now.
        if let Some(pointed) = pointed {
            self.pointed = None;
            self.point_at(pointed, out);
        }
        true
    }

    pub(super) fn approach(
        &mut self,
        chart: usize,
        is_near: bool,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        let has_left = !is_near && self.drawings.get(chart).is_some_and(|drawing| drawing.is_near);
        if has_left && self.is_heard(chart) {
            self.hush(out);
        }
        let lit = self.lit();
        // What is folded comes near with all the page.
        if is_near && self.drawings.get(chart).is_some_and(|drawing| drawing.width > 0.0) {
            self.settle_view(chart);
        }
        let Some(drawing) = self.drawings.get_mut(chart) else { return false };
        drawing.is_near = is_near;
        if is_near && drawing.is_stale {
            self.renew_drawing(chart, around, out);
            self.caption(chart, out);
        } else if is_near && drawing.is_lit_otherwise(lit) {
            out.extend(drawing.paint(chart, f64::INFINITY, lit));
        }
        true
    }

    /// Has a chart that is seen for the first time draw itself.
    pub(super) fn open(&mut self, chart: usize, around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        let Some(drawing) = self.drawings.get_mut(chart) else { return false };
        if around.is_still() {
            drawing.end_opening();
        } else if drawing.open() {
            self.started = None;
            out.push(Patch::NextFrame);
        }
        true
    }

    /// Does without the drawing of a chart: its picture stands in for it, and its table is open. The host hears of it once.
    pub(super) fn lose(&mut self, chart: usize, fault: Fault, out: &mut Vec<Patch>) -> bool {
        let Some(drawing) = self.drawings.get_mut(chart) else { return false };
        if std::mem::replace(&mut drawing.is_lost, true) {
            return true;
        }
        drawing.is_stale = false;
        out.push(Patch::Cover(chart));
        if drawing.table != Table::Open {
            drawing.table = Table::Open;
            drawing.owes_table = true;
            out.push(Patch::Table(chart, true));
            self.enumerate(chart, out);
        }
        if !std::mem::replace(&mut self.has_failed, true) {
            out.push(Patch::Fail(fault));
        }
        true
    }

    /// Draws a chart again whose canvas was taken away.
    pub(super) fn restore(&mut self, chart: usize, around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        let Some(drawing) = self.drawings.get_mut(chart) else { return false };
        drawing.is_lost = false;
        self.has_failed = false;
        self.renew_drawing(chart, around, out);
        true
    }

    /// Draws everything anew; what is out of sight, when it can wait no longer.
    pub(super) fn redraw(&mut self, around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        for drawing in &mut self.drawings {
            drawing.is_stale = true;
        }
        self.draw_near(false, around, out);
        out.push(Patch::Later);
        true
    }

    /// Lays all charts out for paper, or for the window again; what the reader has opened is printed, no more.
    pub(super) fn print(
        &mut self,
        is_printed: bool,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        if self.drawings.iter().all(|drawing| drawing.is_on_paper == is_printed) {
            return true;
        }
        self.hush(out);
        for drawing in &mut self.drawings {
            drawing.is_on_paper = is_printed;
            drawing.end_opening();
        }
        self.redraw(around, out);
        if is_printed {
            while self.catch_up_one(around, out) {}
        }
        true
    }

    /// Paints the next picture of a movement.
    pub(super) fn travel(&mut self, now: f64, out: &mut Vec<Patch>) -> bool {
        let elapsed = now - *self.started.get_or_insert(now);
        let lit = self.lit();
        for (chart, drawing) in self.drawings.iter_mut().enumerate() {
            if drawing.is_moving() {
                out.extend(drawing.paint(chart, elapsed, lit));
            }
        }
        if self.drawings.iter().any(Drawing::is_moving) {
            out.push(Patch::NextFrame);
        }
        true
    }
}
