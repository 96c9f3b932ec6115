//! What is drawn against a recount of the tables.

use std::collections::BTreeSet;

use greater_bay_ip::dataset::{BAKED, Basis, FigureId, Layer, Message, PlaceKind, Stage};
use greater_bay_ip::language::Language;
use greater_bay_ip::measure::Measure;
use greater_bay_ip::query;
use greater_bay_ip::state::{Action, Field, State};
use greater_bay_ip::view::view;

/// The states of every pair of options, of two filters or of one.
pub(crate) fn pairs() -> BTreeSet<String> {
    let choices = || Field::ALL.iter().copied().flat_map(Field::choices);
    let act = |state: State, choice: greater_bay_ip::state::Choice| {
        state.after(Action::of_control(choice.field().key(), &choice.key()).unwrap())
    };
    let mut queries = BTreeSet::new();
    for one in choices() {
        for other in choices().filter(|other| other.field() as u8 >= one.field() as u8) {
            queries.insert(query::written(&act(act(State::default(), one), other)));
        }
    }
    queries
}

/// What no chart draws in any state says so in the table.
#[test]
fn what_is_drawn_is_what_is_asked_for_and_nothing_that_has_a_number_is_missing() {
    let english = Language::english();
    let queries = pairs();
    assert!(queries.len() > 1000, "{}", queries.len());
    let mut drawn_somewhere: BTreeSet<FigureId> = BTreeSet::new();
    for query in &queries {
        let state = crate::matrix::state(query);
        for chart in crate::matrix::each_alone(&state, &english) {
            let name = format!("{} “{query}”", chart.chart.key);
            let drawn: BTreeSet<FigureId> = chart.data().map(|datum| datum.id).collect();
            drawn_somewhere.extend(&drawn);
            for (plan, facet) in chart.chart.facets.iter().zip(&chart.facets) {
                let is_read = facet.is_read && state.measure != Measure::Counted;
                for datum in &facet.data {
                    let figure = BAKED.figure(datum.id);
                    let is_yardstick = plan.has_yardstick && figure.place.kind() == PlaceKind::Nation;
                    assert!(
                        state.admits(figure) || is_yardstick && state.admits_beside(figure, Field::Place),
                        "{name}: {figure:?}"
                    );
                    assert!((plan.takes)(figure), "{name}: {figure:?}");
                }
                // A map has room for the figures of one metric and period only; a measure has none for the unreadable.
                if is_read || plan.form.has_tiles() {
                    continue;
                }
                for id in BAKED.all() {
                    let figure = BAKED.figure(id);
                    let belongs = plan.metrics.contains(&figure.metric)
                        && (plan.takes)(figure)
                        && state.admits(figure)
                        && (figure.value.is_some() || figure.metric.basis() == Basis::Event);
                    assert!(!belongs || drawn.contains(&id), "{name}: {figure:?} is missing");
                }
            }
        }
    }
    let undrawn: Vec<FigureId> = BAKED.counted().filter(|id| !drawn_somewhere.contains(id)).collect();
    let is_told = |id: &FigureId| BAKED.figure(*id).note == Some(Message::NoteTableOnly);
    assert_eq!(undrawn, BAKED.counted().filter(is_told).collect::<Vec<_>>());
    assert!(undrawn.iter().all(|&id| BAKED.figure(id).stage == Stage::Context), "{undrawn:?}");
}

#[test]
fn every_figure_of_the_story_is_drawn() {
    let view = view(&BAKED, &State::default(), &[], &Language::english());
    let drawn: BTreeSet<FigureId> =
        view.charts.iter().flat_map(|chart| chart.data().map(|datum| datum.id)).collect();
    let story = || BAKED.counted().filter(|&id| BAKED.figure(id).layer == Layer::Story);
    assert_eq!(story().count(), include_str!("../../src/data/story.csv").trim_end().lines().count() - 1);
    let missing: Vec<FigureId> = story().filter(|id| !drawn.contains(id)).collect();
    assert!(missing.is_empty(), "{:?}", missing.iter().map(|&id| BAKED.figure(id)).collect::<Vec<_>>());
}
