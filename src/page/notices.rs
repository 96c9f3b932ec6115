//! What could not be done as asked, and what has nothing to show.

use maud::{Markup, html};

use super::part::Part;
use crate::dataset::Message;
use crate::language::Language;
use crate::view::View;

/// The charts that have nothing to show, by what they are about; empty where all have.
pub fn absent(view: &View, language: &Language) -> String {
    // The title of one alone says so.
    if view.is_of_one() {
        return String::new();
    }
    // In the story a chart says itself that it has nothing, where it stands.
    let charts = view.charts.iter().filter(|chart| chart.chapter.is_none() && !chart.is_unread());
    let topics: Vec<String> =
        charts.filter(|chart| chart.is_empty()).map(|chart| language.words(chart.chart.topic)).collect();
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

/// Where the charts stand that have nothing to show.
pub(super) fn absent_of(view: &View, language: &Language) -> Markup {
    html! { p.absent data-part=(Part::Absent.name()) { (absent(view, language)) } }
}

/// Where what could not be done stands.
pub(super) fn notices_of(view: &View) -> Markup {
    html! { div.notices data-part=(Part::Notices.name()) { (notices(view)) } }
}

/// What says aloud what has changed, and stands before there is anything to say. It is the only one: two would speak at
/// once, and one that comes with its words says nothing.
pub(super) fn heard() -> Markup {
    html! { p.heard role="status" {} }
}
