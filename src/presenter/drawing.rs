//! A chart as it was laid out last, and what of it the page does not show yet.

use std::rc::Rc;

use super::patch::Patch;
use super::surroundings::Surroundings;
use crate::dataset::Place;
use crate::layout::{self, Sheet};
use crate::movement::{DURATION, OPENING, between, opened, progress};
use crate::page::ChartPart;
use crate::scene::{Mark, Scene};
use crate::theme::Theme;
use crate::view::ChartView;

/// How far marks have moved in the first picture: a reader sees at once that something changes.
const FIRST_STEP: f64 = 0.2;

/// How wide drawings are laid out for paper, in CSS pixels: an A4 page shows them a little smaller.
pub(super) const PAPER: f64 = 880.0;

/// A change of width that cannot be seen, in CSS pixels.
const SAME_WIDTH: f64 = 0.01;

/// A chart as it was laid out last.
#[derive(Debug)]
pub(super) struct Drawing {
    scene: Rc<Scene>,
    /// The drawing it comes from, while it moves.
    before: Option<Rc<Scene>>,
    opening: Opening,
    /// The width of its plot in CSS pixels; 0 as long as it was never shown.
    pub(super) width: f64,
    /// Whether it is in the window, or nearly.
    pub(super) is_near: bool,
    /// Whether it is laid out for paper.
    pub(super) is_on_paper: bool,
    /// The place that was pointed at when it was painted.
    lit: Option<Place>,
    /// Whether the drawing is not of what is shown.
    pub(super) is_stale: bool,
    /// Whether its view is not: what it shows has not been put into words yet.
    pub(super) owes_view: bool,
    /// Whether the words above the drawing are not, whether list and notes are not, and whether the table is not.
    pub(super) owes_caption: bool,
    pub(super) owes_list: bool,
    pub(super) owes_table: bool,
    pub(super) table: Table,
    pub(super) has_citation: bool,
    /// What its parts have been told to say since its figure was made.
    said: Vec<(ChartPart, String)>,
    /// Whether its canvas shows nothing that is drawn on it.
    pub(super) is_lost: bool,
    /// The mark that keys were on last.
    pub(super) current: usize,
}

/// How far a drawing that draws itself has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// It is whole, and begins when it is seen.
    Awaited,
    /// It draws itself.
    Begun,
    /// It is whole.
    Over,
}

/// A chart's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    /// As it stands in a page before any script runs: closed, with its rows.
    Prepared,
    /// Closed, without rows.
    Closed,
    /// Opened by the reader.
    Open,
}

impl Drawing {
    /// A chart of which nothing has been drawn, in a page that says all of it.
    pub(super) fn of(view: &ChartView) -> Self {
        Self {
            scene: Rc::new(Scene::new(0.0)),
            before: None,
            opening: Opening::Over,
            width: 0.0,
            is_near: true,
            is_on_paper: false,
            lit: None,
            is_stale: true,
            owes_view: view.is_unread(),
            owes_caption: false,
            owes_list: false,
            owes_table: false,
            table: Table::Prepared,
            has_citation: false,
            said: Vec::new(),
            is_lost: false,
            current: 0,
        }
    }

    /// Another state has made something else of it.
    pub(super) fn renew(&mut self) {
        self.is_stale = true;
        self.owes_caption = true;
        self.owes_list = true;
        self.owes_table = true;
    }

    /// Its figure has been made anew, and says what it shows.
    pub(super) fn owe_nothing(&mut self) {
        self.owes_caption = false;
        self.owes_list = false;
        self.owes_table = false;
        self.has_citation = false;
        self.said.clear();
        if self.table == Table::Prepared {
            self.table = Table::Closed;
        }
    }

    /// Takes what a part is to say; says whether that is news to the page.
    pub(super) fn said(&mut self, part: ChartPart, words: &str) -> bool {
        let told = self.said.iter_mut().find(|(told, _)| *told == part);
        let is_news = told.as_ref().is_none_or(|(_, told)| told != words);
        match told {
            Some((_, told)) => words.clone_into(told),
            None => self.said.push((part, words.to_owned())),
        }
        is_news
    }

