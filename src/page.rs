//! View → HTML. The same markup stands in the page before any script runs and is kept up to date after: every part
//! that changes is an element of its own with the name of a [`Part`] or [`ChartPart`] as its `data-part`.

mod bar;
mod charts;
pub mod embed;
mod filters;
mod heading;
mod links;
mod locator;
mod marks;
mod notices;
mod offices;
mod part;
mod phrases;
mod rendering;
mod share;
mod sound;
mod sources;
mod story;
mod table;
mod text;
mod tip;

use maud::{Markup, html};

use filters::controls;
use notices::{absent_of, heard, notices_of};

use crate::charts::Scope;
use crate::dataset::Message;
use crate::language::Language;
use crate::selection::Selection;
use crate::state::State;
use crate::view::{ChartView, View};

pub use bar::Group;
pub use charts::{Besides, canvas_name, caption, figure, foot, is_undrawn, publishers};
pub use filters::{chips, count, filters, option_name};
pub use heading::HeadingLevel;
pub use links::Links;
pub use marks::{control_name, mark_id, marks, press_name};
pub use notices::{absent, notices};
pub use part::{ChartPart, Part};
pub use rendering::Rendering;
pub use share::citation;
pub use table::{chart_table, table};
pub use text::{heads, text};
pub use tip::{choose, tip};

/// The build that markup is of: what another build has prepared is not taken over.
pub const BUILD: &str = env!("GREATER_BAY_IP_BUILD");

/// The page of a site that says who can read the infographic, and how.
pub const STATEMENT: &str = "accessibility.html";

/// What a page shows.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'s> {
    /// What was asked for.
    pub state: &'s State,
    /// What it leaves, in words.
    pub view: &'s View<'s>,
    /// The language it is said in.
    pub language: &'s Language,
    /// The level of its first heading.
    pub heading: HeadingLevel,
}

/// What stands in a part of the page.
pub fn part(part: Part, shown: Shown) -> Markup {
    let Shown { state, view, language, heading } = shown;
    match part {
        Part::Filters => filters(view, language),
        Part::Status => html! { (view.summary) },
        Part::Chips => chips(view, language),
        Part::Notices => notices(view),
        Part::Absent => html! { (absent(view, language)) },
        Part::Outcome => html! { (view.outcome) },
        Part::Done => html! { (bar::done(view, language)) },
        Part::Offices => offices::offices(view, language, heading),
        Part::Tasks => offices::tasks(view, language, heading),
        Part::Cited => offices::cited(view, language),
        Part::Figures => {
            let selection = Selection::new(view.dataset, state);
            let caption = language.text(Message::UiAllFigures);
            table(caption, &selection.figures(), &selection.readings(), language)
        }
    }
}

/// What stands in a part of a chart, whose title is a heading of a level.
pub fn chart_part(part: ChartPart, chart: &ChartView, language: &Language, heading: HeadingLevel) -> Markup {
    match part {
        ChartPart::Caption => caption(chart, language, heading),
        ChartPart::Heads => heads(chart, language),
        ChartPart::Text => text(chart, language, heading),
        ChartPart::Marks => marks(chart, language),
        ChartPart::Foot => foot(chart, language),
        ChartPart::Table => chart_table(chart, language),
    }
}

/// A whole infographic, the story, a chapter of it or one chart alone, whose first heading is of a level.
pub fn infographic(
    view: &View,
    language: &Language,
    heading: HeadingLevel,
    links: Links,
    rendering: Rendering,
) -> Markup {
    let telling = story::Telling { view, language, heading, links, rendering };
    match view.scope {
        Scope::Unknown => html! { (notices_of(view)) (heard()) },
        // A chart alone comes to the point first.
        Scope::Chart(_) => html! {
            div.charts { (telling.charts(&view.charts)) }
            (absent_of(view, language))
            (controls(view, language))
            (notices_of(view))
            (heard())
        },
        Scope::Chapter(chapter) => telling.chapter_alone(chapter),
        Scope::Story => telling.story(),
    }
}
