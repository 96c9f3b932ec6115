use greater_bay_ip::dataset::{Message, Metric, Place};
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
    let teller = Teller::new(&english);
    let data = data("density", &english);
    let both = [data.first(), data.get(1)];
    assert!(teller.say(Message::ChartDensityNote, &both).is_some());
    assert_eq!(teller.say(Message::ChartDensityNote, &[data.first(), None]), None);
    let sentences: [(Message, &[Option<&Datum>]); 2] =
        [(Message::ChartDensityTitleTimes, &[None]), (Message::ChartDensityTitleOne, &both[..1])];
    let first = teller.first(&sentences).unwrap();
    assert_eq!(first, "Shenzhen: 116.9 high-value patents per 10,000 people");
}

#[test]
fn a_comparison_divides_the_first_by_the_second() {
    let english = Language::english();
    let data = data("density", &english);
    let nation = data.iter().find(|datum| datum.place == Place::China);
    let note = Teller::new(&english).say(Message::ChartDensityNote, &[data.first(), nation]).unwrap();
    assert!(note.contains("116.9 ÷ 15.3 = 7.6"), "{note}");
    let title = Teller::new(&english).say(Message::ChartDensityTitleTimes, &[data.first(), nation]).unwrap();
    assert!(title.contains(" 7 times"), "{title}");
}

#[test]
fn the_bay_begins_a_sentence_as_the_language_wants() {
    let languages = languages();
    let beginnings = languages.iter().map(|language| {
        let data = data("key", language);
        let stock = data.iter().find(|datum| datum.metric() == Metric::ValidInventionPatents);
        Teller::new(language).say(Message::ChartKeyTitleBoth, &[stock, stock]).unwrap()
    });
    let beginnings: Vec<String> = beginnings.collect();
    for beginning in ["The Greater Bay Area", "A Grande Baía", "粤港澳大湾区", "粵港澳大灣區"] {
        assert!(beginnings.iter().any(|title| title.starts_with(beginning)), "{beginnings:?}");
    }
}

#[test]
fn no_sentence_keeps_a_placeholder() {
    for language in languages() {
        let teller = Teller::new(&language);
        for key in ["density", "financing", "licensing", "stock"] {
            let data = data(key, &language);
            let heading = teller.heading(Message::ChartFinancingYears, data.first(), "billion");
            assert!(!heading.contains(['{', '}']) && heading.contains("billion"), "{heading}");
        }
        assert!(!teller.heading(Message::ChartFinancingSum, None, "").contains(['{', '}']));
    }
}
