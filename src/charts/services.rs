//! Public IP services: how many institutions and centres there are, one dot each.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Chart, Plan};
use crate::dataset::{Message, Metric};
use crate::view::model::{Facet, Naming};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    title,
    ..Chart::new(
        "services",
        Message::ChartServicesTopic,
        Message::ChartServicesSubtitle,
        &[
            Plan {
                naming: Naming::Metric,
                ..Plan::new(Form::Units(1), &[Metric::PublicIpServiceInstitutions])
            },
            Plan { naming: Naming::Metric, ..Plan::new(Form::Units(1), &[Metric::WipoTiscs]) },
        ],
    )
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [institutions, centres] = facets else { return None };
    let (institutions, centres) = (institutions.data.first(), centres.data.first());
    teller.first([
        (Message::ChartServicesTitleBoth, Point::of([institutions, centres])),
        (Message::TitleOne, Point::of([institutions.or(centres)])),
    ])
}
