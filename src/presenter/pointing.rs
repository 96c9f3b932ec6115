//! Hover, tap and arrow keys: which mark is pointed at.

use super::event::{Key, Pressed};
use super::patch::{Patch, Target};
use super::pointed::{Pointed, Touch};
use super::showing::{Presenter, hidden};
use super::surroundings::Surroundings;
use crate::dataset::Place;
use crate::geometry::Point;
use crate::page;
use crate::pick::Pick;
use crate::scene::Mark;
use crate::state::{Action, Field};
use crate::view::Detail;
use crate::walk;

impl Presenter {
    pub(super) fn hover(
        &mut self,
        chart: usize,
        at: Point,
        is_press: bool,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        if let Some(touch) = self.touch {
            return self.touch(chart, at, is_press, touch, out);
        }
        let Some(drawing) = self.drawings.get(chart) else { return false };
        match drawing.scene().hit(at) {
            Some(mark) => {
                self.point_at(Pointed { chart, mark, is_by_keys: false }, out);
                let is_control = self.drawings[chart].mark(mark).is_some_and(|mark| mark.pick.is_some());
                if is_press && is_control {
                    self.choose(chart, mark, false, around, out);
                }
            }
            // A press beside every mark dismisses; a hover may be on its way to the tooltip.
            None if is_press => _ = self.point_away(out),
            None => {}
        }
        true
    }

    /// A tap shows a mark, and again hides it; a finger that moves goes along a series. Neither chooses.
    fn touch(&mut self, chart: usize, at: Point, is_tap: bool, touch: Touch, out: &mut Vec<Patch>) -> bool {
        let Some(drawing) = self.drawings.get(chart) else { return false };
        let marks = &drawing.scene().marks;
        let shown = self.pointed.filter(|pointed| pointed.chart == chart).map(|pointed| pointed.mark);
        let hit = drawing.scene().hit(at);
        let mark = match shown.and_then(|shown| marks.get(shown)) {
            // Where it begins, it says which series.
            _ if is_tap || (!touch.is_moving && hit.is_some()) => hit,
            Some(shown) => walk::beside(marks, shown.series, at.x),
            None => hit,
        };
        self.touch = Some(Touch { is_moving: !is_tap, ..touch });
        let was_shown =
            |mark| touch.shown_before.is_some_and(|before| before.chart == chart && before.mark == mark);
        match mark {
            Some(mark) if is_tap && was_shown(mark) => _ = self.point_away(out),
            Some(mark) => self.point_at(Pointed { chart, mark, is_by_keys: false }, out),
            None if is_tap => _ = self.point_away(out),
            None => {}
        }
        true
    }

    /// Leaves what the mouse points at; keys stay where they are.
    pub(super) fn leave(&mut self, out: &mut Vec<Patch>) -> bool {
        self.pointed.is_some_and(|pointed| !pointed.is_by_keys) && self.point_away(out)
    }

    pub(super) fn focus(&mut self, chart: usize, out: &mut Vec<Patch>) -> bool {
        let Some(drawing) = self.drawings.get(chart) else { return false };
        let mark = drawing.current();
        // The list may be behind: what keys lead to must be in it.
        self.enumerate(chart, out);
        self.point_at(Pointed { chart, mark, is_by_keys: true }, out);
        true
    }

    pub(super) fn press(
        &mut self,
        chart: usize,
        key: Key,
        on: Pressed,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        let Some(drawing) = self.drawings.get(chart) else { return false };
        let current = drawing.current();
        let mark = match key {
            Key::Step(step) => walk::step(&drawing.scene().marks, current, step),
            Key::Escape => {
                // Focus that was in the tooltip goes back to the list.
                if on == Pressed::Tip {
                    out.push(Patch::Focus(vec![Target::Marks(chart)]));
                }
                self.point_away(out);
                return false;
            }
            // The tooltip's own button and links answer keys by themselves.
            _ if on == Pressed::Tip => return false,
            Key::Space if self.typed.is_going_on(around.now()) => return self.seek(chart, ' ', around, out),
            Key::Letter(letter) => return self.seek(chart, letter, around, out),
            Key::Enter | Key::Space => return self.enter(chart, current, around, out),
        };
        self.point_at(Pointed { chart, mark, is_by_keys: true }, out);
        true
    }

