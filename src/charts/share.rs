//! The Bay Area's share of the nation: parts of a whole, on one track from nothing to everything.

use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Message, Metric};
use crate::view::model::{Facet, Naming, of_metric};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart =
    Chart { title, ..Chart::new("share", Message::ChartShareTopic, Message::ChartShareSubtitle, &[SHARES]) };

const AXIS: Axis<3> = Axis::new([
    Metric::ValidInventionPatentsNationalShare,
    Metric::ValidTrademarksNationalShare,
    Metric::OpenLicensingNationalShare,
]);

const SHARES: Plan = Plan { naming: Naming::Whole, ..Plan::new(Form::Tracks, &AXIS.0) };

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let data = &facets[0].data;
    let patents = of_metric(data, Metric::ValidInventionPatentsNationalShare);
    let trademarks = of_metric(data, Metric::ValidTrademarksNationalShare);
    let both = patents.filter(|patents| trademarks.is_some_and(|trademarks| trademarks.text == patents.text));
    teller.first(&[(Message::ChartShareTitleBoth, &[both]), (Message::ChartShareTitleOne, &[data.first()])])
}
