//! Licensing and transfers, as the story counts them: Guangdong's part of the nation's open licences, Shenzhen's records of
//! the year, and what is offered beside what is asked for. Each on a scale of its own.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Column, Plan};
use crate::dataset::{Figure, Message, Metric, Month, Period};
use crate::view::model::{Facet, Naming, of_metric};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new(
        "licensing",
        Message::ChartLicensingTopic,
        Message::ChartLicensingSubtitle,
        &[PART, CITY, ITEMS],
    )
};

const OPEN_LICENCES: Axis<1> = Axis::new([Metric::OpenLicensingTransactions]);
const CITY_RECORDS: Axis<2> = Axis::new([Metric::PatentTransfers, Metric::PatentLicences]);
const PUBLISHED: Axis<2> = Axis::new([Metric::PatentInformationReleased, Metric::TechnicalDemandsReleased]);

/// The months of which the story counts Guangdong's open licences.
const MONTHS: Period = Period::Months(Month::new(2025, 1), Month::new(2025, 8));

/// The year that Shenzhen's records are of: the nation's are said of it alone, and in words, as no bar may stand beside theirs.
const YEAR: u16 = 2025;

const PART: Plan = Plan {
    heading: Some(Message::ChartLicensingPart),
    takes: |figure| figure.period == MONTHS,
    has_yardstick: true,
    annotation: Some((Metric::OpenLicensingNationalShare, Message::ChartLicensingShare)),
    ..Plan::new(Form::Part, &OPEN_LICENCES.0)
};

const CITY: Plan = Plan {
    heading: Some(Message::ChartLicensingCity),
    column: Column::Left,
    naming: Naming::Metric,
    takes: |figure| figure.period.year() == YEAR,
    annotation: Some((Metric::PatentTransfersAndLicences, Message::ChartLicensingNation)),
    ..Plan::new(Form::Bars, &CITY_RECORDS.0)
};

const ITEMS: Plan = Plan {
    heading: Some(Message::ChartLicensingItems),
    column: Column::Right,
    caption,
    annotation: Some((Metric::PatentsTransformedByOpenModels, Message::ChartLicensingModels)),
    ..Plan::new(Form::Units(100), &PUBLISHED.0)
};

fn caption(figure: &Figure) -> Option<Message> {
    match figure.metric {
        Metric::PatentInformationReleased => Some(Message::ChartMatchingInformation),
        Metric::TechnicalDemandsReleased => Some(Message::ChartMatchingDemands),
        _ => None,
    }
}

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [part, city, items] = facets else { return None };
    let transfers = of_metric(&city.data, Metric::PatentTransfers);
    let licences = of_metric(&city.data, Metric::PatentLicences);
    let information = of_metric(&items.data, Metric::PatentInformationReleased);
    let demands = of_metric(&items.data, Metric::TechnicalDemandsReleased);
    let single = part.data.first().or(city.data.first()).or(items.data.first());
    let said = [part, city, items].into_iter().find_map(|facet| facet.annotations.first());
    teller.first([
        (Message::ChartLicensingTitleQuarter, Point::fraction([part.annotations.first()], 4)),
        (Message::ChartLicensingTitlePart, Point::part_of(&part.data)),
        (Message::ChartLicensingTitleCity, Point::of([transfers, licences])),
        (Message::ChartMatchingTitleBoth, Point::of([information, demands])),
        (Message::TitleOne, Point::of([single.or(said)])),
    ])
}
