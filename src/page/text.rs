//! What of a chart is words and numbers alone, as text of the page: it can be selected, found, translated and enlarged.

use maud::{Markup, html};

use super::heading::HeadingLevel;
use super::phrases::phrases;
use crate::chart::form::Form;
use crate::chart::plan::Column;
use crate::dataset::{Layer, Message};
use crate::format::sentence_case;
use crate::language::Language;
use crate::text::items;
use crate::view::{ChartView, Datum, Detail, Facet};

/// How many numbers stand side by side where there is room; more of them are a list.
const FEW: usize = 3;

/// The numbers that stand above what is drawn, side by side as that does; empty where none is.
pub fn heads(chart: &ChartView, language: &Language) -> Markup {
    let leads: Vec<&Datum> = chart.drawn().filter_map(Facet::lead).collect();
    html! {
        @if !leads.is_empty() {
            ul {
                @for lead in leads {
                    li.faded[lead.is_faded()] {
                        b { (phrases(&lead.text)) }
                        " "
                        span { (phrases(&lead.label)) (told(chart, lead, language)) }
                    }
                }
            }
        }
    }
}

/// The parts of a chart that are text, one below another, or side by side where there is room; empty where none is.
pub fn text(chart: &ChartView, language: &Language, heading: HeadingLevel) -> Markup {
    html! {
        @for (plan, facet) in chart.written() {
            div.left[plan.column == Column::Left].right[plan.column == Column::Right] {
                @if !facet.heading.is_empty() { (heading.below().heading("subtitle", None, &facet.heading)) }
                (part(chart, facet, language))
                @if !facet.footnote.is_empty() { p.footnote { (phrases(&facet.footnote)) } }
            }
        }
    }
}

fn part(chart: &ChartView, facet: &Facet, language: &Language) -> Markup {
    let item = |datum: &Datum, words: Markup| {
        html! { li.faded[datum.is_faded()] { (rule(datum)) (words) (told(chart, datum, language)) } }
    };
    let said = |datum: &Datum| html! { b { (phrases(&datum.text)) } " " span { (phrases(&datum.label)) } };
    match facet.form {
        Form::Callouts => html! {
            ul.callouts.few[facet.callouts().len() <= FEW] {
                @for callout in facet.callouts() { (self::callout(chart, &callout, language)) }
            }
        },
        Form::Events => html! {
            div.events {
                (ring_of(facet.data.iter(), language))
                ol { @for datum in &facet.data { (event(datum, &told(chart, datum, language))) } }
            }
        },
        Form::Words => html! {
            ul.lists {
                @for datum in &facet.data {
                    (item(datum, html! {
                        (said(datum))
                        ul { @for point in items(&datum.remark) { li { (phrases(point)) } } }
                    }))
                }
            }
        },
        Form::Aside => html! {
            ul.asides {
                @for datum in &facet.data {
                    li.faded[datum.is_faded()] { (said(datum)) (told(chart, datum, language)) }
                }
            }
        },
        _ => html! { ul.tiles { @for datum in &facet.data { (item(datum, said(datum))) } } },
    }
}

/// A number with its sentence, and what it is measured by.
fn callout(chart: &ChartView, callout: &[&Datum], language: &Language) -> Markup {
    let Some((datum, measures)) = callout.split_first() else { return Markup::default() };
    html! {
        li.faded[callout.iter().all(|datum| datum.is_faded())] {
            b { (phrases(&datum.text)) }
            " "
            span.label {
                span { (phrases(&datum.label)) (told(chart, datum, language)) }
                @for measure in measures {
                    " "
                    span.against { (phrases(&measure.label)) (told(chart, measure, language)) }
                }
            }
        }
    }
}

/// What the ring of some of the events means; speech has it at each.
fn ring_of<'d>(mut events: impl Iterator<Item = &'d Datum>, language: &Language) -> Markup {
    let is_ringed = events.any(|event| event.layer == Layer::Context);
    html! {
        @if is_ringed { p.ringed aria-hidden="true" { (language.text(Message::of_layer(Layer::Context))) } }
    }
}

/// What happened, and when; `beside` is what else is said of it.
pub(super) fn event(event: &Datum, beside: &Markup) -> Markup {
    html! {
        li.context[event.layer == Layer::Context] {
            time { (sentence_case(&event.when)) }
            " "
            (phrases(&event.text))
            (beside)
        }
    }
}

/// A stretch of colour that shows place and layer, as a mark does.
fn rule(datum: &Datum) -> Markup {
    html! { i.rule.(datum.layer.key()) data-hue=(datum.hue.key()) {} }
}

/// What a number's rule, its strength and the notes of its chart say to those who see them.
fn told(chart: &ChartView, datum: &Datum, language: &Language) -> Markup {
    let detail = Detail::in_chart(chart, datum.id, language);
    let faded = language.text(Message::UiFaded);
    let is_dated = datum.label.contains(&detail.period);
    let words: Vec<&str> = [
        (!is_dated).then_some(&*detail.period),
        // Of what is worked out here, the source says so.
        (datum.layer != Layer::Derived).then_some(&*detail.layer),
        datum.is_faded().then_some(faded),
        Some(&*detail.source),
    ]
    .into_iter()
    .flatten()
    .collect();
    unseen(&words.join(language.text(Message::UiListSemicolon)), language)
}

/// What a sign or a colour says to those who see it.
pub(super) fn unseen(words: &str, language: &Language) -> Markup {
    html! { span.unseen { (language.text(Message::UiAside)) (words) } }
}
