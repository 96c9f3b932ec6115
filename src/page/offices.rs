//! The chapter that is told in words: what happened when, and what the offices do.

use maud::{Markup, html};

use super::charts::foot_in_words;
use super::heading::HeadingLevel;
use super::phrases::phrases;
use super::text::{event, unseen};
use crate::chapter::Chapter;
use crate::dataset::{Layer, Message, Metric};
use crate::format;
use crate::language::Language;
use crate::view::{ChartView, Datum, View};

/// What a message or a note that lists things parts them by.
const GAP: &str = " · ";

/// What is told first: the time line, and how many institutions and centres there are.
pub(super) fn offices(view: &View, language: &Language, heading: HeadingLevel) -> Markup {
    let below = heading.of_chapters(view.scope).below();
    let counts = || chart(view, "services").into_iter().flat_map(ChartView::data);
    let faded = language.text(Message::UiFaded);
    let (events, _) = events(view);
    html! {
        div.events {
            (below.heading("subtitle", None, language.text(Message::StoryEvents)))
            ol { @for told in events { (event(told, &Markup::default())) } }
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
    }
}

/// Who says all this, and what must be known of it.
pub(super) fn cited(view: &View, language: &Language) -> Markup {
    html! { @if !view.offices.is_empty() { (foot_in_words(&view.offices, Chapter::Offices, language)) } }
}

/// What each office does, for those who want to know more: it says the same whatever is chosen.
pub(super) fn tasks(view: &View, language: &Language, heading: HeadingLevel) -> Markup {
    let below = heading.of_chapters(view.scope).below();
    let words = |message: Message| phrases(language.text(message));
    let task = |name: Markup, points: &[String], more: &[Message]| {
        html! {
            div.task {
                (below.heading_of("subtitle", None, name))
                @if !points.is_empty() {
                    ul {
                        @for point in points { li { (phrases(point)) } }
                    }
                }
                @for &more in more { p { (words(more)) } }
            }
        }
    };
    let (_, others) = events(view);
    let counts: Vec<&Datum> = chart(view, "focus").into_iter().flat_map(ChartView::data).collect();
    let counted = |metric: Metric, name: Message, more: &[Message]| {
        html! {
            @if let Some(datum) = counts.iter().find(|datum| datum.metric == metric) {
                (task(html! { b { (datum.text) } " " (words(name)) }, &notes(datum, language), more))
            }
        }
    };
    html! {
        p.centres { (words(Message::OfficesCentres)) }
        (counted(Metric::HongKongFastTrackMeasures, Message::OfficesHongKong, &[]))
        (counted(Metric::MacaoIntegrationAspects, Message::OfficesMacao, &[Message::OfficesMacaoFor]))
        @if !others.is_empty() {
            div.task {
                (below.heading("subtitle", None, language.text(Message::of_layer(Layer::Context))))
                ul { @for told in others { (event(told, &Markup::default())) } }
            }
        }
        (task(words(Message::OfficesPlatforms), &pieces(Message::OfficesPlatformsAre, language), &[]))
        (counted(Metric::FocusAreas, Message::OfficesNation, &[Message::OfficesChain]))
        (counted(
            Metric::TransformationMeasures,
            Message::OfficesGuangdong,
            &[Message::OfficesGuangdongMeans, Message::OfficesGuangdongModels],
        ))
        (task(words(Message::OfficesCities), &[], &[Message::OfficesGuangzhou, Message::OfficesShenzhen]))
    }
}

/// What happened, as the press conference told it, and what others add to that; what is left of it where one of them is chosen.
fn events<'v>(view: &'v View) -> (Vec<&'v Datum>, Vec<&'v Datum>) {
    let events = chart(view, "timeline").into_iter().flat_map(ChartView::data);
    let (own, others): (Vec<_>, Vec<_>) = events.partition(|event| event.layer == Layer::Story);
    if own.is_empty() { (others, own) } else { (own, others) }
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
