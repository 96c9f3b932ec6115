//! The story's main figures, as numbers.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Chart, Plan};
use crate::dataset::{Layer, Message, Metric};
use crate::view::model::{Facet, Naming, of_metric};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new("key", Message::ChartKeyTopic, Message::ChartKeySubtitle, &[FIGURES])
};

const FIGURES: Plan = Plan {
    takes: |figure| matches!(figure.layer, Layer::Story),
    naming: Naming::Full,
    has_units: true,
    ..Plan::new(
        Form::Tiles,
        &[
            Metric::ValidInventionPatents,
            Metric::ValidTrademarks,
            Metric::PctApplications,
            Metric::OpenLicensingTransactions,
            Metric::PatentLicences,
            Metric::IpPledgeFinancingCumulative,
            Metric::PublicIpServiceInstitutions,
            Metric::Gdp,
        ],
    )
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [figures] = facets else { return None };
    let patents = of_metric(&figures.data, Metric::ValidInventionPatents);
    let trademarks = of_metric(&figures.data, Metric::ValidTrademarks);
    teller.first([
        (Message::ChartKeyTitleBoth, Point::of([patents, trademarks])),
        (Message::TitleOne, Point::of([figures.data.first()])),
    ])
}
