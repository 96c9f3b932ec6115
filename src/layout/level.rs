//! How far up its scale a figure stands, as its form draws it.

use crate::chart::form::Form;
use crate::dataset::Place;
use crate::geometry::between;
use crate::layout::{part, plot};
use crate::scale::Linear;
use crate::view::model::{Datum, Facet, largest};

/// The scale of a part, or those of its places.
pub(super) struct Levels<'f> {
    facet: &'f Facet,
    /// The values at its lower and its upper end, and how far up these stand; `None` where the part has no scale.
    scale: Option<((f64, f64), (f64, f64))>,
    /// The largest value of each place, where each has a scale of its own.
    largest: Option<[f64; Place::ALL.len()]>,
}

impl<'f> Levels<'f> {
    /// Of the figures of a part.
    pub(super) fn of(facet: &'f Facet) -> Self {
        let upwards = (0.0, 1.0);
        let scale = match facet.form {
            Form::Bars | Form::Against | Form::Columns | Form::Change | Form::Trends => {
                Some(((0.0, largest(&facet.data)), upwards))
            }
            Form::Part => part::end(facet).map(|end| ((0.0, end), upwards)),
            Form::Lines | Form::History => Some((plot::domain(facet), upwards)),
            // The first rank is on top; each stands in the middle of its row.
            Form::Ranks => Some(((0.5, largest(&facet.data) + 0.5), (1.0, 0.0))),
            _ => None,
        };
        let largest = (facet.form == Form::Trends).then(|| {
            let mut largest = [0.0_f64; Place::ALL.len()];
            for datum in &facet.data {
                let of_place = &mut largest[datum.place as usize];
                *of_place = of_place.max(datum.value);
            }
            largest
        });
        Self { facet, scale, largest }
    }

    /// How far up the scale one of the figures stands, or its bar reaches, from 0 to 1; `None` where there is no scale.
    pub(super) fn at(&self, datum: &Datum) -> Option<f64> {
        let (domain, range) = self.scale?;
        let domain = self.largest.map_or(domain, |largest| (0.0, largest[datum.place as usize]));
        Some(between(Linear::new(domain, range).at(plot::on_axis(self.facet, datum.value)), 0.0, 1.0))
    }
}
