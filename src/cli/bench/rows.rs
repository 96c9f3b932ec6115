//! Datasets of any size, made by counting.

use std::ops::RangeInclusive;

use crate::chart::form::Form;
use crate::charts::CHARTS;
use crate::dataset::{
    BAKED, Dataset, Date, Decimal, Figure, FigureId, Layer, Metric, Period, Place, PlaceKind, Qualifier,
    SourceId, Stage, YEARS,
};

/// The days that every month has.
const DAYS: RangeInclusive<u8> = 1..=28;

/// A dataset of so many rows that shows what this build shows, or less where it has fewer: the rest are figures of single
/// days, as a newsroom's own would be, which charts leave to the table and filters count.
pub fn dataset(rows: usize) -> Dataset {
    let own = BAKED.counted().map(|id| *BAKED.figure(id)).filter(|figure| {
        let operands = figure.arithmetic.into_iter().flat_map(|arithmetic| arithmetic.operands());
        operands.into_iter().all(|FigureId(operand)| (operand as usize) < rows)
    });
    let daily = days().flat_map(|day| {
        let places = move |metric| Place::ALL.iter().map(move |&place| figure(metric, place, day));
        Metric::ALL.iter().copied().flat_map(places)
    });
    with(own.chain(daily.filter(|figure| !is_drawn(figure))).take(rows).collect())
}

/// A dataset that one chart, the patents granted in each city, draws so many figures of.
pub fn drawn(marks: usize) -> Dataset {
    let cities = || Place::ALL.iter().filter(|place| place.kind() == PlaceKind::City);
    let granted = |day| cities().map(move |&place| figure(Metric::InventionPatentsGranted, place, day));
    with(days().flat_map(granted).take(marks).collect())
}

/// These figures with events and sources of this build.
fn with(figures: Vec<Figure>) -> Dataset {
    let events = BAKED.events().map(|id| *BAKED.figure(id)).collect();
    Dataset::new(figures, events, BAKED.sources().to_vec(), Vec::new())
}

/// Days of the years that readers can choose from.
fn days() -> impl Iterator<Item = Period> {
    let months = YEARS.into_iter().flat_map(|year| (1..=12).map(move |month| (year, month)));
    months.flat_map(|(year, month)| DAYS.map(move |day| Period::Day(Date::new(year, month, day))))
}

/// What was counted on a day: no number of a city is like another's.
fn figure(metric: Metric, place: Place, period: Period) -> Figure {
    let known = BAKED.of_metric(metric).first().map(|&id| BAKED.figure(id));
    let digits = 1000 + (period.end() * 365.0) as i64 % 997 + 7 * place as i64;
    Figure {
        metric,
        place,
        period,
        value: Some(Decimal::new(digits, 0)),
        qualifier: Qualifier::Exact,
        layer: Layer::Context,
        stage: known.map_or(Stage::Context, |known| known.stage),
        source: Some(SourceId(0)),
        note: None,
        arithmetic: None,
    }
}

/// Whether a chart draws a figure, where it does not only count it.
fn is_drawn(figure: &Figure) -> bool {
    let draws = |form: Form| form != Form::Matrix;
    figure.metric == Metric::Event
        || CHARTS.iter().any(|chart| chart.facets.iter().all(|plan| draws(plan.form)) && chart.shows(figure))
}
