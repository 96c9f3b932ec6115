//! The hero: the Bay Area's about one sixth of the nation's patents and of its trademarks, and under it three numbers
//! that tell what follows.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Chart, Column, Footnote, Plan, is_national};
use crate::dataset::{Figure, Layer, Message, Metric, Month, Period, Place, PlaceKind};
use crate::view::model::{Datum, Facet, of_metric};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new(
        "share",
        Message::ChartShareTopic,
        Message::ChartShareSubtitle,
        &[PATENTS, TRADEMARKS, NUMBERS],
    )
};

/// The moment the story tells of.
const MOMENT: Period = Period::AsOf(Month::new(2025, 6));

const PATENTS: Plan = Plan {
    takes: |figure| figure.period == MOMENT,
    has_yardstick: true,
    column: Column::Left,
    caption,
    ..Plan::new(Form::Blocks(6), &[Metric::ValidInventionPatents, Metric::ValidInventionPatentsNationalShare])
};

const TRADEMARKS: Plan = Plan {
    takes: |figure| figure.period == MOMENT,
    has_yardstick: true,
    column: Column::Right,
    caption,
    footnote: |facet| {
        let is_of_nation = |datum: &&Datum| datum.place.kind() == PlaceKind::Nation;
        let nation = facet.data.iter().find(is_of_nation)?;
        Some(Footnote { message: Message::ChartShareTotals, data: vec![nation] })
    },
    ..Plan::new(Form::Blocks(6), &[Metric::ValidTrademarks, Metric::ValidTrademarksNationalShare])
};

const NUMBERS: Plan = Plan {
    takes: |figure| match figure.metric {
        Metric::HighValuePatentsPer10000 => {
            figure.period == MOMENT && (figure.place == Place::Shenzhen || is_national(figure))
        }
        _ => figure.layer == Layer::Story,
    },
    has_yardstick: true,
    caption,
    subtitle: Some(Message::ChartShareNumbers),
    ..Plan::new(
        Form::Callouts,
        &[Metric::ClusterRank, Metric::HighValuePatentsPer10000, Metric::OpenLicensingNationalShare],
    )
};

fn caption(figure: &Figure) -> Option<Message> {
    match (figure.metric, is_national(figure)) {
        (Metric::HighValuePatentsPer10000, true) => Some(Message::ChartShareAgainst),
        (Metric::HighValuePatentsPer10000, false) => Some(Message::ChartShareDensity),
        (_, true) => Some(Message::ChartShareNation),
        (Metric::ValidInventionPatents, _) => Some(Message::ChartSharePatents),
        (Metric::ValidTrademarks, _) => Some(Message::ChartShareTrademarks),
        (Metric::ClusterRank, _) => Some(Message::ChartShareRank),
        (Metric::ValidInventionPatentsNationalShare | Metric::ValidTrademarksNationalShare, _) => {
            Some(Message::ChartShareSixth)
        }
        (Metric::OpenLicensingNationalShare, _) => Some(Message::ChartShareLicences),
        _ => None,
    }
}

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [patents, trademarks, numbers] = facets else { return None };
    let of_patents = of_metric(&patents.data, Metric::ValidInventionPatentsNationalShare);
    let of_trademarks = of_metric(&trademarks.data, Metric::ValidTrademarksNationalShare);
    let single = patents.data.first().or(trademarks.data.first()).or(numbers.data.first());
    teller.first([
        (Message::ChartShareTitleSixth, Point::fraction([of_patents, of_trademarks], 6)),
        (Message::ChartShareTitleOne, Point::of([of_patents.or(of_trademarks).or(single)])),
    ])
}
