//! Invention patents granted, city by city.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Message, Metric, PlaceKind};
use crate::view::model::{Facet, Naming, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    ..Chart::new("grants", Message::ChartGrantsTopic, Message::ChartGrantsSubtitle, &[CITIES, PROVINCES])
};

const GRANTED: Axis<1> = Axis::new([Metric::InventionPatentsGranted]);

const CITIES: Plan = Plan {
    takes: |figure| matches!(figure.place.kind(), PlaceKind::City),
    ..Plan::new(Form::Lines, &GRANTED.0)
};

/// A province, which its cities are a part of.
const PROVINCES: Plan = Plan {
    heading: Some(Message::ChartGrantsProvinces),
    takes: |figure| matches!(figure.place.kind(), PlaceKind::Province),
    naming: Naming::PlaceAndPeriod,
    ..Plan::new(Form::Tiles, &GRANTED.0)
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [cities, provinces] = facets else { return None };
    let last = latest(&cities.data, |_| true);
    teller.first([
        (Message::ChartGrantsTitleGrown, Point::up_from(cities, last)),
        (Message::ChartGrantsTitleOne, Point::of([last.or(provinces.data.first())])),
    ])
}
