//! The order in which a reader walks through what a chart draws.

use crate::dataset::{FigureId, Place};
use crate::pick::Pick;
use crate::view::chart::ChartView;
use crate::view::model::{Cell, Datum, Facet};

/// Something that a reader can walk to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stop<'f> {
    /// A control; it says the figure that it shows.
    Control(&'f Cell),
    /// A figure.
    Figure(&'f Datum),
}

impl Stop<'_> {
    /// Whether it is what a mark of the drawing stands for.
    pub fn is_of(self, figure: Option<FigureId>, pick: Option<Pick>) -> bool {
        match self {
            Self::Control(cell) => pick == Some(cell.pick),
            Self::Figure(datum) => pick.is_none() && figure == Some(datum.id),
        }
    }
}

/// A stop, and where it is among those that belong together: those of its course, else those of its part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Station<'f> {
    /// The stop.
    pub stop: Stop<'f>,
    /// Which one it is, counted from 1.
    pub position: usize,
    /// How many there are.
    pub of: usize,
    /// Whether they are a course over the years.
    pub is_of_course: bool,
}

impl Facet {
    /// What a reader walks through: what can be chosen, then figure by figure, course by course, then what is set among
    /// them in words.
    pub fn stops(&self) -> impl Iterator<Item = Stop<'_>> {
        let controls = self.cells.iter().filter(|cell| cell.is_control());
        let is_said = |datum: &&Datum| self.cells.iter().any(|cell| cell.figure == Some(datum.id));
        let figures = self.data.iter().chain(&self.annotations).filter(move |datum| !is_said(datum));
        controls.map(Stop::Control).chain(figures.map(Stop::Figure))
    }

    /// The place whose course a stop belongs to, where there are courses.
    fn course_of(&self, stop: Stop) -> Option<Place> {
        match stop {
            Stop::Figure(datum) if self.form.has_courses() => Some(datum.place),
            _ => None,
        }
    }
}

impl ChartView<'_> {
    /// What a reader walks through, each figure once: one that two parts draw, at the first.
    pub fn stations(&self) -> Vec<Station<'_>> {
        let in_cells = self.facets.iter().flat_map(|facet| &facet.cells).filter_map(|cell| cell.figure);
        let mut said: Vec<FigureId> = in_cells.collect();
        let mut stations = Vec::new();
        for facet in &self.facets {
            let is_new = |stop: &Stop| match stop {
                Stop::Figure(datum) if said.contains(&datum.id) => false,
                Stop::Figure(datum) => {
                    said.push(datum.id);
                    true
                }
                Stop::Control(_) => true,
            };
            let stops: Vec<Stop> = facet.stops().filter(is_new).collect();
            for (at, &stop) in stops.iter().enumerate() {
                let belongs = |other: &&Stop| facet.course_of(**other) == facet.course_of(stop);
                let position = stops[..=at].iter().filter(belongs).count();
                let of = stops.iter().filter(belongs).count();
                let is_of_course = facet.course_of(stop).is_some();
                stations.push(Station { stop, position, of, is_of_course });
            }
        }
        stations
    }
}
