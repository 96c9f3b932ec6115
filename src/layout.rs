//! From a view to a scene: one form, one file, and [`layout`] that places what they draw.

mod bars;
mod columns;
mod events;
mod lines;
mod map;
pub mod mark;
mod matrix;
mod part;
mod plot;
mod ranks;
mod series;
mod sheet;
mod tiles;
mod tracks;
mod trends;
mod units;
mod words;

use crate::chart::form::Form;
use crate::geometry::Point;
use crate::scene::Scene;
use crate::view::chart::ChartView;
use crate::view::model::Facet;

pub use sheet::{Paragraph, Sheet, WIDE};

/// Between two facets.
const GAP: f64 = 28.0;

/// Between facets that stand side by side.
const GUTTER: f64 = 48.0;

/// The narrowest a facet is drawn beside another.
const NARROWEST: f64 = 400.0;

/// Draws a view; an empty one has no drawing, only words.
pub fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    let mut scene = Scene::new(sheet.width);
    let bottom = draw_on(&mut scene, view, sheet);
    scene.reach(bottom);
    scene.settle()
}

/// Draws a view among other things; returns its bottom.
pub fn draw_on(scene: &mut Scene, view: &ChartView, sheet: &Sheet) -> f64 {
    let shown = view.facets.iter().filter(|facet| !facet.is_empty()).count();
    let first_width = (sheet.width * 0.34).max(240.0);
    let has_room = sheet.width - first_width - GUTTER >= NARROWEST;
    let is_split = view.chart.is_split && has_room && shown > 1 && !view.facets[0].is_empty();
    let (mut left, mut top, mut lowest) = (0.0, 0.0, 0.0_f64);
    for facet in view.facets.iter().filter(|facet| !facet.is_empty()) {
        let is_beside = is_split && left == 0.0;
        let width = if is_beside { first_width } else { sheet.width - left };
        if top > 0.0 {
            top += GAP;
        }
        let mut bottom = top;
        scene.moved(Point::new(left, top), |scene| {
            bottom += draw(scene, facet, &Sheet { width, ..*sheet }).ceil();
        });
        lowest = lowest.max(bottom);
        if is_beside {
            left = first_width + GUTTER;
        } else {
            top = bottom;
        }
    }
    lowest
}

/// Draws a facet that is not empty, its heading above it; returns its bottom.
fn draw(scene: &mut Scene, facet: &Facet, sheet: &Sheet) -> f64 {
    let form: fn(&mut Scene, f64, &Facet, &Sheet) -> f64 = match facet.form {
        Form::Bars => bars::draw,
        Form::Columns => columns::draw,
        Form::Tiles | Form::Equation => tiles::draw,
        Form::Tracks => tracks::draw,
        Form::Part => part::draw,
        Form::Trends => trends::draw,
        Form::Lines => lines::draw,
        Form::Ranks => ranks::draw,
        Form::Units(_) => units::draw,
        Form::Words => words::draw,
        Form::Events => events::draw,
        Form::Matrix => matrix::draw,
        Form::Map => map::draw,
    };
    let top = sheet.heading(scene, &facet.heading);
    form(scene, top, facet, sheet)
}
