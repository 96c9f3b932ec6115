//! PCT applications over the years, place by place.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Message, Metric, Period};
use crate::view::model::{Facet, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new("pct-years", Message::ChartPctYearsTopic, Message::ChartPctSubtitle, &[YEARS])
};

const APPLICATIONS: Axis<1> = Axis::new([Metric::PctApplications]);

const YEARS: Plan = Plan {
    heading: Some(Message::ChartPctYearsPanels),
    log_heading: Some(Message::ChartPctYearsLog),
    takes: |figure| matches!(figure.period, Period::Year(_)),
    ..Plan::new(Form::Trends, &APPLICATIONS.0)
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [years] = facets else { return None };
    teller.first([(Message::ChartPctYearsTitleYear, Point::of([latest(&years.data, |_| true)]))])
}