    /// Whether the page does not say yet what it shows.
    pub(super) fn owes_words(&self) -> bool {
        let owes_table = match self.table {
            Table::Prepared => true,
            Table::Closed => false,
            Table::Open => self.owes_table,
        };
        self.owes_caption || self.owes_list || owes_table
    }

    /// Takes a width, in CSS pixels; says whether that is news.
    pub(super) fn resize(&mut self, width: f64) -> bool {
        let is_news = width > 0.0 && (width - self.width).abs() > SAME_WIDTH;
        if is_news {
            self.width = width;
        }
        is_news
    }

    /// What is drawn.
    pub(super) fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The mark of an index.
    pub(super) fn mark(&self, mark: usize) -> Option<&Mark> {
        self.scene.marks.get(mark)
    }

    /// The mark keys were on last; the first where they were on none that is still there.
    pub(super) fn current(&self) -> usize {
        if self.current < self.scene.marks.len() { self.current } else { 0 }
    }

    /// Whether it is on its way from another drawing, or draws itself.
    pub(super) fn is_moving(&self) -> bool {
        self.before.is_some() || self.opening == Opening::Begun
    }

    /// Has it draw itself when it is first seen.
    pub(super) fn await_opening(&mut self) {
        self.opening = Opening::Awaited;
    }

    /// Has it draw itself, if it has waited for that; says so.
    pub(super) fn open(&mut self) -> bool {
        let is_awaited = self.opening == Opening::Awaited && !self.is_stale && !self.scene.leads.is_empty();
        if is_awaited {
            self.opening = Opening::Begun;
        }
        is_awaited
    }

    /// Has it be whole from the next picture on.
    pub(super) fn end_opening(&mut self) {
        self.opening = Opening::Over;
    }

    /// Whether it was painted while another place was pointed at, or none.
    pub(super) fn is_lit_otherwise(&self, lit: Option<Place>) -> bool {
        self.lit != lit && !self.is_stale && !self.scene.shapes.is_empty()
    }

    /// Lays out what is to be shown; what was there before moves there if it may. A chart that is nowhere shown waits.
    pub(super) fn lay_out(
        &mut self,
        view: &ChartView,
        theme: &Theme,
        moves: bool,
        around: &dyn Surroundings,
    ) {
        if view.is_empty() {
            self.is_stale = false;
            self.before = None;
            self.scene = Rc::new(Scene::new(self.width));
            return;
        }
        if self.width == 0.0 {
            return;
        }
        let width = if self.is_on_paper { PAPER } else { self.width };
        let sheet = Sheet { width, theme, measure: around.measure() };
        let before = std::mem::replace(&mut self.scene, Rc::new(layout::layout_in_page(view, &sheet)));
        // A drawing that was empty has nothing to move from.
        self.before = Some(before).filter(|before| moves && !before.shapes.is_empty());
        self.is_stale = false;
    }

    /// Paints it as it is so many milliseconds after it was laid out.
    pub(super) fn paint(&mut self, chart: usize, elapsed: f64, lit: Option<Place>) -> Option<Patch> {
        if self.scene.shapes.is_empty() || self.is_lost {
            return None;
        }
        if elapsed >= DURATION {
            self.before = None;
        }
        self.lit = lit;
        if elapsed >= OPENING && self.opening == Opening::Begun {
            self.opening = Opening::Over;
        }
        let scene = match (&self.before, self.opening) {
            (Some(before), _) => {
                Rc::new(between(before, &self.scene, progress(elapsed, DURATION).max(FIRST_STEP)))
            }
            (None, Opening::Begun) => Rc::new(opened(&self.scene, progress(elapsed, OPENING))),
            (None, Opening::Awaited | Opening::Over) => Rc::clone(&self.scene),
        };
        Some(Patch::Paint { chart, scene, lit })
    }
}
