//! The marks of a part in the order in which a reader walks through them, and which of them belong together.

use crate::chart::form::Form;
use crate::dataset::{FigureId, Place};
use crate::geometry::Rect;
use crate::layout::level::level;
use crate::scene::{Mark, Scene};
use crate::view::model::Facet;

/// How far the tops of marks of one row may differ, in pixels.
const SAME_ROW: f64 = 2.0;

/// Orders the marks from `first` on, which are all of a facet, as its list has them.
pub(super) fn order(scene: &mut Scene, first: usize, facet: &Facet) {
    let (before, marks) = scene.marks.split_at_mut(first);
    let (part, mut series) = before.last().map_or((0, 0), |last| (last.part + 1, last.series + 1));
    let stops: Vec<_> = facet.stops().collect();
    let is_of = |mark: &Mark| stops.iter().position(|stop| stop.is_of(mark.figure, mark.pick));
    marks.sort_by_key(|mark| is_of(mark).unwrap_or(stops.len()));
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
        mark.along = mark.figure.and_then(|figure| year(facet, figure)).unwrap_or(mark.bounds.center().x);
        mark.level = mark.figure.and_then(|figure| level(facet, figure));
    }
}

/// Whether its marks belong together by place; else by row.
fn has_series(form: Form) -> bool {
    form.has_courses() || form == Form::Columns
}

/// When a figure was counted, where the part shows courses over the years.
fn year(facet: &Facet, figure: FigureId) -> Option<f64> {
    let mut data = facet.data.iter().chain(&facet.annotations).filter(|_| has_series(facet.form));
    data.find(|datum| datum.id == figure).map(|datum| facet.form.along(datum.period))
}
