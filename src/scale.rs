//! From values to pixels.

use plotters::coord::ranged1d::{BoldPoints, Ranged};
use plotters::coord::types::RangedCoordf64;

/// A linear scale. The ends of its domain never coincide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Linear {
    /// A scale that puts `domain.0` at pixel `range.0` and `domain.1` at pixel `range.1`.
    ///
    /// A domain that is empty or not finite is widened to one unit, so that every value has a place.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let (low, high) = domain;
        let sound = low.is_finite() && high.is_finite() && high > low;
        let low = if low.is_finite() { low } else { 0.0 };
        Self { domain: if sound { domain } else { (low, low + 1.0) }, range }
    }

    /// The pixel of a value.
    pub fn at(&self, value: f64) -> f64 {
        let (low, high) = self.domain;
        let (start, end) = self.range;
        start + (value - low) / (high - low) * (end - start)
    }

    /// At most `most` round values within the domain, as plotters chooses them.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let (low, high) = self.domain;
        RangedCoordf64::from(low..high).key_points(BoldPoints(most))
    }
}
