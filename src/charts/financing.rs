//! IP pledge financing: Shenzhen's running total, of which the press conference told, and what was registered in the nation
//! year by year, with what is known of a province within it. They share no scale: one adds up, the other starts anew each year.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Footnote, Order, Plan};
use crate::dataset::{Figure, Message, Metric, Period, PlaceKind};
use crate::view::model::{Datum, Facet, first, latest, of_metric};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    ..Chart::new("financing", Message::ChartFinancingTopic, Message::ChartFinancingSubtitle, &[TOTAL, YEARS])
};

const YEARLY: Axis<1> = Axis::new([Metric::IpPledgeFinancing]);

/// The sum of a place is already in the nation's, as a slice of it.
const YEARS: Plan = Plan {
    heading: Some(Message::ChartFinancingYears),
    order: Order::Time,
    scaled_heading: Some(Message::ChartFinancingYearsScaled),
    footnote,
    ..Plan::new(Form::Columns, &YEARLY.0)
};

const TOTAL: Plan = Plan {
    heading: Some(Message::ChartFinancingSum),
    caption,
    has_units: true,
    ..Plan::new(
        Form::Aside,
        &[Metric::IpPledgeFinancingCumulative, Metric::IpPledgeEnterprises, Metric::IpPledgePerEnterprise],
    )
};

fn caption(figure: &Figure) -> Option<Message> {
    match figure.metric {
        Metric::IpPledgeFinancingCumulative => Some(Message::ChartFinancingTotal),
        Metric::IpPledgeEnterprises => Some(Message::ChartFinancingEnterprises),
        Metric::IpPledgePerEnterprise => Some(Message::ChartFinancingEach),
        _ => None,
    }
}

/// What the slice of a column is, who gave its number and the column's, and why a column is paler.
fn footnote(facet: &Facet) -> Option<Footnote<'_>> {
    let is_of_nation = |datum: &&Datum| datum.place.kind() == PlaceKind::Nation;
    let part = facet.data.iter().find(|datum| !is_of_nation(datum));
    let slice = part.and_then(|part| {
        let whole = facet.data.iter().filter(is_of_nation).find(|datum| datum.period == part.period);
        whole.map(|whole| (part, whole))
    });
    let (message, data) = match (slice, first(&facet.data, is_part_year)) {
        (Some((part, whole)), Some(pale)) => (Message::ChartFinancingSliceAndPale, vec![part, whole, pale]),
        (Some((part, whole)), None) => (Message::ChartFinancingSlice, vec![part, whole]),
        (None, Some(pale)) => (Message::ChartFinancingPale, vec![pale]),
        (None, None) => return None,
    };
    Some(Footnote { message, data })
}

fn is_part_year(datum: &Datum) -> bool {
    matches!(datum.period, Period::Months(..))
}

fn is_whole_year_of_nation(datum: &Datum) -> bool {
    datum.place.kind() == PlaceKind::Nation && !is_part_year(datum)
}

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [total, years] = facets else { return None };
    let sum = of_metric(&total.data, Metric::IpPledgeFinancingCumulative);
    let year = latest(&years.data, is_whole_year_of_nation);
    teller.first([
        (Message::ChartFinancingTitleSum, Point::of([sum])),
        (Message::ChartFinancingTitleTimes, Point::multiplied(years, year)),
        (Message::ChartFinancingTitleYear, Point::of([year.or(years.data.first())])),
        (Message::TitleOne, Point::of([total.data.first()])),
    ])
}
