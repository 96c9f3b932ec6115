/// A month of a year, counted from January = 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year, as in the Gregorian calendar.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
}

impl Month {
    /// A month; `month` counts from 1.
    pub const fn new(year: u16, month: u8) -> Self {
        Self { year, month }
    }
}

/// A day that the calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, as in the Gregorian calendar.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// A day; month and day count from 1.
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// How much of the year has passed by the end of the day; the last of a month ends with the month.
    fn part_of_year(self) -> f64 {
        let days = f64::from(days_in(self.year, self.month));
        (f64::from(self.month - 1) + f64::from(self.day) / days) / 12.0
    }
}

/// When a figure was counted, or as of when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A calendar year, `2025`.
    Year(u16),
    /// As of the end of a month, `2025-06`.
    AsOf(Month),
    /// A half of a year, `2025-H1`.
    Half(u16, u8),
    /// From the start of one month to the end of another, `2025-01/08` or `2022-05/2023-06`.
    Months(Month, Month),
    /// From the start of a year to an end nobody gives, `2025-to-date`.
    ToDate(u16),
    /// Several calendar years, `2021/2025`.
    Years(u16, u16),
    /// One day, `2025-10-28`.
    Day(Date),
    /// Undated in its source, `told-2025-10-31`: as it was told on that day.
    Told(Date),
}

impl Period {
    /// Reads the editor's notation; `None` where it is none of the forms above.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(day) = text.strip_prefix("told-") {
            return parse_day(day).map(Self::Told);
        }
        if let Some(year) = text.strip_suffix("-to-date") {
            return parse_year(year).map(Self::ToDate);
        }
        if let Some((from, to)) = text.split_once('/') {
            return parse_span(from, to);
        }
        match text.split_once('-') {
            None => parse_year(text).map(Self::Year),
            Some((year, "H1")) => parse_year(year).map(|year| Self::Half(year, 1)),
            Some((year, "H2")) => parse_year(year).map(|year| Self::Half(year, 2)),
            Some(_) if text.len() > "2025-06".len() => parse_day(text).map(Self::Day),
            Some(_) => parse_month(text).map(Self::AsOf),
        }
    }

    /// Where the period ends on a true time axis, in years: 2025.0 is the first instant of 2025, 2025.5 the end of
    /// June.
    pub fn end(self) -> f64 {
        let part = match self {
            Self::Year(_) | Self::ToDate(_) | Self::Years(..) => 1.0,
            Self::AsOf(month) | Self::Months(_, month) => f64::from(month.month) / 12.0,
            Self::Day(day) | Self::Told(day) => day.part_of_year(),
            Self::Half(_, half) => f64::from(half) / 2.0,
        };
        f64::from(self.year()) + part
    }

    /// Whether both are moments, or equally long and at the same time of the year. A period without an end is as long as
    /// nobody knows, and like no other.
    pub fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Year(_), Self::Year(_)) | (Self::AsOf(_), Self::AsOf(_)) => true,
            (Self::Half(_, one), Self::Half(_, other)) => one == other,
            (Self::Months(from, to), Self::Months(other_from, other_to)) => {
                (from.month, to.month) == (other_from.month, other_to.month)
                    && to.year - from.year == other_to.year - other_from.year
            }
            (Self::Years(from, to), Self::Years(other_from, other_to)) => to - from == other_to - other_from,
            _ => false,
        }
    }

    /// How many bits the number of a shape has.
    pub const SHAPE_BITS: u32 = 20;

    /// A number for how long it is and where in the year it lies, which like periods have in common.
    pub fn shape(self) -> u64 {
        self.shape_and_time().0
    }

    /// A number that no other period has, of 44 bits.
    pub fn code(self) -> u64 {
        let (shape, time) = self.shape_and_time();
        time << Self::SHAPE_BITS | shape
    }

    fn shape_and_time(self) -> (u64, u64) {
        let months = |month: Month| u64::from(month.year) * 12 + u64::from(month.month);
        let days = |day: Date| months(Month::new(day.year, day.month)) * 31 + u64::from(day.day);
        // Four bits of what kind it is, below sixteen of its length in months and the month in which it begins.
        let (kind, shape, time) = match self {
            Self::Year(year) => (0, 0, u64::from(year)),
            Self::AsOf(month) => (1, 0, months(month)),
            Self::Half(year, half) => (2, u64::from(half), u64::from(year)),
            Self::Months(from, to) => {
                (3, (months(to) - months(from)) << 4 | u64::from(from.month), u64::from(from.year))
            }
            Self::ToDate(year) => (4, 0, u64::from(year)),
            Self::Years(from, to) => (5, u64::from(to - from), u64::from(from)),
            Self::Day(day) => (6, 0, days(day)),
            Self::Told(day) => (7, 0, days(day)),
        };
        (shape << 4 | kind, time)
    }

    /// The year in which the period begins; for a moment, the year it lies in.
    pub const fn first_year(self) -> u16 {
        match self {
            Self::Year(year) | Self::ToDate(year) | Self::Years(year, _) | Self::Half(year, _) => year,
            Self::AsOf(month) | Self::Months(month, _) => month.year,
            Self::Day(day) | Self::Told(day) => day.year,
        }
    }

    /// The year in which the period ends.
    pub const fn year(self) -> u16 {
        match self {
            Self::Year(year) | Self::ToDate(year) | Self::Years(_, year) | Self::Half(year, _) => year,
            Self::AsOf(month) | Self::Months(_, month) => month.year,
            Self::Day(day) | Self::Told(day) => day.year,
        }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The editor's notation, which [`Period::parse`] reads back.
impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::AsOf(month) => write!(f, "{month}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Months(from, to) if from.year == to.year => write!(f, "{from}/{:02}", to.month),
            Self::Months(from, to) => write!(f, "{from}/{to}"),
            Self::ToDate(year) => write!(f, "{year:04}-to-date"),
            Self::Years(from, to) => write!(f, "{from:04}/{to:04}"),
            Self::Day(day) => write!(f, "{day}"),
            Self::Told(day) => write!(f, "told-{day}"),
        }
    }
}

fn parse_year(text: &str) -> Option<u16> {
    let year =
        (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?;
    year.filter(|year| (1900..2100).contains(year))
}

fn parse_month(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    Some(Month { year: parse_year(year)?, month: parse_month_number(month)? })
}

fn parse_day(text: &str) -> Option<Date> {
    let (month, day) = text.rsplit_once('-')?;
    let Month { year, month } = parse_month(month)?;
    let day: u8 = two_digits(day)?;
    (1..=days_in(year, month)).contains(&day).then_some(Date { year, month, day })
}

/// How many days a month has.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn two_digits(text: &str) -> Option<u8> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn parse_month_number(text: &str) -> Option<u8> {
    two_digits(text).filter(|month| (1..=12).contains(month))
}

fn parse_span(from: &str, to: &str) -> Option<Period> {
    if let (Some(from), Some(to)) = (parse_year(from), parse_year(to)) {
        return (from < to).then_some(Period::Years(from, to));
    }
    let from = parse_month(from)?;
    let to =
        parse_month(to).or_else(|| parse_month_number(to).map(|month| Month { year: from.year, month }))?;
    (from < to).then_some(Period::Months(from, to))
}
