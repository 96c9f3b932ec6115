//! Patent transfers and licences on record in the nation, year by year, and the open licences before those of the story.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Message, Metric, Month, Period};
use crate::view::model::{Facet, Naming, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    ..Chart::new(
        "licensing-years",
        Message::ChartLicensingYearsTopic,
        Message::ChartLicensingYearsSubtitle,
        &[RECORDS, OPEN],
    )
};

const TRANSFERS_AND_LICENCES: Axis<1> = Axis::new([Metric::PatentTransfersAndLicences]);
const OPEN_LICENCES: Axis<1> = Axis::new([Metric::OpenLicensingTransactions]);

/// The months of which the story counts, in a chart of its own.
const STORY: Period = Period::Months(Month::new(2025, 1), Month::new(2025, 8));

const RECORDS: Plan = Plan {
    heading: Some(Message::ChartLicensingYearsRecords),
    naming: Naming::Period,
    ..Plan::new(Form::Bars, &TRANSFERS_AND_LICENCES.0)
};

/// Periods of unlike length share no scale.
const OPEN: Plan = Plan {
    heading: Some(Message::ChartLicensingYearsOpen),
    takes: |figure| figure.period != STORY,
    naming: Naming::Period,
    ..Plan::new(Form::Tiles, &OPEN_LICENCES.0)
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [records, open] = facets else { return None };
    let last = latest(&records.data, |_| true);
    teller.first([
        (Message::ChartLicensingYearsTitleGrown, Point::up_from(records, last)),
        (Message::TitleOne, Point::of([last.or(open.data.last())])),
    ])
}
