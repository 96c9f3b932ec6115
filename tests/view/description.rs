//! What a drawing is called for whoever does not see it: one sentence, in each language, about what stands nowhere else.

use greater_bay_ip::dataset::Message;
use greater_bay_ip::language::Language;
use greater_bay_ip::page::{self, Besides, HeadingLevel};
use greater_bay_ip::text;
use greater_bay_ip::view::ChartView;
use maud::html;

use crate::matrix::{languages, queries, view_of};

fn described(key: &str, query: &str, language: &Language) -> String {
    let view = view_of(query, language);
    let chart = view.charts.iter().find(|chart| chart.chart.key == key).unwrap();
    chart.description(language)
}

#[test]
fn a_drawing_is_one_sentence_that_names_its_kind_its_parts_its_breaks_and_where_it_leads() {
    let english = Language::english();
    insta::assert_snapshot!(
        ["density", "rank", "pct-years", "financing"].map(|key| described(key, "", &english)).join("\n")
    );
    let logarithmic = described("pct-years", "scale=log", &english);
    assert_eq!(logarithmic.matches("logarithmic scale").count(), 1, "{logarithmic}");
    assert!(!described("pct-years", "", &english).contains("logarithmic scale"));
}

#[test]
fn every_drawing_is_described_in_every_state_and_language() {
    let mut described = 0;
    for language in languages() {
        let stop = language.text(Message::UiStop);
        for query in queries().iter().step_by(5) {
            for chart in view_of(query, &language).charts.iter().filter(|chart| !chart.is_empty()) {
                let words = chart.description(&language);
                let key = chart.chart.key;
                assert!(words.ends_with(stop) && words.len() > stop.len() + 3, "{key} {query}: {words}");
                assert!(!words.contains(&text::plain(&chart.title)), "{key} {query}: {words}");
                for facet in chart.facets.iter().filter(|facet| !facet.is_empty()) {
                    let heading = text::plain(&facet.heading);
                    assert!(words.contains(&heading), "{key} {query}: no “{heading}” in {words}");
                    for at in &facet.breaks {
                        assert!(words.contains(&text::plain(&at.label)), "{key} {query}: {words}");
                    }
                }
                described += 1;
            }
        }
    }
    assert!(described > 200, "{described}");
}

fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

#[test]
fn a_chart_says_its_title_once_until_its_table_is_opened_and_what_is_drawn_once() {
    for language in languages() {
        let view = view_of("", &language);
        for chart in &view.charts {
            let ChartView { title, .. } = chart;
            let besides = Besides { has_rows: true, ..Besides::default() };
            let figure = page::figure(chart, &language, HeadingLevel::default(), besides);
            let figure = figure.into_string().replace("<wbr>", "");
            let count = |words: &str| figure.matches(&escaped(words)).count();
            let key = chart.chart.key;
            // The other one is the caption of the table, which is folded.
            assert_eq!(count(&text::plain(title)), 2, "{key}: {title}");
            let drawn = usize::from(chart.chart.is_drawn());
            assert_eq!(count(&chart.description_in_page(&language)), drawn, "{key}");
        }
    }
}
