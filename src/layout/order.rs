//! The marks of a part in the order in which a reader walks through them, and which of them belong together.

use std::collections::BTreeMap;

use crate::chart::form::Form;
use crate::dataset::{FigureId, Place};
use crate::geometry::Rect;
use crate::layout::level::Levels;
use crate::scene::{Mark, Scene};
use crate::view::Stop;
use crate::view::model::{Datum, Facet};

/// How far the tops of marks of one row may differ, in pixels.
const SAME_ROW: f64 = 2.0;

/// Orders the marks from `first` on, which are all of a facet, as its list has them.
pub(super) fn order(scene: &mut Scene, first: usize, facet: &Facet) {
    let (before, marks) = scene.marks.split_at_mut(first);
    let (part, mut series) = before.last().map_or((0, 0), |last| (last.part + 1, last.series + 1));
    let walk = Walk::of(facet);
    marks.sort_by_key(|mark| walk.at(mark));
    let levels = Levels::of(facet);
    let mut last: Option<(Place, Rect)> = None;
    for mark in marks {
        let belongs = |(place, bounds): (Place, Rect)| match has_series(facet.form) {
            true => place == mark.place,
            false => (bounds.top - mark.bounds.top).abs() < SAME_ROW,
        };
        if last.is_some_and(|last| !belongs(last)) {
            series += 1;
        }
        last = Some((mark.place, mark.bounds));
        mark.part = part;
        mark.series = series;
        let datum = walk.datum(mark);
        let year = datum.filter(|_| has_series(facet.form)).map(|datum| facet.form.along(datum.period));
        mark.along = year.unwrap_or(mark.bounds.center().x);
        // What is set among the marks in words stands on no scale.
        let is_said = |datum: &&Datum| facet.annotations.iter().any(|said| said.id == datum.id);
        mark.level = datum.filter(|datum| !is_said(datum)).and_then(|datum| levels.at(datum));
    }
}

/// What a reader walks through in a part.
struct Walk<'f> {
    stops: Vec<Stop<'f>>,
    /// Where each figure first is among them.
    figures: BTreeMap<FigureId, usize>,
}

impl<'f> Walk<'f> {
    fn of(facet: &'f Facet) -> Self {
        let stops: Vec<Stop> = facet.stops().collect();
        let mut figures = BTreeMap::new();
        for (at, stop) in stops.iter().enumerate() {
            if let Stop::Figure(datum) = stop {
                figures.entry(datum.id).or_insert(at);
            }
        }
        Self { stops, figures }
    }

    /// Where a mark is among the stops; after all where it is none.
    fn at(&self, mark: &Mark) -> usize {
        let at = match mark.pick {
            Some(_) => self.stops.iter().position(|stop| stop.is_of(None, mark.pick)),
            None => mark.figure.and_then(|figure| self.figures.get(&figure)).copied(),
        };
        at.unwrap_or(self.stops.len())
    }

    /// The figure that a mark stands for, unless a control says it.
    fn datum(&self, mark: &Mark) -> Option<&'f Datum> {
        match self.stops.get(*self.figures.get(&mark.figure?)?) {
            Some(Stop::Figure(datum)) => Some(datum),
            _ => None,
        }
    }
}

/// Whether its marks belong together by place; else by row.
fn has_series(form: Form) -> bool {
    form.has_courses() || form == Form::Columns
}
