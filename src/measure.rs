//! A figure read in another way: as a share of the nation, per head, as an index. Honestly, or not at all.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::dataset::{
    Basis, Decimal, Figure, FigureId, Message, Metric, Period, Place, PlaceKind, Qualifier, Unit, keyed,
};
use crate::format::{self, Length, Numbers};
use crate::language::Language;

/// How figures are read.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Measure {
    /// As they were counted.
    #[default]
    Counted,
    /// As a share of the nation's.
    Share,
    /// For every 10,000 people of the place.
    #[strum(serialize = "per-10000")]
    Per10000,
    /// Against the earliest of its kind, which reads 100.
    Index,
}

keyed! { Measure }

impl Measure {
    /// How readers know it.
    pub fn name(self) -> Message {
        match self {
            Self::Counted => Message::MeasureCounted,
            Self::Share => Message::MeasureShare,
            Self::Per10000 => Message::MeasurePer10000,
            Self::Index => Message::MeasureIndex,
        }
    }
}

/// A figure as another way of reading shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Read {
    /// The number: a share of one, a number per 10,000 people, or an index.
    pub value: Decimal,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// The figure it is divided by.
    pub base: FigureId,
}

/// A figure read in another way; `None` where that would not be honest, and for figures as counted.
pub fn read(id: FigureId, measure: Measure) -> Option<Read> {
    let figure = id.figure();
    let (base, factor, decimals) = match measure {
        Measure::Counted => return None,
        Measure::Share => (nation_of(figure)?, 1.0, 3),
        Measure::Per10000 => (population_of(figure)?, 10_000.0, 1),
        Measure::Index => (earliest_of(figure)?, 100.0, 0),
    };
    let divisor = base.figure();
    let qualifier = quotient(figure.qualifier, divisor.qualifier)?;
    let (dividend, divisor) = (figure.value?.to_f64(), divisor.value?.to_f64());
    (divisor > 0.0).then(|| Read {
        value: Decimal::rounded(dividend / divisor * factor, decimals),
        qualifier,
        base,
    })
}

/// How exact a quotient is; `None` where its bounds could not be told.
fn quotient(dividend: Qualifier, divisor: Qualifier) -> Option<Qualifier> {
    use Qualifier::{About, Exact, Thousands};
    match (dividend, divisor) {
        (Thousands, _) => None,
        (dividend, Exact) => Some(dividend),
        (Exact | About, About) => Some(About),
        _ => None,
    }
}

fn is_amount(metric: Metric) -> bool {
    matches!(metric.basis(), Basis::Stock | Basis::Flow)
}

/// The figure that counts something somewhere at some time; the tables have one at most.
fn find(metric: Metric, place: Place, period: Period) -> Option<FigureId> {
    FigureId::all().find(|id| {
        let figure = id.figure();
        figure.metric == metric && figure.place == place && figure.period == period
    })
}

/// The nation's figure of the same kind, where the nation counts the place in.
fn nation_of(figure: &Figure) -> Option<FigureId> {
    let nation = is_amount(figure.metric).then(|| whole(figure.place))??;
    find(figure.metric, nation, figure.period).filter(|base| base.figure().note == figure.note)
}

/// The nation that a place is a part of.
fn whole(place: Place) -> Option<Place> {
    let mut whole = place.within()?;
    while let Some(larger) = whole.within() {
        whole = larger;
    }
    (whole.kind() == PlaceKind::Nation).then_some(whole)
}

/// The people of the place in the one year in which the figure was counted.
fn population_of(figure: &Figure) -> Option<FigureId> {
    let is_of_things =
        !matches!(figure.metric.unit(), Unit::Yuan | Unit::UsDollars | Unit::People | Unit::SquareKilometres);
    let year = figure.period.year();
    if !is_amount(figure.metric) || !is_of_things || figure.period.first_year() != year {
        return None;
    }
    find(Metric::Population, figure.place, Period::Year(year))
}

/// The earliest exact figure of the same kind, where there are two at least.
fn earliest_of(figure: &Figure) -> Option<FigureId> {
    if !is_amount(figure.metric) && figure.metric.basis() != Basis::Ratio {
        return None;
    }
    let mut earliest: Option<FigureId> = None;
    let mut count = 0;
    for id in FigureId::all() {
        let other = id.figure();
        let is_alike = (other.metric, other.place, other.qualifier)
            == (figure.metric, figure.place, Qualifier::Exact)
            && other.note == figure.note
            && are_alike(other.period, figure.period);
        if is_alike {
            count += 1;
            if earliest.is_none_or(|before| other.period.end() < before.figure().period.end()) {
                earliest = Some(id);
            }
        }
    }
    earliest.filter(|_| count > 1)
}

/// Whether two periods are moments both, or equally long and at the same time of the year.
fn are_alike(one: Period, other: Period) -> bool {
    match (one, other) {
        (Period::Year(_), Period::Year(_)) | (Period::AsOf(_), Period::AsOf(_)) => true,
        (Period::Half(_, one), Period::Half(_, other)) => one == other,
        (Period::Months(from, to), Period::Months(other_from, other_to)) => {
            (from.month, to.month) == (other_from.month, other_to.month)
                && to.year - from.year == other_to.year - other_from.year
        }
        (Period::Years(from, to), Period::Years(other_from, other_to)) => to - from == other_to - other_from,
        // A period without an end is as long as nobody knows.
        _ => false,
    }
}

fn number(read: Read, measure: Measure, language: &Language) -> String {
    let number = match measure {
        Measure::Share => Numbers::of(language).percent(read.value),
        _ => Numbers::of(language).full(read.value),
    };
    format::qualified(read.qualifier, &number, language)
}

/// What stands beside a mark: “about 12.7%”, “17.7”, “index 512”.
pub fn text(read: Read, measure: Measure, language: &Language) -> String {
    let number = number(read, measure, language);
    match measure {
        Measure::Index => language.fill(Message::ReadingIndex, &[("value", &number)]),
        _ => number,
    }
}

/// The same with what it is counted in: “12.7% of China’s total”.
pub fn quantity(id: FigureId, read: Read, measure: Measure, language: &Language) -> String {
    let message = match measure {
        Measure::Counted | Measure::Share => Message::ReadingQuantityShare,
        Measure::Per10000 => Message::ReadingQuantityPer10000,
        Measure::Index => Message::ReadingQuantityIndex,
    };
    tell(message, id, read, measure, language)
}

/// How it comes out: “43,312 ÷ 340,248 (China)”.
pub fn arithmetic(id: FigureId, read: Read, measure: Measure, language: &Language) -> String {
    let message = match measure {
        Measure::Counted | Measure::Share => Message::ReadingSumShare,
        Measure::Per10000 => Message::ReadingSumPer10000,
        Measure::Index => Message::ReadingSumIndex,
    };
    tell(message, id, read, measure, language)
}

/// A sentence about a figure, what it is divided by, and what comes out.
fn tell(message: Message, id: FigureId, read: Read, measure: Measure, language: &Language) -> String {
    let base = read.base.figure();
    language.fill(
        message,
        &[
            ("value", &number(read, measure, language)),
            ("dividend", &format::value(id.figure(), Length::Full, language)),
            ("divisor", &format::value(base, Length::Full, language)),
            ("place", language.text(base.place.name())),
            ("period", &format::period(base.period, language)),
        ],
    )
}
