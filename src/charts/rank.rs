//! The rank of the world's innovation clusters over the years, as a bump chart: one row a rank.

use crate::charts::{Axis, Chart};
use crate::dataset::{Message, Metric, PlaceKind};
use crate::form::lines::{Gaps, Series, dots, series, strokes, within};
use crate::form::{Paragraph, Sheet};
use crate::geometry::{Point, Rect};
use crate::language::Language;
use crate::mark::{DOT, dashes, dot};
use crate::order::sort_by_number;
use crate::scale::Linear;
use crate::scene::{Scene, Shape, Style};
use crate::selection::Selection;
use crate::text::{Font, wrap};
use crate::view::{ChartView, Datum, Facet, Naming, notes_of};

/// See the module.
pub(super) const CHART: Chart = Chart { key: "rank", is_wide: true, view, layout };

const RANK: Axis<1> = Axis::new([Metric::ClusterRank]);
const RUN: Axis<1> = Axis::new([Metric::ClusterTop100YearsRunning]);

/// The facets, in order.
const RANKS: usize = 0;
const RUNS: usize = 1;
const BREAKS: usize = 2;

/// The year from which WIPO counts venture capital too.
const NEW_METHOD: u16 = 2025;
/// The last year in which Guangzhou was not yet in the cluster.
const OTHER_BOUNDARY: u16 = 2019;

fn view(chart: &'static Chart, selection: Selection, language: &Language) -> ChartView {
    let mut data = Datum::all(&selection.of(&RANK.0), Naming::Place, language);
    sort_by_number(&mut data, |datum| f64::from(u8::from(datum.place.kind() != PlaceKind::BayCluster)));
    let runs = Datum::all(&selection.of(&RUN.0), Naming::Place, language);
    let runs = runs.into_iter().map(|datum| running(datum, language)).collect();
    let text = |message: Message| language.text(message).to_owned();
    let facets = vec![
        Facet::of_marks(String::new(), data),
        Facet::of_marks(text(Message::ChartRankTop100), runs),
        Facet::of_marks(text(Message::ChartRankNewMethod), Vec::new()),
        Facet::of_marks(text(Message::ChartRankOtherBoundary), Vec::new()),
    ];
    ChartView {
        chart,
        title: title(&facets, language),
        measure: language.text(Message::ChartRankMeasure).to_owned(),
        notes: notes_of(&facets, language),
        facets,
    }
}

/// A cluster of which the story says how long, not where, it has been in the ranking.
fn running(datum: Datum, language: &Language) -> Datum {
    let text = language.fill(Message::ChartRankRunning, &[("years", &datum.text)]);
    Datum { text, ..datum }
}

fn title(facets: &[Facet], language: &Language) -> String {
    let all = series(&facets[RANKS].data);
    let Some(first) = all.first() else {
        return match facets[RUNS].data.first() {
            Some(run) => [run.label.as_str(), ": ", &run.text].concat(),
            None => language.text(Message::UiNothingHere).to_owned(),
        };
    };
    let last = first.data[first.data.len() - 1];
    let before = first.data.len().checked_sub(2).map(|index| first.data[index]);
    let year = last.period.year().to_string();
    let values = [("place", last.label.as_str()), ("rank", last.text.as_str()), ("year", year.as_str())];
    match before {
        Some(before) if last.value == 1.0 && before.value > 1.0 => {
            let before = [("before", before.text.as_str())];
            language.fill(Message::ChartRankTitleTop, &[values.as_slice(), &before].concat())
        }
        _ => language.fill(Message::ChartRankTitleOne, &values),
    }
}

/// From one rank to the next.
const PITCH: f64 = 32.0;
/// Above the first rank, where breaks are marked: room for their words.
const HEAD: f64 = 44.0;

struct Grid {
    head: f64,
    x: Linear,
    left: f64,
    right: f64,
    lowest: f64,
}

impl Grid {
    fn y(&self, rank: f64) -> f64 {
        self.head + (rank - 0.5) * PITCH
    }

    fn at(&self, datum: &Datum) -> Point {
        Point::new(self.x.at(f64::from(datum.period.year())), self.y(datum.value))
    }
}

fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    let mut scene = Scene::new(sheet.width);
    let all = series(&view.facets[RANKS].data);
    let runs = &view.facets[RUNS].data;
    let grid = grid(view, sheet);
    if !all.is_empty() {
        ground(&mut scene, view, &grid, sheet);
        for series in all.iter().rev() {
            strokes(&mut scene, series, Gaps::Open, |datum| grid.at(datum), sheet);
        }
        for series in &all {
            dots(&mut scene, series, |datum| grid.at(datum), sheet);
            for last in ends_of_runs(series) {
                name(&mut scene, last, &grid, sheet);
            }
        }
    }
    let mut bottom = if all.is_empty() { 0.0 } else { grid.y(grid.lowest) + PITCH / 2.0 };
    for run in runs {
        bottom = lane(&mut scene, run, &view.facets[RUNS].heading, bottom + 8.0, &grid, sheet);
    }
    if bottom > 0.0 {
        bottom = years(&mut scene, view, bottom, &grid, sheet);
    }
    scene.reach(bottom);
    scene
}

fn grid(view: &ChartView, sheet: &Sheet) -> Grid {
    let data = &view.facets[RANKS].data;
    let runs = || view.facets[RUNS].data.iter();
    let run_starts = || runs().map(|run| f64::from(run.period.year()) - run.value + 1.0);
    let ends = || data.iter().chain(runs()).map(|datum| f64::from(datum.period.year()));
    let years = || ends().chain(run_starts());
    let (first, last) = (years().fold(f64::MAX, f64::min), years().fold(0.0, f64::max));
    let widest =
        data.iter().chain(runs()).map(|datum| sheet.width_of(&datum.label, Font::STRONG)).fold(0.0, f64::max);
    let names = widest.min(sheet.width * 0.36) + 16.0;
    let lane_name = sheet.width_of(&view.facets[RUNS].heading, Font::SMALL);
    let margin = if view.facets[RUNS].data.is_empty() { 34.0 } else { (lane_name + 8.0).max(34.0) };
    let (left, right) = (margin, sheet.width - names);
    Grid {
        head: if data.iter().any(|datum| datum.period != data[0].period) { HEAD } else { 8.0 },
        x: Linear::new((first, last), (left + 8.0, right - 8.0)),
        left,
        right,
        lowest: data.iter().map(|datum| datum.value).fold(1.0, f64::max),
    }
}

/// Rank lines and numbers, and the breaks.
fn ground(scene: &mut Scene, view: &ChartView, grid: &Grid, sheet: &Sheet) {
    let theme = sheet.theme;
    for rank in 1..=grid.lowest as u32 {
        let y = grid.y(f64::from(rank));
        let (from, to) = (Point::new(grid.left, y), Point::new(grid.right, y));
        scene.push(Shape::Hairline { from, to, color: theme.grid });
        let at = Point::new(grid.left - 10.0, y + Font::SMALL.cap_height() / 2.0);
        scene.text(&rank.to_string(), at, Style::end(Font::SMALL, theme.muted), sheet.measure);
    }
    let data = &view.facets[RANKS].data;
    let years = |test: fn(u16) -> bool| data.iter().any(|datum| test(datum.period.year()));
    let bottom = grid.y(grid.lowest) + PITCH / 2.0;
    let mut mark_break = |after: f64, words: &str, top: f64| {
        let x = grid.x.at(after);
        dashes(scene, Point::new(x, top + 6.0), Point::new(x, bottom), 1.0, theme.rule);
        let area = Rect { left: 0.0, right: sheet.width, top, bottom };
        let at = Point::new(x, top);
        within(scene, words, at, Style::middle(Font::SMALL, theme.muted), area, sheet);
    };
    if years(|year| year <= OTHER_BOUNDARY) && years(|year| year > OTHER_BOUNDARY) {
        mark_break(f64::from(OTHER_BOUNDARY) + 0.5, &view.facets[BREAKS + 1].heading, 32.0);
    }
    if years(|year| year < NEW_METHOD) && years(|year| year >= NEW_METHOD) {
        mark_break(f64::from(NEW_METHOD) - 0.5, &view.facets[BREAKS].heading, 14.0);
    }
}

/// The last observation of each run of years without a gap.
fn ends_of_runs<'a>(series: &Series<'a>) -> Vec<&'a Datum> {
    let year = |datum: &Datum| datum.period.year();
    let is_end = |index: usize| match series.data.get(index + 1) {
        Some(next) => year(next) > year(series.data[index]) + 1,
        None => true,
    };
    (0..series.data.len()).filter(|&index| is_end(index)).map(|index| series.data[index]).collect()
}

