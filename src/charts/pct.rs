//! PCT applications: the half-year of the story below the bound for the year before that follows from its growth.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Footnote, Order, Plan};
use crate::dataset::{Layer, Message, Metric, Period, Qualifier};
use crate::view::model::{Facet, Naming, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new("pct", Message::ChartPctTopic, Message::ChartPctSubtitle, &[HALVES])
};

const APPLICATIONS: Axis<1> = Axis::new([Metric::PctApplications]);

const HALVES: Plan = Plan {
    takes: |figure| matches!(figure.period, Period::Half(..)),
    annotation: Some((Metric::PctApplicationsGrowth, Message::ChartPctRise)),
    naming: Naming::Period,
    order: Order::Time,
    footnote: |facet| {
        let derived = facet.data.iter().find(|datum| datum.layer == Layer::Derived)?;
        Some(Footnote { message: Message::ChartPctHatched, data: vec![derived] })
    },
    ..Plan::new(Form::Change, &APPLICATIONS.0)
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [halves] = facets else { return None };
    let last = latest(&halves.data, |datum| datum.qualifier != Qualifier::Below);
    let growth = halves.annotations.first();
    teller.first([
        (Message::ChartPctTitleRise, Point::grown(last, growth)),
        (Message::ChartPctTitleBound, Point::of([halves.data.last()])),
        (Message::TitleOne, Point::of([growth])),
    ])
}
