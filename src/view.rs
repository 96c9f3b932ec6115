//! Words and numbers only: what is said about what the state leaves. No pixels, no colours.

mod chart;
mod detail;

use crate::charts::CHARTS;
use crate::dataset::{FIGURE_COUNT, Layer, Message, Stage};
use crate::language::Language;
use crate::selection::{Selection, count_with};
use crate::state::{Dropped, Offered, State};

pub use chart::{ChartView, Datum, Facet, Naming, Sign, largest, notes_of};
pub use detail::{Detail, source};

/// Everything a reader is told, in one language, about one state.
#[derive(Debug, Clone)]
pub struct View {
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
    /// The charts, in reading order.
    pub charts: Vec<ChartView>,
}

/// A group of options of which any number can be chosen.
#[derive(Debug, Clone)]
pub struct Filter {
    /// The name of its form controls.
    pub name: &'static str,
    /// Its heading.
    pub legend: String,
    /// What can be chosen.
    pub options: Vec<FilterOption>,
}

/// Something a filter offers.
#[derive(Debug, Clone)]
pub struct FilterOption {
    /// The filter it belongs to.
    pub filter: &'static str,
    /// Its value in form and address.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// How many figures it would leave.
    pub count: usize,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// What a state leaves, in words. Total: an empty result is a view, not an error.
pub fn view(state: &State, dropped: &[Dropped], language: &Language) -> View {
    let filters = vec![
        filter(
            state,
            Message::UiFilterPlace,
            |state| &mut state.place,
            |p| language.text(p.name()),
            language,
        ),
        filter(
            state,
            Message::UiFilterStage,
            |state| &mut state.stage,
            |s: Stage| language.text(Message::of_stage(s)),
            language,
        ),
        filter(
            state,
            Message::UiFilterLayer,
            |state| &mut state.layer,
            |l: Layer| language.text(Message::of_layer(l)),
            language,
        ),
    ];
    let options = filters.iter().flat_map(|filter| &filter.options);
    let chips = options.filter(|option| option.is_chosen).cloned().collect();
    let selection = Selection::new(state);
    let shown = selection.count();
    View {
        chips,
        summary: summary(shown, language),
        notices: (!dropped.is_empty()).then(|| dropped_notice(dropped, language)).into_iter().collect(),
        is_empty: shown == 0,
        charts: CHARTS.iter().map(|chart| (chart.view)(chart, selection, language)).collect(),
        filters,
    }
}

fn filter<'a, T: Offered>(
    state: &State,
    legend: Message,
    of: fn(&mut State) -> &mut crate::state::Chosen<T>,
    name: impl Fn(T) -> &'a str,
    language: &Language,
) -> Filter {
    let mut asked = *state;
    let chosen = *of(&mut asked);
    let options = T::offered().map(|word| FilterOption {
        filter: T::FILTER,
        key: word.key(),
        label: name(word).to_owned(),
        count: count_with(state, word, of),
        is_chosen: chosen.contains(word),
    });
    Filter { name: T::FILTER, legend: language.text(legend).to_owned(), options: options.collect() }
}

fn summary(shown: usize, language: &Language) -> String {
    let total = FIGURE_COUNT;
    match shown {
        0 => language.text(Message::UiNoneLeft).to_owned(),
        1 => language.fill(Message::UiOneLeft, &[("total", &total.to_string())]),
        _ if shown == total => language.fill(Message::UiAllLeft, &[("total", &total.to_string())]),
        _ => language
            .fill(Message::UiSomeLeft, &[("shown", &shown.to_string()), ("total", &total.to_string())]),
    }
}

/// The longest piece of a foreign address that is repeated to the reader, in characters.
const LONGEST_QUOTE: usize = 40;

fn dropped_notice(dropped: &[Dropped], language: &Language) -> String {
    let words: Vec<String> = dropped.iter().take(5).map(|dropped| quoted(&dropped.word, language)).collect();
    language.fill(Message::UiDropped, &[("words", &language.list(&words))])
}

fn quoted(word: &str, language: &Language) -> String {
    let mut short: String = word.chars().take(LONGEST_QUOTE).collect();
    if short.len() < word.len() {
        short.push('…');
    }
    language.fill(Message::UiQuote, &[("word", &short)])
}
