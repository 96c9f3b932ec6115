//! All there is to say about one figure.

use crate::dataset::{Arithmetic, Basis, FigureId, Layer, Message, Source, SourceKind, Via};
use crate::format::{self, Length};
use crate::language::Language;
use crate::measure::{self, Measure};

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
        // What happened is said as the quantity already.
        let note = figure.note.filter(|_| figure.metric.basis() != Basis::Event);
        let sum = figure.arithmetic.map_or_else(String::new, |arithmetic| sum(arithmetic, language));
        Self {
            place: language.words(figure.place.name()),
            metric: language.words(figure.metric.name()),
            quantity: format::quantity(figure, Length::Full, language),
            period: format::period(figure.period, language),
            exactness: language.words(Message::of_qualifier_name(figure.qualifier)),
            layer: language.words(Message::of_layer(figure.layer)),
            remark: beside(sum, note.map_or("", |note| language.text(note))),
            source: source(figure.source, language),
            url: figure.source.url(),
        }
    }

    /// The detail of a figure as another way of reading shows it; where it cannot be read so, as it was counted.
    pub fn measured(id: FigureId, measure: Measure, language: &Language) -> Self {
        let mut detail = Self::of(id, language);
        if let Some(read) = measure::read(id, measure) {
            let sum = measure::arithmetic(id, read, measure, language);
            detail.remark = beside(sum, &detail.remark);
            detail.quantity = measure::quantity(id, read, measure, language);
            detail.exactness = language.words(Message::of_qualifier_name(read.qualifier));
            detail.layer = language.words(Message::of_layer(Layer::Derived));
        }
        detail
    }

    /// The sentence a screen reader speaks.
    pub fn speech(&self, language: &Language) -> String {
        let is_whole = self.remark.ends_with('.') || self.remark.ends_with('。');
        let end = if is_whole { "" } else { "." };
        let remark = if self.remark.is_empty() { String::new() } else { format!(" {}{end}", self.remark) };
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

/// Two remarks as one; either may be empty.
fn beside(first: String, second: &str) -> String {
    let gap = if first.is_empty() || second.is_empty() { "" } else { " · " };
    format!("{first}{gap}{second}")
}

/// Who says so, as found at the address, and when; what follows from the story is ours to answer for.
pub fn source(source: Source, language: &Language) -> String {
    let (Some(publisher), Some(published)) = (source.publisher(), source.published()) else {
        return language.words(Message::UiOwnArithmetic);
    };
    let origin = match source.origins() {
        [origin] if *origin != publisher => Some(language.text(*origin)),
        _ => None,
    };
    let via = source.via().map(|via| match via {
        Via::Publisher(name) => language.text(name),
        Via::Domain(domain) => domain,
    });
    let is_copy = matches!(source.kind(), Some(SourceKind::Repost | SourceKind::Blog));
    let message = match (origin, via) {
        (_, Some(_)) if is_copy => Message::SourceReposted,
        (Some(_), Some(_)) => Message::SourceReportedOn,
        (Some(_), None) => Message::SourceReported,
        (None, Some(_)) => Message::SourceOn,
        (None, None) => Message::SourcePlain,
    };
    let values = [
        ("publisher", language.text(publisher)),
        ("origin", origin.unwrap_or_default()),
        ("via", via.unwrap_or_default()),
        ("date", &format::date(published, language)),
    ];
    language.fill(message, &values)
}

/// The publisher's name alone.
pub fn publisher(source: Source, language: &Language) -> String {
    language.words(source.publisher().unwrap_or(Message::UiOwnArithmetic))
}

/// “1,413 ÷ 25.3%”, from the figures themselves.
fn sum(arithmetic: Arithmetic, language: &Language) -> String {
    let (message, names, figures) = match arithmetic {
        Arithmetic::Quotient { dividend, divisor } => {
            (Message::UiQuotient, ["dividend", "divisor"], [dividend, divisor])
        }
        Arithmetic::BeforeGrowth { later, growth } => {
            (Message::UiBeforeGrowth, ["later", "growth"], [later, growth])
        }
    };
    let [one, other] = figures.map(|id| format::value(id.figure(), Length::Short, language));
    language.fill(message, &[(names[0], &one), (names[1], &other)])
}
