/// A decimal number exactly as its source prints it: `98.36` is 9836 with two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// All digits, without the point.
    pub digits: i64,
    /// How many of the digits stand after the point.
    pub decimals: u8,
}

impl Decimal {
    /// A number from its digits and how many of them stand after the point.
    pub const fn new(digits: i64, decimals: u8) -> Self {
        Self { digits, decimals }
    }

    /// Reads `-?[0-9]+(\.[0-9]+)?`; anything else, and anything over 18 digits, is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, unsigned) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let ends_in_point = unsigned.ends_with('.');
        if whole.is_empty() || ends_in_point || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        if whole.len() + fraction.len() > 18 {
            return None;
        }
        let digits =
            whole.bytes().chain(fraction.bytes()).fold(0_i64, |sum, byte| sum * 10 + i64::from(byte - b'0'));
        Some(Self { digits: sign * digits, decimals: fraction.len() as u8 })
    }

    /// A computed number with so many decimals, trailing zeros dropped.
    pub fn rounded(value: f64, decimals: u8) -> Self {
        let mut digits = (value * 10_f64.powi(i32::from(decimals))).round() as i64;
        let mut decimals = decimals;
        while decimals > 0 && digits % 10 == 0 {
            digits /= 10;
            decimals -= 1;
        }
        Self { digits, decimals }
    }

    /// The least number of so many digits, and zeros after them, that is not below it: 10,385 to three is 10,400.
    pub fn rounded_up(self, count: u32) -> Self {
        let length = self.digits.unsigned_abs().checked_ilog10().map_or(1, |power| power + 1);
        let step = 10_i64.pow(length.saturating_sub(count));
        Self { digits: self.digits.saturating_add(step - 1).div_euclid(step) * step, ..self }
    }

    /// The nearest binary number, for scales and positions; never for printing.
    pub fn to_f64(self) -> f64 {
        self.digits as f64 / 10_f64.powi(i32::from(self.decimals))
    }

    /// The plain notation, which [`Decimal::parse`] reads back.
    pub fn written(self) -> String {
        let mut text = String::from(if self.digits < 0 { "-" } else { "" });
        push_digits(&mut text, self.digits.unsigned_abs(), self.decimals);
        text
    }
}

/// Writes digits, the last so many of them behind a point.
fn push_digits(text: &mut String, digits: u64, decimals: u8) {
    if digits > 9 || decimals > 0 {
        push_digits(text, digits / 10, decimals.saturating_sub(1));
    }
    if decimals == 1 {
        text.push('.');
    }
    text.push(char::from(b'0' + (digits % 10) as u8));
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.written())
    }
}
