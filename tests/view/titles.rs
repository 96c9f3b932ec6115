//! What the titles of charts say against what the charts show.

use std::collections::BTreeSet;

use greater_bay_ip::dataset::{Message, Place, PlaceKind};
use greater_bay_ip::format::{self, Length};
use greater_bay_ip::language::Language;
use greater_bay_ip::measure::Measure;
use greater_bay_ip::view::{Cell, ChartView, Datum, Detail, view};

use super::recount::pairs;
use crate::matrix::{chart, languages, queries, state};

#[test]
fn titles_agree_with_a_recount_under_every_pair_of_options() {
    for language in languages() {
        for query in pairs().into_iter().chain([String::new()]) {
            for chart in view(&state(&query), &[], &language).charts {
                let name = format!("{} “{query}” {}: {}", chart.chart.key, language.tag(), chart.title);
                assert!(!chart.title.trim().is_empty() && !chart.title.contains(['{', '}']), "{name}");
                assert!(!chart.subtitle.is_empty(), "{name}");
                if chart.is_empty() {
                    assert_eq!(chart.title, language.text(Message::UiNothingHere), "{name}");
                    continue;
                }
                expect_numbers(&chart, &language, &name);
                expect_places(&chart, &language, &name);
                expect_most(&chart, &language, &name);
            }
        }
    }
}

/// Expects that every number of a title is one that is shown.
fn expect_numbers(chart: &ChartView, language: &Language, name: &str) {
    let said = numbers(&chart.title);
    if said.is_empty() {
        return;
    }
    let mut sayable: BTreeSet<String> =
        chart.facets.iter().flat_map(|facet| &facet.cells).map(|cell| cell.text.clone()).collect();
    for datum in chart.data() {
        let detail = Detail::of(datum.id, language);
        let short = format::quantity(datum.id.figure(), Length::Short, language);
        let year = datum.period.year().to_string();
        for text in [&datum.text, &datum.label, &datum.when, &short, &detail.metric, &detail.place, &year] {
            sayable.extend(numbers(text));
        }
    }
    // “per 10,000 people” is what the measure is called, or in the name of the unit.
    sayable.extend(numbers(language.text(chart.measure.name())));
    if chart.chart.key == "density" {
        sayable.extend(quotient(chart));
        sayable.extend(numbers(&chart.subtitle));
    }
    for number in said {
        assert!(sayable.contains(&number), "{name}: {number} is not among {sayable:?}");
    }
}

/// The numbers in a text: runs of digits with the signs within them.
fn numbers(text: &str) -> Vec<String> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '%' | '\u{a0}');
    let runs = text.split(|character| !is_number(character));
    let trimmed = runs.map(|run| run.trim_matches(|c: char| !c.is_ascii_digit()).to_owned());
    trimmed.filter(|run| !run.is_empty()).collect()
}

/// How many times the nation's density the leading place has, in whole times.
fn quotient(chart: &ChartView) -> Option<String> {
    let nation = chart.data().find(|datum| datum.place.kind() == PlaceKind::Nation)?;
    let largest = chart.data().map(|datum| datum.value).fold(0.0, f64::max);
    Some(((largest / nation.value) as u32).to_string())
}

/// The charts whose titles compare with the nation, be it drawn or not; a share of it does too.
const OF_THE_NATION: [&str; 3] = ["density", "licensing", "share"];

/// Expects that every place a title names is one of which something is shown. The nation is also what others are
/// compared with.
fn expect_places(chart: &ChartView, language: &Language, name: &str) {
    let mut shown: Vec<Place> = chart.data().map(|datum| datum.place).collect();
    shown.extend(chart.facets.iter().flat_map(|facet| &facet.cells).map(|cell| cell.pick.place));
    let mut places: Vec<(&str, Place)> =
        Place::ALL.iter().map(|&place| (language.text(place.name()), place)).collect();
    // A cluster is named by its cities: the longest name that fits is meant.
    places.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut rest = chart.title.clone();
    for (word, place) in places {
        if rest.contains(word) {
            let compares = OF_THE_NATION.contains(&chart.chart.key) || chart.measure == Measure::Share;
            let is_compared = place.kind() == PlaceKind::Nation && compares;
            assert!(shown.contains(&place) || is_compared, "{name}: {word} is not shown");
            rest = rest.replace(word, "");
        }
    }
}

