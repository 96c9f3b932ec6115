use greater_bay_ip::chart::claim::Point;
use greater_bay_ip::dataset::{BAKED, Message, Metric, Place};
use greater_bay_ip::language::Language;
use greater_bay_ip::view::{Datum, Teller};

use crate::matrix::{chart, languages};

/// The figures of a chart's first facet in the default state.
fn data(key: &str, language: &Language) -> Vec<Datum> {
    chart(key, "", language).facets.remove(0).data
}

#[test]
fn a_sentence_needs_all_its_figures() {
    let english = Language::english();
    let teller = Teller::new(&BAKED, &english);
    let data = data("density", &english);
    assert!(teller.say(Message::ChartDensityNote, Point::of([data.first(), data.get(1)])).is_some());
    assert_eq!(teller.say(Message::ChartDensityNote, Point::of([data.first(), None])), None);
    let sentences = [
        (Message::ChartDensityTitleTimes, Point::of([None])),
        (Message::ChartDensityTitleOne, Point::of([data.first()])),
    ];
    let first = teller.first(sentences).unwrap();
    assert_eq!(first.words, "Shenzhen: 116.9 high-value patents per 10,000 people, end of June 2025");
    assert_eq!(first.message, Message::ChartDensityTitleOne);
}

#[test]
fn a_comparison_divides_the_first_by_the_second() {
    let english = Language::english();
    let data = data("density", &english);
    let nation = data.iter().find(|datum| datum.place == Place::China);
    let times = || Point::times(data.first(), nation);
    let note = Teller::new(&BAKED, &english).say(Message::ChartDensityNote, times()).unwrap();
    assert!(note.words.contains("116.9 ÷ 15.3 = 7.6"), "{note:?}");
    let title = Teller::new(&BAKED, &english).say(Message::ChartDensityTitleTimes, times()).unwrap();
    assert!(title.words.contains(" 7\u{a0}times"), "{title:?}");
}

#[test]
fn the_bay_begins_a_sentence_as_the_language_wants() {
    let languages = languages();
    let beginnings = languages.iter().map(|language| {
        let data = data("key", language);
        let stock = data.iter().find(|datum| datum.metric == Metric::ValidInventionPatents);
        Teller::new(&BAKED, language)
            .say(Message::ChartKeyTitleBoth, Point::of([stock, stock]))
            .unwrap()
            .words
    });
    let beginnings: Vec<String> = beginnings.collect();
    for beginning in ["The Greater Bay Area", "A Grande Baía", "粤港澳大湾区", "粵港澳大灣區"] {
        assert!(beginnings.iter().any(|title| title.starts_with(beginning)), "{beginnings:?}");
    }
}

#[test]
fn no_sentence_keeps_a_placeholder() {
    for language in languages() {
        let teller = Teller::new(&BAKED, &language);
        for key in ["density", "financing", "licensing", "stock"] {
            let data = data(key, &language);
            let heading = teller.heading(Message::ChartFinancingYearsScaled, data.first(), "billion");
            assert!(!heading.contains(['{', '}']) && heading.contains("billion"), "{heading}");
        }
        assert!(!teller.heading(Message::ChartFinancingSum, None, "").contains(['{', '}']));
    }
}

/// What `check` holds the messages of charts to is what is filled in.
#[test]
fn every_placeholder_that_messages_may_have_is_filled() {
    let english = Language::english();
    let key = chart("key", "", &english);
    let data: Vec<&Datum> = key.data().take(2).collect();
    let claimed = |name: &&str| !["times", "among", "cell", "count", "scale"].contains(name);
    for name in greater_bay_ip::editorial::TOLD.into_iter().filter(claimed) {
        let text = |key: &str| {
            let is_tried = key == Message::ChartKeyTitleBoth.key();
            let message = Message::ALL.iter().find(|message| message.key() == key);
            let words = message.map(|message| english.words(*message)).unwrap_or_default();
            Ok::<_, ()>(if is_tried { format!("{{{name}}}") } else { words })
        };
        let language = Language::of("en", text).unwrap();
        let told = Teller::new(&BAKED, &language).tell(Message::ChartKeyTitleBoth, &data);
        assert!(!told.is_empty(), "{{{name}}} is not filled");
    }
}
