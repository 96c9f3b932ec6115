//! Supply meets demand: patents on offer against technical demands, and what came of it.

use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Message, Metric};
use crate::view::model::{Facet, Naming};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    ..Chart::new("matching", Message::ChartMatchingTopic, Message::ChartMatchingSubtitle, &[ITEMS, RESULT])
};

const PUBLISHED: Axis<2> = Axis::new([Metric::PatentInformationReleased, Metric::TechnicalDemandsReleased]);

const ITEMS: Plan = Plan {
    heading: Some(Message::ChartMatchingDots),
    naming: Naming::Metric,
    ..Plan::new(Form::Units(100), &PUBLISHED.0)
};

const RESULT: Plan = Plan {
    heading: Some(Message::ChartMatchingResult),
    naming: Naming::Metric,
    has_units: true,
    ..Plan::new(Form::Tiles, &[Metric::PatentInformationPerDemand, Metric::PatentsTransformedByOpenModels])
};

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let items = &facets[0].data;
    teller.first(&[
        (Message::ChartMatchingTitleBoth, &[items.first(), items.get(1)]),
        (Message::ChartMatchingTitleOne, &[items.first().or(facets[1].data.first())]),
    ])
}
