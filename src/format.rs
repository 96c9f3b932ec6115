//! Numbers, quantities and periods as each language writes them.

use crate::dataset::{Basis, Date, Decimal, Figure, Message, Month, Period, Qualifier};
use crate::language::{Language, fill_by};

/// How a language writes numbers: its messages `number.*`, which the build has checked.
#[derive(Debug, Clone, Copy)]
pub struct Numbers<'l> {
    language: &'l Language,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScaleWord<'l> {
    /// The power of ten it stands for.
    pub power: u8,
    /// How many decimals may stand before it.
    pub max_decimals: u8,
    /// The word, with the space that goes before it.
    pub suffix: &'l str,
    /// The same after exactly one: “milhão” beside “milhões”.
    pub suffix_of_one: &'l str,
}

impl<'l> ScaleWord<'l> {
    /// Reads `6:3: milhões: milhão`: power, decimals, word, and the word for one where that is another.
    fn parse(text: &'l str) -> Option<Self> {
        let mut parts = text.splitn(4, ':');
        let power = parts.next()?.parse().ok()?;
        let max_decimals = parts.next()?.parse().ok()?;
        let suffix = parts.next()?;
        Some(Self { power, max_decimals, suffix, suffix_of_one: parts.next().unwrap_or(suffix) })
    }

    /// The word alone.
    pub fn word(&self) -> &'l str {
        self.suffix.strip_prefix('\u{a0}').unwrap_or(self.suffix)
    }
}

impl<'l> Numbers<'l> {
    /// The conventions of a language.
    pub fn of(language: &'l Language) -> Self {
        Self { language }
    }

    /// All digits: `8,524,000`.
    pub fn full(self, number: Decimal) -> String {
        self.grouped(number)
    }

    /// With a scale word where that loses no digit: `8.524 million`.
    pub fn short(self, number: Decimal, standing: Standing) -> String {
        let trimmed = Trimmed::of(number);
        let fits = |scale: &ScaleWord| {
            trimmed.reaches(scale.power) && trimmed.decimals_at(scale.power) <= scale.max_decimals
        };
        match self.scales(standing).find(fits) {
            Some(scale) => {
                let count = self.in_scale(number, &scale);
                let suffix = if count == "1" { scale.suffix_of_one } else { scale.suffix };
                count + suffix
            }
            None => self.full(number),
        }
    }

