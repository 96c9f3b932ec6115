//! Pieces of patent information against requests for technology, and what came of them.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Figure, Message, Metric};
use crate::view::model::{Facet, Naming, of_metric};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    ..Chart::new("matching", Message::ChartMatchingTopic, Message::ChartMatchingSubtitle, &[ITEMS, RESULT])
};

const PUBLISHED: Axis<2> = Axis::new([Metric::PatentInformationReleased, Metric::TechnicalDemandsReleased]);

const ITEMS: Plan =
    Plan { heading: Some(Message::ChartMatchingDots), caption, ..Plan::new(Form::Units(100), &PUBLISHED.0) };

const RESULT: Plan = Plan {
    heading: Some(Message::ChartMatchingResult),
    naming: Naming::Metric,
    has_units: true,
    ..Plan::new(Form::Tiles, &[Metric::PatentInformationPerDemand, Metric::PatentsTransformedByOpenModels])
};

fn caption(figure: &Figure) -> Option<Message> {
    match figure.metric {
        Metric::PatentInformationReleased => Some(Message::ChartMatchingInformation),
        Metric::TechnicalDemandsReleased => Some(Message::ChartMatchingDemands),
        _ => None,
    }
}

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [items, result] = facets else { return None };
    let information = of_metric(&items.data, Metric::PatentInformationReleased);
    let demands = of_metric(&items.data, Metric::TechnicalDemandsReleased);
    teller.first([
        (Message::ChartMatchingTitleBoth, Point::of([information, demands])),
        (Message::TitleOne, Point::of([items.data.first().or(result.data.first())])),
    ])
}
