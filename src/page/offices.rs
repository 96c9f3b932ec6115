//! The chapter that is told in words: what happened when, and what the offices do.

use maud::{Markup, html};

use super::charts::foot_in_words;
use super::heading::HeadingLevel;
use super::phrases::phrases;
use super::text::{event, ring_of, unseen};
use crate::chapter::Chapter;
use crate::dataset::{Layer, Message, Metric};
use crate::format;
use crate::language::Language;
use crate::view::model::of_metric;
use crate::view::{ChartView, Datum, View};

/// What a message or a note that lists things parts them by.
const GAP: &str = " · ";

/// What is told first: the time line, and how many institutions and centres there are.
pub(super) fn offices(view: &View, language: &Language, heading: HeadingLevel) -> Markup {
    let below = heading.of_chapters(view.scope).below();
    let counts = || chart(view, "services").into_iter().flat_map(ChartView::data);
    let events = || chart(view, "timeline").into_iter().flat_map(ChartView::data);
    let context = language.text(Message::of_layer(Layer::Context));
    let faded = language.text(Message::UiFaded);
    html! {
        div.events {
            div.dated {
                (below.heading("subtitle", None, language.text(Message::StoryEvents)))
                (ring_of(events(), language))
            }
            ol {
                @for told in events() {
                    @let is_ringed = told.layer == Layer::Context;
                    (event(told, &if is_ringed { unseen(context, language) } else { Markup::default() }))
                }
            }
        }
        ul.counts {
            @for datum in counts() {
                li.faded[datum.is_faded()] {
                    b { (datum.text) }
                    " "
                    (datum.label)
                    @if datum.is_faded() { (unseen(faded, language)) }
                }
            }
        }
        @if let Some(first) = counts().next() {
            p.counted {
                (language.fill(
                    Message::UiPlaceAndPeriod,
                    &[("place", &first.place_name(language)), ("period", &first.when)],
                ))
            }
        }
        p.centres { (phrases(language.text(Message::OfficesCentres))) }
    }
}

/// Who says all this, and what must be known of it.
pub(super) fn cited(view: &View, language: &Language) -> Markup {
    html! { @if !view.offices.is_empty() { (foot_in_words(&view.offices, Chapter::Offices, language)) } }
}

/// What each office does, for those who want to know more: it says the same whatever is chosen.
pub(super) fn tasks(view: &View, language: &Language, heading: HeadingLevel) -> Markup {
    let below = heading.of_chapters(view.scope).below();
    let task = |name: &str, points: &[String], more: &[Message]| task(below, name, points, more, language);
    let points = |metric: Metric, name: Message, more: &[Message]| {
        let data: Vec<Datum> = chart(view, "focus").into_iter().flat_map(ChartView::data).cloned().collect();
        let datum = of_metric(&data, metric);
        html! {
            @if let Some(datum) = datum {
                (task(&language.fill(name, &[("value", &datum.text)]), &notes(datum, language), more))
            }
        }
    };
    html! {
        (points(Metric::HongKongFastTrackMeasures, Message::OfficesHongKong, &[]))
        (points(Metric::MacaoIntegrationAspects, Message::OfficesMacao, &[Message::OfficesMacaoFor]))
        (points(Metric::FocusAreas, Message::OfficesNation, &[Message::OfficesChain]))
        (points(
            Metric::TransformationMeasures,
            Message::OfficesGuangdong,
            &[Message::OfficesGuangdongMeans, Message::OfficesGuangdongModels],
        ))
        (task(language.text(Message::OfficesCities), &[], &[Message::OfficesGuangzhou, Message::OfficesShenzhen]))
        (task(language.text(Message::OfficesPlatforms), &pieces(Message::OfficesPlatformsAre, language), &[]))
    }
}

fn task(
    heading: HeadingLevel,
    name: &str,
    points: &[String],
    more: &[Message],
    language: &Language,
) -> Markup {
    html! {
        div.task {
            (heading.heading("subtitle", None, name))
            @if !points.is_empty() {
                ul {
                    @for point in points { li { (phrases(point)) } }
                }
            }
            @for &words in more {
                p { (phrases(language.text(words))) }
            }
        }
    }
}

fn chart<'v>(view: &'v View, key: &str) -> Option<&'v ChartView<'v>> {
    view.offices.iter().find(|view| view.chart.key == key)
}

/// What the note of a figure lists.
fn notes(datum: &Datum, language: &Language) -> Vec<String> {
    datum.note.map(|note| pieces(note, language)).unwrap_or_default()
}

fn pieces(message: Message, language: &Language) -> Vec<String> {
    language.text(message).split(GAP).map(format::sentence_case).collect()
}
