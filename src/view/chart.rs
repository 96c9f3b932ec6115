//! A chart in words and numbers, and the figures it draws.

use crate::charts::Chart;
use crate::dataset::{FigureId, Hue, Layer, Message, Period, Place, Qualifier, Source};
use crate::format::{self, Length};
use crate::language::Language;

/// A chart in words and numbers.
#[derive(Debug, Clone)]
pub struct ChartView {
    /// Which chart it is.
    pub chart: &'static Chart,
    /// Its point, computed from what is shown.
    pub title: String,
    /// What is measured, in which unit, as of when.
    pub measure: String,
    /// What is drawn, part by part.
    pub facets: Vec<Facet>,
    /// What a reader must know to read it right.
    pub notes: Vec<String>,
}

/// A part of a chart with axes of its own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facet {
    /// What this part shows; empty where the chart's own title says it.
    pub heading: String,
    /// What is drawn.
    pub data: Vec<Datum>,
    /// Whether the numbers stand as words alone, with no marks to carry the signs of how exact they are.
    pub is_in_words: bool,
}

impl Facet {
    /// A part drawn with marks.
    pub fn of_marks(heading: String, data: Vec<Datum>) -> Self {
        Self { heading, data, is_in_words: false }
    }

    /// A part whose numbers stand as words.
    pub fn of_words(heading: String, data: Vec<Datum>) -> Self {
        Self { heading, data, is_in_words: true }
    }
}

/// A figure as a chart draws it.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// The figure.
    pub id: FigureId,
    /// Its place.
    pub place: Place,
    /// The colour role of its place.
    pub hue: Hue,
    /// Its layer.
    pub layer: Layer,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// Its period.
    pub period: Period,
    /// Its number, for scales.
    pub value: f64,
    /// The remark on how it was counted, if there is one.
    pub note: Option<Message>,
    /// Its period in words.
    pub when: String,
    /// What stands beside the mark to name it.
    pub label: String,
    /// What stands beside the mark to say how much.
    pub text: String,
}

/// What a figure is named by beside its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Where it was counted.
    Place,
    /// What was counted.
    Metric,
    /// When it was counted.
    Period,
}

/// The largest value of some data; zero where there are none.
pub fn largest(data: &[Datum]) -> f64 {
    data.iter().fold(0.0, |largest, datum| datum.value.max(largest))
}

impl Datum {
    /// The figures that have a number to draw, each under a name of one kind.
    pub fn all(ids: &[FigureId], naming: Naming, language: &Language) -> Vec<Self> {
        let mut data = Vec::with_capacity(ids.len());
        for &id in ids {
            let figure = id.figure();
            let label = match naming {
                Naming::Place => language.text(figure.place.name()).to_owned(),
                Naming::Metric => format::sentence_case(language.text(figure.metric.name())),
                Naming::Period => format::sentence_case(&format::period(figure.period, language)),
            };
            data.extend(Self::labelled(id, label, language));
        }
        data
    }

    /// A figure under a name of its own; `None` where its source gives no number to draw.
    pub fn labelled(id: FigureId, label: String, language: &Language) -> Option<Self> {
        let figure = id.figure();
        Some(Self {
            id,
            place: figure.place,
            hue: figure.place.hue(),
            layer: figure.layer,
            qualifier: figure.qualifier,
            period: figure.period,
            value: figure.value?.to_f64(),
            note: figure.note,
            when: format::period(figure.period, language),
            label,
            text: format::value(figure, Length::Short, language),
        })
    }

    /// The name of its place, whatever it is labelled with.
    pub fn place_name(&self, language: &Language) -> String {
        language.text(self.place.name()).to_owned()
    }

    /// The same datum, its text with the unit.
    pub fn with_unit(self, language: &Language) -> Self {
        Self { text: format::quantity(self.id.figure(), Length::Short, language), ..self }
    }
}

impl ChartView {
    /// Whether another view of the same chart says and draws the same.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.title == other.title && self.facets == other.facets
    }

    /// Whether the filter left nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.facets.iter().all(|facet| facet.data.is_empty())
    }

    /// Everything drawn, in reading order.
    pub fn data(&self) -> impl Iterator<Item = &Datum> {
        self.facets.iter().flat_map(|facet| &facet.data)
    }

    /// The sources of everything drawn, each once.
    pub fn sources(&self) -> Vec<Source> {
        let mut sources = Vec::new();
        for source in self.data().map(|datum| datum.id.figure().source) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }

    /// The qualifiers and layers whose signs the drawing uses, for its legend.
    pub fn signs(&self) -> Vec<Sign> {
        let qualifiers = Qualifier::ALL.iter().copied().filter(|&q| q != Qualifier::Exact);
        let layers = [Layer::Derived, Layer::Context];
        let marked = || self.facets.iter().filter(|facet| !facet.is_in_words).flat_map(|facet| &facet.data);
        let used_qualifiers = qualifiers.filter(|&q| marked().any(|datum| datum.qualifier == q));
        let used_layers = layers.into_iter().filter(|&l| self.data().any(|datum| datum.layer == l));
        used_qualifiers.map(Sign::Qualifier).chain(used_layers.map(Sign::Layer)).collect()
    }
}

/// A sign in the drawing that a legend must explain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// How exact a figure is.
    Qualifier(Qualifier),
    /// Where a figure comes from.
    Layer(Layer),
}

impl Sign {
    /// The key of the qualifier or layer.
    pub fn key(self) -> &'static str {
        match self {
            Self::Qualifier(qualifier) => qualifier.key(),
            Self::Layer(layer) => layer.key(),
        }
    }

    /// What the sign says.
    pub fn name(self) -> Message {
        match self {
            Self::Qualifier(qualifier) => Message::of_qualifier_name(qualifier),
            Self::Layer(layer) => Message::of_layer(layer),
        }
    }
}

/// The notes that must stand under a chart: those of its figures, each once. One that another note repeats and
/// continues is left out.
pub fn notes_of(facets: &[Facet], language: &Language) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for note in facets.iter().flat_map(|facet| &facet.data).filter_map(|datum| datum.note) {
        let note = language.text(note);
        let repeats = |longer: &str, shorter: &str| longer.starts_with(shorter.trim_end_matches(['.', '。']));
        if !notes.iter().any(|known| repeats(known, note)) {
            notes.retain(|known| !repeats(note, known));
            notes.push(note.to_owned());
        }
    }
    notes
}
