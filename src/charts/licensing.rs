//! Licensing and transfers: Guangdong's part of the nation's open licences, Shenzhen's records of the year, and
//! what the nation recorded before.

use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Message, Metric, Month, Period};
use crate::view::model::{Facet, Naming};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    ..Chart::new(
        "licensing",
        Message::ChartLicensingTopic,
        Message::ChartLicensingSubtitle,
        &[PART, CITY, NATION, EARLIER],
    )
};

const OPEN_LICENCES: Axis<1> = Axis::new([Metric::OpenLicensingTransactions]);
const CITY_RECORDS: Axis<2> = Axis::new([Metric::PatentTransfers, Metric::PatentLicences]);
const NATION_RECORDS: Axis<1> = Axis::new([Metric::PatentTransfersAndLicences]);

/// The months of which the story counts Guangdong's open licences.
const MONTHS: Period = Period::Months(Month::new(2025, 1), Month::new(2025, 8));

const PART: Plan = Plan {
    heading: Some(Message::ChartLicensingPart),
    takes: |figure| figure.period == MONTHS,
    has_yardstick: true,
    ..Plan::new(Form::Part, &OPEN_LICENCES.0)
};

const CITY: Plan = Plan {
    heading: Some(Message::ChartLicensingCity),
    naming: Naming::Metric,
    ..Plan::new(Form::Bars, &CITY_RECORDS.0)
};

const NATION: Plan = Plan {
    heading: Some(Message::ChartLicensingNation),
    naming: Naming::Period,
    ..Plan::new(Form::Bars, &NATION_RECORDS.0)
};

const EARLIER: Plan = Plan {
    heading: Some(Message::ChartLicensingEarlier),
    takes: |figure| figure.period != MONTHS,
    naming: Naming::Period,
    ..Plan::new(Form::Tiles, &OPEN_LICENCES.0)
};

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let [part, city, nation, earlier] = facets else { return None };
    let single = part.data.first().or(nation.data.last()).or(earlier.data.last());
    teller.first(&[
        (Message::ChartLicensingTitlePart, &[part.data.first(), part.data.get(1)]),
        (Message::ChartLicensingTitleCity, &[city.data.first(), city.data.get(1)]),
        (Message::ChartLicensingTitleOne, &[single.or(city.data.first())]),
    ])
}
