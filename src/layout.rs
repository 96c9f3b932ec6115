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
const NARROW_GAP: f64 = 16.0;

/// Above a facet without a heading.
const CLOSE: f64 = 10.0;

/// Between facets that stand side by side, and where there is little room.
const GUTTER: f64 = 40.0;
const NARROW_GUTTER: f64 = 16.0;

/// From this width on, facets stand side by side.
const TWO_COLUMNS: f64 = 640.0;

/// Where a drawing is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Medium {
    /// On a canvas among the text of a page, which sets what is words and numbers alone.
    Page,
    /// As a picture that travels alone.
    Picture,
}

/// Draws the whole of a view, as it travels alone; an empty one has no drawing, only words.
pub fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    layout_in(Medium::Picture, view, sheet)
}

/// Draws what a page shows of a view on a canvas: all but the parts that it sets as text.
pub fn layout_in_page(view: &ChartView, sheet: &Sheet) -> Scene {
    layout_in(Medium::Page, view, sheet)
}

fn layout_in(medium: Medium, view: &ChartView, sheet: &Sheet) -> Scene {
    let mut scene = Scene::new(sheet.width);
    scene.theme = *sheet.theme;
    let bottom = draw_parts(&mut scene, view, sheet, medium);
    scene.reach(bottom);
    scene.settle()
}

/// Draws the whole of a view among other things; returns its bottom.
pub fn draw_on(scene: &mut Scene, view: &ChartView, sheet: &Sheet) -> f64 {
    draw_parts(scene, view, sheet, Medium::Picture)
}

fn draw_parts(scene: &mut Scene, view: &ChartView, sheet: &Sheet, medium: Medium) -> f64 {
    let takes = |facet: &Facet| medium == Medium::Picture || !facet.form.is_text();
    let parts = || view.chart.facets.iter().zip(&view.facets);
    let shown = || parts().filter(|(_, facet)| !facet.is_empty() && takes(facet));
    let has = |column: Column| shown().any(|(plan, _)| plan.column == column);
    let has_blocks = shown().any(|(_, facet)| facet.lead().is_some());
    // What leads a row of blocks has no room beside another row; in a wide page it is text.
    let is_led_by_text = medium == Medium::Page && sheet.is_wide();
    let has_room = if has_blocks { is_led_by_text } else { sheet.width >= TWO_COLUMNS };
    let is_split = has_room && has(Column::Left) && has(Column::Right);
    let (gutter, apart) = if sheet.is_wide() { (GUTTER, GAP) } else { (NARROW_GUTTER, NARROW_GAP) };
    let half = sheet.share_of(2, gutter);
    let (mut left_bottom, mut right_bottom) = (0.0_f64, 0.0_f64);
    // What must be known of blocks side by side is said below them all, in one line at most widths.
    let mut across = Vec::new();
    let first_shape = scene.shapes.len();
    for (plan, facet) in shown() {
        let column = if is_split { plan.column } else { Column::Both };
        let (left, width, above) = match column {
            Column::Both => (0.0, sheet.width, left_bottom.max(right_bottom)),
            Column::Left => (0.0, half, left_bottom),
            Column::Right => (half + gutter, half, right_bottom),
        };
        // What has no heading of its own goes with what stands above it.
        let gap = if facet.heading.is_empty() { CLOSE } else { apart };
        let top = if above > 0.0 { above + gap } else { 0.0 };
        let mut bottom = top;
        let first_mark = scene.marks.len();
        let is_shared = column != Column::Both && has_blocks;
        scene.moved(Point::new(left, top), |scene| {
            let own = Sheet { width, ..*sheet };
            let drawn = draw(scene, facet, &own, is_led_by_text);
            bottom += if is_shared { drawn } else { footnote(scene, facet, drawn, &own) }.ceil();
        });
        order::order(scene, first_mark, facet);
        if column != Column::Right {
            left_bottom = bottom;
        }
        if column != Column::Left {
            right_bottom = bottom;
        }
        if is_shared {
            across.push(facet);
        }
    }
    let mut bottom = left_bottom.max(right_bottom);
    for facet in across {
        bottom = footnote(scene, facet, bottom, sheet).ceil();
    }
    fade(&mut scene.shapes[first_shape..], view, sheet.theme);
    bottom
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

/// Draws a facet that is not empty, its heading above it; returns its bottom.
fn draw(scene: &mut Scene, facet: &Facet, sheet: &Sheet, is_led_by_text: bool) -> f64 {
    let form: fn(&mut Scene, f64, &Facet, &Sheet) -> f64 = match facet.form {
        Form::Bars | Form::Against => bars::draw,
        Form::Change => change::draw,
        Form::Columns => columns::draw,
        Form::Tiles => tiles::draw,
        Form::Blocks(_) if is_led_by_text => blocks::draw,
        Form::Blocks(_) => blocks::draw_with_lead,
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
        Form::Map | Form::Picker => map::draw,
    };
    let top = sheet.heading(scene, &facet.heading);
    form(scene, top, facet, sheet)
}

/// What must be known of a facet, below it; returns its bottom.
fn footnote(scene: &mut Scene, facet: &Facet, bottom: f64, sheet: &Sheet) -> f64 {
    if facet.footnote.is_empty() {
        return bottom;
    }
    let words = Paragraph { color: sheet.theme.muted, ..sheet.place(0.0, bottom + 2.0, Font::SMALL) };
    sheet.paragraph(scene, &facet.footnote, words)
}
