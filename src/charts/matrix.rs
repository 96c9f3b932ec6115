//! The IP chain: how many figures there are for each place and stage; each cell is a filter.

use crate::chart::form::Form;
use crate::chart::plan::{Chart, Plan};
use crate::dataset::Message;
use crate::view::model::Facet;
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new("matrix", Message::ChartMatrixTopic, Message::ChartMatrixSubtitle, &[CHAIN])
};

const CHAIN: Plan = Plan::new(Form::Matrix, &[]);

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let most = facets[0].cells.iter().find(|cell| cell.share == 1.0)?;
    Some(teller.of_cell(Message::ChartMatrixTitleMost, most))
}
