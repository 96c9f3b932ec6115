//! What a chart shows, in words and numbers: plain data that a layout draws and a page writes.

use crate::chart::form::Form;
use crate::dataset::{Dataset, FigureId, Hue, Layer, Message, Metric, Period, Place, PlaceKind, Qualifier};
use crate::format::{self, Length};
use crate::language::Language;
use crate::measure::{self, Read};
use crate::pick::Pick;
use crate::view::emphasis::Emphasis;

/// A part of a chart with axes of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Facet {
    /// What this part shows; empty where the chart's own title says it.
    pub heading: String,
    /// How it is drawn.
    pub form: Form,
    /// What is drawn.
    pub data: Vec<Datum>,
    /// Figures that are set as words among the marks of the others, such as a growth beside two columns.
    pub annotations: Vec<Datum>,
    /// What is said where it has nothing to show; may be empty.
    pub blank: String,
    /// What must be known to read it, said below it; may be empty.
    pub footnote: String,
    /// What can be chosen in it, where it is a control too.
    pub cells: Vec<Cell>,
    /// Round values of its axis, in words.
    pub ticks: Vec<Tick>,
    /// Where the way of counting changed.
    pub breaks: Vec<Tick>,
    /// Whether its figures are read in another way than they were counted.
    pub is_read: bool,
    /// Whether equal steps on its axis are equal factors.
    pub is_log: bool,
}

/// A place on an axis, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where it is, in the axis's own unit.
    pub value: f64,
    /// What stands there.
    pub label: String,
}

/// A part of a drawing that is a control.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What pressing it chooses.
    pub pick: Pick,
    /// Where it stands.
    pub column: u8,
    /// Where it stands.
    pub row: u8,
    /// What stands beside it.
    pub label: String,
    /// What it is called in a sentence.
    pub name: String,
    /// What it holds; empty for nothing.
    pub text: String,
    /// What it says aloud.
    pub speech: String,
    /// How many figures it stands for, whether its place is asked for or not.
    pub count: usize,
    /// Between nothing and the most of its facet.
    pub share: f64,
    /// Whether it is chosen now.
    pub is_chosen: bool,
    /// The figure it shows, if it shows one.
    pub figure: Option<FigureId>,
}

/// A figure as a chart draws it.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// The figure.
    pub id: FigureId,
    /// What was counted.
    pub metric: Metric,
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
    /// Its number, for scales; zero where its source gives none.
    pub value: f64,
    /// How it is read, where not as it was counted.
    pub read: Option<Read>,
    /// How it stands to what is chosen, in the story.
    pub emphasis: Emphasis,
    /// Whether the reader chose its place.
    pub is_chosen: bool,
    /// The remark on how it was counted, if there is one.
    pub note: Option<Message>,
    /// Its period in words.
    pub when: String,
    /// What stands beside the mark to name it.
    pub label: String,
    /// What stands beside the mark to say how much.
    pub text: String,
    /// How long its number is written there.
    pub length: Length,
    /// The words of its note, where the form sets them itself; else empty.
    pub remark: String,
}

/// What of a figure its mark shows in its own shape and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The colour role of its place.
    pub hue: Hue,
    /// Its layer.
    pub layer: Layer,
    /// How exact it is.
    pub qualifier: Qualifier,
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
    /// Where and when.
    PlaceAndPeriod,
    /// What was counted and when.
    MetricAndPeriod,
    /// What was counted, where and when.
    Full,
}

/// The largest value of some data; zero where there are none.
pub fn largest(data: &[Datum]) -> f64 {
    data.iter().fold(0.0, |largest, datum| datum.value.max(largest))
}

impl Datum {
    /// Whether it stands back behind what was chosen.
    pub fn is_faded(&self) -> bool {
        self.emphasis == Emphasis::Faded
    }

    /// A figure under the name that a naming gives it.
    pub fn named(dataset: &Dataset, id: FigureId, naming: Naming, language: &Language) -> Self {
        let figure = dataset.figure(id);
        let place = language.text(figure.place.name());
        let when = format::period(figure.period, language);
        let label = match naming {
            Naming::Place => place.to_owned(),
            Naming::Metric => format::sentence_case(language.text(figure.metric.name())),
            Naming::Period => format::sentence_case(&when),
            Naming::PlaceAndPeriod => {
                language.fill(Message::UiPlaceAndPeriod, &[("place", place), ("period", &when)])
            }
            Naming::MetricAndPeriod => {
                let metric = format::sentence_case(language.text(figure.metric.name()));
                language.fill(Message::UiMetricAndPeriod, &[("metric", &metric), ("period", &when)])
            }
            Naming::Full => {
                let metric = format::sentence_case(language.text(figure.metric.name()));
                let values = [("metric", metric.as_str()), ("place", place), ("period", &when)];
                language.fill(Message::UiFullName, &values)
            }
        };
        Self {
            id,
            metric: figure.metric,
            place: figure.place,
            hue: figure.place.hue(),
            layer: figure.layer,
            qualifier: figure.qualifier,
            period: figure.period,
            value: figure.value.map_or(0.0, |value| value.to_f64()),
            read: None,
            emphasis: Emphasis::default(),
            is_chosen: false,
            note: figure.note,
            when,
            label,
            text: format::value(figure, Length::Short, language),
            length: Length::Short,
            remark: String::new(),
        }
    }

