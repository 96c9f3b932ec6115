//! Who does what: the points that the nation's, Guangdong's, Hong Kong's and Macao's offices count themselves.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Chart, Plan};
use crate::dataset::{Message, Metric};
use crate::view::model::{Facet, Naming, of_metric};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new("focus", Message::ChartFocusTopic, Message::ChartFocusSubtitle, &[POINTS])
};

const POINTS: Plan = Plan {
    naming: Naming::Metric,
    caption: |_| Some(Message::ChartFocusPoint),
    ..Plan::new(
        Form::Words,
        &[
            Metric::FocusAreas,
            Metric::TransformationMeasures,
            Metric::HongKongFastTrackMeasures,
            Metric::MacaoIntegrationAspects,
        ],
    )
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [points] = facets else { return None };
    let areas = of_metric(&points.data, Metric::FocusAreas);
    let routes = of_metric(&points.data, Metric::HongKongFastTrackMeasures);
    let aspects = of_metric(&points.data, Metric::MacaoIntegrationAspects);
    teller.first([
        (Message::ChartFocusTitleAll, Point::of([areas, routes, aspects])),
        (Message::TitleOne, Point::of([points.data.first()])),
    ])
}
