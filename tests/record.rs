use std::collections::BTreeSet;

use greater_bay_ip::charts::{Scope, find};
use greater_bay_ip::dataset::{BAKED, Figure, FigureId};
use greater_bay_ip::language::Language;
use greater_bay_ip::record::{Record, records};
use greater_bay_ip::selection::Selection;
use greater_bay_ip::view::{View, view, view_of};

use crate::matrix::{languages, queries, state};

fn shown(query: &str, language: &Language) -> (View<'static>, Vec<Record>) {
    let (view, state) = (view(&BAKED, &state(query), &[], language), state(query));
    let records = records(&BAKED, Scope::Story, &state, &view.charts, language);
    (view, records)
}

/// What tells one figure from all others.
fn keys(figure: &Figure) -> (&str, &str, String) {
    (figure.metric.key(), figure.place.key(), figure.period.to_string())
}

fn keys_of(record: &Record) -> (&str, &str, String) {
    (record.metric.key(), record.place.key(), record.period.clone())
}

#[test]
fn records_are_of_what_the_state_leaves_and_of_what_is_drawn_beside_it() {
    for query in queries() {
        let (view, records) = shown(&query, &Language::english());
        let drawn: BTreeSet<FigureId> =
            view.charts.iter().flat_map(|chart| chart.data().map(|datum| datum.id)).collect();
        let (all, state) = (BAKED.all(), state(&query));
        let left = |&id: &FigureId| {
            drawn.contains(&id) || BAKED.figure(id).value.is_some() && state.admits(BAKED.figure(id))
        };
        let expected: Vec<_> = all.filter(left).map(|id| keys(BAKED.figure(id))).collect();
        let found: Vec<_> = records
            .iter()
            .filter(|record| record.value.is_some() || !record.charts.is_empty())
            .map(keys_of)
            .collect();
        assert_eq!(found, expected, "{query}");
        for chart in &view.charts {
            if chart.counts_all() {
                let counted = records.iter().filter(|record| record.charts.contains(&"matrix"));
                assert_eq!(counted.count(), Selection::new(&BAKED, &state).count(), "{query}");
                continue;
            }
            let of_chart: BTreeSet<_> = chart.data().map(|datum| keys(BAKED.figure(datum.id))).collect();
            let listed = records.iter().filter(|record| record.charts.contains(&chart.chart.key));
            assert_eq!(listed.map(keys_of).collect::<BTreeSet<_>>(), of_chart, "{query} {}", chart.chart.key);
        }
    }
}

#[test]
fn nothing_is_separated_from_its_value() {
    for language in languages() {
        let (_, records) = shown("", &language);
        assert_eq!(records.len(), BAKED.figures().len());
        for (record, figure) in records.iter().zip(BAKED.figures()) {
            assert_eq!(record.value, figure.value.map(|value| value.to_f64()));
            assert_eq!(record.qualifier, figure.qualifier);
            assert_eq!(record.unit, figure.metric.unit());
            assert_eq!((record.layer, record.stage), (figure.layer, figure.stage));
            assert_eq!(record.right, figure.metric.right());
            assert!(!record.text.is_empty() && !record.source.publisher.is_empty(), "{record:?}");
            assert_eq!(record.source.url.is_empty(), figure.source.is_none(), "{record:?}");
            assert!(figure.source.is_some() || !record.note.is_empty(), "no sum: {record:?}");
        }
    }
}

#[test]
fn a_reading_is_told_in_words_beside_what_was_counted() {
    let (_, records) = shown("measure=share", &Language::english());
    let guangdong = |record: &&Record| record.charts.contains(&"stock") && record.text.contains('%');
    let read: Vec<&Record> = records.iter().filter(guangdong).collect();
    assert!(read.len() > 3, "{read:?}");
    for record in read {
        assert!(record.value.is_some_and(|value| value > 1000.0) && record.note.contains('÷'), "{record:?}");
    }
}

#[test]
fn a_chart_alone_has_its_own_figures_only() {
    let english = Language::english();
    let (scope, state) = (Scope::Chart(find("rank").unwrap()), state("place=shenzhen-hong-kong-guangzhou"));
    let view = view_of(&BAKED, scope, &state, &[], &english);
    let records = records(&BAKED, scope, &state, &view.charts, &english);
    assert_eq!(records.len(), view.charts[0].data().count());
    assert!(records.iter().all(|record| record.charts == ["rank"]));
}

#[test]
fn records_are_written_as_scripts_know_them() {
    let (_, records) = shown("", &Language::english());
    let record = records.iter().find(|record| record.metric.key() == "patent-licences").unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(record).unwrap());
}
