//! Words and numbers only: what is said about what the state leaves. No pixels, no colours.

mod cells;
pub mod chart;
mod choices;
mod description;
mod detail;
pub mod emphasis;
mod facet;
mod filters;
pub mod model;
mod sources;
pub mod story;
pub mod teller;
mod walk;

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::census::{Census, Counts};
use crate::chapter::Chapter;
use crate::chart::plan::Chart;
use crate::charts::{self, OFFICES, STORY, Scope};
use crate::dataset::{Dataset, Message};
use crate::language::Language;
use crate::selection::Selection;
use crate::state::{Field, Repair, State};

pub use chart::{ChartView, view_of_chart};
pub use choices::stated;
pub use detail::{Detail, publisher, source};
pub use emphasis::Emphasis;
pub use facet::facet;
use filters::chip;
pub use filters::{Control, Filter, FilterOption, filters};
pub use model::{Cell, Datum, Facet, Look, Sign, Tick};
pub use sources::Sources;
pub use story::Told;
use story::{Extent, extent, outcome, reach, told, told_again};
pub use teller::Teller;
pub use walk::{Station, Stop};

/// Everything a reader is told, in one language, about one state.
#[derive(Debug, Clone)]
pub struct View<'d> {
    /// Where the figures come from.
    pub dataset: &'d Dataset,
    /// What it is of.
    pub scope: Scope,
    /// How many figures it is of, which no choice changes.
    pub census: Rc<Census>,
    /// The filters, with what each option would leave.
    pub filters: Vec<Filter>,
    /// What is chosen, each with a way to take it back.
    pub chips: Vec<FilterOption>,
    /// How many figures are left, as a sentence.
    pub summary: String,
    /// What could not be done as asked; empty when all is well.
    pub notices: Vec<String>,
    /// Whether no figure is left.
    pub is_empty: bool,
    /// The charts, in reading order; those of the story come first, and are whole whatever is chosen.
    pub charts: Vec<ChartView<'d>>,
    /// What the offices' chapter is written by; nothing where one chart stands alone.
    pub offices: Vec<ChartView<'d>>,
    /// How much there is of the choice in the story.
    pub reach: Extent,
    /// The same as a line; empty where nothing is chosen.
    pub outcome: String,
}

impl View<'_> {
    /// Whether it is of one chart alone, not of the whole story.
    pub fn is_of_one(&self) -> bool {
        matches!(self.scope, Scope::Chart(_))
    }

    /// The chart that a chapter of the story is told by.
    pub fn picture(&self, chapter: Chapter) -> Option<&ChartView<'_>> {
        self.charts.iter().find(|view| view.chapter == Some(chapter))
    }
}

/// What a state leaves of the whole story, in words. Total: an empty result is a view, not an error.
pub fn view<'d>(dataset: &'d Dataset, state: &State, repairs: &[Repair], language: &Language) -> View<'d> {
    view_of(dataset, Scope::Story, state, repairs, language)
}

/// What a state leaves of some charts, in words: the filters then count their figures alone.
pub fn view_of<'d>(
    dataset: &'d Dataset,
    scope: Scope,
    state: &State,
    repairs: &[Repair],
    language: &Language,
) -> View<'d> {
    let known = Known { view: None, is_as_whole: false, wait: &|_| false };
    compose(dataset, scope, state, repairs, language, known)
}

/// The default state of some charts, in words; those that can `wait`, by their index, stay unread until [`view_of_chart`]
/// says what they show.
pub fn first_view<'d>(
    dataset: &'d Dataset,
    scope: Scope,
    language: &Language,
    wait: &dyn Fn(usize) -> bool,
) -> View<'d> {
    let known = Known { view: None, is_as_whole: false, wait };
    compose(dataset, scope, &State::default(), &[], language, known)
}

