//! Policies and events of the story, on a true time axis.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Chart, Order, Plan};
use crate::dataset::{Hue, Message, Metric};
use crate::view::model::{Datum, Facet, Naming};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new("timeline", Message::ChartTimelineTopic, Message::ChartTimelineSubtitle, &[EVENTS])
};

/// The words say where each was: colours would say it to some alone.
const EVENTS: Plan = Plan {
    naming: Naming::Period,
    order: Order::Time,
    hue: Some(Hue::Bay),
    ..Plan::new(Form::Events, &[Metric::Event])
};

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [events] = facets else { return None };
    let year = |event: Option<&Datum>| event.map(|event| event.period.year());
    let is_of_one_year = year(events.data.first()) == year(events.data.last());
    let span = if is_of_one_year { Message::ChartTimelineTitleYear } else { Message::ChartTimelineTitleSpan };
    teller.first([
        (span, Point::span(&events.data)),
        (Message::ChartTimelineTitleOne, Point::of([events.data.first()])),
    ])
}
