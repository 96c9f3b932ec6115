//! The order in which a reader walks through what a chart draws.

use std::collections::BTreeSet;

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
        let figures = self.figures().filter(move |datum| !is_said(datum));
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
    /// What a reader walks through on a canvas, each figure once: one that two parts draw, at the first.
    pub fn stations(&self) -> Vec<Station<'_>> {
        let in_cells = self.facets.iter().flat_map(|facet| &facet.cells).filter_map(|cell| cell.figure);
        let mut said: BTreeSet<FigureId> = in_cells.collect();
        let mut stations = Vec::new();
        for facet in self.drawn() {
            let is_new = |stop: &Stop| match stop {
                Stop::Figure(datum) => said.insert(datum.id),
                Stop::Control(_) => true,
            };
            let stops: Vec<(Option<Place>, Stop)> =
                facet.stops().filter(is_new).map(|stop| (facet.course_of(stop), stop)).collect();
            // By place; first what belongs to no course.
            let at = |course: Option<Place>| course.map_or(0, |place| 1 + place as usize);
            let mut lengths = [0; 1 + Place::ALL.len()];
            stops.iter().for_each(|(course, _)| lengths[at(*course)] += 1);
            let mut positions = [0; 1 + Place::ALL.len()];
            for (course, stop) in stops {
                positions[at(course)] += 1;
                let (position, of) = (positions[at(course)], lengths[at(course)]);
                stations.push(Station { stop, position, of, is_of_course: course.is_some() });
            }
        }
        stations
    }
}
