//! All there is to say about one figure.

use crate::dataset::{Arithmetic, Basis, Dataset, FigureId, Layer, Message, Source, SourceKind, Unit, Via};
use crate::format::{self, Length};
use crate::language::Language;
use crate::measure::{self, Readings};
use crate::text;
use crate::view::chart::ChartView;

/// Everything that is said about one figure: in its tooltip, its table row and to a screen reader. None of it is set in
/// lines of its own, so nothing in it marks phrases.
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
    pub url: String,
}

impl Detail {
    /// The detail of a figure by itself: money is written as people read it, “200 billion”, all else with all digits.
    pub fn of(dataset: &Dataset, id: FigureId, language: &Language) -> Self {
        let is_money = matches!(dataset.figure(id).metric.unit(), Unit::Yuan | Unit::UsDollars);
        Self::written(dataset, id, if is_money { Length::Short } else { Length::Full }, language)
    }

    fn written(dataset: &Dataset, id: FigureId, length: Length, language: &Language) -> Self {
        let figure = dataset.figure(id);
        let cited = dataset.source_of(figure);
        // What happened is said as the quantity already.
        let note = figure.note.filter(|_| figure.metric.basis() != Basis::Event);
        let sum = figure.arithmetic.map_or_else(String::new, |arithmetic| sum(dataset, arithmetic, language));
        Self {
            place: language.words(figure.place.name()),
            metric: language.words(figure.metric.name()),
            quantity: text::plain(&format::quantity(figure, length, language)),
            period: format::period(figure.period, language),
            exactness: language.words(Message::of_qualifier_name(figure.qualifier)),
            layer: language.words(Message::of_layer(figure.layer)),
            remark: text::plain(&beside(sum, note.map_or("", |note| language.text(note)))),
            source: match figure.arithmetic {
                Some(arithmetic) => worked_out(dataset, arithmetic.operands(), language),
                None => beside(source(cited, language), &source_of_note(dataset, id, language)),
            },
            url: cited.map_or_else(String::new, |source| source.url.clone().into_owned()),
        }
    }

    /// The detail of a figure as another way of reading shows it, with the sources of both its numbers; where it cannot
    /// be read so, as it was counted.
    pub fn measured(readings: &Readings, id: FigureId, language: &Language) -> Self {
        let dataset = readings.dataset;
        let mut detail = Self::of(dataset, id, language);
        if let Some(read) = readings.read(id) {
            let sum = measure::arithmetic(dataset, id, read, language);
            detail.remark = beside(sum, &detail.remark);
            detail.quantity = measure::quantity(dataset, id, read, language);
            detail.exactness = language.words(Message::of_qualifier_name(read.qualifier));
            detail.layer = language.words(Message::of_layer(Layer::Derived));
            let noted = source_of_note(dataset, id, language);
            detail.source = beside(worked_out(dataset, [id, read.base], language), &noted);
        }
        detail
    }

    /// The detail of a figure as a chart reads it, its number written as it is drawn.
    pub fn in_chart(chart: &ChartView, id: FigureId, language: &Language) -> Self {
        let mut detail = Self::measured(&chart.readings, id, language);
        let datum = chart.data().find(|datum| datum.id == id && datum.read.is_none());
        if let (Some(datum), None) = (datum, chart.readings.read(id)) {
            let figure = chart.dataset.figure(id);
            let is_in_words = figure.metric.basis() == Basis::Event;
            if !is_in_words && !matches!(figure.metric.unit(), Unit::Yuan | Unit::UsDollars) {
                detail.quantity = format::quantity(figure, datum.length, language);
            }
        }
        detail
    }

    /// The sentence a screen reader speaks. What changes from mark to mark comes first: along a course when, else where.
    pub fn speech(&self, is_of_course: bool, language: &Language) -> String {
        let remark = match &*self.remark {
            "" => String::new(),
            remark => [language.text(Message::UiSentenceGap), &language.sentence(remark)].concat(),
        };
        let speech = language.fill(
            if is_of_course { Message::UiSpeechCourse } else { Message::UiSpeech },
            &[
                ("place", &self.place),
                ("metric", &self.metric),
                ("quantity", &self.quantity),
                ("period", &self.period),
                ("layer", &self.layer),
                ("remark", &remark),
                ("source", &self.source),
            ],
        );
        text::plain(&speech)
    }
}

/// Two remarks as one; either may be empty.
fn beside(first: String, second: &str) -> String {
    let gap = if first.is_empty() || second.is_empty() { "" } else { " · " };
    format!("{first}{gap}{second}")
}

/// That a number was worked out here, and who says those it comes out of, each once.
fn worked_out(dataset: &Dataset, operands: [FigureId; 2], language: &Language) -> String {
    let mut sources: Vec<String> = Vec::new();
    for id in operands {
        let source = source(dataset.source_of(dataset.figure(id)), language);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    language.fill(Message::UiWorkedOut, &[("sources", &sources.join(" · "))])
}

/// Who says what is noted with a figure, where that is another; else empty.
fn source_of_note(dataset: &Dataset, id: FigureId, language: &Language) -> String {
    let noted = dataset.source_of_note(dataset.figure(id));
    noted.map_or_else(String::new, |noted| source(Some(noted), language))
}

/// Who says so, as found at the address, and when; what follows from the story is ours to answer for.
pub fn source(source: Option<&Source>, language: &Language) -> String {
    let Some(source) = source else { return language.words(Message::UiOwnArithmetic) };
    let origin = match source.origins[..] {
        [origin] if origin != source.publisher => Some(language.text(origin)),
        _ => None,
    };
    let via = source.via.as_ref().map(|via| match via {
        Via::Publisher(name) => language.text(*name),
        Via::Domain(domain) => domain,
    });
    let is_copy = source.kind == SourceKind::Repost;
    let message = match (origin, via) {
        (Some(_), Some(_)) if is_copy => Message::SourceRelayed,
        (None, Some(_)) if is_copy => Message::SourceReposted,
        (Some(_), Some(_)) => Message::SourceReportedOn,
        (Some(_), None) => Message::SourceReported,
        (None, Some(_)) => Message::SourceOn,
        (None, None) => Message::SourcePlain,
    };
    let values = [
        ("publisher", language.text(source.publisher)),
        ("origin", origin.unwrap_or_default()),
        ("via", via.unwrap_or_default()),
        ("date", &format::date(source.published, language)),
    ];
    language.fill(message, &values)
}

/// The publisher's name alone.
pub fn publisher(source: Option<&Source>, language: &Language) -> String {
    language.words(source.map_or(Message::UiOwnArithmetic, |source| source.publisher))
}

/// “1,413 ÷ 25.3%”, from the figures themselves.
fn sum(dataset: &Dataset, arithmetic: Arithmetic, language: &Language) -> String {
    let (message, names, figures) = match arithmetic {
        Arithmetic::Quotient { dividend, divisor } => {
            (Message::UiQuotient, ["dividend", "divisor"], [dividend, divisor])
        }
        Arithmetic::BeforeGrowth { later, growth } => {
            (Message::UiBeforeGrowth, ["later", "growth"], [later, growth])
        }
    };
    let [one, other] = figures.map(|id| format::value(dataset.figure(id), Length::Short, language));
    language.fill(message, &[(names[0], &one), (names[1], &other)])
}
