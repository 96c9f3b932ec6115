//! View → HTML. The same markup stands in the page before any script runs and is kept up to date after: every part
//! that changes is an element of its own with the name of a [`Part`] or [`ChartPart`] as its `data-part`.

mod charts;
mod filters;
mod marks;
mod part;
mod share;
mod sources;
mod table;
mod tip;
mod tour;

use maud::{Markup, html};

use crate::dataset::{LANGUAGES, Message};
use crate::language::Language;
use crate::selection::Selection;
use crate::state::State;
use crate::view::{ChartView, View};

pub use charts::{canvas_name, caption, figure, foot};
pub use filters::{chips, count, filters, option_name};
pub use marks::{mark_id, marks};
pub use part::{ChartPart, Part};
pub use share::citation;
pub use table::{chart_table, table};
pub use tip::tip;
pub use tour::tour;

/// What a page shows.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'s> {
    /// What was asked for.
    pub state: &'s State,
    /// What it leaves, in words.
    pub view: &'s View,
    /// The stop of the tour, counted from 0.
    pub stop: Option<usize>,
    /// The language it is said in.
    pub language: &'s Language,
}

/// What stands in a part of the page.
pub fn part(part: Part, shown: Shown) -> Markup {
    let Shown { state, view, stop, language } = shown;
    match part {
        Part::Filters => filters(view, language),
        Part::Status => html! { (view.summary) },
        Part::Chips => chips(view, language),
        Part::Notices => notices(view),
        Part::Absent => html! { (absent(view, language)) },
        Part::Tour => tour(stop, language),
        Part::Figures => {
            let figures = Selection::new(state).figures();
            table(language.text(Message::UiAllFigures), &figures, state.measure, language)
        }
    }
}

/// What stands in a part of a chart.
pub fn chart_part(part: ChartPart, chart: &ChartView, language: &Language) -> Markup {
    match part {
        ChartPart::Caption => caption(chart),
        ChartPart::Marks => marks(chart, language),
        ChartPart::Foot => foot(chart, language),
        ChartPart::Table => chart_table(chart, language),
    }
}

/// A whole infographic, of all charts or of one alone. `table_url` is where all figures can be downloaded; `picture`
/// gives the pictures drawn beforehand that stand in for a chart's canvas until it is drawn; without any it is empty.
pub fn infographic(
    view: &View,
    language: &Language,
    table_url: &str,
    picture: &dyn Fn(&ChartView) -> Markup,
) -> Markup {
    let controls = html! {
        form.filters.alone[view.is_of_one()] data-folded {
            button.fold type="button" aria-expanded="false" aria-controls="groups" {
                (language.text(Message::UiFilters))
            }
            div #groups data-part=(Part::Filters.name()) { (filters(view, language)) }
        }
        div.result {
            p.status role="status" data-part=(Part::Status.name()) { (view.summary) }
            div.chips data-part=(Part::Chips.name()) { (chips(view, language)) }
        }
        div.notices role="status" data-part=(Part::Notices.name()) { (notices(view)) }
    };
    let charts = html! {
        div.charts {
            @for chart in &view.charts { (figure(chart, language, picture(chart))) }
        }
        p.absent data-part=(Part::Absent.name()) { (absent(view, language)) }
    };
    html! {
        // A chart alone comes to the point first.
        @if view.is_of_one() {
            (charts)
            (controls)
        } @else {
            (head(language))
            (controls)
            (charts)
            (tail(language, table_url))
        }
    }
}

/// What leads through the whole story; a chart alone has its own title.
fn head(language: &Language) -> Markup {
    html! {
        h2.region { (language.text(Message::UiRegion)) }
        nav.tour aria-label=(language.text(Message::UiTour)) data-part=(Part::Tour.name()) {
            (tour(None, language))
        }
        label.select {
            (language.text(Message::UiLanguage)) " "
            select name="lang" {
                @for (tag, name) in LANGUAGES {
                    option value=(tag) lang=(tag) selected[tag == language.tag()] { (name) }
                }
            }
        }
    }
}

/// All figures of the story; a chart alone has its own table.
fn tail(language: &Language, table_url: &str) -> Markup {
    let all_figures = language.text(Message::UiAllFigures);
    html! {
        details.all {
            summary { (all_figures) }
            div.scroll tabindex="0" role="region" aria-label=(all_figures) data-part=(Part::Figures.name()) {}
        }
        p.download {
            a download href=(table_url) { (language.text(Message::UiDownload)) }
        }
    }
}

/// The charts that have nothing to show, by what they are about; empty where all have.
pub fn absent(view: &View, language: &Language) -> String {
    let empty = view.charts.iter().filter(|chart| chart.is_empty());
    let topics: Vec<String> = empty.map(|chart| language.words(chart.chart.topic)).collect();
    if topics.is_empty() {
        return String::new();
    }
    language.fill(Message::UiAbsent, &[("charts", &language.list(&topics))])
}

/// What could not be done as asked.
pub fn notices(view: &View) -> Markup {
    html! {
        @for notice in &view.notices { p { (notice) } }
    }
}
