//! A tile map of the eleven cities, without borders: it shows the figure that most cities have, and is the filter
//! of places.

use crate::chart::form::Form;
use crate::chart::plan::{Chart, Plan};
use crate::dataset::{Message, Metric, PlaceKind};
use crate::view::model::{Datum, Facet, largest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart =
    Chart { title, ..Chart::new("map", Message::ChartMapTopic, Message::ChartMapSubtitle, &[CITIES]) };

/// The metrics it can show: the first of which any city has a figure.
const CITIES: Plan = Plan {
    takes: |figure| matches!(figure.place.kind(), PlaceKind::City),
    ..Plan::new(
        Form::Map,
        &[
            Metric::InventionPatentsGranted,
            Metric::HighValuePatentsPer10000,
            Metric::ValidInventionPatents,
            Metric::PctApplications,
            Metric::Population,
            Metric::GdpUsd,
            Metric::Area,
        ],
    )
};

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let data = &facets[0].data;
    let most = largest(data);
    let leader: Option<&Datum> = data.iter().find(|datum| datum.value == most);
    let leads = leader.filter(|_| data.len() > 1);
    teller.first(&[
        (Message::ChartMapTitleFirst, &[leads]),
        (Message::ChartMapTitleOne, &[leader]),
        (Message::ChartMapTitleNone, &[]),
    ])
}
