//! How long the numbers of a facet are written: alike, because they are read beside one another.

use crate::chart::form::Form;
use crate::chart::plan::Plan;
use crate::dataset::{Basis, Figure, Message};
use crate::format::{self, Length, Numbers, ScaleWord};
use crate::language::Language;
use crate::measure::{self, Measure, Read};

/// How the numbers of a facet are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording<'l> {
    /// Each with its own scale word, if it has one, or with all its digits.
    Plain(Length),
    /// Each with its unit.
    WithUnit,
    /// Each as a clause that can stand alone: the number of a rank alone says nothing.
    Standing,
    /// All counted in one scale word, which the heading says.
    InScale(ScaleWord<'l>),
}

impl<'l> Wording<'l> {
    /// The wording that suits some figures in a form.
    pub fn of(plan: &Plan, form: Form, figures: &[&Figure], language: &'l Language) -> Self {
        let largest =
            figures.iter().filter_map(|figure| figure.value).map(|value| value.to_f64()).fold(0.0, f64::max);
        if plan.has_units {
            Self::WithUnit
        } else if plan.scaled_heading.is_some()
            && let Some(scale) = Numbers::of(language).scale_for(largest)
        {
            Self::InScale(scale)
        } else if form == Form::Callouts {
            Self::Standing
        } else if plan.scaled_heading.is_none() && form.compares() && !are_all_shortened(figures, language) {
            Self::Plain(Length::Full)
        } else {
            Self::Plain(Length::Short)
        }
    }

    /// The word that the heading says once for all numbers; empty where each is written out.
    pub fn scale_word(&self) -> &'l str {
        match self {
            Self::InScale(scale) => scale.word(),
            _ => "",
        }
    }

    /// How long a number is written by itself.
    pub fn length(&self) -> Length {
        match self {
            Self::Plain(length) => *length,
            Self::WithUnit | Self::Standing | Self::InScale(_) => Length::Short,
        }
    }

    /// A figure as it was counted, with how exact it is.
    pub fn value(&self, figure: &Figure, language: &Language) -> String {
        match self {
            Self::Plain(length) => format::value(figure, *length, language),
            Self::WithUnit => format::quantity(figure, Length::Short, language),
            Self::InScale(scale) => format::in_scale(figure, scale, language),
            Self::Standing => {
                let value = format::value(figure, Length::Short, language);
                match figure.metric.basis() {
                    Basis::Rank => language.fill(Message::UiRankAlone, &[("value", &value)]),
                    _ => value,
                }
            }
        }
    }
}

/// A figure as another way of reading shows it, in as many words as the form has room for.
pub fn reading(read: Read, form: Form, language: &Language) -> String {
    match read.measure {
        Measure::Index if !form.has_room_for_words() => Numbers::of(language).full(read.value),
        _ => measure::text(read, language),
    }
}

/// Whether each that fills a scale word can be shortened by it: where one cannot, none is.
fn are_all_shortened(figures: &[&Figure], language: &Language) -> bool {
    let [short, full] = [Length::Short, Length::Full];
    let fills = |figure: &Figure| {
        figure.value.is_some_and(|value| Numbers::of(language).scale_for(value.to_f64()).is_some())
    };
    figures.iter().all(|figure| {
        !fills(figure) || format::value(figure, short, language) != format::value(figure, full, language)
    })
}
