//! PCT applications: the half-year of the story against the bound that follows from its growth, and the years
//! before it place by place.

use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Order, Plan};
use crate::dataset::{Message, Metric, Period, Qualifier};
use crate::view::model::{Facet, Naming, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    is_split: true,
    title,
    ..Chart::new("pct", Message::ChartPctTopic, Message::ChartPctSubtitle, &[HALVES, YEARS])
};

const APPLICATIONS: Axis<1> = Axis::new([Metric::PctApplications]);

const HALVES: Plan = Plan {
    heading: Some(Message::ChartPctHalves),
    takes: |figure| matches!(figure.period, Period::Half(..)),
    annotation: Some((Metric::PctApplicationsGrowth, Message::ChartPctRise)),
    naming: Naming::Period,
    order: Order::Time,
    ..Plan::new(Form::Columns, &APPLICATIONS.0)
};

const YEARS: Plan = Plan {
    heading: Some(Message::ChartPctYears),
    log_heading: Some(Message::ChartPctYearsLog),
    takes: |figure| matches!(figure.period, Period::Year(_)),
    ..Plan::new(Form::Trends, &APPLICATIONS.0)
};

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let last = latest(&facets[0].data, |datum| datum.qualifier != Qualifier::Below);
    let year = latest(&facets[1].data, |_| true);
    teller.first(&[
        (Message::ChartPctTitleRise, &[last, facets[0].annotations.first()]),
        (Message::ChartPctTitleYear, &[year]),
        (Message::ChartPctTitleBound, &[facets[0].data.last()]),
    ])
}
