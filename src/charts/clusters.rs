//! The ten that led the world's innovation clusters, for the two years of which the sources tell that many.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Chart, Column, Plan};
use crate::dataset::{Message, Metric, Period};
use crate::view::model::Facet;
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    ..Chart::new("clusters", Message::ChartClustersTopic, Message::ChartClustersSubtitle, &[EARLIER, LATER])
};

const EARLIER: Plan =
    Plan { takes: |figure| figure.period == Period::Year(2022), column: Column::Left, ..year() };

const LATER: Plan =
    Plan { takes: |figure| figure.period == Period::Year(2025), column: Column::Right, ..year() };

const fn year() -> Plan {
    Plan { heading: Some(Message::ChartClustersYear), ..Plan::new(Form::Callouts, &[Metric::ClusterRank]) }
}

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [earlier, later] = facets else { return None };
    let first = later.data.first().or(earlier.data.first());
    teller.first([
        (Message::ChartClustersTitleTop, Point::first(first)),
        (Message::ChartClustersTitleOne, Point::of([first])),
    ])
}
