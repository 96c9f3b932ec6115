//! High-value invention patents per 10,000 people: cities against the nation, now and over the years.

use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Order, Plan};
use crate::dataset::{Message, Metric, Month, Period, PlaceKind};
use crate::view::model::{Datum, Facet, first, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    remark,
    ..Chart::new("density", Message::ChartDensityTopic, Message::ChartDensitySubtitle, &[NOW, YEARS])
};

const DENSITY: Axis<1> = Axis::new([Metric::HighValuePatentsPer10000]);

/// The moment the story compares.
const MOMENT: Period = Period::AsOf(Month::new(2025, 6));

const NOW: Plan = Plan {
    heading: Some(Message::ChartDensityMoment),
    takes: |figure| figure.period == MOMENT,
    has_yardstick: true,
    order: Order::Value,
    ..Plan::new(Form::Bars, &DENSITY.0)
};

const YEARS: Plan = Plan {
    heading: Some(Message::ChartDensityYears),
    has_yardstick: true,
    ..Plan::new(Form::Lines, &DENSITY.0)
};

/// The leading city and the nation, where both are shown.
fn leader_and_nation(facets: &[Facet]) -> [Option<&Datum>; 2] {
    let data = &facets[0].data;
    let nation = first(data, |datum| datum.place.kind() == PlaceKind::Nation);
    let leader =
        latest(data, |_| true).filter(|leader| nation.is_some_and(|nation| leader.value > nation.value));
    [leader, nation]
}

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    teller.first(&[
        (Message::ChartDensityTitleTimes, &leader_and_nation(facets)),
        (Message::ChartDensityTitleOne, &[latest(&facets[0].data, |_| true)]),
        (Message::ChartDensityTitleOne, &[latest(&facets[1].data, |_| true)]),
    ])
}

/// The sum behind the title.
fn remark(facets: &[Facet], teller: &Teller) -> Option<String> {
    teller.say(Message::ChartDensityNote, &leader_and_nation(facets))
}
