//! Applications to the offices of Macao and Hong Kong, right by right.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Column, Plan};
use crate::dataset::{Message, Metric, Place};
use crate::view::model::{Facet, Naming, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new(
        "applications",
        Message::ChartApplicationsTopic,
        Message::ChartApplicationsSubtitle,
        &[MACAO_TRADEMARKS, MACAO_PATENTS, HONG_KONG],
    )
};

const TRADEMARKS: Axis<1> = Axis::new([Metric::TrademarkApplications]);
const PATENTS_AND_DESIGNS: Axis<4> = Axis::new([
    Metric::InventionPatentExtensions,
    Metric::DesignApplications,
    Metric::InventionPatentApplications,
    Metric::UtilityPatentApplications,
]);

const MACAO_TRADEMARKS: Plan = Plan {
    heading: Some(Message::ChartApplicationsTrademarks),
    column: Column::Left,
    takes: |figure| matches!(figure.place, Place::Macao),
    naming: Naming::Period,
    ..Plan::new(Form::Bars, &TRADEMARKS.0)
};

/// Both years on one axis.
const MACAO_PATENTS: Plan = Plan {
    heading: Some(Message::ChartApplicationsPatents),
    column: Column::Right,
    takes: |figure| matches!(figure.place, Place::Macao),
    naming: Naming::MetricAndPeriod,
    ..Plan::new(Form::Bars, &PATENTS_AND_DESIGNS.0)
};

/// Hong Kong has granted patents of its own since the end of 2019.
const HONG_KONG: Plan = Plan {
    heading: Some(Message::ChartApplicationsOriginal),
    naming: Naming::Metric,
    ..Plan::new(Form::Tiles, &[Metric::OriginalGrantPatentApplications])
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [trademarks, patents, original] = facets else { return None };
    let last = latest(&trademarks.data, |_| true);
    let other = patents.data.first().or(original.data.first());
    teller.first([
        (Message::ChartApplicationsTitleGrown, Point::up_from(trademarks, last)),
        (Message::TitleOne, Point::of([last.or(other)])),
    ])
}
