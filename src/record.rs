//! Figures as scripts and files get them: nothing that belongs to a value is left out.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::charts::Scope;
use crate::dataset::{FIGURES, FigureId};
use crate::language::Language;
use crate::measure::Measure;
use crate::selection::is_of;
use crate::state::State;
use crate::view::{self, ChartView, Detail};

/// A figure that is shown, in the keys of the tables and in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What was counted.
    pub metric: &'static str,
    /// Where it was counted.
    pub place: &'static str,
    /// When, in the notation of the tables: `2025-06`, `2025-01/08`.
    pub period: String,
    /// The number as it was counted; `None` where the source gives a word only, and for an event.
    pub value: Option<f64>,
    /// What it is counted in.
    pub unit: &'static str,
    /// How exact the source says it is.
    pub qualifier: &'static str,
    /// Story, derived or context.
    pub layer: &'static str,
    /// The link of the IP chain it belongs to.
    pub stage: &'static str,
    /// The right it counts.
    pub right: &'static str,
    /// How much, in words, as it is shown: with qualifier and unit, or as a share, per head, or as an index.
    pub text: String,
    /// What must be known with it: a remark, a sum; may be empty.
    pub note: String,
    /// Who says so.
    pub source: Origin,
    /// The charts that draw or count it.
    pub charts: Vec<&'static str>,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Who published it.
    pub publisher: String,
    /// A year, a month or a day; empty for what is derived here.
    pub date: &'static str,
    /// The address of the page; empty for what is derived here.
    pub url: &'static str,
}

/// A map, not a struct: for the names of a struct's fields the serializer keeps a table that is larger than all this.
impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write_texts(&mut map, &[("metric", self.metric), ("place", self.place), ("period", &self.period)])?;
        map.serialize_entry("value", &self.value)?;
        let words = [
            ("unit", self.unit),
            ("qualifier", self.qualifier),
            ("layer", self.layer),
            ("stage", self.stage),
            ("right", self.right),
            ("text", &self.text),
            ("note", &self.note),
        ];
        write_texts(&mut map, &words)?;
        map.serialize_entry("source", &self.source)?;
        map.serialize_entry("charts", &self.charts)?;
        map.end()
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write_texts(&mut map, &[("publisher", &self.publisher), ("date", self.date), ("url", self.url)])?;
        map.end()
    }
}

fn write_texts<M: SerializeMap>(map: &mut M, texts: &[(&str, &str)]) -> Result<(), M::Error> {
    for (name, text) in texts {
        map.serialize_entry(name, text)?;
    }
    Ok(())
}

/// What is shown of some charts: every figure that the state leaves, and every other that a chart draws for
/// comparison, in the order of the tables.
pub fn records(scope: Scope, state: &State, charts: &[ChartView], language: &Language) -> Vec<Record> {
    let mut records = Vec::new();
    for (at, figure) in FIGURES.iter().enumerate() {
        let id = FigureId(at as u16);
        let is_left = state.admits(figure) && is_of(scope, figure);
        let mut keys = Vec::new();
        for chart in charts {
            // A matrix draws no figure, and counts every one.
            let is_counted = is_left && chart.counts_all() && chart.chart.shows(figure);
            if is_counted || chart.data().any(|datum| datum.id == id) {
                keys.push(chart.chart.key);
            }
        }
        if is_left || !keys.is_empty() {
            records.push(record(id, keys, state.measure, language));
        }
    }
    records
}

fn record(id: FigureId, charts: Vec<&'static str>, measure: Measure, language: &Language) -> Record {
    let figure = id.figure();
    let detail = Detail::measured(id, measure, language);
    let publisher = view::publisher(figure.source, language);
    Record {
        metric: figure.metric.key(),
        place: figure.place.key(),
        period: figure.period.to_string(),
        value: figure.value.map(|value| value.to_f64()),
        unit: figure.metric.unit().key(),
        qualifier: figure.qualifier.key(),
        layer: figure.layer.key(),
        stage: figure.stage.key(),
        right: figure.metric.right().key(),
        text: detail.quantity,
        note: detail.remark,
        source: Origin { publisher, date: figure.source.date(), url: figure.source.url() },
        charts,
    }
}