/// What another state leaves of the charts of a view in the same language, and no more work than that takes: what the
/// story tells is whole in both, and the charts that can `wait`, by their index, stay as they are until
/// [`view_of_chart`] says what they show now.
pub fn view_after<'d>(
    before: &View<'d>,
    was: &State,
    state: &State,
    repairs: &[Repair],
    language: &Language,
    wait: &dyn Fn(usize) -> bool,
) -> View<'d> {
    let known = Known { view: Some(before), is_as_whole: was.layer == state.layer, wait };
    compose(before.dataset, before.scope, state, repairs, language, known)
}

/// What a view need not find out.
#[derive(Clone, Copy)]
struct Known<'b, 'd> {
    /// The view that it is made after.
    view: Option<&'b View<'d>>,
    /// Whether the story is as whole in that one.
    is_as_whole: bool,
    /// Whether a chart can stay as it is in that one, or unread.
    wait: &'b dyn Fn(usize) -> bool,
}

fn compose<'d>(
    dataset: &'d Dataset,
    scope: Scope,
    state: &State,
    repairs: &[Repair],
    language: &Language,
    known: Known<'_, 'd>,
) -> View<'d> {
    let selection = Selection::new(dataset, state);
    let counted = || Rc::new(Census::new(dataset, scope));
    let census = known.view.map_or_else(counted, |view| Rc::clone(&view.census));
    let counts = census.counts(selection);
    let filters = filters(state, &counts, language);
    let mut chips = Vec::new();
    for (&field, filter) in Field::ALL.iter().zip(&filters).filter(|(field, _)| state.answers(**field)) {
        let chosen = filter.options.iter().filter(|option| option.is_chosen);
        chips.extend(chosen.map(|option| chip(field, option, language)));
    }
    let Tales { charts, offices, reach } = tales(scope, selection, language, known);
    let summary = summary(drawn(&charts, known.wait, selection, counts.left), &counts, language);
    let is_empty = counts.left == 0;
    let outcome = match outcome(reach, state, language) {
        // What the story does not heed is told as the filters count it.
        _ if !scope.is_told() => String::new(),
        nothing if nothing.is_empty() && !chips.is_empty() => summary.clone(),
        _ if matches!(scope, Scope::Chapter(Chapter::Explore)) && !chips.is_empty() => summary.clone(),
        outcome => outcome,
    };
    View {
        dataset,
        scope,
        summary,
        notices: notices(repairs, language),
        is_empty,
        census,
        reach,
        outcome,
        chips,
        charts,
        offices,
        filters,
    }
}

/// The charts of a view, and what is said of the story as a whole.
struct Tales<'d> {
    charts: Vec<ChartView<'d>>,
    offices: Vec<ChartView<'d>>,
    reach: Extent,
}

fn tales<'d>(
    scope: Scope,
    selection: Selection<'d, '_>,
    language: &Language,
    known: Known<'_, 'd>,
) -> Tales<'d> {
    let filtered = |charts: &'static [Chart], first: usize| {
        let view = |(at, chart): (usize, &'static Chart)| match known.view {
            _ if !(known.wait)(at) => view_of_chart(chart, selection, language),
            Some(view) => view.charts[at].clone(),
            None => ChartView::unread(chart, selection.dataset()),
        };
        (first..).zip(charts).map(view).collect::<Vec<_>>()
    };
    let whole = known.is_as_whole.then_some(known.view).flatten();
    let told = |chart: &'static Chart, known: &[ChartView<'d>]| match known
        .iter()
        .find(|view| view.chart.key == chart.key)
    {
        Some(view) => told_again(view.clone(), selection, language),
        None => told(chart, selection, language),
    };
    let charts = scope.charts();
    if !scope.is_told() {
        return Tales { charts: filtered(charts, 0), offices: Vec::new(), reach: extent(&[]) };
    }
    let (story, others): (&[Chart], &[Chart]) = match scope {
        Scope::Chapter(Chapter::Explore) => (&[], charts),
        Scope::Chapter(_) => (charts, &[]),
        _ => charts.split_at(STORY.len()),
    };
    let pictures: Vec<Told> =
        story.iter().map(|chart| told(chart, whole.map_or(&[][..], |view| &view.charts))).collect();
    let has_offices = matches!(scope, Scope::Story | Scope::Chapter(Chapter::Offices));
    let offices = OFFICES.iter().filter(|_| has_offices).filter_map(|key| charts::find(key));
    let offices: Vec<Told> =
        offices.map(|chart| told(chart, whole.map_or(&[][..], |view| &view.offices))).collect();
    let reach = reach(&pictures, &offices);
    let mut charts: Vec<ChartView> = pictures.into_iter().map(Told::in_chapter).collect();
    charts.extend(filtered(others, story.len()));
    Tales { charts, offices: offices.into_iter().map(Told::in_chapter).collect(), reach }
}