    /// The largest scale word that a number fills.
    pub fn scale_for(self, number: f64) -> Option<ScaleWord<'l>> {
        self.scales(Standing::Alone).find(|scale| number >= 10_f64.powi(i32::from(scale.power)))
    }

    /// The number counted in a scale, the word left to the axis: `853.99` for billions.
    pub fn in_scale(self, number: Decimal, scale: &ScaleWord) -> String {
        self.grouped(Trimmed::of(number).at(scale.power))
    }

    /// A share of one as a percentage: `25.3%`.
    pub fn percent(self, share: Decimal) -> String {
        let hundredfold = Decimal::new(share.digits * 100, share.decimals);
        let number = self.full(Trimmed::of(hundredfold).at(0));
        self.language.fill(Message::NumberPercent, &[("value", &number)])
    }

    /// The scale words, the largest first.
    fn scales(self, standing: Standing) -> impl Iterator<Item = ScaleWord<'l>> {
        let message = match standing {
            Standing::Alone => Message::NumberScales,
            Standing::BeforeNoun => Message::NumberScalesBeforeNoun,
        };
        self.language.text(message).split('|').filter_map(ScaleWord::parse)
    }

    /// In groups of three digits, from as many digits on as the language groups.
    fn grouped(self, number: Decimal) -> String {
        let min_grouping = self.language.text(Message::NumberMinGrouping).parse().unwrap_or(usize::MAX);
        let unsigned = Decimal { digits: number.digits.saturating_abs(), ..number }.to_string();
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((&unsigned, ""));
        let mut written = String::from(if number.digits < 0 { "−" } else { "" });
        for (index, digit) in whole.char_indices() {
            let begins_group = index > 0 && (whole.len() - index).is_multiple_of(3);
            if begins_group && whole.len() >= min_grouping {
                written += self.language.text(Message::NumberGroup);
            }
            written.push(digit);
        }
        if !decimals.is_empty() {
            written += self.language.text(Message::NumberDecimal);
            written += decimals;
        }
        written
    }
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

    /// Whether the number is at least ten to a power.
    fn reaches(&self, power: u8) -> bool {
        let magnitude = self.digits.unsigned_abs().checked_ilog10();
        magnitude.is_some_and(|magnitude| magnitude as i32 + self.exponent >= i32::from(power))
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

/// The value with its qualifier, as it is written before the noun it counts: “8,524 milhões de”.
pub fn value_before_noun(figure: &Figure, length: Length, language: &Language) -> String {
    standing_value(figure, length, Standing::BeforeNoun, language)
}

fn standing_value(figure: &Figure, length: Length, standing: Standing, language: &Language) -> String {
    let words = match (figure.value, figure.note) {
        (Some(value), _) => number(figure, value, length, standing, language),
        (None, Some(note)) => language.words(note),
        (None, None) => String::new(),
    };
    qualified(figure.qualifier, &words, language)
}

/// The value with its qualifier, counted in a scale, from ten on rounded to whole ones.
pub fn in_scale(figure: &Figure, scale: &ScaleWord, language: &Language) -> String {
    let numbers = Numbers::of(language);
    let number = figure.value.map(|value| {
        let counted = value.to_f64() / 10_f64.powi(i32::from(scale.power));
        if counted < 10.0 {
            numbers.in_scale(value, scale)
        } else {
            numbers.grouped(Decimal::rounded(counted, 0))
        }
    });
    qualified(figure.qualifier, &number.unwrap_or_default(), language)
}

/// A number with the word for how exact it is.
pub fn qualified(qualifier: Qualifier, number: &str, language: &Language) -> String {
    language.fill(Message::of_qualifier(qualifier), &[("value", number)])
}

/// The value with its qualifier and its unit: “over 6,500 licences”.
pub fn quantity(figure: &Figure, length: Length, language: &Language) -> String {
    let value = standing_value(figure, length, Standing::BeforeNoun, language);
    language.fill(unit_of(figure), &[("value", &value)])
}

/// The words around the value of a figure.
fn unit_of(figure: &Figure) -> Message {
    let unit = figure.metric.unit();
    let is_one = figure.value.is_some_and(|value| value.to_f64() == 1.0);
    if is_one { unit.template_of_one() } else { unit.template() }
}

/// The value with its qualifier, and with its unit where the name of what was counted does not say it: “over 200 billion
/// yuan”, but “14” of centres.
pub fn amount(figure: &Figure, length: Length, language: &Language) -> String {
    let unit = language.text(unit_of(figure));
    let mut words = unit.split("{value}").map(str::trim);
    if words.all(|word| language.text(figure.metric.name()).contains(word)) {
        value(figure, length, language)
    } else {
        quantity(figure, length, language)
    }
}

fn number(
    figure: &Figure,
    value: Decimal,
    length: Length,
    standing: Standing,
    language: &Language,
) -> String {
    let numbers = Numbers::of(language);
    // A bound is reckoned from numbers that were rounded themselves.
    let value = if figure.qualifier == Qualifier::Below { value.rounded_up(3) } else { value };
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
    Some(format!("1/{part}"))
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
        ("day", Period::Day(Date { day, .. }) | Period::Told(Date { day, .. })) => day.to_string(),
        ("from" | "from-year", _) => period.first_year().to_string(),
        _ => period.year().to_string(),
    })
}

/// The text with its first letter in upper case, as a label begins: those of Latin-1, which all languages here begin their
/// words with. The tables of every script would be a sixteenth of what readers fetch.
pub fn sentence_case(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(|first| match first {
        'à'..='ö' | 'ø'..='þ' => char::from_u32(u32::from(first) - CASE).unwrap_or(first),
        _ => first.to_ascii_uppercase(),
    });
    first.into_iter().chain(rest).collect()
}

/// How far the capital letters of Latin-1 stand before the small ones.
const CASE: u32 = 'à' as u32 - 'À' as u32;