/// Expects that what a title calls the first or the most is so.
fn expect_most(chart: &ChartView, language: &Language, name: &str) {
    let Some(first) = chart.facets.first().filter(|facet| !facet.is_empty()) else { return };
    let most = || first.data.iter().max_by(|a, b| a.value.total_cmp(&b.value));
    let says = |datum: &Datum| chart.title.contains(&*datum.place_name(language));
    match chart.chart.key {
        "density" | "map" => {
            if let Some(most) = most() {
                let ties = first.data.iter().filter(|datum| datum.value == most.value);
                assert!(ties.clone().any(says), "{name}: {} has most", most.label);
            }
        }
        "matrix" => {
            let count = |text: &str| text.parse::<usize>().unwrap_or(0);
            let most = first.cells.iter().map(|cell| count(&cell.text)).max().unwrap_or(0);
            let says = |cell: &&Cell| {
                let stage = cell.pick.stage.map_or("", |stage| language.text(Message::of_stage(stage)));
                let words = [stage, language.text(cell.pick.place.name()), &cell.text];
                words.iter().all(|word| chart.title.contains(word))
            };
            let mut first = first.cells.iter().filter(|cell| count(&cell.text) == most);
            assert!(first.any(|cell| says(&cell)) || most == 0, "{name}: {most} is most");
        }
        "rank" if is_at_the_top(chart, language) => {
            let is_of_year = |datum: &&Datum| chart.title.contains(&datum.period.year().to_string());
            let mut top = first.data.iter().filter(|datum| datum.value == 1.0).filter(is_of_year);
            assert!(top.any(says), "{name}: another is at the top");
        }
        _ => {}
    }
}

/// Whether the title of the ranking says that a cluster leads it.
fn is_at_the_top(chart: &ChartView, language: &Language) -> bool {
    let lasting = |message: Message| {
        let words = language.text(message);
        words
            .split('{')
            .filter_map(|piece| piece.split_once('}'))
            .map(|(_, rest)| rest.to_owned())
            .max_by_key(String::len)
    };
    let top = lasting(Message::ChartRankTitleTop).unwrap_or_default();
    chart.facets.iter().any(|facet| !facet.data.is_empty()) && !top.is_empty() && chart.title.contains(&top)
}

#[test]
fn the_density_title_names_the_place_with_most() {
    for language in languages() {
        for query in queries() {
            let view = chart("density", &query, &language);
            let first = view.facets.iter().find(|facet| !facet.is_empty());
            let most = first.and_then(|facet| facet.data.iter().max_by(|a, b| a.value.total_cmp(&b.value)));
            if let Some(most) = most {
                assert!(view.title.contains(&most.label), "{query}: {} without {}", view.title, most.label);
            }
        }
    }
}

#[test]
fn a_title_that_says_too_much_is_noticed() {
    let language = Language::english();
    let noticed = |chart: &ChartView| {
        let (chart, language) = (chart.clone(), language.clone());
        let check = move || {
            expect_numbers(&chart, &language, "");
            expect_places(&chart, &language, "");
            expect_most(&chart, &language, "");
        };
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(check)).is_err()
    };
    for (key, wrong) in [
        ("density", "Shenzhen has 4,711 patents"),
        ("density", "Shenzhen is ahead of Tokyo–Yokohama"),
        ("density", "Zhuhai comes first"),
        ("map", "Zhuhai leads"),
        ("map", "Shenzhen leads in China"),
        ("matrix", "Creation in Macao has the most figures: 20"),
        ("rank", "Tokyo–Yokohama tops the world’s innovation clusters in 2025"),
    ] {
        let mut view = chart(key, "", &language);
        assert!(!noticed(&view), "{}", view.title);
        wrong.clone_into(&mut view.title);
        assert!(noticed(&view), "{key}: {wrong}");
    }
}
