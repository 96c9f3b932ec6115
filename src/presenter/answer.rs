//! What comes of what happens.

use super::drawing::Table;
use super::event::{Event, Plot};
use super::patch::{Goal, Patch, Target};
use super::pointed::Touch;
use super::showing::{AT_ONCE, Presenter};
use super::surroundings::Surroundings;
use crate::chapter::Chapter;
use crate::charts::Scope;
use crate::dataset::Message;
use crate::language::Language;
use crate::page::{self, Group, Part};
use crate::query::Asked;
use crate::state::{Action, State, StateError, StatePatch};
use crate::view::view_of;

/// What comes of an event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// What is to be done in the page, in this order.
    pub patches: Vec<Patch>,
    /// Whether the event has had its effect here, and should have no other.
    pub is_handled: bool,
}
impl Presenter {
    /// Answers what has happened.
    pub fn answer(&mut self, event: Event<'_>, around: &dyn Surroundings) -> Answer {
        // What readers do to a chart, they do to what it shows now.
        if let Some(chart) = event.chart() {
            self.settle_view(chart);
        }
        let mut patches = Vec::new();
        let out = &mut patches;
        let is_handled = match event {
            Event::Started { theme, asked, plots } => {
                self.theme = theme;
                self.start(asked, &plots, around, out)
            }
            Event::Resized { chart, width } => self.resize(chart, width, around, out),
            Event::Approached { chart, is_near } => self.approach(chart, is_near, around, out),
            Event::Seen { chart } => self.open(chart, around, out),
            Event::Changed { name, value } => self.change(name, value, around, out),
            Event::ChipPressed { name, value } => self.take_back(name, value, around, out),
            Event::FiltersFolded => {
                self.is_unfolded = !self.is_unfolded;
                out.push(Patch::Unfolded(self.is_unfolded));
                true
            }
            Event::ResetPressed => {
                self.step(self.state.after(Action::Reset), &[], around, out);
                out.push(Patch::Focus(vec![Target::Fold, Target::Control]));
                true
            }
            Event::BarPressed { bar, group } => {
                self.set_sheet(Some((bar, group)).filter(|asked| self.sheet != Some(*asked)), out);
                // On phones the sheet takes the place of the button.
                out.push(Patch::Focus(vec![Target::Opener(bar, group), Target::Sheet]));
                true
            }
            Event::BarLeft => {
                if self.sheet.is_some() {
                    self.set_sheet(None, out);
                }
                false
            }
            Event::SheetClosed => self.close_sheet(out),
            Event::PressedElsewhere => {
                self.leave(out);
                if self.sheet.is_some() {
                    self.set_sheet(None, out);
                }
                false
            }
            Event::UndoPressed => {
                self.undo(around, out);
                true
            }
            Event::Visited { chapter, asked } => self.visit(chapter, asked, around, out),
            Event::Hovered { chart, at, is_press } => self.hover(chart, at, is_press, around, out),
            Event::Touched { is_finger } => {
                self.touch = is_finger.then_some(Touch { shown_before: self.pointed, is_moving: false });
                false
            }
            Event::Left => self.leave(out),
            Event::Focused { chart } => self.focus(chart, out),
            Event::Blurred => self.point_away(out),
            Event::KeyPressed { chart, key, on } => self.press(chart, key, on, around, out),
            Event::OptionPressed { chart, id } => self.press_option(chart, id, around, out),
            Event::ChoosePressed { chart } => self.choose_pointed(chart, around, out),
            Event::Dismissed => self.stop_sound(out) || self.close_sheet(out) || self.leave(out),
            Event::TableToggled { chart, is_open } => self.toggle_table(chart, is_open, out),
            Event::FiguresToggled { is_open } => self.toggle_figures(is_open, out),
            Event::ExplorerOpened => self.explore(out),
            Event::Cited { chart } => self.cite(chart, around, out),
            Event::Shared { chart, way } => self.share(chart, way, around, out),
            Event::ListenPressed { chart } => self.listen(chart, around, out),
            Event::SpeedPressed(speed) => self.set_speed(speed, out),
            Event::PausePressed { chart } => self.pause(chart, out),
            Event::Sounded(seconds) => self.sound_on(seconds, out),
            Event::SoundRefused => self.refuse_sound(out),
            Event::Outsounded => self.hush(out),
            Event::Recolored(theme) => {
                self.theme = theme;
                self.redraw(around, out)
            }
            Event::Redrawn => self.redraw(around, out),
            Event::CanvasLost { chart, fault } => self.lose(chart, fault, out),
            Event::CanvasRestored { chart } => self.restore(chart, around, out),
            Event::Printed(is_printed) => self.print(is_printed, around, out),
            Event::Frame(now) => self.travel(now, out),
            Event::Idle => self.catch_up(around, out),
            Event::Returned(asked) => {
                self.owes_address = false;
                let (state, goal) = self.led(&asked);
                self.show(state, &asked.repairs, around, out);
                self.reveal(goal, out);
                true
            }
            Event::Ended => {
                self.hush(out);
                self.settle_address(out);
                true
            }
        };
        Answer { patches, is_handled }
    }

