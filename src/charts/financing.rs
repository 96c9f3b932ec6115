//! IP pledge financing: Shenzhen's running total and whom it served, and what was registered year by year. The
//! two share no axis: one adds up over years, the other starts anew each year.

use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Order, Plan, is_national};
use crate::dataset::{Message, Metric, Period};
use crate::view::model::{Datum, Facet, Naming, first, latest, of_metric};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    remark,
    ..Chart::new(
        "financing",
        Message::ChartFinancingTopic,
        Message::ChartFinancingSubtitle,
        &[SUM, YEARS, PARTS],
    )
};

const YEARLY: Axis<1> = Axis::new([Metric::IpPledgeFinancing]);

const SUM: Plan = Plan {
    heading: Some(Message::ChartFinancingSum),
    naming: Naming::Metric,
    has_units: true,
    ..Plan::new(
        Form::Equation,
        &[Metric::IpPledgeFinancingCumulative, Metric::IpPledgeEnterprises, Metric::IpPledgePerEnterprise],
    )
};

const YEARS: Plan = Plan {
    heading: Some(Message::ChartFinancingYears),
    takes: is_national,
    naming: Naming::Period,
    order: Order::Time,
    is_scaled: true,
    ..Plan::new(Form::Columns, &YEARLY.0)
};

/// A place's yearly sum, which is already in the nation's.
const PARTS: Plan = Plan {
    heading: Some(Message::ChartFinancingParts),
    takes: |figure| !is_national(figure),
    naming: Naming::PlaceAndPeriod,
    has_units: true,
    ..Plan::new(Form::Tiles, &YEARLY.0)
};

fn is_part_year(datum: &Datum) -> bool {
    matches!(datum.period, Period::Months(..))
}

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let [sum, years, parts] = facets else { return None };
    let total = of_metric(&sum.data, Metric::IpPledgeFinancingCumulative);
    let enterprises = of_metric(&sum.data, Metric::IpPledgeEnterprises);
    let year = latest(&years.data, |datum| !is_part_year(datum));
    teller.first(&[
        (Message::ChartFinancingTitleSum, &[total, enterprises]),
        (Message::ChartFinancingTitleOne, &[year.or(parts.data.first()).or(sum.data.first())]),
    ])
}

/// Why a column is paler.
fn remark(facets: &[Facet], teller: &Teller) -> Option<String> {
    teller.say(Message::ChartFinancingPartYear, &[first(&facets[1].data, is_part_year)])
}
