//! High-value invention patents per 10,000 people: cities against the nation, where the cities lie, and how it came about.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Column, Footnote, Order, Plan, is_national};
use crate::dataset::{Hue, Message, Metric, Month, Period, Place, PlaceKind};
use crate::view::model::{Datum, Facet, first, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    remark,
    ..Chart::new("density", Message::ChartDensityTopic, Message::ChartDensitySubtitle, &[NOW, WHERE, YEARS])
};

const DENSITY: Axis<1> = Axis::new([Metric::HighValuePatentsPer10000]);

/// The moment the story compares.
const MOMENT: Period = Period::AsOf(Month::new(2025, 6));

const NOW: Plan = Plan {
    heading: Some(Message::ChartDensityMoment),
    column: Column::Left,
    takes: |figure| figure.period == MOMENT,
    has_yardstick: true,
    order: Order::Value,
    hue: Some(Hue::Bay),
    ..Plan::new(Form::Against, &DENSITY.0)
};

/// Where the cities lie, to pick one, the darker the more; what most of them lack is said.
const WHERE: Plan = Plan {
    column: Column::Right,
    takes: |figure| figure.period == MOMENT && figure.place.kind() == PlaceKind::City,
    hue: Some(Hue::Bay),
    footnote: Footnote::of_unknown_tiles,
    ..Plan::new(Form::Picker, &DENSITY.0)
};

/// Of one city the sources tell more than one moment.
const YEARS: Plan = Plan {
    heading: Some(Message::ChartDensityYears),
    column: Column::Left,
    takes: |figure| figure.place == Place::Shenzhen || is_national(figure),
    has_yardstick: true,
    hue: Some(Hue::Bay),
    ..Plan::new(Form::History, &DENSITY.0)
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [now, _, years] = facets else { return None };
    let is_city = |datum: &Datum| datum.place.kind() != PlaceKind::Nation;
    teller.first([
        (Message::ChartDensityTitleTimes, leader_times_nation(now)),
        (Message::ChartDensityTitleMost, Point::most(&now.data)),
        (Message::ChartDensityTitleOne, Point::of([latest(&now.data, |_| true)])),
        // The yardstick is the point only where nothing is measured by it.
        (
            Message::ChartDensityTitleOne,
            Point::of([latest(&years.data, is_city).or(latest(&years.data, |_| true))]),
        ),
    ])
}

/// The leading city against the nation, where both are shown.
fn leader_times_nation(now: &Facet) -> Option<Point<'_>> {
    let nation = first(&now.data, |datum| datum.place.kind() == PlaceKind::Nation);
    Point::times(latest(&now.data, |_| true), nation)
}

/// The sum behind the title.
fn remark(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [now, ..] = facets else { return None };
    teller.say(Message::ChartDensityNote, leader_times_nation(now))
}