    /// Goes on to the next mark whose place begins with what has been typed, in the reader's language or in Latin letters.
    fn seek(&mut self, chart: usize, letter: char, around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        let now = around.now();
        let drawing = &self.drawings[chart];
        let current = drawing.current();
        // Whoever types on may be there already.
        let after = if self.typed.is_going_on(now) { current.checked_sub(1) } else { Some(current) };
        self.typed.add(letter, now);
        let marks = &drawing.scene().marks;
        let names =
            |place: Place| [self.language.text(place.name()).to_lowercase(), place.key().replace('-', " ")];
        let begins = |mark: &Mark| names(mark.place).iter().any(|name| name.starts_with(&self.typed.letters));
        let after = after.unwrap_or(marks.len().saturating_sub(1));
        let Some(mark) = walk::next_where(marks, after, begins) else { return false };
        self.point_at(Pointed { chart, mark, is_by_keys: true }, out);
        true
    }

    /// Chooses what a mark stands for, else goes to the source in its tooltip.
    fn enter(&mut self, chart: usize, mark: usize, around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        if !self.choose(chart, mark, true, around, out) {
            out.push(Patch::Focus(vec![Target::TipLink(chart)]));
        }
        true
    }

    pub(super) fn press_option(
        &mut self,
        chart: usize,
        id: &str,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        let Some(mark) = self.mark_of_option(chart, id) else { return false };
        self.point_at(Pointed { chart, mark, is_by_keys: true }, out);
        self.enter(chart, mark, around, out)
    }

    pub(super) fn choose_pointed(
        &mut self,
        chart: usize,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        let Some(pointed) = self.pointed.filter(|pointed| pointed.chart == chart) else { return false };
        let is_chosen = self.choose(chart, pointed.mark, pointed.is_by_keys, around, out);
        // The button is another one now.
        let focus = if pointed.is_by_keys { Target::Marks(chart) } else { Target::TipChoice(chart) };
        out.push(Patch::Focus(vec![focus]));
        is_chosen
    }

    /// The mark that an option of a chart's list stands for.
    fn mark_of_option(&self, chart: usize, id: &str) -> Option<usize> {
        let (drawing, view) = (self.drawings.get(chart)?, self.view.charts.get(chart)?);
        let is_it = |mark: &Mark| page::mark_id(view.chart.key, mark.figure, mark.pick) == id;
        drawing.scene().marks.iter().position(is_it)
    }

    /// Chooses what a mark stands for, and stays at it; says whether there is something to choose.
    fn choose(
        &mut self,
        chart: usize,
        mark: usize,
        is_by_keys: bool,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        let (Some(drawing), Some(view)) = (self.drawings.get(chart), self.view.charts.get(chart)) else {
            return false;
        };
        let Some(pressed) = drawing.mark(mark) else { return false };
        let option = page::mark_id(view.chart.key, pressed.figure, pressed.pick);
        let Pick { place, stage } = pressed.pick.unwrap_or(Pick { place: pressed.place, stage: None });
        match stage {
            Some(stage) => self.step(self.state.after(Action::Chain(place, stage)), &[], around, out),
            None if !self.change(Field::Place.key(), place.key(), around, out) => return false,
            None => {}
        }
        // Whoever chose stays where they are, and hears what has become of it.
        self.enumerate(chart, out);
        if let Some(mark) = self.mark_of_option(chart, &option) {
            self.pointed = None;
            self.point_at(Pointed { chart, mark, is_by_keys }, out);
        }
        true
    }

    /// Shows what is said of a mark beside it, and names it as the list's current option.
    pub(super) fn point_at(&mut self, pointed: Pointed, out: &mut Vec<Patch>) {
        let Pointed { chart, mark, is_by_keys } = pointed;
        if self.pointed == Some(pointed) || self.drawings[chart].mark(mark).is_none() {
            return;
        }
        if let Some(before) = self.pointed.replace(pointed)
            && before.chart != chart
        {
            out.extend(hidden(before.chart));
        }
        self.drawings[chart].current = mark;
        self.light_up(out);
        let (drawing, view) = (&self.drawings[chart], &self.view.charts[chart]);
        let Some(mark) = drawing.mark(mark) else { return };
        let choose = page::press_name(mark, &self.state, &self.language).map(|name| page::choose(&name));
        let words = match (mark.figure, mark.pick) {
            (Some(figure), _) => {
                let detail = Detail::in_chart(view, figure, &self.language);
                page::tip(&detail, &view.readings, figure, &self.language)
            }
            (None, pick) => page::control_name(view, pick, &self.language),
        };
        out.push(Patch::Current(chart, Some(page::mark_id(view.chart.key, mark.figure, mark.pick))));
        out.push(Patch::Tip {
            chart,
            words: words.into_string() + &choose.unwrap_or_default().into_string(),
            mark: mark.bounds,
            frame: drawing.scene().frame(),
        });
        out.push(Patch::Ring(chart, is_by_keys.then_some(mark.bounds)));
    }
}
