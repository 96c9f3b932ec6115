//! Policies and events of the story, on a true time axis.

use crate::chart::form::Form;
use crate::chart::plan::{Chart, Order, Plan};
use crate::dataset::{Message, Metric};
use crate::view::model::{Facet, Naming};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new("timeline", Message::ChartTimelineTopic, Message::ChartTimelineSubtitle, &[EVENTS])
};

const EVENTS: Plan =
    Plan { naming: Naming::Period, order: Order::Time, ..Plan::new(Form::Events, &[Metric::Event]) };

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let data = &facets[0].data;
    let last = data.last().filter(|_| data.len() > 1);
    teller.first(&[
        (Message::ChartTimelineTitleSpan, &[data.first(), last]),
        (Message::ChartTimelineTitleOne, &[data.first()]),
    ])
}
