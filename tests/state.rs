use greater_bay_ip::dataset::{Layer, Place, Stage};
use greater_bay_ip::state::{Action, Dropped, Offered, State, Unknown};
use proptest::prelude::*;

/// Every word of every filter, as a control of the page names it.
fn controls() -> Vec<(&'static str, &'static str)> {
    let places = Place::offered().map(|word| (Place::FILTER, word.key()));
    let stages = Stage::offered().map(|word| (Stage::FILTER, word.key()));
    let layers = Layer::offered().map(|word| (Layer::FILTER, word.key()));
    places.chain(stages).chain(layers).collect()
}

fn any_control() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(controls())
}

fn any_state() -> impl Strategy<Value = State> {
    let toggle =
        |state: State, (filter, key): (&str, &str)| state.after(Action::of_control(filter, key).unwrap());
    prop::collection::vec(any_control(), 0..40)
        .prop_map(move |controls| controls.into_iter().fold(State::default(), toggle))
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
fn words_no_filter_offers_are_dropped_and_told() {
    let dropped = |query: &str| State::from_query(query).1;
    let word = |filter, word: &str| Dropped { filter, word: word.to_owned() };
    assert_eq!(dropped("place=atlantis,macao"), [word("place", "atlantis")]);
    // A cluster far away has figures here, but is not offered.
    assert_eq!(dropped("place=tokyo-yokohama"), [word("place", "tokyo-yokohama")]);
    assert_eq!(dropped("stage=Creation&layer=%3Cb%3E"), [word("stage", "Creation"), word("layer", "<b>")]);
    assert_eq!(dropped("place=%FF"), [word("place", "\u{fffd}")]);
    assert_eq!(dropped("theme=dark&Place=atlantis"), []);
    assert_eq!(State::from_query("place=atlantis,macao").0.to_query(), "place=macao");
}

#[test]
fn scripts_can_choose_exactly_the_words_offered() {
    for (filter, key) in controls() {
        let state = State::default().choosing(filter, key).unwrap();
        assert_eq!(state.to_query(), format!("{filter}={key}"));
        assert_eq!(state.choosing(filter, key), Ok(state), "choosing twice changes nothing");
    }
    let refused = State::default().choosing("layer", "rumour").unwrap_err();
    assert_eq!(refused.to_string(), "layer: “rumour” is not one of story, derived, context");
    let refused = State::default().choosing("theme", "dark").unwrap_err();
    assert_eq!(refused, Unknown::Field("theme".to_owned()));
    assert_eq!(refused.to_string(), "there is no field “theme”; the fields are place, stage and layer");
}

#[test]
fn controls_of_the_host_page_are_not_ours() {
    for (filter, key) in controls() {
        assert!(Action::of_control(filter, key).is_some());
    }
    for (filter, key) in [("", ""), ("place", "atlantis"), ("layer", "macao"), ("email", "macao")] {
        assert_eq!(Action::of_control(filter, key), None, "{filter}={key}");
    }
}

#[test]
fn nothing_chosen_lets_everything_through() {
    let state = State::default();
    assert!(Place::ALL.iter().all(|&place| state.place.admits(place) && !state.place.contains(place)));
    let narrow = state.after(Action::Place(Place::Macao));
    assert!(narrow.place.admits(Place::Macao) && !narrow.place.admits(Place::China));
    assert!(narrow.stage.is_empty() && narrow.layer.admits(Layer::Context));
}

#[test]
fn words_are_written_in_the_order_they_are_offered() {
    let words = [Stage::Services, Stage::Creation, Stage::Services];
    let chosen: greater_bay_ip::state::Chosen<Stage> = words.into_iter().collect();
    assert!(chosen.words().eq([Stage::Creation, Stage::Services]));
    let json = serde_json::to_string(&State { stage: chosen, ..State::default() }).unwrap();
    assert_eq!(json, r#"{"place":[],"stage":["creation","services"],"layer":[]}"#);
}

proptest! {
    #[test]
    fn a_state_survives_its_address(state in any_state()) {
        let query = state.to_query();
        prop_assert!(query.bytes().all(|byte| byte.is_ascii_lowercase() || b"-,=&0123456789".contains(&byte)));
        prop_assert_eq!(State::from_query(&query), (state, Vec::new()));
    }

    #[test]
    fn any_address_is_read_and_what_comes_out_is_stable(query in any_query()) {
        let (state, dropped) = State::from_query(&query);
        prop_assert_eq!(State::from_query(&state.to_query()), (state, Vec::new()));
        for dropped in dropped {
            prop_assert!(Action::of_control(dropped.filter, &dropped.word).is_none());
            prop_assert!(!dropped.word.is_empty() && !dropped.word.contains(','));
        }
    }

    #[test]
    fn a_huge_address_is_read(word in "\\PC{1,4}", times in 1_usize..20_000) {
        let (state, _) = State::from_query(&["place=", &word.repeat(times)].concat());
        prop_assert_eq!(State::from_query(&state.to_query()).0, state);
    }

    #[test]
    fn foreign_parameters_survive(state in any_state(), query in any_query()) {
        let ours = ["place", "stage", "layer"];
        let foreign = |query: &str| -> Vec<String> {
            let pairs = query.split('&').filter(|pair| !pair.is_empty());
            pairs.filter(|pair| !ours.contains(&pair.split('=').next().unwrap())).map(str::to_owned).collect()
        };
        let query = &query.replace('?', "");
        let joined = state.within_query(&["?", query].concat());
        prop_assert_eq!(foreign(&joined), foreign(query));
        prop_assert_eq!(&joined, &state.within_query(query));
        prop_assert_eq!(State::from_query(&joined), (state, Vec::new()));
    }

    #[test]
    fn an_action_done_twice_is_undone(state in any_state(), (filter, key) in any_control()) {
        let action = Action::of_control(filter, key).unwrap();
        prop_assert_ne!(state.after(action), state);
        prop_assert_eq!(state.after(action).after(action), state);
        prop_assert_eq!(state.after(Action::Reset), State::default());
    }

    #[test]
    fn scripts_are_refused_what_is_not_offered(filter in "\\PC{0,8}|place|stage|layer", word in "\\PC{0,20}|[a-z-]{0,12}") {
        let is_offered = controls().contains(&(filter.as_str(), word.as_str()));
        prop_assert_eq!(State::default().choosing(&filter, &word).is_ok(), is_offered);
    }
}
