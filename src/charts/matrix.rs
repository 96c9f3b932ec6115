//! The IP chain: how many figures there are for each place and stage; each cell is a filter.

use crate::chart::claim::{Point, Sentence};
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

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [chain] = facets else { return None };
    teller.first([
        (Message::ChartMatrixTitleMost, Point::fullest(&chain.cells)),
        (Message::ChartMatrixTitleOnly, Point::only(&chain.cells)),
        (Message::ChartMatrixTitleShared, Point::shared(&chain.cells)),
    ])
}
