//! Patents and trademarks in force: what the tables of 2009 to 2016 and the announcements since 2020 give.

use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Message, Metric};
use crate::view::model::{Facet, earliest, latest, latest_bay};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new("stock", Message::ChartStockTopic, Message::ChartStockSubtitle, &[PATENTS, TRADEMARKS])
};

const PATENT_STOCK: Axis<1> = Axis::new([Metric::ValidInventionPatents]);
const TRADEMARK_STOCK: Axis<1> = Axis::new([Metric::ValidTrademarks]);

/// Between the last table of places and the first total as announced.
const FROM_TABLES_TO_ANNOUNCEMENTS: f64 = 2019.0;

const PATENTS: Plan = Plan {
    heading: Some(Message::ChartStockPatents),
    log_heading: Some(Message::ChartStockPatentsLog),
    breaks: &[(FROM_TABLES_TO_ANNOUNCEMENTS, Message::ChartStockBreak)],
    ..Plan::new(Form::Trends, &PATENT_STOCK.0)
};

const TRADEMARKS: Plan = Plan {
    heading: Some(Message::ChartStockTrademarks),
    has_yardstick: true,
    ..Plan::new(Form::Bars, &TRADEMARK_STOCK.0)
};

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let patents = &facets[0].data;
    let last = latest_bay(patents).or(latest(patents, |_| true));
    let before = last.and_then(|last| earliest(patents, last));
    teller.first(&[
        (Message::ChartStockTitleGrown, &[last, before]),
        (Message::ChartStockTitleOne, &[last]),
        (Message::ChartStockTitleOne, &[facets[1].data.first()]),
    ])
}
