use std::borrow::Cow;

use greater_bay_ip::dataset::{Layer, Place, Right, Stage};
use greater_bay_ip::measure::Measure;
use greater_bay_ip::query::{self, RENAMED, Renamed, VERSION, parameter, stated, today, version};
use greater_bay_ip::state::{Action, Field, Repair, Scaling, Sorting, State};
use proptest::prelude::*;

use crate::state::{any_control, any_state};

mod tour;

/// Every answer to every question, as addresses of the first version write them.
fn answers() -> impl Iterator<Item = (Field, Cow<'static, str>)> {
    Field::ALL.iter().copied().flat_map(|field| field.choices().map(move |choice| (field, choice.key())))
}

fn read(query: &str) -> State {
    let (state, repairs) = query::read(query);
    assert_eq!(repairs, [], "{query}");
    state
}

#[test]
fn a_stated_address_answers_every_question_and_reads_back_as_the_same_state() {
    for (field, word) in answers() {
        let state = read(&format!("{}={word}", field.key()));
        let query = stated(&state);
        assert_eq!(read(&query), state, "{query}");
        assert_eq!(parameter(&query, "v"), Some(VERSION.to_string()));
        for &field in Field::ALL {
            assert!(parameter(&query, field.key()).is_some_and(|answer| !answer.is_empty()), "{query}");
        }
    }
}

#[test]
fn an_address_that_was_escaped_twice_means_the_same() {
    let plain = "v=1&place=shenzhen,macao&stage=application&measure=share";
    let meant = read(plain);
    for sign in ["&amp;", "&amp;amp;", "&#038;", "&#38;", "&amp;#038;"] {
        assert_eq!(read(&plain.replace('&', sign)), meant, "{sign}");
    }
    assert_eq!(read("v=1&amp%3Bplace=macao"), read("place=macao"));
    assert_eq!(query::asked_stop("v=1&amp;tour=2"), Some(1));
    // A value is never cut, and a key of others stays one of others.
    assert_eq!(read("amp=1&camp;place=macao&damp;place=macao"), State::default());
}

#[test]
fn the_address_of_the_whole_story_says_so() {
    insta::assert_snapshot!(
        stated(&State::default()),
        @"v=2&place=all&stage=all&right=all&period-from=earliest&period-to=latest&layer=all&measure=counted&scale=linear&sort=value"
    );
}

/// The words that embeds in the archives of newspapers are written with. Never change a line of the file: a word
/// that is called otherwise today gets a line in `RENAMED`.
#[test]
fn every_word_of_the_first_version_is_still_understood() {
    let words = include_str!("query/version-1.txt");
    for line in words.lines() {
        let (key, words) = line.split_once('=').unwrap();
        for word in words.split(',') {
            let state = read(&format!("v=1&{key}={word}"));
            let field = Field::parse(today(&RENAMED, 1, None, key)).unwrap();
            assert!(state.has(field.find(today(&RENAMED, 1, Some(key), word)).unwrap()), "{key}={word}");
        }
    }
}

#[test]
fn renamed_keys_and_words_are_read_by_what_they_were_in_the_version_of_the_address() {
    let renamed = [
        Renamed { until: 1, key: None, was: "city", now: "place" },
        Renamed { until: 2, key: Some("place"), was: "canton", now: "kwangchow" },
        Renamed { until: 3, key: Some("place"), was: "kwangchow", now: "guangzhou" },
    ];
    assert_eq!(today(&renamed, 1, None, "city"), "place");
    assert_eq!(today(&renamed, 2, None, "city"), "city");
    for (version, was) in [(1, "canton"), (2, "canton"), (3, "kwangchow"), (4, "guangzhou")] {
        assert_eq!(today(&renamed, version, Some("place"), was), "guangzhou", "{version}");
    }
    assert_eq!(today(&renamed, 4, Some("place"), "canton"), "canton");
    assert_eq!(today(&renamed, 1, Some("stage"), "canton"), "canton", "a word of another key");
}

#[test]
fn the_version_is_read_from_the_address_and_is_of_today_where_it_makes_no_sense() {
    assert_eq!(version("place=macao&v=0"), 0);
    for query in ["", "?v=", "v=one", "v=-1", "v=999", "vv=0"] {
        assert_eq!(version(query), VERSION, "{query}");
    }
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
    assert_eq!(query::written(&State::default()), "");
    for query in ["", "?", "&&", "?utm_source=mail", "place=", "place", "place=,,"] {
        assert_eq!(query::read(query), (State::default(), Vec::new()), "{query:?}");
    }
}

#[test]
fn an_address_may_come_with_escapes_spaces_and_repetitions() {
    let (state, dropped) = query::read("?layer=story&place=zhuhai%2c+shenzhen,&place=%6Dacao");
    assert_eq!(dropped, []);
    assert_eq!(query::written(&state), "place=shenzhen,zhuhai,macao&layer=story");
}

#[test]
fn everything_can_be_asked_for_and_is_read_back() {
    let query = "place=macao&stage=creation&right=trademarks,pct&period-from=2014&period-to=2020&layer=context\
                 &measure=share&scale=log&sort=place";
    let state = read(query);
    assert_eq!(query::written(&state), query);
    assert!(state.place.contains(Place::Macao) && !state.place.contains(Place::China));
    assert!(state.stage.contains(Stage::Creation) && state.layer.contains(Layer::Context));
    assert!(state.right.contains(Right::Pct) && !state.right.contains(Right::Finance));
    assert_eq!((state.period.from, state.period.to), (Some(2014), Some(2020)));
    assert_eq!((state.measure, state.scale, state.sort), (Measure::Share, Scaling::Log, Sorting::Place));
    assert_eq!(state.after(Action::Reset), State::default());
    assert_eq!(read("measure=counted&scale=linear&sort=value"), State::default());
}

#[test]
fn what_an_address_asks_for_that_makes_no_sense_is_mended_and_told() {
    let repairs = |query: &str| query::read(query).1;
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
    assert_eq!(query::written(&query::read("place=atlantis,macao").0), "place=macao");
    assert_eq!(repairs("measure=share,index&measure=share"), [second("measure", "index")]);
    assert_eq!(query::read("measure=counted&measure=index").0, State::default());
    let (state, repairs) = query::read("period-from=2023&period-to=2020");
    assert_eq!(
        (query::written(&state).as_str(), repairs),
        ("period-from=2020&period-to=2023", vec![Repair::Swapped])
    );
}

proptest! {
    #[test]
    fn a_state_survives_its_address(state in any_state()) {
        let query = query::written(&state);
        prop_assert!(query.bytes().all(|byte| byte.is_ascii_lowercase() || b"-,=&0123456789".contains(&byte)));
        prop_assert_eq!(query::read(&query), (state, Vec::new()));
        prop_assert!(state.period.from.zip(state.period.to).is_none_or(|(from, to)| from <= to));
    }

    #[test]
    fn any_address_is_read_and_what_comes_out_is_stable(query in any_query()) {
        let (state, repairs) = query::read(&query);
        prop_assert_eq!(query::read(&query::written(&state)), (state, Vec::new()));
        for repair in repairs {
            if let Repair::Unoffered { field, word } = repair {
                prop_assert!(Action::of_control(field, &word).is_none());
                prop_assert!(!word.is_empty() && !word.contains(','));
            }
        }
    }

    #[test]
    fn a_huge_address_is_read(word in "\\PC{1,4}", times in 1_usize..20_000) {
        let (state, _) = query::read(&["place=", &word.repeat(times)].concat());
        prop_assert_eq!(query::read(&query::written(&state)).0, state);
    }
}
