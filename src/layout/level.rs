//! How far up its scale a figure stands, as its form draws it.

use crate::chart::form::Form;
use crate::dataset::FigureId;
use crate::geometry::between;
use crate::layout::{part, plot};
use crate::scale::Linear;
use crate::view::model::{Datum, Facet, largest};

/// How far up the scale of a part one of its figures stands, or its bar reaches, from 0 to 1; `None` where the part has
/// no scale, or the figure is set among the marks in words.
pub(super) fn level(facet: &Facet, figure: FigureId) -> Option<f64> {
    let datum = facet.data.iter().find(|datum| datum.id == figure)?;
    let upwards = (0.0, 1.0);
    let (domain, range) = match facet.form {
        Form::Bars | Form::Against | Form::Columns | Form::Change => ((0.0, largest(&facet.data)), upwards),
        Form::Part => ((0.0, part::end(facet)?), upwards),
        Form::Lines | Form::History => (plot::domain(facet), upwards),
        // Each place has a scale of its own.
        Form::Trends => ((0.0, largest_of(datum, facet)), upwards),
        // The first rank is on top; each stands in the middle of its row.
        Form::Ranks => ((0.5, largest(&facet.data) + 0.5), (1.0, 0.0)),
        _ => return None,
    };
    Some(between(Linear::new(domain, range).at(plot::on_axis(facet, datum.value)), 0.0, 1.0))
}

/// The largest value of a figure's place.
fn largest_of(datum: &Datum, facet: &Facet) -> f64 {
    let of_place = facet.data.iter().filter(|other| other.place == datum.place);
    of_place.fold(0.0, |largest, other| other.value.max(largest))
}
