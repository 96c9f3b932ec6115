//! Who says so.

use maud::{Markup, html};

use crate::dataset::{FigureId, Message, Source};
use crate::language::Language;
use crate::measure::Readings;
use crate::view::{self, Sources};

/// Who says so, with a link that opens beside the story, not in its place.
pub(super) fn cite(source: Option<&Source>, language: &Language) -> Markup {
    let words = view::source(source, language);
    html! {
        @if let Some(source) = source {
            a target="_blank" rel="noopener noreferrer" title=(language.text(Message::UiNewWindow)) href=(source.url) { (words) }
        } @else {
            (words)
        }
    }
}

/// Sources, each with its link, kind by kind where there are several kinds.
pub(super) fn cite_by_kind(sources: &Sources, language: &Language) -> Markup {
    let groups = sources.by_kind();
    let gap = language.text(Message::UiListSemicolon);
    html! {
        @for (index, (kind, sources)) in groups.iter().enumerate() {
            @if index > 0 { (gap) }
            @if groups.len() > 1 { (language.text(Message::of_source_kind(*kind))) (language.text(Message::UiLabelGap)) }
            @for (index, &source) in sources.iter().enumerate() {
                @if index > 0 { " · " }
                (cite(Some(source), language))
            }
        }
        @if sources.is_worked_out() {
            @if !groups.is_empty() { (gap) }
            (language.text(Message::UiOwnArithmetic))
        }
    }
}

/// Who says how much a figure is; of a number that is worked out here, that it is, and who says the two it comes out of.
pub(super) fn cite_figure(readings: &Readings, id: FigureId, language: &Language) -> Markup {
    let dataset = readings.dataset;
    let figure = dataset.figure(id);
    let read = readings.read(id).map(|read| [id, read.base]);
    let noted = dataset.source_of_note(figure);
    let Some(operands) = read.or(figure.arithmetic.map(|arithmetic| arithmetic.operands())) else {
        return html! {
            (cite(dataset.source_of(figure), language))
            @if noted.is_some() { " · " (cite(noted, language)) }
        };
    };
    let [one, other] = operands.map(|id| dataset.source_of(dataset.figure(id)));
    let template = language.text(Message::UiWorkedOut);
    let (before, after) = template.split_once("{sources}").unwrap_or((template, ""));
    html! {
        (before)
        (cite(one, language))
        @if other != one { " · " (cite(other, language)) }
        (after)
        @if noted.is_some() { " · " (cite(noted, language)) }
    }
}
