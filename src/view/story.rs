//! The story's own charts: whole whatever place, right or years are chosen, with what was chosen brought forward. Only a
//! layer removes; measure, scale and order are for the explorer.

use std::collections::BTreeSet;

use crate::chapter::Chapter;
use crate::chart::plan::Chart;
use crate::dataset::{Basis, FigureId, Message, Metric};
use crate::format;
use crate::language::Language;
use crate::selection::Selection;
use crate::state::State;
use crate::view::chart::{ChartView, view_of_chart};
use crate::view::choices::names;
use crate::view::emphasis::{Emphasis, is_asked};
use crate::view::model::Datum;

/// A chart of the story in a state.
#[derive(Debug, Clone)]
pub struct Told<'d> {
    /// The whole chart, each figure with its emphasis. Its title is true of the whole.
    pub chart: ChartView<'d>,
    /// What there is about the choice in it, as a line under its title; `None` where nothing is chosen.
    pub choice: Option<String>,
    /// The figures of the choice that it draws or writes; all where nothing is chosen.
    pub numbers: Vec<FigureId>,
}

impl<'d> Told<'d> {
    /// The chart as it stands in its chapter.
    pub fn in_chapter(self) -> ChartView<'d> {
        let chapter = Chapter::of_chart(self.chart.chart.key);
        ChartView { chapter, choice: self.choice, ..self.chart }
    }
}

/// How much there is about a choice in some charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// How many figures, each counted once.
    pub numbers: usize,
    /// In how many charts.
    pub charts: usize,
}

/// A chart as the story tells it in a state.
pub fn told<'d>(chart: &'static Chart, selection: Selection<'d, '_>, language: &Language) -> Told<'d> {
    let whole = State { layer: selection.state().layer, ..State::default() };
    told_again(
        view_of_chart(chart, Selection::new(selection.dataset(), &whole), language),
        selection,
        language,
    )
}

/// The same of a view of it in another state of the same layers: only what stands out is another.
pub(super) fn told_again<'d>(
    mut chart: ChartView<'d>,
    selection: Selection<'d, '_>,
    language: &Language,
) -> Told<'d> {
    let (dataset, state) = (selection.dataset(), selection.state());
    for facet in &mut chart.facets {
        for datum in facet.data.iter_mut().chain(&mut facet.annotations) {
            datum.emphasis = Emphasis::of(state, dataset.figure(datum.id));
            datum.is_chosen = selection.has_chosen(datum.place, None);
        }
        for cell in &mut facet.cells {
            cell.is_chosen = selection.has_chosen(cell.pick.place, cell.pick.stage);
        }
    }
    let of_choice: Vec<&Datum> = chart.data().filter(|datum| !datum.is_faded()).collect();
    let numbers = of_choice.iter().map(|datum| datum.id).collect();
    let choice = is_asked(state).then(|| {
        let tell = |datum: &Datum, message, more: usize| {
            // A rank alone says nothing.
            let quantity = match datum.metric.basis() {
                Basis::Rank => format::quantity(dataset.figure(datum.id), datum.length, language),
                _ => datum.amount(dataset, language),
            };
            let values = [
                ("place", datum.place_name(language)),
                ("metric", language.words(datum.metric.name())),
                ("quantity", quantity),
                ("period", datum.when.clone()),
                ("more", more.to_string()),
            ];
            language.fill(message, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        };
        let Some(told) = latest_of_first(&of_choice) else {
            return language.fill(Message::UiToldNothing, &[("choice", &names(state, language))]);
        };
        match of_choice.len() {
            1 => tell(told, Message::UiToldOne, 0),
            2 => tell(told, Message::UiToldTwo, 1),
            count => tell(told, Message::UiToldMore, count - 1),
        }
    });
    Told { chart, choice, numbers }
}

/// Of the course that the first of some data belongs to, the latest: how it went before, the drawing tells.
fn latest_of_first<'a>(data: &[&'a Datum]) -> Option<&'a Datum> {
    let first = data.first()?;
    let course = data.iter().filter(|datum| (datum.metric, datum.place) == (first.metric, first.place));
    course.copied().max_by(|one, other| one.period.end().total_cmp(&other.period.end()))
}

/// How much there is about a choice in the story: in its `pictures`, and in the charts that the offices' chapter is written
/// by, which count as one.
pub fn reach(pictures: &[Told], words: &[Told]) -> Extent {
    let is_number = |told: &Told, id: &FigureId| told.chart.dataset.figure(*id).metric != Metric::Event;
    let in_words =
        words.iter().flat_map(|told| told.numbers.iter().copied().filter(|id| is_number(told, id)));
    let in_words: Vec<FigureId> = in_words.collect();
    let in_pictures = pictures.iter().flat_map(|told| &told.numbers);
    Extent {
        numbers: distinct(&mut in_pictures.chain(&in_words).copied()),
        charts: extent(pictures).charts + usize::from(!in_words.is_empty()),
    }
}

/// How much there is of a choice in the story, as a line; empty where nothing is chosen that the story heeds.
pub fn outcome(reach: Extent, state: &State, language: &Language) -> String {
    let choice = names(state, language);
    if choice.is_empty() {
        return choice;
    }
    let message = match (reach.numbers, reach.charts) {
        (0, _) => Message::StoryOutcomeNone,
        (1, _) => Message::StoryOutcomeOne,
        (_, 1) => Message::StoryOutcomeInOne,
        _ => Message::StoryOutcome,
    };
    let [numbers, charts] = [reach.numbers, reach.charts].map(|count| count.to_string());
    language.fill(message, &[("choice", &choice), ("numbers", &numbers), ("charts", &charts)])
}

/// How much there is about a choice in some charts.
pub fn extent(charts: &[Told]) -> Extent {
    Extent {
        numbers: distinct(&mut charts.iter().flat_map(|told| told.numbers.iter().copied())),
        charts: charts.iter().filter(|told| !told.numbers.is_empty()).count(),
    }
}

/// How many figures there are, each counted once.
fn distinct(figures: &mut dyn Iterator<Item = FigureId>) -> usize {
    let mut known = BTreeSet::new();
    known.extend(figures);
    known.len()
}
