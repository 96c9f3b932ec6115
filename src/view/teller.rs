//! Sentences about figures: templates whose placeholders name what is said of which.

use crate::dataset::{Decimal, Message, PlaceKind};
use crate::format::{self, Length, Numbers};
use crate::language::{Language, fill_by};
use crate::view::model::{Cell, Datum};

/// Fills sentences about figures in one language.
///
/// `{place}`, `{who}` (the place at the start of a sentence), `{label}`, `{value}` (as it stands in the drawing),
/// `{number}` (without unit), `{quantity}`, `{metric}`, `{what}` (the metric at the start of a sentence), `{period}`
/// and `{year}` speak of the first figure, `{periods}` of all; `{place-2}` and so on of the second; `{ratio}` is the first divided by the second, `{times}` how many times
/// whole the second goes into it.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'a> {
    language: &'a Language,
}

impl<'a> Teller<'a> {
    /// A teller of a language.
    pub fn new(language: &'a Language) -> Self {
        Self { language }
    }

    /// A sentence about some figures; `None` where one of them is not there.
    pub fn say(&self, message: Message, figures: &[Option<&Datum>]) -> Option<String> {
        let mut data = Vec::new();
        for &figure in figures {
            data.push(figure?);
        }
        Some(self.tell(message, &data))
    }

    /// A sentence about figures that are all there.
    pub fn tell(&self, message: Message, data: &[&Datum]) -> String {
        fill_by(self.language.text(message), &|name| self.word(name, data))
    }

    /// The first of some sentences all of whose figures are there.
    pub fn first(&self, sentences: &[(Message, &[Option<&Datum>])]) -> Option<String> {
        sentences.iter().find_map(|&(message, figures)| self.say(message, figures))
    }

    /// A heading over figures of which this is the first, counted in `scale`.
    pub fn heading(&self, message: Message, first: Option<&Datum>, scale: &str) -> String {
        fill_by(self.language.text(message), &|name| match (name, first) {
            ("scale", _) => scale.to_owned(),
            (_, Some(first)) => self.word(name, &[first]),
            _ => String::new(),
        })
    }

    /// A sentence about a cell: its `{place}`, its `{stage}`, and the `{count}` it holds.
    pub fn of_cell(&self, message: Message, cell: &Cell) -> String {
        let stage = cell.pick.stage.map_or("", |stage| self.language.text(Message::of_stage(stage)));
        self.language.fill(message, &[("place", &cell.label), ("stage", stage), ("count", &cell.text)])
    }

    fn word(&self, name: &str, data: &[&Datum]) -> String {
        let (name, at) = match (name.strip_suffix("-2"), name.strip_suffix("-3")) {
            (Some(name), _) => (name, 1),
            (_, Some(name)) => (name, 2),
            _ => (name, 0),
        };
        let Some(datum) = data.get(at) else { return String::new() };
        let language = self.language;
        let ratio = || data.get(1).map_or(0.0, |other| datum.value / other.value);
        match name {
            "who" if datum.place.kind() == PlaceKind::Region => language.text(Message::UiTheBay).to_owned(),
            "place" | "who" => datum.place_name(language),
            "label" => datum.label.clone(),
            "value" => datum.text.clone(),
            "number" => format::value(datum.id.figure(), Length::Short, language),
            "quantity" => format::quantity(datum.id.figure(), Length::Short, language),
            "metric" => language.words(datum.metric().name()),
            "what" => format::sentence_case(language.text(datum.metric().name())),
            "periods" => language.list(&periods(data)),
            "period" => datum.when.clone(),
            "year" => datum.period.year().to_string(),
            "times" => (ratio() as usize).to_string(),
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
