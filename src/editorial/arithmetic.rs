//! The arithmetic that a derived figure must come out of.

use super::Sum;
use super::figures::Figures;
use super::mistake::{Fault, Hint, Mistake};
use super::registers::Registers;
use super::table::Row;
use crate::dataset::{Basis, Decimal, Layer};

const FORM: &str = "\"METRIC@PLACE@PERIOD / METRIC@PLACE@PERIOD\" or \
                    \"METRIC@PLACE@PERIOD / (1 + METRIC@PLACE@PERIOD)\", with a space on each side of / and +";

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
    let ((upper, dividend), (lower, divisor)) = (upper?, lower?);
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
    let written = figures.entries[at].as_ref().and_then(|entry| entry.value);
    if let Some(written) = written.filter(|written| !comes_out(*written, result)) {
        let sign = if growth.is_some() { format!("(1 + {divisor})") } else { divisor.to_string() };
        let fault = Fault::WrongResult {
            written: row.get("value").to_owned(),
            result: written_like(written, result),
            expression: format!("{dividend} / {sign}"),
        };
        mistakes.push(row.spot("value").is(fault));
    }
    Some(if growth.is_some() { Sum::BeforeGrowth(upper, lower) } else { Sum::Quotient(upper, lower) })
}

/// The position and the number of a figure that is named in the arithmetic.
fn operand(row: Row<'_>, name: &str, figures: &Figures, mistakes: &mut Vec<Mistake>) -> Option<(usize, f64)> {
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
    Some((*at, value.to_f64()))
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

/// Whether `result`, rounded to the digits that are written, is what is written.
fn comes_out(written: Decimal, result: f64) -> bool {
    let place = last_place(written);
    // A hair more than half, for sums that binary numbers cannot hold.
    (written.to_f64() - result).abs() <= place * (0.5 + 1e-9)
}

/// The result as exactly as the editor wrote the value.
fn written_like(written: Decimal, result: f64) -> String {
    let place = last_place(written).max(10_f64.powi(-i32::from(written.decimals)));
    format!("{:.*}", usize::from(written.decimals), (result / place).round() * place)
}
