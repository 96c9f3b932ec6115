//! Patents and trademarks in force: what the tables of 2009 to 2016 and the announcements since 2020 give, the patents
//! by equal factors, for the nation has tens of thousands of times as many as Macao.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Message, Metric};
use crate::view::model::{Facet, latest, latest_bay};
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
    is_log: true,
    breaks: &[(FROM_TABLES_TO_ANNOUNCEMENTS, Message::ChartStockBreak)],
    ..Plan::new(Form::Lines, &PATENT_STOCK.0)
};

const TRADEMARKS: Plan = Plan {
    heading: Some(Message::ChartStockTrademarks),
    has_yardstick: true,
    ..Plan::new(Form::Bars, &TRADEMARK_STOCK.0)
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [patents, trademarks] = facets else { return None };
    let last = latest_bay(&patents.data).or(latest(&patents.data, |_| true));
    teller.first([
        (Message::ChartStockTitleGrown, Point::up_from(patents, last)),
        (Message::ChartStockTitleGrown, Point::up_from(patents, latest(&patents.data, |_| true))),
        (Message::TitleOne, Point::of([last])),
        (Message::TitleOne, Point::of([trademarks.data.first()])),
    ])
}