    /// How much it is, as it is drawn, with its unit where the name of what was counted does not say it.
    pub fn amount(&self, dataset: &Dataset, language: &Language) -> String {
        match self.read {
            Some(read) => measure::quantity(dataset, self.id, read, language),
            None => format::amount(dataset.figure(self.id), self.length, language),
        }
    }

    /// What its mark shows of it.
    pub fn look(&self) -> Look {
        Look { hue: self.hue, layer: self.layer, qualifier: self.qualifier }
    }

    /// The name of its place, whatever it is labelled with.
    pub fn place_name(&self, language: &Language) -> String {
        language.words(self.place.name())
    }

    /// Whether another datum of the same facet is the same figure in the same words.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.id == other.id
            && self.emphasis == other.emphasis
            && self.is_chosen == other.is_chosen
            && self.text == other.text
            && self.label == other.label
    }
}

/// The first of some data that passes a test.
pub fn first(data: &[Datum], test: fn(&Datum) -> bool) -> Option<&Datum> {
    data.iter().find(|datum| test(datum))
}

/// The first of some data that counts a metric.
pub fn of_metric(data: &[Datum], metric: Metric) -> Option<&Datum> {
    data.iter().find(|datum| datum.metric == metric)
}

/// The latest of some data that pass a test; the larger of two of one period.
pub fn latest(data: &[Datum], test: fn(&Datum) -> bool) -> Option<&Datum> {
    let mut latest: Option<&Datum> = None;
    for datum in data.iter().filter(|datum| test(datum)) {
        let order = |datum: &Datum| (datum.period.end(), datum.value);
        if latest.is_none_or(|latest| order(datum) > order(latest)) {
            latest = Some(datum);
        }
    }
    latest
}

/// The latest figure of the Bay Area as a whole.
pub fn latest_bay(data: &[Datum]) -> Option<&Datum> {
    latest(data, |datum| datum.place.kind() == PlaceKind::Region)
}

impl Cell {
    /// Whether it can be pressed: a city can, whatever there is of it.
    pub fn is_control(&self) -> bool {
        !self.text.is_empty() || self.pick.stage.is_none()
    }

    /// Whether another cell of the same facet is the same control in the same words.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.is_chosen == other.is_chosen && self.speech == other.speech
    }
}

fn are_same<T>(one: &[T], other: &[T], is_same: fn(&T, &T) -> bool) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
}

impl Facet {
    /// All its figures: what is drawn, then what is set among it in words.
    pub fn figures(&self) -> impl Iterator<Item = &Datum> {
        self.data.iter().chain(&self.annotations)
    }

    /// Whether the numbers stand as words alone, with no marks to carry the signs of how exact they are.
    pub fn is_in_words(&self) -> bool {
        let form = self.form;
        form.is_text() || form.has_tiles() || matches!(form, Form::Matrix | Form::Blocks(_))
    }

    /// The number that stands above what is drawn, which a page sets as text.
    pub fn lead(&self) -> Option<&Datum> {
        let is_part = |datum: &&Datum| datum.place.kind() != PlaceKind::Nation;
        self.data.iter().find(is_part).filter(|_| self.form.has_lead())
    }

    /// The figures of each number: it, and the nation's where it is measured by that.
    pub fn callouts(&self) -> Vec<Vec<&Datum>> {
        let mut callouts: Vec<Vec<&Datum>> = Vec::new();
        for datum in &self.data {
            let is_yardstick = datum.place.kind() == PlaceKind::Nation;
            match callouts.last_mut().filter(|last| is_yardstick && last[0].metric == datum.metric) {
                Some(last) => last.push(datum),
                None => callouts.push(vec![datum]),
            }
        }
        callouts
    }

    /// Whether another view of the same facet says and draws the same: all the rest follows from what is compared.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let signs = |facet: &Self| (facet.form, facet.is_read, facet.is_log);
        signs(self) == signs(other)
            && self.heading == other.heading
            && are_same(&self.data, &other.data, Datum::says_the_same)
            && are_same(&self.annotations, &other.annotations, Datum::says_the_same)
            && self.footnote == other.footnote
            && are_same(&self.cells, &other.cells, Cell::says_the_same)
    }

    /// Whether the way of counting changed between two of its figures.
    pub fn has_break_between(&self, one: &Datum, other: &Datum) -> bool {
        let along = |datum: &Datum| self.form.along(datum.period);
        self.breaks.iter().any(|at| (along(one) < at.value) != (along(other) < at.value))
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty() && self.annotations.is_empty() && self.cells.is_empty()
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
