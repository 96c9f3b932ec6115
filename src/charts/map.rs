//! A tile map of the eleven cities, without borders: it shows the figure that most cities have, and is the filter
//! of places.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Chart, Footnote, Plan};
use crate::dataset::{Message, Metric, PlaceKind};
use crate::view::model::{Facet, largest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart =
    Chart { title, ..Chart::new("map", Message::ChartMapTopic, Message::ChartMapSubtitle, &[CITIES]) };

/// The metrics it can show: the first of which any city has a figure.
const CITIES: Plan = Plan {
    takes: |figure| matches!(figure.place.kind(), PlaceKind::City),
    footnote: Footnote::of_unknown_tiles,
    ..Plan::new(
        Form::Map,
        &[
            Metric::InventionPatentsGranted,
            Metric::HighValuePatentsPer10000,
            Metric::ValidInventionPatents,
            Metric::PctApplications,
            Metric::Population,
        ],
    )
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [cities] = facets else { return None };
    let most = largest(&cities.data);
    teller.first([
        (Message::TitleMost, Point::most(&cities.data)),
        (Message::TitleOne, Point::of([cities.data.iter().find(|datum| datum.value == most)])),
        (Message::ChartMapTitleNone, Point::nothing(cities)),
    ])
}
