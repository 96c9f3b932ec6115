//! The arithmetic that a derived figure must come out of.

use std::collections::BTreeMap;

use super::entry::{FigureEntry, Sum};
use super::fault::{Fault, Hint};
use super::mistake::Mistake;
use super::registers::Registers;
use super::spot::Spot;
use super::table::Row;
use crate::dataset::{Basis, Decimal, Layer, Qualifier};

const FORM: &str = "\"METRIC@PLACE@PERIOD / METRIC@PLACE@PERIOD\" or \
                    \"METRIC@PLACE@PERIOD / (1 + METRIC@PLACE@PERIOD)\", with a space on each side of / and +";

/// The figures read so far, by what the editor calls them: `metric@place@period`.
pub(super) struct Figures {
    /// `None` for a row with a mistake: it is there, but says nothing.
    pub(super) entries: Vec<Option<FigureEntry>>,
    /// Whether a figure that is not here is nowhere.
    pub(super) complete: bool,
    pub(super) names: BTreeMap<String, (usize, Spot)>,
}

/// Reads the arithmetic of the derived figure at `at` and checks that its value comes out.
pub(super) fn read(
    row: Row<'_>,
    at: usize,
    figures: &Figures,
    registers: &Registers,
    mistakes: &mut Vec<Mistake>,
) -> Option<Sum> {
    let text = row.get("arithmetic");
    // A period may hold a slash too, but never one with spaces around it.
    let Some((upper, lower)) = text.split_once(" / ") else {
        let fault = Fault::Unfit { found: text.to_owned(), expected: FORM.to_owned() };
        mistakes.push(row.spot("arithmetic").is(fault));
        return None;
    };
    let growth = lower.strip_prefix("(1 + ").and_then(|rest| rest.strip_suffix(')'));
    let upper = operand(row, upper, figures, mistakes);
    let lower = operand(row, growth.unwrap_or(lower), figures, mistakes);
    let ((upper, dividend, dividend_is), (lower, divisor, divisor_is)) = (upper?, lower?);
    let basis =
        figures.entries[lower].as_ref().and_then(|entry| registers.metrics.entries[entry.metric].as_ref());
    if basis.is_some_and(|metric| (metric.basis == Basis::Growth) != growth.is_some()) {
        let expected =
            "\"/ (1 + …)\" with a metric of the basis \"growth\", and \"/ …\" with any other".to_owned();
        mistakes.push(row.spot("arithmetic").is(Fault::Unfit { found: text.to_owned(), expected }));
        return None;
    }
    let divided_by = divisor + if growth.is_some() { 1.0 } else { 0.0 };
    if divided_by == 0.0 {
        let expected = "a figure other than 0 to divide by".to_owned();
        mistakes.push(row.spot("arithmetic").is(Fault::Unfit { found: text.to_owned(), expected }));
        return None;
    }
    let result = dividend / divided_by;
    let entry = figures.entries[at].as_ref();
    let qualifiers = of_quotient(dividend_is, divisor_is);
    if let Some(entry) = entry.filter(|entry| !qualifiers.contains(&entry.qualifier)) {
        let words =
            |qualifiers: &[Qualifier]| qualifiers.iter().map(|word| format!("{:?}", word.key())).collect();
        let expected: Vec<String> = words(qualifiers);
        mistakes.push(row.spot("qualifier").is(Fault::WrongQualifier {
            written: entry.qualifier.key().to_owned(),
            result: expected.join(" or "),
            dividend: dividend_is.key().to_owned(),
            divisor: divisor_is.key().to_owned(),
        }));
        return None;
    }
    let rounding = Rounding::of(entry.map_or(Qualifier::Exact, |entry| entry.qualifier));
    let written = entry.and_then(|entry| entry.value);
    if let Some(written) = written.filter(|written| !comes_out(*written, result, rounding)) {
        let sign = if growth.is_some() { format!("(1 + {divisor})") } else { divisor.to_string() };
        let fault = Fault::WrongResult {
            written: row.get("value").to_owned(),
            result: written_like(written, result, rounding),
            expression: format!("{dividend} / {sign}"),
        };
        mistakes.push(row.spot("value").is(fault));
    }
    Some(if growth.is_some() { Sum::BeforeGrowth(upper, lower) } else { Sum::Quotient(upper, lower) })
}

