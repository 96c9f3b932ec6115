//! Numbers, quantities and periods as each language writes them.

use crate::dataset::{Basis, Date, Decimal, Figure, Message, Month, Period, Qualifier};
use crate::language::{Language, fill_by};
use crate::text::together;

/// How a language writes numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    decimal: String,
    group: String,
    min_grouping: usize,
    percent: String,
    scales: Vec<Scale>,
    scales_before_noun: Vec<Scale>,
}

/// Whether a noun follows the number: Portuguese puts “de” between “milhões” and it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The number stands by itself.
    Alone,
    /// Its unit follows.
    BeforeNoun,
}

/// A word for a power of ten: “million”, “万”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The power of ten it stands for.
    pub power: u8,
    /// How many decimals may stand before it.
    pub max_decimals: u8,
    /// The word, with the space that goes before it.
    pub suffix: String,
}

impl Scale {
    /// The word alone.
    pub fn word(&self) -> &str {
        self.suffix.strip_prefix('\u{a0}').unwrap_or(&self.suffix)
    }
}

/// Numbers shortened by a scale word are grouped from five digits on, as CLDR's compact forms are.
const COMPACT_MIN_GROUPING: usize = 5;

impl Numbers {
    /// The conventions as the messages `number.*` give them.
    pub fn new<'a>(text: impl Fn(Message) -> &'a str) -> Self {
        Self {
            decimal: text(Message::NumberDecimal).to_owned(),
            group: text(Message::NumberGroup).to_owned(),
            min_grouping: usize::from(read(text(Message::NumberMinGrouping))),
            percent: text(Message::NumberPercent).to_owned(),
            scales: scales(text(Message::NumberScales)),
            scales_before_noun: scales(text(Message::NumberScalesBeforeNoun)),
        }
    }

    /// All digits: `8,524,000`.
    pub fn full(&self, number: Decimal) -> String {
        self.grouped(number, self.min_grouping)
    }

    /// With a scale word where that loses no digit: `8.524 million`.
    pub fn short(&self, number: Decimal, standing: Standing) -> String {
        let scales = match standing {
            Standing::Alone => &self.scales,
            Standing::BeforeNoun => &self.scales_before_noun,
        };
        let trimmed = Trimmed::of(number);
        let fits = |scale: &&Scale| trimmed.decimals_at(scale.power) <= scale.max_decimals;
        match scales.iter().filter(|scale| trimmed.reaches(scale.power)).find(fits) {
            Some(scale) => together(&[&self.in_scale(number, scale), &scale.suffix]),
            None => self.full(number),
        }
    }

    /// The largest scale word that a number fills.
    pub fn scale_for(&self, number: f64) -> Option<&Scale> {
        self.scales.iter().find(|scale| number >= 10_f64.powi(i32::from(scale.power)))
    }

    /// The number counted in a scale, the word left to the axis: `853.99` for billions.
    pub fn in_scale(&self, number: Decimal, scale: &Scale) -> String {
        self.grouped(Trimmed::of(number).at(scale.power), COMPACT_MIN_GROUPING)
    }

    /// A share of one as a percentage: `25.3%`.
    pub fn percent(&self, share: Decimal) -> String {
        let hundredfold = Decimal::new(share.digits * 100, share.decimals);
        let number = self.full(Trimmed::of(hundredfold).at(0));
        crate::language::fill(&self.percent, &[("value", &number)])
    }

    fn grouped(&self, number: Decimal, min_grouping: usize) -> String {
        let unsigned = Decimal { digits: number.digits.saturating_abs(), ..number }.written();
        let point = unsigned.bytes().position(|byte| byte == b'.').unwrap_or(unsigned.len());
        let mut written = String::from(if number.digits < 0 { "−" } else { "" });
        for (index, byte) in unsigned.bytes().enumerate() {
            if index == point {
                written.push_str(&self.decimal);
                continue;
            }
            if index > 0 && index < point && (point - index) % 3 == 0 && point >= min_grouping {
                written.push_str(&self.group);
            }
            written.push(char::from(byte));
        }
        written
    }
}

/// Reads `12:3: trillion|9:3: billion`: power, decimals, word; the build has checked it.
fn scales(text: &str) -> Vec<Scale> {
    let mut scales = Vec::new();
    for scale in text.split('|') {
        let Some((power, rest)) = scale.split_once(':') else { continue };
        let Some((max_decimals, suffix)) = rest.split_once(':') else { continue };
        scales.push(Scale {
            power: read(power),
            max_decimals: read(max_decimals),
            suffix: suffix.to_owned(),
        });
    }
    scales
}

/// Reads a small whole number that the build has checked.
fn read(digits: &str) -> u8 {
    digits.bytes().fold(0, |number, byte| number * 10 + (byte - b'0'))
}

/// A whole number without anything between its digits: `2025`. The standard way brings padding, signs and flags.
pub fn digits(number: usize) -> String {
    Decimal::new(number as i64, 0).written()
}

/// A number as `digits × 10^exponent` without trailing zeros.
struct Trimmed {
    digits: i64,
    exponent: i32,
}

impl Trimmed {
    fn of(number: Decimal) -> Self {
        let (mut digits, mut exponent) = (number.digits, -i32::from(number.decimals));
        while digits != 0 && digits % 10 == 0 {
            digits /= 10;
            exponent += 1;
        }
        Self { digits, exponent }
    }

