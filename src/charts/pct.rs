//! PCT applications: the half-year of the story against the bound that follows from its growth, and the years
//! before it place by place, each on a scale of its own.

use crate::charts::{Axis, Chart};
use crate::dataset::{FigureId, Message, Metric, Period, Qualifier};
use crate::form::columns::{Group, columns};
use crate::form::lines::{TREND, series, trend};
use crate::form::{Paragraph, Sheet};
use crate::format::{self, Length};
use crate::geometry::{Point, Rect};
use crate::language::Language;
use crate::order::sort_by_number;
use crate::scene::{Scene, Shape, Style};
use crate::selection::Selection;
use crate::text::{Font, wrap};
use crate::view::{ChartView, Datum, Facet, Naming, largest, notes_of};

/// See the module.
pub(super) const CHART: Chart = Chart { key: "pct", is_wide: true, view, layout };

const APPLICATIONS: Axis<1> = Axis::new([Metric::PctApplications]);
const GROWTH: Axis<1> = Axis::new([Metric::PctApplicationsGrowth]);

/// The facets, in order.
const HALVES: usize = 0;
const RISE: usize = 1;
const YEARS: usize = 2;

fn view(chart: &'static Chart, selection: Selection, language: &Language) -> ChartView {
    let [applications] = APPLICATIONS.0;
    let [growth] = GROWTH.0;
    let is_half = |datum: &Datum| matches!(datum.period, Period::Half(..));
    let figures = selection.of(&[applications]);
    let mut halves = Datum::all(&figures, Naming::Period, language);
    halves.retain(is_half);
    sort_by_number(&mut halves, |datum| datum.period.end());
    let rise = selection.of(&[growth]).into_iter().filter_map(|id| risen(id, language)).collect();
    let mut years = Datum::all(&figures, Naming::Place, language);
    years.retain(|datum| !is_half(datum));
    let heading = |message: Message| language.text(message).to_owned();
    let facets = vec![
        Facet::of_marks(heading(Message::ChartPctHalves), halves),
        Facet::of_words(String::new(), rise),
        Facet::of_marks(heading(Message::ChartPctYears), years),
    ];
    ChartView {
        chart,
        title: title(&facets, language),
        measure: language.text(Message::ChartPctMeasure).to_owned(),
        notes: notes_of(&facets, language),
        facets,
    }
}

/// The growth, named as it stands on the arrow: “up over 30%”.
fn risen(id: FigureId, language: &Language) -> Option<Datum> {
    let value = format::value(id.figure(), Length::Short, language);
    Datum::labelled(id, language.fill(Message::ChartPctRise, &[("value", &value)]), language)
}

fn title(facets: &[Facet], language: &Language) -> String {
    let latest = facets[HALVES].data.last().filter(|datum| datum.qualifier != Qualifier::Below);
    let place = |datum: &Datum| datum.place_name(language);
    let most_recent =
        |a: &&Datum, b: &&Datum| a.period.end().total_cmp(&b.period.end()).then(a.value.total_cmp(&b.value));
    match (latest, facets[RISE].data.first(), facets[YEARS].data.iter().max_by(most_recent)) {
        (Some(latest), Some(rise), _) => language.fill(
            Message::ChartPctTitleRise,
            &[("place", &place(latest)), ("rise", &rise.text), ("value", &latest.text)],
        ),
        (_, _, Some(year)) => language.fill(
            Message::ChartPctTitleYear,
            &[("place", &year.label), ("value", &year.text), ("year", &year.period.year().to_string())],
        ),
        _ => match facets[HALVES].data.last() {
            Some(bound) => language.fill(
                Message::ChartPctTitleBound,
                &[("place", &place(bound)), ("value", &bound.text), ("period", &bound.label)],
            ),
            None => language.text(Message::UiNothingHere).to_owned(),
        },
    }
}

/// The height of the columns with their labels.
const COLUMNS: f64 = 250.0;
/// Between the two parts.
const GUTTER: f64 = 48.0;

fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    let mut scene = Scene::new(sheet.width);
    let has_halves = !view.facets[HALVES].data.is_empty() || !view.facets[RISE].data.is_empty();
    let has_years = !view.facets[YEARS].data.is_empty();
    let beside = sheet.is_wide() && has_halves && has_years;
    let halves_width = if beside { (sheet.width * 0.34).max(240.0) } else { sheet.width.min(420.0) };
    let mut bottom = 0.0;
    if has_halves {
        bottom = halves(&mut scene, view, Rect::sized(0.0, 0.0, halves_width, 0.0), sheet);
    }
    if has_years {
        let left = if beside { halves_width + GUTTER } else { 0.0 };
        let top = if beside || !has_halves { 0.0 } else { bottom + 28.0 };
        let area = Rect { left, top, right: sheet.width, bottom: top };
        bottom = years(&mut scene, &view.facets[YEARS], area, sheet).max(bottom);
    }
    scene.reach(bottom);
    scene
}

fn halves(scene: &mut Scene, view: &ChartView, area: Rect, sheet: &Sheet) -> f64 {
    let facet = &view.facets[HALVES];
    let top = sheet.heading(scene, &facet.heading, area.left, area.top, area.width());
    let area = Rect { top, bottom: top + COLUMNS, ..area };
    let groups: Vec<Group> =
        facet.data.iter().map(|datum| Group { label: datum.label.clone(), data: vec![datum] }).collect();
    let bodies = columns(scene, area, &groups, largest(&facet.data), sheet);
    if let Some(rise) = view.facets[RISE].data.first() {
        growth(scene, rise, &bodies, area, sheet);
    }
    area.bottom
}

/// The growth in words on an arrow from the earlier column's top to the later one's.
fn growth(scene: &mut Scene, rise: &Datum, bodies: &[Rect], area: Rect, sheet: &Sheet) {
    let color = sheet.theme.text;
    let text = &rise.label;
    let width = sheet.width_of(text, Font::STRONG);
    let [earlier, later] = bodies else {
        let left = bodies.first().map_or(area.left, |body| body.right + 10.0);
        let top = area.top + 36.0;
        let place = Paragraph { left, top, width: area.right - left, font: Font::STRONG, color };
        let lines = wrap(text, place.width, place.font, sheet.measure).len() as f64;
        let bounds = Rect::sized(left, top, place.width, lines * place.font.line_height());
        scene.mark(rise.id, rise.place, bounds, |scene| {
            sheet.paragraph(scene, text, place);
        });
        return;
    };
    let (from, to) =
        (Point::new(earlier.right + 10.0, earlier.top - 2.0), Point::new(later.left - 8.0, later.top + 8.0));
    let middle = Point::new((from.x + to.x) / 2.0, (from.y + to.y) / 2.0);
    let at = Point::new(to.x - 2.0, (to.y - 14.0).max(area.top + 14.0));
    let font = if width <= at.x - area.left { Font::STRONG } else { Font::SMALL };
    let width = sheet.width_of(text, font);
    let bounds = Rect::sized(at.x - width, at.y - 16.0, width, middle.y + 12.0 - (at.y - 16.0));
    scene.mark(rise.id, rise.place, bounds, |scene| {
        scene.push(Shape::Line { points: vec![from, to], width: 1.5, color });
        let head = vec![Point::new(to.x - 8.0, to.y - 1.0), to, Point::new(to.x - 3.0, to.y + 7.0)];
        scene.push(Shape::Line { points: head, width: 1.5, color });
        scene.text(text, at, Style::end(font, color), sheet.measure);
    });
}

fn years(scene: &mut Scene, facet: &Facet, area: Rect, sheet: &Sheet) -> f64 {
    let top = sheet.heading(scene, &facet.heading, area.left, area.top, area.width());
    let all = series(&facet.data);
    let ends = || facet.data.iter().map(|datum| datum.period.end());
    let years = (ends().fold(f64::MAX, f64::min), ends().fold(0.0, f64::max));
    let across = if area.width() >= 400.0 { 3 } else { 2 };
    let gutter = 24.0;
    let width = (area.width() - gutter * (across as f64 - 1.0)) / across as f64;
    for (index, series) in all.iter().enumerate() {
        let left = area.left + (width + gutter) * (index % across) as f64;
        let panel_top = top + (TREND + 12.0) * (index / across) as f64;
        trend(scene, Rect::sized(left, panel_top, width, TREND), series, years, sheet);
    }
    top + (TREND + 12.0) * all.len().div_ceil(across) as f64 - 12.0
}
