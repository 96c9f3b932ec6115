//! Every figure of the story, with the word for how exact it is, in every language and everywhere it can be met.

use std::collections::BTreeMap;

use greater_bay_ip::charts::Scope;
use greater_bay_ip::dataset::{BAKED, Figure, FigureId, Layer, Qualifier};
use greater_bay_ip::format::{self, Length};
use greater_bay_ip::language::Language;
use greater_bay_ip::record::{self, Record};
use greater_bay_ip::state::State;
use greater_bay_ip::view::{ChartView, Detail, View};
use greater_bay_ip::{export, page};

use crate::matrix::{languages, view_of};

/// Where a figure can be met.
const PLACES: [&str; 6] = ["text", "table", "tooltip", "speech", "CSV", "JSON"];

/// How a figure may be written: always with its qualifier, never as a bare number where that is not exact.
fn written(figure: &Figure, language: &Language) -> Vec<String> {
    [Length::Short, Length::Full]
        .iter()
        .flat_map(|length| {
            [format::value(figure, *length, language), format::value_before_noun(figure, *length, language)]
        })
        .collect()
}

/// The drawn words of a figure, and what stands above and below the drawing.
fn texts(chart: &ChartView, id: FigureId) -> Vec<String> {
    let data = chart.facets.iter().flat_map(|facet| facet.data.iter().chain(&facet.annotations));
    let drawn = data.filter(|datum| datum.id == id).flat_map(|datum| [&datum.text, &datum.label]);
    drawn.chain([&chart.title, &chart.subtitle]).chain(&chart.notes).cloned().collect()
}

/// The places in which a figure is said, of those in [`PLACES`].
fn said(id: FigureId, view: &View, records: &[Record], csv: &str, language: &Language) -> [bool; 6] {
    let figure = BAKED.figure(id);
    let written = written(figure, language);
    let is_said = |text: &str| written.iter().any(|written| text.contains(written));
    let charts: Vec<&ChartView> =
        view.charts.iter().filter(|chart| chart.data().any(|datum| datum.id == id)).collect();
    let details: Vec<Detail> = charts.iter().map(|chart| Detail::in_chart(chart, id, language)).collect();
    let tip = |(chart, detail): (&&ChartView, &Detail)| {
        is_said(&page::tip(detail, &chart.readings, id, language).into_string())
    };
    let all = page::table("", &[id], &view.charts[0].readings, language).into_string();
    let is_it = |record: &&Record| {
        (record.metric, record.place, &record.period)
            == (figure.metric, figure.place, &figure.period.to_string())
    };
    let record = records.iter().find(is_it).unwrap();
    let keeps = record.qualifier == figure.qualifier && record.shown.qualifier == figure.qualifier;
    let row = csv.lines().find(|line| {
        line.starts_with(&[figure.metric.key(), figure.place.key(), &figure.period.to_string()].join(","))
    });
    let json = serde_json::to_value(record).unwrap();
    [
        charts.iter().any(|chart| texts(chart, id).iter().any(|text| is_said(text))),
        is_said(&all),
        !charts.is_empty() && charts.iter().zip(&details).all(tip),
        !charts.is_empty() && details.iter().all(|detail| is_said(&detail.speech(false, language))),
        keeps && row.is_some_and(is_said),
        is_said(json["text"].as_str().unwrap()) && json["qualifier"] == figure.qualifier.key(),
    ]
}

#[test]
fn every_figure_of_the_story_is_said_everywhere_in_every_language() {
    let story: Vec<FigureId> = BAKED.counted().filter(|&id| BAKED.figure(id).layer == Layer::Story).collect();
    assert_eq!(story.len(), 27);
    let mut misses = Vec::new();
    let mut hits: BTreeMap<&str, usize> = BTreeMap::new();
    let state = State::default();
    for language in languages() {
        let view = view_of("", &language);
        let records = record::records(&BAKED, Scope::Story, &state, &view.charts, &language);
        let csv = export::records_csv(&records, &state, &language);
        for &id in &story {
            let figure = BAKED.figure(id);
            let name = [figure.metric.key(), figure.place.key()].join("@");
            let said = said(id, &view, &records, &csv, &language);
            let marks = said.map(|is_said| if is_said { "yes" } else { "NO" }).join(" ");
            println!("{} {name}: {marks}", language.tag());
            for (place, is_said) in PLACES.iter().zip(said) {
                *hits.entry(place).or_default() += usize::from(is_said);
                if !is_said {
                    misses.push(format!("{} {name}: {place}", language.tag()));
                }
            }
        }
    }
    println!("{hits:?}");
    crate::matrix::none(&misses);
    assert!(hits.values().all(|&count| count == 27 * 4), "{hits:?}");
    let inexact = story.iter().filter(|&&id| BAKED.figure(id).qualifier != Qualifier::Exact).count();
    assert!(inexact > 8, "{inexact}");
}
