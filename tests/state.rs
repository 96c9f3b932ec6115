use greater_bay_ip::dataset::{FIGURES, Layer, Place, Right, Stage};
use greater_bay_ip::measure::Measure;
use greater_bay_ip::state::{Action, Choice, Field, Repair, Scaling, Sorting, State, YEARS};
use proptest::prelude::*;

fn choices() -> impl Iterator<Item = Choice> {
    Field::ALL.into_iter().flat_map(Field::choices)
}

/// Every control of every filter, by name and value.
fn controls() -> Vec<(&'static str, &'static str)> {
    let words = choices().map(|choice| (choice.field().key(), choice.key()));
    words.chain([("period-from", ""), ("period-to", "")]).collect()
}

fn any_control() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(controls())
}

fn any_state() -> impl Strategy<Value = State> {
    let act =
        |state: State, (name, value): (&str, &str)| state.after(Action::of_control(name, value).unwrap());
    prop::collection::vec(any_control(), 0..40)
        .prop_map(move |controls| controls.into_iter().fold(State::default(), act))
}

fn read(query: &str) -> State {
    let (state, repairs) = State::from_query(query);
    assert_eq!(repairs, [], "{query}");
    state
}

/// Addresses as readers, mailers and mischief write them.
fn any_query() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        "(%[0-9a-fA-F]{0,2}){0,6}",
        "[?&=,+%# ]{1,3}",
        Just("place=".to_owned()),
        Just("stage=".to_owned()),
        Just("layer=".to_owned()),
        Just("&period-from=".to_owned()),
        Just("&period-to=".to_owned()),
        Just("&measure=".to_owned()),
        any_control().prop_map(|(filter, key)| format!("&{filter}={key},")),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

#[test]
fn the_default_state_has_an_empty_address() {
    assert_eq!(State::default().to_query(), "");
    for query in ["", "?", "&&", "?utm_source=mail", "place=", "place", "place=,,"] {
        assert_eq!(State::from_query(query), (State::default(), Vec::new()), "{query:?}");
    }
}

#[test]
fn an_address_may_come_with_escapes_spaces_and_repetitions() {
    let (state, dropped) = State::from_query("?layer=story&place=zhuhai%2c+shenzhen,&place=%6Dacao");
    assert_eq!(dropped, []);
    assert_eq!(state.to_query(), "place=shenzhen,zhuhai,macao&layer=story");
}

#[test]
fn the_names_of_controls_and_of_keys_in_the_address_stay() {
    let names = Field::ALL.map(Field::key);
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
        assert_eq!(choice.field().find(choice.key()), Some(choice));
    }
}

#[test]
fn the_years_offered_are_those_of_the_figures() {
    let mut years: Vec<u16> =
        FIGURES.iter().flat_map(|figure| [figure.period.first_year(), figure.period.year()]).collect();
    years.sort_unstable();
    years.dedup();
    assert_eq!(YEARS.as_slice(), years);
    assert!(Field::PeriodTo.choices().map(|choice| choice.key().parse::<u16>().unwrap()).eq(years));
}

#[test]
fn everything_can_be_asked_for_and_is_read_back() {
    let query = "place=macao&stage=creation&right=trademarks,pct&period-from=2014&period-to=2020&layer=context\
                 &measure=share&scale=log&sort=place";
    let state = read(query);
    assert_eq!(state.to_query(), query);
    assert!(state.place().contains(Place::Macao) && !state.place().admits(Place::China));
    assert!(state.stage().contains(Stage::Creation) && state.layer().contains(Layer::Context));
    assert!(state.right().contains(Right::Pct) && !state.right().admits(Right::Finance));
    assert_eq!((state.period_from(), state.period_to()), (Some(2014), Some(2020)));
    assert_eq!(
        (state.measure(), state.scale(), state.sort()),
        (Measure::Share, Scaling::Log, Sorting::Place)
    );
    assert_eq!(state.after(Action::Reset), State::default());
    assert_eq!(read("measure=counted&scale=linear&sort=value"), State::default());
}

#[test]
fn what_an_address_asks_for_that_makes_no_sense_is_mended_and_told() {
    let repairs = |query: &str| State::from_query(query).1;
    let unoffered = |field, word: &str| Repair::Unoffered { field, word: word.to_owned() };
    let second = |field, word: &str| Repair::Second { field, word: word.to_owned() };
    assert_eq!(repairs("place=atlantis,macao"), [unoffered("place", "atlantis")]);
    // A cluster far away has figures here, but is not offered.
    assert_eq!(repairs("place=tokyo-yokohama"), [unoffered("place", "tokyo-yokohama")]);
    assert_eq!(
        repairs("stage=Creation&layer=%3Cb%3E"),
        [unoffered("stage", "Creation"), unoffered("layer", "<b>")]
    );
    assert_eq!(
        repairs("place=%FF&period-to=2019.5"),
        [unoffered("place", "\u{fffd}"), unoffered("period-to", "2019.5")]
    );
    assert_eq!(repairs("theme=dark&Place=atlantis"), []);
    assert_eq!(State::from_query("place=atlantis,macao").0.to_query(), "place=macao");
    assert_eq!(repairs("measure=share,index&measure=share"), [second("measure", "index")]);
    assert_eq!(State::from_query("measure=counted&measure=index").0, State::default());
    let (state, repairs) = State::from_query("period-from=2023&period-to=2020");
    assert_eq!(
        (state.to_query().as_str(), repairs),
        ("period-from=2020&period-to=2023", vec![Repair::Swapped])
    );
}

