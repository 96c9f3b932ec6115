//! Sentences about figures: templates whose placeholders name what is said of which.

use crate::chart::claim::{Claim, Point, Sentence};
use crate::dataset::{Dataset, Decimal, Message, Period, PlaceKind, Source};
use crate::format::{self, Length, Numbers};
use crate::language::{Language, fill_by};
use crate::view::model::Datum;

/// Fills sentences about figures in one language.
///
/// `{place}`, `{who}` (the place at the start of a sentence), `{label}`, `{value}` (as it stands in the drawing),
/// `{number}` (without unit), `{quantity}` (with it), `{amount}` (with it where the metric does not name it),
/// `{metric}`, `{what}` (the metric at the start of a sentence), `{period}`, `{year}`, `{source}` (who published it, and when) and
/// `{origin}` (who counted it) speak of the first figure,
/// `{periods}` of all; `{place-2}` and so on of the second; `{ratio}` is the first divided by the second.
/// `{value-of}` and `{number-of}` are written as a noun follows them, for languages that put a word between the two:
/// “8,524 milhões de”.
/// `{times}` and `{among}` are what the claim counts: how many times, at least, and among how many.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'a> {
    dataset: &'a Dataset,
    language: &'a Language,
}

impl<'a> Teller<'a> {
    /// A teller of the figures of a dataset in a language.
    pub fn new(dataset: &'a Dataset, language: &'a Language) -> Self {
        Self { dataset, language }
    }

    /// A sentence about what can be claimed; `None` where it cannot.
    pub fn say(&self, message: Message, point: Option<Point>) -> Option<Sentence> {
        let point = point?;
        let words = fill_by(self.language.text(message), &|name| self.word_of_point(name, &point));
        Some(Sentence { message, words, claim: point.claim })
    }

    /// The first of some sentences whose claim can be made.
    pub fn first<'d, const N: usize>(
        &self,
        sentences: [(Message, Option<Point<'d>>); N],
    ) -> Option<Sentence> {
        sentences.into_iter().find_map(|(message, point)| self.say(message, point))
    }

    /// What is said about figures that are all there, claiming nothing.
    pub fn tell(&self, message: Message, data: &[&Datum]) -> String {
        fill_by(self.language.text(message), &|name| self.word(name, data))
    }

    /// A heading over figures of which this is the first, counted in `scale`.
    pub fn heading(&self, message: Message, first: Option<&Datum>, scale: &str) -> String {
        fill_by(self.language.text(message), &|name| match (name, first) {
            ("scale", _) => scale.to_owned(),
            (_, Some(first)) => self.word(name, &[first]),
            _ => String::new(),
        })
    }

    /// Who published a figure, and in which year.
    fn source(&self, datum: &Datum) -> String {
        let Some(source) = self.dataset.source_of(self.dataset.figure(datum.id)) else {
            return self.language.words(Message::UiOwnArithmetic);
        };
        let year = format::period(Period::Year(source.published.year()), self.language);
        let values = [("publisher", self.language.text(source.publisher)), ("date", &year)];
        self.language.fill(Message::SourcePlain, &values)
    }

    /// Who stands behind a figure, by name.
    fn backer(&self, datum: &Datum, name: fn(&Source) -> Message) -> String {
        let source = self.dataset.source_of(self.dataset.figure(datum.id));
        self.language.words(source.map_or(Message::UiOwnArithmetic, name))
    }

    fn word_of_point(&self, name: &str, point: &Point) -> String {
        match (name, &point.claim, point.cell) {
            ("times", Claim::Times { times, .. } | Claim::Multiplied { times, .. }, _) => times.to_string(),
            ("among", Claim::Most { among, .. }, _) => among.len().to_string(),
            ("cell", _, Some(cell)) => cell.name.clone(),
            ("count", _, Some(cell)) => cell.count.to_string(),
            _ => self.word(name, &point.data),
        }
    }

    fn word(&self, name: &str, data: &[&Datum]) -> String {
        let (name, is_before_noun) = match name.strip_suffix("-of") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let (name, at) = match (name.strip_suffix("-2"), name.strip_suffix("-3")) {
            (Some(name), _) => (name, 1),
            (_, Some(name)) => (name, 2),
            _ => (name, 0),
        };
        let Some(datum) = data.get(at) else { return String::new() };
        let language = self.language;
        let ratio = || data.get(1).map_or(0.0, |other| datum.value / other.value);
        match name {
            "who" if datum.place.kind() == PlaceKind::Region => language.words(Message::UiTheBay),
            "who" if datum.place.kind() == PlaceKind::Nation => language.words(Message::UiTheNation),
            "place" | "who" => datum.place_name(language),
            "label" => datum.label.clone(),
            "value" if is_before_noun && datum.read.is_none() => {
                format::value_before_noun(self.dataset.figure(datum.id), datum.length, language)
            }
            "value" => datum.text.clone(),
            "number" if is_before_noun => {
                format::value_before_noun(self.dataset.figure(datum.id), Length::Short, language)
            }
            "number" => format::value(self.dataset.figure(datum.id), Length::Short, language),
            "quantity" => format::quantity(self.dataset.figure(datum.id), Length::Short, language),
            "amount" => datum.amount(self.dataset, language),
            "metric" => language.words(datum.metric.name()),
            "what" => format::sentence_case(language.text(datum.metric.name())),
            "periods" => language.list(&periods(data)),
            "period" => datum.when.clone(),
            "year" => datum.period.year().to_string(),
            "source" => self.source(datum),
            "origin" => self.backer(datum, |source| match source.origins[..] {
                [origin] => origin,
                _ => source.publisher,
            }),
            "ratio" => Numbers::of(language).full(Decimal::rounded(ratio(), 1)),
            _ => String::new(),
        }
    }
}

/// The periods of some figures, each once.
fn periods(data: &[&Datum]) -> Vec<String> {
    let mut periods: Vec<String> = Vec::new();
    for datum in data {
        if !periods.contains(&datum.when) {
            periods.push(datum.when.clone());
        }
    }
    periods
}
