//! Invention patents granted, city by city.

use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Message, Metric, PlaceKind};
use crate::view::model::{Facet, earliest, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    ..Chart::new("grants", Message::ChartGrantsTopic, Message::ChartGrantsSubtitle, &[CITIES])
};

const GRANTED: Axis<1> = Axis::new([Metric::InventionPatentsGranted]);

const CITIES: Plan = Plan {
    takes: |figure| matches!(figure.place.kind(), PlaceKind::City),
    ..Plan::new(Form::Lines, &GRANTED.0)
};

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let data = &facets[0].data;
    let last = latest(data, |_| true);
    let before = last.and_then(|last| earliest(data, last));
    teller
        .first(&[(Message::ChartGrantsTitleGrown, &[last, before]), (Message::ChartGrantsTitleOne, &[last])])
}