/// How many figures of the choice are drawn, each once; of a chart alone, with what it draws beside them for comparison,
/// or what its cells count. A chart that `waits` will draw what it is to draw now.
fn drawn(charts: &[ChartView], waits: &dyn Fn(usize) -> bool, selection: Selection, left: usize) -> usize {
    let readings = selection.readings();
    let mut drawn = BTreeSet::new();
    for (at, view) in charts.iter().enumerate() {
        if waits(at) {
            let plans = view.chart.facets.iter();
            drawn.extend(plans.flat_map(|plan| facet::drawn(plan, selection, &readings)));
        } else {
            drawn.extend(view.data().map(|datum| datum.id));
        }
    }
    match charts {
        [chart] if chart.counts_all() => left,
        [chart] if chart.chapter.is_none() => drawn.len(),
        _ => drawn.iter().filter(|&&id| selection.admits(id) && !selection.dataset().is_event(id)).count(),
    }
}

/// How many figures are drawn, of how many, and how many more of the choice stand in the table alone.
fn summary(drawn: usize, counts: &Counts, language: &Language) -> String {
    let (left, total) = (counts.left, counts.total);
    let message = match drawn {
        0 if left == 0 => Message::UiNoneLeft,
        0 => Message::UiTableLeft,
        _ if drawn < left => Message::UiMoreLeft,
        1 => Message::UiOneLeft,
        _ if drawn == total => Message::UiAllLeft,
        _ => Message::UiSomeLeft,
    };
    let [shown, total, more] = [drawn, total, left.saturating_sub(drawn)].map(|count| count.to_string());
    language.fill(message, &[("shown", &shown), ("total", &total), ("more", &more)])
}

/// The longest piece of a foreign address that is repeated to the reader, in characters.
const LONGEST_QUOTE: usize = 40;

/// The most words of a foreign address that are repeated to the reader.
const MOST_QUOTES: usize = 5;

/// What had to be mended in a state, a sentence a kind.
fn notices(repairs: &[Repair], language: &Language) -> Vec<String> {
    let (mut unoffered, mut second, mut notices) = (Vec::new(), Vec::new(), Vec::new());
    for repair in repairs {
        let (words, word) = match repair {
            Repair::Unoffered { word, .. } => (&mut unoffered, word),
            Repair::Second { word, .. } => (&mut second, word),
            Repair::Swapped => {
                notices.push(language.words(Message::UiSwapped));
                continue;
            }
            Repair::UnknownChart { word, .. } => {
                notices.push(language.fill(Message::UiNoChart, &[("word", &quoted(word, language))]));
                continue;
            }
            // Readers see no difference.
            Repair::UnknownLevel { .. } => continue,
            Repair::UnknownChapter { word, .. } => {
                notices.push(language.fill(Message::UiNoChapter, &[("word", &quoted(word, language))]));
                continue;
            }
        };
        if words.len() < MOST_QUOTES {
            words.push(quoted(word, language));
        }
    }
    for (words, message) in &[(unoffered, Message::UiDropped), (second, Message::UiSecond)] {
        if !words.is_empty() {
            notices.push(language.fill(*message, &[("words", &language.list(words))]));
        }
    }
    notices
}

fn quoted(word: &str, language: &Language) -> String {
    let mut short = String::new();
    for (at, character) in word.chars().enumerate() {
        if at == LONGEST_QUOTE {
            short.push('…');
            break;
        }
        short.push(character);
    }
    language.fill(Message::UiQuote, &[("word", &short)])
}
