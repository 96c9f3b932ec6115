//! Public IP services: how many institutions and centres there are, one dot each.

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

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let (institutions, centres) = (facets[0].data.first(), facets[1].data.first());
    teller.first(&[
        (Message::ChartServicesTitleBoth, &[institutions, centres]),
        (Message::ChartServicesTitleOne, &[institutions.or(centres)]),
    ])
}
