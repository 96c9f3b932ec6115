//! Numbers, quantities and periods as each language writes them.

use crate::dataset::{Basis, Date, Decimal, Figure, Message, Month, Period, Qualifier};
use crate::language::Language;

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

/// Numbers shortened by a scale word are grouped from five digits on, as CLDR's compact forms are.
const COMPACT_MIN_GROUPING: usize = 5;

impl Numbers {
    /// The conventions as the messages `number.*` give them.
    pub fn new<'a>(text: impl Fn(Message) -> &'a str) -> Self {
        Self {
            decimal: text(Message::NumberDecimal).to_owned(),
            group: text(Message::NumberGroup).to_owned(),
            min_grouping: text(Message::NumberMinGrouping).parse().unwrap_or(1),
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
            Some(scale) => self.grouped(trimmed.at(scale.power), COMPACT_MIN_GROUPING) + &scale.suffix,
            None => self.full(number),
        }
    }

    /// The largest scale word that a number fills.
    pub fn scale_for(&self, number: f64) -> Option<&Scale> {
        self.scales.iter().find(|scale| number >= 10_f64.powi(i32::from(scale.power)))
    }

    /// The number counted in a scale, the word left to the axis: `853.99` for billions.
    pub fn in_scale(&self, number: Decimal, scale: Option<&Scale>) -> String {
        let power = scale.map_or(0, |scale| scale.power);
        self.grouped(Trimmed::of(number).at(power), COMPACT_MIN_GROUPING)
    }

    /// A share of one as a percentage: `25.3%`.
    pub fn percent(&self, share: Decimal) -> String {
        let hundredfold = Decimal::new(share.digits * 100, share.decimals);
        let number = self.full(Trimmed::of(hundredfold).at(0));
        crate::language::fill(&self.percent, &[("value", &number)])
    }

    fn grouped(&self, number: Decimal, min_grouping: usize) -> String {
        let written = number.to_string();
        let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
        let whole = whole.trim_start_matches('-');
        let mut written = String::from(if number.digits < 0 { "−" } else { "" });
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len() - index;
            if index > 0 && left % 3 == 0 && whole.len() >= min_grouping {
                written.push_str(&self.group);
            }
            written.push(digit);
        }
        if !fraction.is_empty() {
            written.push_str(&self.decimal);
            written.push_str(fraction);
        }
        written
    }
}

/// Reads `12:3: trillion|9:3: billion`: power, decimals, word; the build has checked it.
fn scales(text: &str) -> Vec<Scale> {
    let scale = |scale: &str| {
        let mut parts = scale.splitn(3, ':');
        let power = parts.next()?.parse().ok()?;
        let max_decimals = parts.next()?.parse().ok()?;
        Some(Scale { power, max_decimals, suffix: parts.next()?.to_owned() })
    };
    text.split('|').filter_map(scale).collect()
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
        let length = self.digits.unsigned_abs().to_string().len() as i32;
        self.digits != 0 && length + self.exponent > i32::from(power)
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
        (None, Some(note)) => language.text(note).to_owned(),
        (None, None) => String::new(),
    };
    qualified(figure.qualifier, &words, language)
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
    (2..=10).find(|&n| (share - 1.0 / f64::from(n)).abs() < 0.0001).map(|n| format!("1/{n}"))
}

/// The period in words: “end of June 2025”, “Jan–Aug 2025”.
pub fn period(period: Period, language: &Language) -> String {
    let year = |year: u16| year.to_string();
    let short = |month: Month| language.text(Message::month_short(month.month)).to_owned();
    match period {
        Period::Year(of) => language.fill(Message::PeriodYear, &[("year", &year(of))]),
        Period::AsOf(Month { year: of, month }) => {
            let month = language.text(Message::month(month));
            language.fill(Message::PeriodAsOf, &[("month", month), ("year", &year(of))])
        }
        Period::Half(of, 1) => language.fill(Message::PeriodHalf1, &[("year", &year(of))]),
        Period::Half(of, _) => language.fill(Message::PeriodHalf2, &[("year", &year(of))]),
        Period::Months(from, to) if from.year == to.year => language.fill(
            Message::PeriodMonths,
            &[("from", &short(from)), ("to", &short(to)), ("year", &year(to.year))],
        ),
        Period::Months(from, to) => language.fill(
            Message::PeriodMonthsAcross,
            &[
                ("from", &short(from)),
                ("from-year", &year(from.year)),
                ("to", &short(to)),
                ("to-year", &year(to.year)),
            ],
        ),
        Period::Day(Date { year: of, month, day }) => {
            let month = language.text(Message::month(month));
            language
                .fill(Message::PeriodDay, &[("day", &day.to_string()), ("month", month), ("year", &year(of))])
        }
        Period::ToDate(of) => language.fill(Message::PeriodToDate, &[("year", &year(of))]),
        Period::Years(from, to) => {
            language.fill(Message::PeriodYears, &[("from", &year(from)), ("to", &year(to))])
        }
    }
}

/// The text with its first letter in upper case, as a label begins.
pub fn sentence_case(text: &str) -> String {
    let mut characters = text.chars();
    let capital = |letter: char| match letter {
        // Latin-1 keeps its capitals 32 places before; full Unicode tables would weigh more than all labels.
        'à'..='þ' => char::from_u32(letter as u32 - 32).unwrap_or(letter),
        _ => letter.to_ascii_uppercase(),
    };
    characters
        .next()
        .map_or_else(String::new, |first| [capital(first)].into_iter().chain(characters).collect())
}
