//! A chart as a `figure`: its words, its frame, its table and what can be done with it.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::heading::HeadingLevel;
use super::links::Links;
use super::marks::marks;
use super::part::ChartPart;
use super::phrases::phrases;
use super::rendering::Rendering;
use super::share::shares;
use super::sound::{listen, speeds};
use super::sources::cite_by_kind;
use super::table::chart_table;
use super::text::{heads, text};
use crate::chapter::Chapter;
use crate::chart::form::Form;
use crate::dataset::Message;
use crate::language::Language;
use crate::view::{self, ChartView, Sources};

/// How many publishers are named in the line under a picture of the story, as many as a phone has room for; the notes behind
/// it have all.
const NAMED: usize = 1;

/// What stands in the figure of a chart besides what the chart says.
#[derive(Debug, Clone, Default)]
pub struct Besides<'b> {
    /// What was drawn of it beforehand.
    pub picture: Markup,
    /// Between its words and its drawing.
    pub bar: Markup,
    /// Whether its table has rows although it is closed.
    pub has_rows: bool,
    /// The address of the accessibility statement; empty where there is none.
    pub statement: &'b str,
}

impl<'b> Besides<'b> {
    /// What stands in the figure of every chart.
    pub(super) fn of(chart: &ChartView, links: Links<'b>, rendering: Rendering) -> Self {
        Self {
            picture: rendering.picture(chart),
            has_rows: rendering.has_rows(),
            statement: links.statement,
            ..Self::default()
        }
    }
}

/// A chart, whose title is a heading of a level.
pub fn figure(chart: &ChartView, language: &Language, heading: HeadingLevel, besides: Besides) -> Markup {
    let Besides { picture, bar, has_rows, statement } = besides;
    let key = chart.chart.key;
    let keys = format!("{key}-keys");
    let topic = language.text(chart.chart.topic);
    let name = |what: Message| of_chart(language.text(what), chart, language);
    let written = html! { div.text data-part=(ChartPart::Text.name()) { (text(chart, language, heading)) } };
    html! {
        figure.chart.wide[chart.chart.is_wide].told[chart.chapter.is_some()].empty[chart.is_empty()].undrawn[is_undrawn(chart)] data-chart=(key) aria-label=(topic) {
            figcaption data-part=(ChartPart::Caption.name()) { (caption(chart, language, heading)) }
            (bar)
            @if chart.chart.has_heads() {
                div.heads data-part=(ChartPart::Heads.name()) { (heads(chart, language)) }
            }
            @if chart.chart.begins_in_text() { (written) }
            div.plot {
                @if chart.chart.is_drawn() {
                    canvas role="img" aria-label=(canvas_name(chart, language)) {}
                    @if !picture.0.is_empty() {
                        div.picture { (picture) }
                    }
                    ul.marks role="listbox" tabindex="0" aria-multiselectable="true" aria-label=(language.fill(Message::PictureMarks, &[("chart", topic)])) aria-describedby=(keys)
                        data-part=(ChartPart::Marks.name())
                    {
                        (marks(chart, language))
                    }
                    div.ring hidden {}
                    div.tip hidden {}
                }
            }
            @if chart.chart.is_drawn() {
                // The list says it as its description.
                p.keys id=(keys) aria-hidden="true" { (language.text(keys_of(chart))) }
            }
            @if !chart.chart.begins_in_text() { (written) }
            div.under {
                div.foot part="notes" data-part=(ChartPart::Foot.name()) { (foot(chart, language)) }
                @if chart.chapter.is_some() {
                    // On phones it brings out what stands beside it elsewhere.
                    details.rest {
                        summary aria-label=(name(Message::StoryRest)) { "⋯" }
                    }
                }
                // One stop, whose first tool needs no script.
                div.actions part="controls" role="toolbar" aria-label=(topic) {
                    details.table {
                        summary.toggle aria-label=(name(Message::UiTable)) { (language.text(Message::UiTable)) }
                        div data-part=(ChartPart::Table.name()) { @if has_rows { (chart_table(chart, language)) } }
                    }
                    " "
                    (listen(chart, &name(Message::SoundListen), language))
                    button.cite type="button" tabindex="-1" aria-label=(name(Message::UiCite)) { (language.text(Message::UiCite)) }
                    " "
                    details.more {
                        summary tabindex="-1" aria-label=(name(Message::UiShare)) { (language.text(Message::UiShare)) }
                        div role="group" aria-label=(name(Message::UiShare)) { (shares(statement, language)) }
                    }
                }
            }
            (speeds(chart, [&name(Message::SoundSpeed), &name(Message::SoundPause)], language))
            p.citation data-copied=(language.text(Message::UiCopied)) hidden {}
        }
    }
}

/// Whether a chart shows text alone.
pub fn is_undrawn(chart: &ChartView) -> bool {
    chart.drawn().next().is_none() && chart.written().next().is_some()
}

