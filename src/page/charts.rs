//! A chart as a `figure`: its words, its frame, its table and what can be done with it.

use maud::{Markup, html};

use super::marks::marks;
use super::part::ChartPart;
use super::share::shares;
use super::sources::cite;
use super::table::chart_table;
use crate::dataset::Message;
use crate::language::Language;
use crate::view::ChartView;

/// A chart. `picture` is what was drawn of it beforehand.
pub fn figure(chart: &ChartView, language: &Language, picture: Markup) -> Markup {
    let key = chart.chart.key;
    let (title, keys) = (format!("{key}-title"), format!("{key}-keys"));
    let table_of = language.fill(Message::UiTableOf, &[("chart", language.text(chart.chart.topic))]);
    html! {
        figure.chart.wide[chart.chart.is_wide].empty[chart.is_empty()] data-chart=(key) aria-labelledby=(title) {
            figcaption data-part=(ChartPart::Caption.name()) { (caption(chart)) }
            div.plot {
                @if !picture.0.is_empty() {
                    div.picture { (picture) }
                }
                canvas role="img" aria-label=(canvas_name(chart, language)) {}
                ul.marks role="listbox" tabindex="0" aria-labelledby=(title) aria-describedby=(keys)
                    data-part=(ChartPart::Marks.name())
                {
                    (marks(chart, language))
                }
                div.ring hidden {}
                div.tip hidden {}
            }
            p.keys id=(keys) { (language.text(Message::UiKeys)) }
            div.foot data-part=(ChartPart::Foot.name()) { (foot(chart, language)) }
            div.actions {
                details.table {
                    summary.toggle aria-label=(table_of) { (language.text(Message::UiTable)) }
                    div data-part=(ChartPart::Table.name()) { (chart_table(chart, language)) }
                }
                " "
                button.cite type="button" { (language.text(Message::UiCite)) }
                " "
                details.more {
                    summary { (language.text(Message::UiShare)) }
                    div { (shares(language)) }
                }
            }
            p.citation role="status" data-copied=(language.text(Message::UiCopied)) hidden {}
        }
    }
}

/// The words above a chart.
pub fn caption(chart: &ChartView) -> Markup {
    html! {
        h3 id={ (chart.chart.key) "-title" } { (chart.title) }
        p.measure { (chart.subtitle) }
    }
}

/// What the canvas of a chart is called.
pub fn canvas_name(chart: &ChartView, language: &Language) -> String {
    language.fill(Message::UiCanvas, &[("title", &chart.title), ("subtitle", &chart.subtitle)])
}

/// The words under a chart: signs, notes, sources.
pub fn foot(chart: &ChartView, language: &Language) -> Markup {
    let (signs, sources) = (chart.signs(), chart.sources());
    html! {
        @if !signs.is_empty() {
            ul.signs aria-label=(language.text(Message::UiSigns)) {
                @for sign in signs {
                    li {
                        i.sign.(sign.key()) {}
                        (language.text(sign.name()))
                    }
                }
            }
        }
        @if !chart.notes.is_empty() {
            p {
                b { (language.text(Message::UiNote)) }
                " " (chart.notes.join(language.text(Message::UiSentenceGap)))
            }
        }
        @if !sources.is_empty() {
            p {
                b { (language.text(Message::UiSources)) }
                " "
                @for (index, source) in sources.into_iter().enumerate() {
                    @if index > 0 { " · " }
                    (cite(source, language))
                }
            }
        }
    }
}
