//! IP pledge financing: Shenzhen's running total and whom it served, and what was registered year by year. The
//! two share no axis: one adds up over years, the other starts anew each year.

use crate::charts::{Axis, Chart};
use crate::dataset::{FigureId, Message, Metric, Period, Place};
use crate::form::Sheet;
use crate::form::columns::{Group, columns};
use crate::form::tiles::tiles;
use crate::format;
use crate::geometry::Rect;
use crate::language::Language;
use crate::order::sort_by_number;
use crate::scene::Scene;
use crate::selection::Selection;
use crate::view::{ChartView, Datum, Facet, Naming, largest, notes_of};

/// See the module.
pub(super) const CHART: Chart = Chart { key: "financing", is_wide: false, view, layout };

const TOTAL: Axis<1> = Axis::new([Metric::IpPledgeFinancingCumulative]);
const ENTERPRISES: Axis<1> = Axis::new([Metric::IpPledgeEnterprises]);
const PER_ENTERPRISE: Axis<1> = Axis::new([Metric::IpPledgePerEnterprise]);
const YEARLY: Axis<1> = Axis::new([Metric::IpPledgeFinancing]);

/// The facets, in order.
const SUM: usize = 0;
const YEARS: usize = 1;
const PARTS: usize = 2;

fn view(chart: &'static Chart, selection: Selection, language: &Language) -> ChartView {
    let mut figures = selection.of(&YEARLY.0);
    let mut parts = figures.clone();
    figures.retain(|id| id.figure().place == Place::China);
    parts.retain(|id| id.figure().place != Place::China);
    let years = Datum::all(&figures, Naming::Period, language);
    let facets = vec![
        sum(selection, language),
        Facet::of_marks(years_heading(&years, language), in_one_scale(years, language)),
        Facet::of_words(
            language.text(Message::ChartFinancingParts).to_owned(),
            parts.into_iter().filter_map(|id| part(id, language)).collect(),
        ),
    ];
    ChartView {
        chart,
        title: title(&facets, language),
        measure: language.text(Message::ChartFinancingMeasure).to_owned(),
        notes: notes(&facets, language),
        facets,
    }
}

/// The figures' notes, and why a column is paler.
fn notes(facets: &[Facet], language: &Language) -> Vec<String> {
    let has_part_year = facets[YEARS].data.iter().any(|datum| matches!(datum.period, Period::Months(..)));
    let part_year = has_part_year.then(|| language.text(Message::ChartFinancingPartYear).to_owned());
    notes_of(facets, language).into_iter().chain(part_year).collect()
}

/// The running total, whom it served, and what that makes for each.
fn sum(selection: Selection, language: &Language) -> Facet {
    let metrics = [TOTAL.0[0], ENTERPRISES.0[0], PER_ENTERPRISE.0[0]];
    let data = Datum::all(&selection.of(&metrics), Naming::Metric, language);
    let data: Vec<Datum> = data.into_iter().map(|datum| datum.with_unit(language)).collect();
    let heading = data.first().map(|first| {
        let place = language.text(first.place.name());
        language.fill(Message::ChartFinancingSum, &[("place", place), ("period", &first.when)])
    });
    Facet::of_words(heading.unwrap_or_default(), data)
}

/// A place's yearly sum, which is already in the nation's.
fn part(id: FigureId, language: &Language) -> Option<Datum> {
    let figure = id.figure();
    let place = language.text(figure.place.name());
    let period = format::period(figure.period, language);
    let label = language.fill(Message::ChartFinancingPart, &[("place", place), ("period", &period)]);
    Some(Datum::labelled(id, label, language)?.with_unit(language))
}

fn years_heading(years: &[Datum], language: &Language) -> String {
    let scale = language.numbers().scale_for(largest(years));
    let suffix = scale.map_or("", |scale| scale.suffix.trim_start());
    language.fill(Message::ChartFinancingYears, &[("scale", suffix)])
}

/// Counts all columns in the scale word of the heading, so that their values stay short.
fn in_one_scale(years: Vec<Datum>, language: &Language) -> Vec<Datum> {
    let scale = language.numbers().scale_for(largest(&years));
    let text = |datum: &Datum| {
        let figure = datum.id.figure();
        let number = figure.value.map(|value| language.numbers().in_scale(value, scale));
        format::qualified(figure.qualifier, &number.unwrap_or_default(), language)
    };
    years.into_iter().map(|datum| Datum { text: text(&datum), ..datum }).collect()
}

fn title(facets: &[Facet], language: &Language) -> String {
    let of = |metric: Metric| facets[SUM].data.iter().find(|datum| datum.id.figure().metric == metric);
    let place = |datum: &Datum| datum.place_name(language);
    if let Some(total) = of(TOTAL.0[0]) {
        let enterprises = of(ENTERPRISES.0[0]).map(|datum| datum.text.clone()).unwrap_or_default();
        return language.fill(
            Message::ChartFinancingTitleSum,
            &[("place", &place(total)), ("total", &total.text), ("enterprises", &enterprises)],
        );
    }
    let full_years = facets[YEARS].data.iter().filter(|datum| matches!(datum.period, Period::Year(_)));
    let latest = full_years.max_by_key(|datum| datum.period.year());
    match latest.or(facets[PARTS].data.first()).or(facets[SUM].data.first()) {
        Some(datum) => language.fill(
            Message::ChartFinancingTitleOne,
            &[
                ("place", &place(datum)),
                ("value", &format::quantity(datum.id.figure(), format::Length::Short, language)),
                ("period", &datum.when),
            ],
        ),
        None => language.text(Message::UiNothingHere).to_owned(),
    }
}

/// The height of the columns with their labels.
const COLUMNS: f64 = 230.0;

fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    let mut scene = Scene::new(sheet.width);
    let mut bottom = 0.0;
    for (index, facet) in view.facets.iter().enumerate().filter(|(_, facet)| !facet.data.is_empty()) {
        if bottom > 0.0 {
            bottom += 28.0;
        }
        let top = sheet.heading(&mut scene, &facet.heading, 0.0, bottom, sheet.width);
        bottom = if index == YEARS {
            let area = Rect::sized(0.0, top, sheet.width, COLUMNS);
            columns(&mut scene, area, &by_period(&facet.data), largest(&facet.data), sheet);
            area.bottom
        } else {
            let operators: &[&str] = if facet.data.len() == 3 { &["÷", "="] } else { &[] };
            tiles(&mut scene, top, &facet.data, operators, sheet)
        };
    }
    scene.reach(bottom + 4.0);
    scene
}

/// A column a period, in order of time.
fn by_period(data: &[Datum]) -> Vec<Group<'_>> {
    let mut sorted: Vec<&Datum> = data.iter().collect();
    sort_by_number(&mut sorted, |datum| datum.period.end());
    sorted.into_iter().map(|datum| Group { label: datum.label.clone(), data: vec![datum] }).collect()
}