    fn reaches(&self, power: u8) -> bool {
        let (mut left, mut length) = (self.digits, 0);
        while left != 0 {
            left /= 10;
            length += 1;
        }
        length > 0 && length + self.exponent > i32::from(power)
    }

    fn decimals_at(&self, power: u8) -> u8 {
        (i32::from(power) - self.exponent).max(0) as u8
    }

    fn at(&self, power: u8) -> Decimal {
        let shift = self.exponent - i32::from(power);
        if shift >= 0 {
            Decimal::new(self.digits * 10_i64.pow(shift as u32), 0)
        } else {
            Decimal::new(self.digits, (-shift) as u8)
        }
    }
}

/// How much room a number may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Scale words where they lose no digit.
    Short,
    /// All digits.
    Full,
}

/// The value with its qualifier, without its unit: “over 6,500”, “25.3%”, “about 1/6”; of an event, what happened.
pub fn value(figure: &Figure, length: Length, language: &Language) -> String {
    standing_value(figure, length, Standing::Alone, language)
}

fn standing_value(figure: &Figure, length: Length, standing: Standing, language: &Language) -> String {
    let words = match (figure.value, figure.note) {
        (Some(value), _) => number(figure, value, length, standing, language),
        (None, Some(note)) => language.words(note),
        (None, None) => String::new(),
    };
    qualified(figure.qualifier, &words, language)
}

/// The value with its qualifier, counted in a scale.
pub fn in_scale(figure: &Figure, scale: &Scale, language: &Language) -> String {
    let number = figure.value.map(|value| language.numbers().in_scale(value, scale));
    qualified(figure.qualifier, &number.unwrap_or_default(), language)
}

/// A number with the word for how exact it is.
pub fn qualified(qualifier: Qualifier, number: &str, language: &Language) -> String {
    language.fill(Message::of_qualifier(qualifier), &[("value", number)])
}

/// The value with its qualifier and its unit: “over 6,500 licences”.
pub fn quantity(figure: &Figure, length: Length, language: &Language) -> String {
    let value = standing_value(figure, length, Standing::BeforeNoun, language);
    language.fill(figure.metric.unit().template(), &[("value", &value)])
}

fn number(
    figure: &Figure,
    value: Decimal,
    length: Length,
    standing: Standing,
    language: &Language,
) -> String {
    let numbers = language.numbers();
    match figure.metric.basis() {
        Basis::Share if figure.qualifier == Qualifier::About => {
            simple_fraction(value).unwrap_or_else(|| numbers.percent(value))
        }
        Basis::Share | Basis::Growth => numbers.percent(value),
        _ if length == Length::Short => numbers.short(value, standing),
        _ => numbers.full(value),
    }
}

/// “1/6” for a share that says no more than “about one sixth”: decimals would claim an exactness it lacks.
fn simple_fraction(share: Decimal) -> Option<String> {
    let share = share.to_f64();
    let part = (2..=10_u8).find(|&part| (share - 1.0 / f64::from(part)).abs() < 0.0001)?;
    Some(together(&["1/", &digits(part.into())]))
}

/// The period in words: “end of June 2025”, “Jan–Aug 2025”.
pub fn period(period: Period, language: &Language) -> String {
    let message = match period {
        Period::Year(_) => Message::PeriodYear,
        Period::AsOf(_) => Message::PeriodAsOf,
        Period::Half(_, 1) => Message::PeriodHalf1,
        Period::Half(..) => Message::PeriodHalf2,
        Period::Months(from, to) if from.year == to.year => Message::PeriodMonths,
        Period::Months(..) => Message::PeriodMonthsAcross,
        Period::Day(_) => Message::PeriodDay,
        Period::Told(_) => Message::PeriodTold,
        Period::ToDate(_) => Message::PeriodToDate,
        Period::Years(..) => Message::PeriodYears,
    };
    in_period(message, period, language)
}

/// The date of a publication, which is no moment that something is counted at: “June 2025”, not “end of June 2025”.
pub fn date(published: Period, language: &Language) -> String {
    match published {
        Period::AsOf(_) => in_period(Message::PeriodMonth, published, language),
        _ => period(published, language),
    }
}

fn in_period(message: Message, period: Period, language: &Language) -> String {
    fill_by(language.text(message), &|name| match (name, period) {
        ("from", Period::Months(month, _)) | ("to", Period::Months(_, month)) => {
            language.words(Message::month_short(month.month))
        }
        (
            "month",
            Period::AsOf(Month { month, .. })
            | Period::Day(Date { month, .. })
            | Period::Told(Date { month, .. }),
        ) => language.words(Message::month(month)),
        ("day", Period::Day(Date { day, .. }) | Period::Told(Date { day, .. })) => digits(day.into()),
        ("from" | "from-year", _) => digits(period.first_year().into()),
        _ => digits(period.year().into()),
    })
}

/// The text with its first letter in upper case, as a label begins.
pub fn sentence_case(text: &str) -> String {
    let mut label = String::new();
    let mut rest = text.chars();
    let Some(first) = rest.next() else { return label };
    label.push(match first {
        // Latin-1 keeps its capitals 32 places before; “÷” among them is no letter.
        'à'..='ö' | 'ø'..='þ' => char::from_u32(first as u32 - 32).unwrap_or(first),
        _ => first.to_ascii_uppercase(),
    });
    label.push_str(rest.as_str());
    label
}
