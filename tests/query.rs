use greater_bay_ip::query::{RENAMED, Renamed, VERSION, parameter, stated, today, version};
use greater_bay_ip::state::{Field, State};

/// Every answer to every question, as addresses of the first version write them.
fn answers() -> impl Iterator<Item = (Field, &'static str)> {
    Field::ALL.into_iter().flat_map(|field| field.choices().map(move |choice| (field, choice.key())))
}

fn read(query: &str) -> State {
    let (state, repairs) = State::from_query(query);
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
        for field in Field::ALL {
            assert!(parameter(&query, field.key()).is_some_and(|answer| !answer.is_empty()), "{query}");
        }
    }
}

#[test]
fn the_address_of_the_whole_story_says_so() {
    insta::assert_snapshot!(
        stated(&State::default()),
        @"v=1&place=all&stage=all&right=all&period-from=earliest&period-to=latest&layer=all&measure=counted&scale=linear&sort=value"
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
