//! From values to pixels.
//!
//! Ticks are not plotters' key points: its linear ones end at or below the largest value, where ours cover it; its logarithmic
//! ones leave out what lies below the first power of ten (500 of 500 to 5,000) and give each power twice.

/// A linear scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linear {
    low: f64,
    start: f64,
    /// Pixels for each unit of value.
    pub per_unit: f64,
}

impl Linear {
    /// A scale that puts `domain.0` at pixel `range.0` and `domain.1` at pixel `range.1`.
    ///
    /// A domain that is empty or not finite is widened to one unit, so that every value has a place.
    pub fn new((low, high): (f64, f64), (start, end): (f64, f64)) -> Self {
        let low = if low.is_finite() { low } else { 0.0 };
        let span = high - low;
        let span = if span > 0.0 && span.is_finite() { span } else { 1.0 };
        Self { low, start, per_unit: (end - start) / span }
    }

    /// The pixel of a value.
    pub fn at(&self, value: f64) -> f64 {
        self.start + (value - self.low) * self.per_unit
    }
}

/// Round values from zero that cover a number: at most five steps of 1, 2 or 5 times a power of ten.
pub fn rounds(largest: f64) -> Vec<f64> {
    let mut values = vec![0.0];
    if largest <= 0.0 || !largest.is_finite() {
        return values;
    }
    let mut step = 1e-3;
    // 1, 2, 5, 10 and so on.
    let mut rises = [2.0, 2.5, 2.0].into_iter().cycle();
    while largest / step > 4.0 {
        step *= rises.next().unwrap_or(2.0);
    }
    let mut value = 0.0;
    while value < largest - step / 2.0 {
        value = step * values.len() as f64;
        values.push(value);
    }
    values
}

/// Round values between two positive ones for an axis of equal factors: powers of ten, and where there are fewer
/// than three of them, more of what lies between.
pub fn factors(smallest: f64, largest: f64) -> Vec<f64> {
    const MANY: [f64; 7] = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0];
    let few = [&[1.0][..], &[1.0, 2.0, 5.0]].map(|multiples| steps(smallest, largest, multiples));
    let enough = few.into_iter().find(|values| values.len() >= 3);
    enough.unwrap_or_else(|| steps(smallest, largest, &MANY))
}

/// The multiples of powers of ten from `smallest` to `largest`.
fn steps(smallest: f64, largest: f64, multiples: &[f64]) -> Vec<f64> {
    let powers = std::iter::successors(Some(1e-3), |power| Some(power * 10.0));
    let powers = powers.take_while(|&power: &f64| power <= largest && power.is_finite());
    let values = powers.flat_map(|power| multiples.iter().map(move |multiple| power * multiple));
    values.filter(|value| (smallest..=largest).contains(value)).collect()
}
