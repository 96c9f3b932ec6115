//! From a view to a scene: one form, one file, and [`layout`] that places what they draw.

mod aside;
mod bars;
mod blocks;
mod callouts;
mod change;
mod columns;
mod events;
mod history;
mod level;
mod lines;
mod map;
pub mod mark;
mod matrix;
mod order;
mod part;
mod plot;
mod ranks;
mod series;
mod sheet;
mod tiles;
mod trends;
mod units;
mod words;

use std::collections::BTreeSet;

use enumset::EnumSet;

use crate::chart::form::Form;
use crate::chart::plan::Column;
use crate::geometry::Point;
use crate::scene::{Placed, Scene};
use crate::text::Font;
use crate::theme::Theme;
use crate::view::chart::ChartView;
use crate::view::model::{Datum, Facet};

pub use sheet::{Paragraph, Sheet, WIDE};

/// Between two facets, and where there is little room.
const GAP: f64 = 28.0;
const NARROW_GAP: f64 = 20.0;

/// Above a facet without a heading.
const CLOSE: f64 = 10.0;

/// Between facets that stand side by side.
const GUTTER: f64 = 40.0;

/// From this width on, facets stand side by side.
const TWO_COLUMNS: f64 = 640.0;

/// Draws the whole of a view, as it travels alone; an empty one has no drawing, only words.
pub fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    layout_parts(view, sheet, |_| true)
}

/// Draws what a page shows of a view on a canvas: all but the parts that it sets as text.
pub fn layout_in_page(view: &ChartView, sheet: &Sheet) -> Scene {
    layout_parts(view, sheet, |facet| !facet.form.is_text())
}

fn layout_parts(view: &ChartView, sheet: &Sheet, takes: fn(&Facet) -> bool) -> Scene {
    let mut scene = Scene::new(sheet.width);
    scene.theme = *sheet.theme;
    let bottom = draw_parts(&mut scene, view, sheet, takes);
    scene.reach(bottom);
    scene.settle()
}

/// Draws the whole of a view among other things; returns its bottom.
pub fn draw_on(scene: &mut Scene, view: &ChartView, sheet: &Sheet) -> f64 {
    draw_parts(scene, view, sheet, |_| true)
}

fn draw_parts(scene: &mut Scene, view: &ChartView, sheet: &Sheet, takes: fn(&Facet) -> bool) -> f64 {
    let parts = || view.chart.facets.iter().zip(&view.facets);
    let shown = || parts().filter(|(_, facet)| !facet.is_empty() && takes(facet));
    let has = |column: Column| shown().any(|(plan, _)| plan.column == column);
    let is_split = sheet.width >= TWO_COLUMNS && has(Column::Left) && has(Column::Right);
    let half = sheet.share_of(2, GUTTER);
    let (mut left_bottom, mut right_bottom) = (0.0_f64, 0.0_f64);
    let first_shape = scene.shapes.len();
    for (plan, facet) in shown() {
        let column = if is_split { plan.column } else { Column::Both };
        let (left, width, above) = match column {
            Column::Both => (0.0, sheet.width, left_bottom.max(right_bottom)),
            Column::Left => (0.0, half, left_bottom),
            Column::Right => (half + GUTTER, half, right_bottom),
        };
        // What has no heading of its own goes with what stands above it.
        let apart = if sheet.is_wide() { GAP } else { NARROW_GAP };
        let gap = if facet.heading.is_empty() { CLOSE } else { apart };
        let top = if above > 0.0 { above + gap } else { 0.0 };
        let mut bottom = top;
        let first_mark = scene.marks.len();
        scene.moved(Point::new(left, top), |scene| {
            bottom += draw(scene, facet, &Sheet { width, ..*sheet }).ceil();
        });
        order::order(scene, first_mark, facet);
        if column != Column::Right {
            left_bottom = bottom;
        }
        if column != Column::Left {
            right_bottom = bottom;
        }
    }
    fade(&mut scene.shapes[first_shape..], view, sheet.theme);
    left_bottom.max(right_bottom)
}

/// Fades what was not chosen: what stands for figures that were not, and for none that was.
fn fade(shapes: &mut [Placed], view: &ChartView, theme: &Theme) {
    let (faded, kept): (Vec<&Datum>, Vec<&Datum>) = view.data().partition(|datum| datum.is_faded());
    if faded.is_empty() {
        return;
    }
    let figures = |data: &[&Datum]| data.iter().map(|datum| datum.id).collect::<BTreeSet<_>>();
    let places = |data: &[&Datum]| data.iter().map(|datum| datum.place).collect::<EnumSet<_>>();
    let (faded_figures, kept_figures) = (figures(&faded), figures(&kept));
    let (faded_places, kept_places) = (places(&faded), places(&kept));
    let is_faded = |placed: &Placed| match (placed.figure, placed.place) {
        (Some(figure), _) => faded_figures.contains(&figure) && !kept_figures.contains(&figure),
        (None, Some(place)) => faded_places.contains(place) && !kept_places.contains(place),
        (None, None) => false,
    };
    for placed in shapes.iter_mut().filter(|placed| is_faded(placed)) {
        placed.shape.color = placed.shape.faded(theme);
    }
}

/// Draws a facet that is not empty, its heading above it and its footnote below; returns its bottom.
fn draw(scene: &mut Scene, facet: &Facet, sheet: &Sheet) -> f64 {
    let form: fn(&mut Scene, f64, &Facet, &Sheet) -> f64 = match facet.form {
        Form::Bars | Form::Against => bars::draw,
        Form::Change => change::draw,
        Form::Columns => columns::draw,
        Form::Tiles => tiles::draw,
        Form::Blocks(_) => blocks::draw,
        Form::Callouts => callouts::draw,
        Form::Part => part::draw,
        Form::Aside => aside::draw,
        Form::Trends => trends::draw,
        Form::Lines => lines::draw,
        Form::History => history::draw,
        Form::Ranks => ranks::draw,
        Form::Units(_) => units::draw,
        Form::Words => words::draw,
        Form::Events => events::draw,
        Form::Matrix => matrix::draw,
        Form::Map => map::draw,
    };
    let top = sheet.heading(scene, &facet.heading);
    let bottom = form(scene, top, facet, sheet);
    if facet.footnote.is_empty() {
        return bottom;
    }
    let words = Paragraph { color: sheet.theme.muted, ..sheet.place(0.0, bottom + 2.0, Font::SMALL) };
    sheet.paragraph(scene, &facet.footnote, words)
}