/// What a control of a chart is called aloud: what it is, as it is written there, and of which chart.
pub(super) fn of_chart(name: &str, chart: &ChartView, language: &Language) -> String {
    of_topic(name, language.text(chart.chart.topic), language)
}

fn of_topic(name: &str, topic: &str, language: &Language) -> String {
    [name, language.text(Message::UiLabelGap), topic].concat()
}

/// What keys do in the list of a chart's marks.
fn keys_of(chart: &ChartView) -> Message {
    let mut cells = chart.facets.iter().flat_map(|facet| &facet.cells);
    if cells.any(|cell| cell.pick.stage.is_some()) { Message::UiKeysStage } else { Message::UiKeys }
}

/// The words above a chart; in a chapter of the story with what leads into it, and what there is of the choice.
pub fn caption(chart: &ChartView, language: &Language, heading: HeadingLevel) -> Markup {
    let id = format!("{}-title", chart.chart.key);
    let title = heading.heading("title", Some(&id), &chart.title);
    html! {
        @if let Some(chapter) = chart.chapter {
            div.words {
                p.topic {
                    @if let Some((number, count)) = chapter.place_among_pictures() {
                        @let values = [("number", &*number.to_string()), ("count", &*count.to_string())];
                        span.place { (language.fill(Message::StoryPlaceInStory, &values)) " · " }
                    }
                    (language.text(chapter.topic()))
                }
                (title)
                div.lead.chosen[chart.choice.is_some()] {
                    p { (phrases(language.text(chapter.lead()))) }
                    @if let Some(choice) = &chart.choice { p.choice-line { (phrases(choice)) } }
                }
            }
        } @else {
            (title)
        }
        p.measure { (phrases(&chart.subtitle)) }
    }
}

/// What the canvas of a chart is called: what is drawn on it, as its title and what is measured stand above it.
pub fn canvas_name(chart: &ChartView, language: &Language) -> String {
    chart.description_in_page(language)
}

/// The words under a chart: signs, notes, sources; in a chapter of the story one line, with the rest behind it.
pub fn foot(chart: &ChartView, language: &Language) -> Markup {
    if chart.chapter.is_none() {
        return details(chart, language);
    }
    let topic = language.text(chart.chart.topic);
    foot_in_story(std::slice::from_ref(chart), topic, details(chart, language), language)
}

/// The words under what a chapter tells without a picture, which some charts draw elsewhere.
pub(super) fn foot_in_words(charts: &[ChartView], chapter: Chapter, language: &Language) -> Markup {
    let topic = language.text(chapter.topic());
    foot_in_story(charts, topic, notes_and_sources(charts, language), language)
}

/// Who published what some charts of the story show, in a line, and all that is behind it.
fn foot_in_story(charts: &[ChartView], topic: &str, behind: Markup, language: &Language) -> Markup {
    let notes = language.text(Message::StoryNotes);
    html! {
        p.source {
            b { (language.text(Message::UiSources)) }
            " " (publishers(charts, language))
        }
        details.notes {
            summary aria-label=(of_topic(notes, topic, language)) { (notes) }
            (behind)
        }
    }
}

/// Who published what some charts show: some by name, of the others how many there are.
pub fn publishers(charts: &[ChartView], language: &Language) -> String {
    let mut publishers: Vec<String> = Vec::new();
    for source in charts.iter().flat_map(ChartView::sources).flatten() {
        let name = view::publisher(Some(source), language);
        if !publishers.contains(&name) {
            publishers.push(name);
        }
    }
    let more = publishers.len().saturating_sub(NAMED);
    publishers.truncate(NAMED);
    let named = publishers.join(language.text(Message::UiListComma));
    if more == 0 {
        return named;
    }
    language.fill(Message::StoryMoreSources, &[("sources", &named), ("more", &more.to_string())])
}

/// Signs, notes and sources of a chart.
fn details(chart: &ChartView, language: &Language) -> Markup {
    let signs = chart.signs();
    // A time line says itself what its rings mean.
    let has_signs = !signs.is_empty() && chart.facets.iter().any(|facet| facet.form != Form::Events);
    html! {
        @if has_signs {
            ul.signs aria-label=(language.text(Message::UiSigns)) {
                @for sign in signs {
                    li {
                        i.sign.(sign.key()) {}
                        (language.text(sign.name()))
                    }
                }
            }
        }
        (notes_and_sources(std::slice::from_ref(chart), language))
    }
}

fn notes_and_sources(charts: &[ChartView], language: &Language) -> Markup {
    let mut notes: Vec<&str> = charts.iter().flat_map(|chart| &chart.notes).map(|note| &**note).collect();
    let mut known = BTreeSet::new();
    notes.retain(|note| known.insert(*note));
    let sources = Sources::of(charts);
    html! {
        @if !notes.is_empty() {
            p {
                b { (language.text(Message::UiNote)) }
                " " (phrases(&notes.join(language.text(Message::UiSentenceGap))))
            }
        }
        @if !sources.is_empty() {
            p {
                b { (sources.heading(language)) }
                " "
                (cite_by_kind(&sources, language))
            }
        }
    }
}
