//! All there is to say about one figure.

use crate::dataset::{Arithmetic, Basis, FigureId, Message, Source};
use crate::format::{self, Length};
use crate::language::Language;

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
        let note = note.map(|note| language.text(note).to_owned());
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