    /// Shows what a script asks for; fields left out stay as they are.
    ///
    /// # Errors
    /// Where a field is unknown, or what is given for one has another type or is not offered.
    pub fn ask(&mut self, patch: &StatePatch, around: &dyn Surroundings) -> Result<Answer, StateError> {
        let (state, repairs) = self.state.patched(patch)?;
        let mut patches = Vec::new();
        self.step(state, &repairs, around, &mut patches);
        Ok(Answer { patches, is_handled: true })
    }

    /// Says everything in another language; what is shown and what is open stays.
    pub fn speak(&mut self, language: Language, around: &dyn Surroundings) -> Answer {
        let mut patches = Vec::new();
        self.hush(&mut patches);
        self.point_away(&mut patches);
        self.language = language;
        self.view = view_of(self.view.dataset, self.scope, &self.state, &[], &self.language);
        for drawing in &mut self.drawings {
            drawing.is_stale = true;
            drawing.owes_view = false;
        }
        self.rebuild(&mut patches);
        self.draw_near(false, around, &mut patches);
        patches.push(Patch::Later);
        Answer { patches, is_handled: true }
    }

    /// Takes over what stands in the page, which is the default state in words, and shows what is asked for.
    fn start(
        &mut self,
        asked: Asked,
        plots: &[Plot],
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        let plots = plots.iter().chain(std::iter::repeat(&Plot::NOWHERE));
        for (drawing, plot) in self.drawings.iter_mut().zip(plots) {
            drawing.resize(plot.width);
            drawing.is_near = plot.is_near;
            if !plot.is_near {
                drawing.await_opening();
            }
        }
        let (state, goal) = self.led(&asked);
        let mut repairs = asked.repairs;
        out.extend(self.repairs.iter().map(|repair| Patch::Warn(repair.to_string())));
        repairs.append(&mut self.repairs);
        self.reveal(goal, out);
        if state != self.state || !repairs.is_empty() {
            self.show(state, &repairs, around, out);
        } else {
            // The pictures of the page stand in for the drawings until there is time.
            out.push(Patch::Later);
        }
        true
    }

    /// Does what a form control asks for. What would leave nothing is refused, with the reason among the notices.
    pub(super) fn change(
        &mut self,
        name: &str,
        value: &str,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        let Some(action) = Action::of_control(name, value) else { return false };
        let mut options = self.view.filters.iter().flat_map(|filter| &filter.options);
        let option = options.find(|option| option.filter == name && option.key == value);
        if let Some(why_not) = option.and_then(|option| option.why_not.clone()) {
            // At a bar, the notices may be out of the window.
            self.view.outcome = why_not.clone();
            self.view.notices = vec![why_not.clone()];
            self.say(&AT_ONCE, out);
            self.announce(&why_not, out);
            // The browser has set the control already.
            out.push(self.controls());
            return true;
        }
        self.step(self.state.after(action), &[], around, out);
        true
    }