#[test]
fn no_action_makes_a_period_end_before_it_begins() {
    let act = |state: State, name, value| state.after(Action::of_control(name, value).unwrap());
    let state = act(read("period-from=2016&period-to=2020"), "period-from", "2023");
    assert_eq!(state.to_query(), "period-from=2020&period-to=2023");
    assert_eq!(act(state, "period-to", "").to_query(), "period-from=2020");
    assert_eq!(act(state, "period-from", "").to_query(), "period-to=2023");
}

#[test]
fn a_figure_is_let_through_when_its_period_touches_the_years_asked_for() {
    for figure in &FIGURES {
        for from in YEARS {
            let state = read(&format!("period-from={from}"));
            assert_eq!(state.admits(figure), figure.period.year() >= from, "{figure:?} {from}");
            let state = read(&format!("period-to={from}"));
            assert_eq!(state.admits(figure), figure.period.first_year() <= from, "{figure:?} {from}");
        }
    }
    let plan = FIGURES.iter().find(|figure| figure.period.to_string() == "2021/2025").unwrap();
    assert!(read("period-from=2022&period-to=2023").admits(plan));
    assert!(!read("period-to=2020").admits(plan));
}

#[test]
fn controls_of_the_host_page_are_not_ours() {
    for (name, value) in controls() {
        assert!(Action::of_control(name, value).is_some());
    }
    for (name, value) in [("", ""), ("place", ""), ("place", "atlantis"), ("layer", "macao"), ("measure", "")]
    {
        assert_eq!(Action::of_control(name, value), None, "{name}={value}");
    }
}

#[test]
fn nothing_chosen_lets_everything_through() {
    let state = State::default();
    assert!(FIGURES.iter().all(|figure| state.admits(figure)));
    assert!(Place::ALL.iter().all(|&place| state.place().admits(place) && !state.place().contains(place)));
    let narrow = state.after(Action::of_word(Place::Macao));
    assert!(narrow.place().admits(Place::Macao) && !narrow.place().admits(Place::China));
    assert!(narrow.stage().is_empty() && narrow.layer().admits(Layer::Context));
    assert_eq!(narrow.after(Action::of_word(Layer::Story)).to_query(), "place=macao&layer=story");
}

proptest! {
    #[test]
    fn a_state_survives_its_address(state in any_state()) {
        let query = state.to_query();
        prop_assert!(query.bytes().all(|byte| byte.is_ascii_lowercase() || b"-,=&0123456789".contains(&byte)));
        prop_assert_eq!(State::from_query(&query), (state, Vec::new()));
        prop_assert!(state.period_from().zip(state.period_to()).is_none_or(|(from, to)| from <= to));
    }

    #[test]
    fn any_address_is_read_and_what_comes_out_is_stable(query in any_query()) {
        let (state, repairs) = State::from_query(&query);
        prop_assert_eq!(State::from_query(&state.to_query()), (state, Vec::new()));
        for repair in repairs {
            if let Repair::Unoffered { field, word } = repair {
                prop_assert!(Action::of_control(field, &word).is_none());
                prop_assert!(!word.is_empty() && !word.contains(','));
            }
        }
    }

    #[test]
    fn a_huge_address_is_read(word in "\\PC{1,4}", times in 1_usize..20_000) {
        let (state, _) = State::from_query(&["place=", &word.repeat(times)].concat());
        prop_assert_eq!(State::from_query(&state.to_query()).0, state);
    }

    #[test]
    fn a_word_toggled_twice_is_as_before_and_one_set_twice_stays(state in any_state(), (name, value) in any_control()) {
        let action = Action::of_control(name, value).unwrap();
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

#[test]
fn a_state_is_written_as_scripts_know_it() {
    let default = serde_json::json!({
        "place": [], "stage": [], "right": [], "period-from": null, "period-to": null, "layer": [],
        "measure": "counted", "scale": "linear", "sort": "value",
    });
    assert_eq!(serde_json::to_value(State::default()).unwrap(), default);
    let asked =
        serde_json::to_value(read("place=shenzhen,macao&period-from=2016&measure=share&sort=place")).unwrap();
    assert_eq!(asked["place"], serde_json::json!(["shenzhen", "macao"]));
    assert_eq!(
        (&asked["period-from"], &asked["period-to"]),
        (&serde_json::json!(2016), &serde_json::Value::Null)
    );
    assert_eq!(
        (&asked["measure"], &asked["sort"]),
        (&serde_json::json!("share"), &serde_json::json!("place"))
    );
}