/// The position, the number and the qualifier of a figure that is named in the arithmetic.
fn operand(
    row: Row<'_>,
    name: &str,
    figures: &Figures,
    mistakes: &mut Vec<Mistake>,
) -> Option<(usize, f64, Qualifier)> {
    let Some((at, _)) = figures.names.get(name) else {
        if !figures.complete {
            return None;
        }
        let hint = Hint::nearest(name, figures.names.keys().map(String::as_str));
        let expected = "METRIC@PLACE@PERIOD of a row in story.csv or context.csv".to_owned();
        mistakes.push(row.spot("arithmetic").is(Fault::Unknown { found: name.to_owned(), expected, hint }));
        return None;
    };
    // Its own mistakes have been reported already.
    let entry = figures.entries[*at].as_ref()?;
    let Some(value) = entry.value.filter(|_| entry.layer != Layer::Derived) else {
        let expected = "a figure of story.csv or context.csv that has a number".to_owned();
        mistakes.push(row.spot("arithmetic").is(Fault::Unfit { found: name.to_owned(), expected }));
        return None;
    };
    Some((*at, value.to_f64(), entry.qualifier))
}

/// The worth of the last digit that counts: zeros at the end of a whole number only fill it up.
fn last_place(written: Decimal) -> f64 {
    if written.decimals > 0 {
        return 10_f64.powi(-i32::from(written.decimals));
    }
    let mut place = 1.0;
    let mut digits = written.digits;
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        place *= 10.0;
    }
    place
}

/// Whether a qualifier says that the true number is at least, and whether that it is at most, what is written.
fn bounds(qualifier: Qualifier) -> (bool, bool) {
    match qualifier {
        Qualifier::Exact => (true, true),
        Qualifier::Over => (true, false),
        Qualifier::Nearly | Qualifier::Below => (false, true),
        Qualifier::About | Qualifier::Thousands => (false, false),
    }
}

/// What a quotient may be called: it is bound from below by a dividend bound from below and a divisor bound from above.
fn of_quotient(dividend: Qualifier, divisor: Qualifier) -> &'static [Qualifier] {
    let ((dividend_from, dividend_to), (divisor_from, divisor_to)) = (bounds(dividend), bounds(divisor));
    match (dividend_from && divisor_to, dividend_to && divisor_from) {
        // Numbers given as exact are rounded by their source all the same.
        (true, true) => &[Qualifier::Exact, Qualifier::About],
        (true, false) => &[Qualifier::Over],
        (false, true) => &[Qualifier::Below],
        (false, false) => &[Qualifier::About],
    }
}

/// How a result is rounded so that its qualifier stays true.
#[derive(Clone, Copy)]
enum Rounding {
    Nearest,
    Down,
    Up,
}

impl Rounding {
    fn of(qualifier: Qualifier) -> Self {
        match qualifier {
            Qualifier::Over => Self::Down,
            Qualifier::Below | Qualifier::Nearly => Self::Up,
            Qualifier::Exact | Qualifier::About | Qualifier::Thousands => Self::Nearest,
        }
    }

    /// How far what is written may lie above the result, in last places: from and to.
    fn allowed(self) -> std::ops::RangeInclusive<f64> {
        // A hair more, for sums that binary numbers cannot hold.
        const HAIR: f64 = 1e-9;
        match self {
            Self::Nearest => -0.5 - HAIR..=0.5 + HAIR,
            Self::Down => -1.0 + HAIR..=HAIR,
            Self::Up => -HAIR..=1.0 - HAIR,
        }
    }
}

/// Whether `result`, rounded to the digits that are written, is what is written.
fn comes_out(written: Decimal, result: f64, rounding: Rounding) -> bool {
    rounding.allowed().contains(&((written.to_f64() - result) / last_place(written)))
}

/// The result as exactly as the editor wrote the value.
fn written_like(written: Decimal, result: f64, rounding: Rounding) -> String {
    let place = last_place(written).max(10_f64.powi(-i32::from(written.decimals)));
    let places = result / place;
    let rounded = match rounding {
        Rounding::Nearest => places.round(),
        Rounding::Down => places.floor(),
        Rounding::Up => places.ceil(),
    };
    format!("{:.*}", usize::from(written.decimals), rounded * place)
}