    fn take_back(
        &mut self,
        name: &str,
        value: &str,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        let is_handled = self.change(name, value, around, out);
        out.push(Patch::Focus(vec![Target::Chip, Target::Fold, Target::Control]));
        is_handled
    }

    /// What the story shows where a chart or a stop of the tour is asked for, which are told in chapters now or stand in the
    /// explorer; what stands alone shows what the stop did.
    fn led(&self, asked: &Asked) -> (State, Option<Goal>) {
        let Asked { state, stop, chart, .. } = asked;
        if !matches!(self.scope, Scope::Story) {
            return (*state, None);
        }
        if let Some(chapter) = stop.and_then(Chapter::of_stop) {
            return (State::default(), Some(Goal::Chapter(chapter)));
        }
        let key = chart.as_deref().unwrap_or_default();
        let in_explorer = || self.view.charts.iter().position(|view| view.chart.key == key).map(Goal::Chart);
        (*state, Chapter::of_chart(key).map(Goal::Chapter).or_else(in_explorer))
    }

    /// Goes to a chapter, in the state that is asked for there.
    fn visit(
        &mut self,
        chapter: Chapter,
        asked: Option<Asked>,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        // What stands alone has no others.
        let is_here = match self.scope {
            Scope::Story => true,
            Scope::Chapter(own) => own == chapter,
            _ => false,
        };
        if !is_here {
            return false;
        }
        let mut words = self.language.words(chapter.topic());
        if let Some(Asked { state, repairs, .. }) = asked.filter(|asked| asked.state != self.state) {
            self.step(state, &repairs, around, out);
            // One live region says one thing at a time.
            let gap = self.language.text(Message::UiSentenceGap);
            words = [&self.language.sentence(&words), gap, self.left()].concat();
        }
        out.push(Patch::Reveal { goal: Goal::Chapter(chapter), is_gentle: !around.is_still() });
        out.push(Patch::Focus(vec![Target::Chapter(chapter)]));
        self.announce(&words, out);
        true
    }

    fn set_sheet(&mut self, sheet: Option<(usize, Group)>, out: &mut Vec<Patch>) {
        self.sheet = sheet;
        out.push(Patch::Sheet(sheet));
    }

    /// Closes the sheet, if it is open; the focus goes back to what opened it.
    fn close_sheet(&mut self, out: &mut Vec<Patch>) -> bool {
        let Some((bar, group)) = self.sheet else { return false };
        self.set_sheet(None, out);
        out.push(Patch::Focus(vec![Target::Opener(bar, group)]));
        true
    }

    fn toggle_table(&mut self, chart: usize, is_open: bool, out: &mut Vec<Patch>) -> bool {
        let Some(drawing) = self.drawings.get_mut(chart) else { return false };
        if (drawing.table == Table::Open) != is_open {
            // Rows are there as long as they can be seen.
            drawing.owes_table = true;
            drawing.table = if is_open { Table::Open } else { Table::Prepared };
            self.enumerate(chart, out);
        }
        true
    }

    fn toggle_figures(&mut self, is_open: bool, out: &mut Vec<Patch>) -> bool {
        if self.has_figures != is_open {
            self.has_figures = is_open;
            let rows = if is_open { self.part(Part::Figures) } else { String::new() };
            out.push(Patch::Part(Part::Figures, rows));
        }
        true
    }

    fn cite(&mut self, chart: usize, around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        let Some(view) = self.view.charts.get(chart) else { return false };
        let citation = page::citation(view, &around.address(self.owed().as_deref()), &self.language);
        self.settle_address(out);
        self.hand(chart, citation, out);
        true
    }
}
