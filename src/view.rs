//! Words and numbers only: what is said about what the state leaves. No pixels, no colours.

use crate::charts::{CHARTS, Chart};
use crate::dataset::{
    Arithmetic, FIGURES, FigureId, Hue, Layer, Message, Period, Place, Qualifier, Source, Stage,
};
use crate::format::{self, Length};
use crate::language::Language;
use crate::selection::{Selection, count_with};
use crate::state::{Dropped, Offered, State};

/// Everything a reader is told, in one language, about one state.
#[derive(Debug, Clone)]
pub struct View {
    /// The filters, with what each option would leave.
    pub filters: Vec<Filter>,
    /// What is chosen, each with a way to take it back.
    pub chips: Vec<FilterOption>,
    /// How many figures are left, as a sentence.
    pub summary: String,
    /// What could not be done as asked; empty when all is well.
    pub notices: Vec<String>,
    /// Whether no figure is left.
    pub is_empty: bool,
    /// The charts, in reading order.
    pub charts: Vec<ChartView>,
}

/// A group of options of which any number can be chosen.
#[derive(Debug, Clone)]
pub struct Filter {
    /// The name of its form controls.
    pub name: &'static str,
    /// Its heading.
    pub legend: String,
    /// What can be chosen.
    pub options: Vec<FilterOption>,
}

/// Something a filter offers.
#[derive(Debug, Clone)]
pub struct FilterOption {
    /// The filter it belongs to.
    pub filter: &'static str,
    /// Its value in form and address.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// How many figures it would leave.
    pub count: usize,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

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
        let used_qualifiers = qualifiers.filter(|&q| self.data().any(|datum| datum.qualifier == q));
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

/// Everything that is said about one figure: in its tooltip, its table row and to a screen reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Where.
    pub place: String,
    /// What was counted.
    pub metric: String,
    /// How much, with qualifier and unit, all digits.
    pub quantity: String,
    /// When.
    pub period: String,
    /// How exact, in a word.
    pub exactness: String,
    /// Story, derived or context.
    pub layer: String,
    /// What must be known with it: a remark, a sum; may be empty.
    pub remark: String,
    /// Who says so, and when.
    pub source: String,
    /// Where they say so; empty for what is derived here.
    pub url: &'static str,
}

impl Detail {
    /// The detail of a figure.
    pub fn of(id: FigureId, language: &Language) -> Self {
        let figure = id.figure();
        let note = figure.note.map(|note| language.text(note).to_owned());
        let arithmetic = figure.arithmetic.map(|arithmetic| sum(arithmetic, language));
        Self {
            place: language.text(figure.place.name()).to_owned(),
            metric: language.text(figure.metric.name()).to_owned(),
            quantity: format::quantity(figure, Length::Full, language),
            period: format::period(figure.period, language),
            exactness: language.text(Message::of_qualifier_name(figure.qualifier)).to_owned(),
            layer: language.text(Message::of_layer(figure.layer)).to_owned(),
            remark: arithmetic.into_iter().chain(note).collect::<Vec<_>>().join(" · "),
            source: source(figure.source, language),
            url: figure.source.url(),
        }
    }

    /// The sentence a screen reader speaks.
    pub fn speech(&self, language: &Language) -> String {
        let remark = if self.remark.is_empty() { String::new() } else { [" ", &self.remark, "."].concat() };
        language.fill(
            Message::UiSpeech,
            &[
                ("place", &self.place),
                ("metric", &self.metric),
                ("quantity", &self.quantity),
                ("period", &self.period),
                ("layer", &self.layer),
                ("remark", &remark),
                ("source", &self.source),
            ],
        )
    }
}

/// Publisher and date; what follows from the story is ours to answer for.
pub fn source(source: Source, language: &Language) -> String {
    match source {
        Source::Derived => language.text(Message::UiOwnArithmetic).to_owned(),
        _ => language.fill(Message::UiSource, &[("publisher", source.publisher()), ("date", source.date())]),
    }
}

/// “1,413 ÷ 25.3%”, from the figures themselves.
fn sum(arithmetic: Arithmetic, language: &Language) -> String {
    let value = |id: FigureId| format::value(id.figure(), Length::Short, language);
    match arithmetic {
        Arithmetic::Quotient { dividend, divisor } => language
            .fill(Message::UiQuotient, &[("dividend", &value(dividend)), ("divisor", &value(divisor))]),
        Arithmetic::BeforeGrowth { later, growth } => {
            language.fill(Message::UiBeforeGrowth, &[("later", &value(later)), ("growth", &value(growth))])
        }
    }
}

/// What a state leaves, in words. Total: an empty result is a view, not an error.
pub fn view(state: &State, dropped: &[Dropped], language: &Language) -> View {
    let filters = vec![
        filter(
            state,
            Message::UiFilterPlace,
            |state| &mut state.place,
            |p| language.text(p.name()),
            language,
        ),
        filter(
            state,
            Message::UiFilterStage,
            |state| &mut state.stage,
            |s: Stage| language.text(Message::of_stage(s)),
            language,
        ),
        filter(
            state,
            Message::UiFilterLayer,
            |state| &mut state.layer,
            |l: Layer| language.text(Message::of_layer(l)),
            language,
        ),
    ];
    let options = filters.iter().flat_map(|filter| &filter.options);
    let chips = options.filter(|option| option.is_chosen).cloned().collect();
    let selection = Selection::new(state);
    let shown = selection.count();
    View {
        chips,
        summary: summary(shown, language),
        notices: (!dropped.is_empty()).then(|| dropped_notice(dropped, language)).into_iter().collect(),
        is_empty: shown == 0,
        charts: CHARTS.iter().map(|chart| (chart.view)(chart, selection, language)).collect(),
        filters,
    }
}

fn filter<'a, T: Offered>(
    state: &State,
    legend: Message,
    of: fn(&mut State) -> &mut crate::state::Chosen<T>,
    name: impl Fn(T) -> &'a str,
    language: &Language,
) -> Filter {
    let mut asked = *state;
    let chosen = *of(&mut asked);
    let options = T::offered().map(|word| FilterOption {
        filter: T::FILTER,
        key: word.key(),
        label: name(word).to_owned(),
        count: count_with(state, word, of),
        is_chosen: chosen.contains(word),
    });
    Filter { name: T::FILTER, legend: language.text(legend).to_owned(), options: options.collect() }
}

fn summary(shown: usize, language: &Language) -> String {
    let total = FIGURES.len();
    match shown {
        0 => language.text(Message::UiNoneLeft).to_owned(),
        1 => language.fill(Message::UiOneLeft, &[("total", &total.to_string())]),
        _ if shown == total => language.fill(Message::UiAllLeft, &[("total", &total.to_string())]),
        _ => language
            .fill(Message::UiSomeLeft, &[("shown", &shown.to_string()), ("total", &total.to_string())]),
    }
}

/// The longest piece of a foreign address that is repeated to the reader, in characters.
const LONGEST_QUOTE: usize = 40;

fn dropped_notice(dropped: &[Dropped], language: &Language) -> String {
    let words: Vec<String> = dropped.iter().take(5).map(|dropped| quoted(&dropped.word, language)).collect();
    language.fill(Message::UiDropped, &[("words", &language.list(&words))])
}

fn quoted(word: &str, language: &Language) -> String {
    let mut short: String = word.chars().take(LONGEST_QUOTE).collect();
    if short.len() < word.len() {
        short.push('…');
    }
    language.fill(Message::UiQuote, &[("word", &short)])
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