/// The name of a cluster behind its last dot: in the margin when that is the last year, else within the grid.
fn name(scene: &mut Scene, last: &Datum, grid: &Grid, sheet: &Sheet) {
    let at = grid.at(last);
    let in_margin = at.x >= grid.right - 16.0;
    let left = if in_margin { grid.right + 6.0 } else { at.x + DOT + 8.0 };
    let width = if in_margin { sheet.width - left } else { grid.right - 24.0 - left };
    let leads = last.place.kind() == PlaceKind::BayCluster;
    let color = if leads { sheet.theme.text } else { sheet.theme.muted };
    let weight = if leads { Font::STRONG } else { Font::LABEL };
    let fits = sheet.width_of(&last.label, weight) <= width;
    let font = if fits { weight } else { Font { bold: leads, ..Font::SMALL } };
    let lines = wrap(&last.label, width, font, sheet.measure);
    let fits_beside = lines.len() <= 2 && lines.iter().all(|line| sheet.width_of(line, font) <= width);
    let top = at.y - lines.len() as f64 * font.line_height() / 2.0;
    if !in_margin && fits_beside {
        // The rank's line would strike the name through.
        let widest = sheet.width_of(&last.label, font).min(width);
        let rect = Rect::sized(left - 4.0, at.y - 2.0, widest + 8.0, 4.0);
        scene.push(Shape::Block { rect, color: sheet.theme.background });
    }
    scene.of_place(last.place, |scene| {
        if !in_margin && !fits_beside {
            // No room beside the last dot: above the line that leads to it.
            let middle = at.x + DOT - sheet.width_of(&last.label, font) / 2.0;
            let above = Point::new(middle, at.y - DOT - 7.0);
            let area = Rect { left: 0.0, top: 0.0, right: sheet.width, bottom: above.y };
            within(scene, &last.label, above, Style::middle(font, color), area, sheet);
            return;
        }
        sheet.paragraph(scene, &last.label, Paragraph { left, top, width, font, color });
    });
}

/// A cluster in the ranking without a rank: its years on a lane of their own. Returns the bottom.
fn lane(scene: &mut Scene, run: &Datum, heading: &str, top: f64, grid: &Grid, sheet: &Sheet) -> f64 {
    let theme = sheet.theme;
    let y = top + PITCH / 2.0;
    let last = Point::new(grid.x.at(f64::from(run.period.year())).min(grid.right), y);
    let first = Point::new(grid.x.at(f64::from(run.period.year()) - run.value + 1.0).max(grid.left), y);
    let color = theme.mark(run.hue, run.layer);
    let at = Point::new(0.0, y + Font::SMALL.cap_height() / 2.0);
    scene.text(heading, at, Style::start(Font::SMALL, theme.muted), sheet.measure);
    let left = grid.right + 6.0;
    let words = [run.label.as_str(), ": ", &run.text].concat();
    let name = Paragraph { left, top: 0.0, width: sheet.width - left, font: Font::SMALL, color: theme.text };
    let lines = wrap(&words, name.width, name.font, sheet.measure).len() as f64;
    let height = lines * name.font.line_height();
    let bounds = Rect { left: first.x - 12.0, top, right: sheet.width, bottom: top + PITCH.max(height) };
    scene.mark(run.id, run.place, bounds, |scene| {
        scene.push(Shape::Line { points: vec![first, last], width: 2.25, color });
        dot(scene, first, run, theme);
        dot(scene, last, run, theme);
        sheet.paragraph(scene, &words, Paragraph { top: (y - height / 2.0).max(top), ..name });
    });
    top + PITCH.max(height)
}

/// The years under the grid. Returns the bottom.
fn years(scene: &mut Scene, view: &ChartView, top: f64, grid: &Grid, sheet: &Sheet) -> f64 {
    let data = view.facets[RANKS].data.iter().chain(&view.facets[RUNS].data);
    let mut years: Vec<u16> = data.map(|datum| datum.period.year()).collect();
    let run_starts = view.facets[RUNS].data.iter().map(|run| run.period.year() + 1 - run.value as u16);
    years.extend(run_starts);
    sort_by_number(&mut years, |&year| f64::from(year));
    years.dedup();
    let pitch = grid.x.at(1.0) - grid.x.at(0.0);
    let needed = sheet.width_of("2025", Font::SMALL) + 8.0;
    // Where even two digits are too wide, every other year, the last one among them.
    let is_close = pitch < sheet.width_of("’25", Font::SMALL) + 2.0;
    let latest = years.last().copied().unwrap_or_default();
    for year in years.iter().filter(|&year| !is_close || (latest - year) % 2 == 0) {
        let text = if pitch < needed { format!("’{:02}", year % 100) } else { year.to_string() };
        let at = Point::new(grid.x.at(f64::from(*year)), top + 18.0);
        scene.text(&text, at, Style::middle(Font::SMALL, sheet.theme.muted), sheet.measure);
    }
    top + 24.0
}
