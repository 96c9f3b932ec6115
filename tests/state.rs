use std::borrow::Cow;

use greater_bay_ip::dataset::{BAKED, Layer, Place, Right};
use greater_bay_ip::query;
use greater_bay_ip::state::{Action, Choice, Field, State, YEARS};
use proptest::prelude::*;

mod patch;

fn choices() -> impl Iterator<Item = Choice> {
    Field::ALL.iter().copied().flat_map(Field::choices)
}

/// Every control of every filter, by name and value.
fn controls() -> Vec<(&'static str, Cow<'static, str>)> {
    let words = choices().map(|choice| (choice.field().key(), choice.key()));
    words.chain([("period-from", "".into()), ("period-to", "".into())]).collect()
}

pub(crate) fn any_control() -> impl Strategy<Value = (&'static str, Cow<'static, str>)> {
    prop::sample::select(controls())
}

pub(crate) fn any_state() -> impl Strategy<Value = State> {
    let act = |state: State, (name, value): (&str, Cow<str>)| {
        state.after(Action::of_control(name, &value).unwrap())
    };
    prop::collection::vec(any_control(), 0..40)
        .prop_map(move |controls| controls.into_iter().fold(State::default(), act))
}

fn read(query: &str) -> State {
    let (state, repairs) = query::read(query);
    assert_eq!(repairs, [], "{query}");
    state
}

#[test]
fn the_names_of_controls_and_of_keys_in_the_address_stay() {
    let names = Field::ALL.iter().map(|field| field.key()).collect::<Vec<_>>();
    assert_eq!(
        names,
        ["place", "stage", "right", "period-from", "period-to", "layer", "measure", "scale", "sort"]
    );
    let keys = |field: Field| field.choices().map(Choice::key).collect::<Vec<_>>().join(" ");
    assert_eq!(keys(Field::Measure), "counted share per-10000 index");
    assert_eq!(keys(Field::Scale), "linear log");
    assert_eq!(keys(Field::Sort), "value place");
    assert_eq!(keys(Field::Layer), "story derived context");
    assert_eq!(keys(Field::PeriodFrom), keys(Field::PeriodTo));
    assert!(keys(Field::Place).starts_with("greater-bay-area ") && keys(Field::Place).ends_with(" china"));
    assert_eq!(Field::Right.choices().count(), Right::ALL.len());
    for choice in choices() {
        assert_eq!(Field::parse(choice.field().key()), Some(choice.field()));
        assert_eq!(choice.field().find(&choice.key()), Some(choice));
    }
}

#[test]
fn the_years_offered_are_those_of_the_figures() {
    let mut years: Vec<u16> = BAKED
        .figures()
        .iter()
        .flat_map(|figure| [figure.period.first_year(), figure.period.year()])
        .collect();
    years.sort_unstable();
    years.dedup();
    assert_eq!(YEARS.as_slice(), years);
    assert!(Field::PeriodTo.choices().map(|choice| choice.key().parse::<u16>().unwrap()).eq(years));
}

#[test]
fn no_action_makes_a_period_end_before_it_begins() {
    let act = |state: State, name, value| state.after(Action::of_control(name, value).unwrap());
    let state = act(read("period-from=2016&period-to=2020"), "period-from", "2023");
    assert_eq!(query::written(&state), "period-from=2020&period-to=2023");
    assert_eq!(query::written(&act(state, "period-to", "")), "period-from=2020");
    assert_eq!(query::written(&act(state, "period-from", "")), "period-to=2023");
}

#[test]
fn a_figure_is_let_through_when_its_period_touches_the_years_asked_for() {
    for figure in BAKED.figures() {
        for from in YEARS {
            let state = read(&format!("period-from={from}"));
            assert_eq!(state.admits(figure), figure.period.year() >= from, "{figure:?} {from}");
            let state = read(&format!("period-to={from}"));
            assert_eq!(state.admits(figure), figure.period.first_year() <= from, "{figure:?} {from}");
        }
    }
    let plan = BAKED.figures().iter().find(|figure| figure.period.to_string() == "2021/2025").unwrap();
    assert!(read("period-from=2022&period-to=2023").admits(plan));
    assert!(!read("period-to=2020").admits(plan));
}

#[test]
fn controls_of_the_host_page_are_not_ours() {
    for (name, value) in controls() {
        assert!(Action::of_control(name, &value).is_some());
    }
    for (name, value) in [("", ""), ("place", ""), ("place", "atlantis"), ("layer", "macao"), ("measure", "")]
    {
        assert_eq!(Action::of_control(name, value), None, "{name}={value}");
    }
}

#[test]
fn nothing_chosen_lets_everything_through() {
    let state = State::default();
    assert!(BAKED.figures().iter().all(|figure| state.admits(figure)));
    assert!(Place::ALL.iter().all(|&place| !state.has(Choice::Place(place))));
    let narrow = state.after(Action::Choose(Choice::Place(Place::Macao)));
    assert!(narrow.has(Choice::Place(Place::Macao)) && !narrow.has(Choice::Place(Place::China)));
    assert!(narrow.stage.is_empty() && narrow.layer.is_empty());
    assert_eq!(
        query::written(&narrow.after(Action::Choose(Choice::Layer(Layer::Story)))),
        "place=macao&layer=story"
    );
}

proptest! {
    #[test]
    fn a_word_toggled_twice_is_as_before_and_one_set_twice_stays(state in any_state(), (name, value) in any_control()) {
        let action = Action::of_control(name, &value).unwrap();
        let once = state.after(action);
        if Field::parse(name).unwrap().takes_many() {
            prop_assert_ne!(once, state);
            prop_assert_eq!(once.after(action), state);
        } else if !name.starts_with("period") {
            prop_assert_eq!(once.after(action), once);
        }
        prop_assert_eq!(state.after(Action::Reset), State::default());
    }
}
