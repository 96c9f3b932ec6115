//! Figures as scripts and files get them: nothing that belongs to a value is left out.

use serde::Serialize;

use crate::charts::Scope;
use crate::dataset::{Dataset, FigureId, Layer, Metric, Place, Qualifier, Right, Source, Stage, Unit};
use crate::language::Language;
use crate::measure::{Measure, Readings};
use crate::selection::{Selection, is_of};
use crate::state::State;
use crate::text;
use crate::view::{self, ChartView, Detail};

/// A figure with everything that must never be separated from its value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), derive(ts_rs::TS), ts(rename = "Figure"))]
pub struct Record {
    /// What was counted.
    pub metric: Metric,
    /// Where it was counted.
    pub place: Place,
    /// What was counted, in words.
    pub what: String,
    /// Where, in words.
    pub r#where: String,
    /// When, in the notation of the tables: `2025`, `2025-06`, `2025-H1`, `2025-01/08`, `2025-to-date` …
    pub period: String,
    /// When, in words, which no spreadsheet takes for a date.
    pub when: String,
    /// The number as it was counted; `null` where the source gives a word only, and for an event.
    pub value: Option<f64>,
    /// What it is counted in.
    pub unit: Unit,
    /// How exact the source says it is.
    pub qualifier: Qualifier,
    /// Story, derived or context.
    pub layer: Layer,
    /// The number as it is shown, which is another where figures are read in another way.
    pub shown: Shown,
    /// The link of the IP chain it belongs to.
    pub stage: Stage,
    /// The right it counts.
    pub right: Right,
    /// How much, in words, as it is shown: with qualifier and unit, or as a share, per head, or as an index.
    pub text: String,
    /// What must be known with it: a remark, a sum; may be empty.
    pub note: String,
    /// Who says so.
    pub source: Origin,
    /// Who says what must be known with it, where that is another; else `null`.
    pub noted: Option<Origin>,
    /// The charts that draw or count it; none for some of what the filters leave.
    #[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), ts(type = "ChartKey[]"))]
    pub charts: Vec<&'static str>,
}

/// Figures as a file of data, with what they are figures of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// What they say together.
    pub title: String,
    /// The language of all words in it, as a BCP 47 tag.
    pub lang: String,
    /// The chart that shows them; `null` where they are of several.
    pub chart: Option<&'static str>,
    /// What was asked for.
    pub state: State,
    /// The figures.
    pub figures: Vec<Record>,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), derive(ts_rs::TS))]
pub struct Origin {
    /// Who published it.
    pub publisher: String,
    /// A year, a month or a day; empty for what is derived here.
    pub date: String,
    /// The address of the page; empty for what is derived here.
    pub url: String,
    /// All of it in words, as it is shown: who counted, who published it, where it was found, when.
    pub cited: String,
}

impl Origin {
    fn of(source: &Source, language: &Language) -> Self {
        Self {
            publisher: view::publisher(Some(source), language),
            date: source.published.to_string(),
            url: source.url.clone().into_owned(),
            cited: view::source(Some(source), language),
        }
    }
}

/// A number as it is shown, with what must never be separated from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), derive(ts_rs::TS))]
pub struct Shown {
    /// How it is read: as counted, as a share of one, for every 10,000 people, or as an index.
    #[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), ts(type = "MeasureKey"))]
    pub measure: &'static str,
    /// The number; `null` where the source gives a word only, and for an event.
    pub value: Option<f64>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// The layer it belongs to: what is read in another way is worked out here.
    pub layer: Layer,
}

/// What is shown of some charts: every figure that the state leaves, and every other that a chart draws for
/// comparison, in the order of the tables.
pub fn records(
    dataset: &Dataset,
    scope: Scope,
    state: &State,
    charts: &[ChartView],
    language: &Language,
) -> Vec<Record> {
    let readings = Selection::new(dataset, state).readings();
    let record = |id: FigureId| {
        let figure = dataset.figure(id);
        let is_left = state.admits(figure) && is_of(scope, figure);
        let shows = |view: &&ChartView| {
            // A matrix draws no figure, and counts every one.
            let is_counted = is_left && view.counts_all() && view.chart.shows(figure);
            is_counted || view.data().any(|datum| datum.id == id)
        };
        let charts: Vec<_> = charts.iter().filter(shows).map(|view| view.chart.key).collect();
        (is_left || !charts.is_empty()).then(|| record(&readings, id, charts, language))
    };
    dataset.all().filter_map(record).collect()
}

fn record(readings: &Readings, id: FigureId, charts: Vec<&'static str>, language: &Language) -> Record {
    let dataset = readings.dataset;
    let figure = dataset.figure(id);
    let detail = Detail::measured(readings, id, language);
    let source = dataset.source_of(figure);
    let source = match source {
        Some(source) => Origin { cited: text::plain(&detail.source), ..Origin::of(source, language) },
        None => Origin {
            publisher: view::publisher(None, language),
            date: String::new(),
            url: detail.url,
            cited: text::plain(&detail.source),
        },
    };
    let counted = Shown {
        measure: Measure::Counted.key(),
        value: figure.value.map(|value| value.to_f64()),
        qualifier: figure.qualifier,
        layer: figure.layer,
    };
    let shown = readings.read(id).map_or(counted, |read| Shown {
        measure: read.measure.key(),
        value: Some(read.value.to_f64()),
        qualifier: read.qualifier,
        layer: Layer::Derived,
    });
    Record {
        metric: figure.metric,
        place: figure.place,
        what: text::plain(&detail.metric),
        r#where: text::plain(&detail.place),
        period: figure.period.to_string(),
        when: text::plain(&detail.period),
        value: figure.value.map(|value| value.to_f64()),
        unit: figure.metric.unit(),
        qualifier: figure.qualifier,
        layer: figure.layer,
        shown,
        stage: figure.stage,
        right: figure.metric.right(),
        text: text::plain(&detail.quantity),
        note: text::plain(&detail.remark),
        source,
        noted: dataset.source_of_note(figure).map(|source| Origin::of(source, language)),
        charts,
    }
}
