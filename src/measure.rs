//! A figure read in another way: as a share of the nation, per head, as an index. Honestly, or not at all.

use enumset::EnumSet;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::dataset::{
    Basis, Dataset, Decimal, Figure, FigureId, Groups, Layer, Message, Metric, Period, Place, PlaceKind,
    Qualifier, Unit, keyed,
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
    /// How it is read.
    pub measure: Measure,
    /// The number: a share of one, a number per 10,000 people, or an index.
    pub value: Decimal,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// The figure it is divided by.
    pub base: FigureId,
}

/// How the figures of a choice are read: as counted, or divided by others. An index has one base period for all figures
/// of a metric.
#[derive(Debug, Clone)]
pub struct Readings<'d> {
    /// The figures, and those they are divided by.
    pub dataset: &'d Dataset,
    /// How they are read.
    pub measure: Measure,
    /// From which layers numbers may come; from all where empty.
    layers: EnumSet<Layer>,
    /// The base period of an index of each metric that has one.
    bases: Vec<(Metric, Period)>,
}

impl<'d> Readings<'d> {
    /// Readings of the figures of a choice, divided by others of some layers: of all where none is named. Where only
    /// the story is asked for, nothing is worked out.
    pub fn new(
        dataset: &'d Dataset,
        measure: Measure,
        layers: EnumSet<Layer>,
        is_chosen: &dyn Fn(FigureId) -> bool,
    ) -> Self {
        let measure = if layers == EnumSet::only(Layer::Story) { Measure::Counted } else { measure };
        let bases = if measure == Measure::Index { bases(dataset, is_chosen) } else { Vec::new() };
        Self { dataset, measure, layers, bases }
    }

    /// Readings of figures as they were counted.
    pub fn counted(dataset: &'d Dataset) -> Self {
        Self::new(dataset, Measure::Counted, EnumSet::empty(), &|_| false)
    }

    /// The period in which an index of a metric is 100.
    pub fn base(&self, metric: Metric) -> Option<Period> {
        self.bases.iter().find(|(of, _)| *of == metric).map(|&(_, period)| period)
    }

    /// A figure read so; `None` where that would not be honest, and for figures as counted.
    pub fn read(&self, id: FigureId) -> Option<Read> {
        let (dataset, measure) = (self.dataset, self.measure);
        let figure = dataset.figure(id);
        let (base, factor, decimals) = match measure {
            Measure::Counted => return None,
            Measure::Share => (nation_of(dataset, figure)?, 1.0, 3),
            Measure::Per10000 => (population_of(dataset, figure)?, 10_000.0, 1),
            Measure::Index => (self.base_of(figure)?, 100.0, 0),
        };
        let divisor = dataset.figure(base);
        let qualifier = quotient(figure.qualifier, divisor.qualifier)?;
        let is_open = self.layers.is_empty() || self.layers.contains(divisor.layer);
        // What the story says exactly is not made less exact, nor divided by what was made from it.
        let blurs = figure.layer == Layer::Story
            && figure.qualifier == Qualifier::Exact
            && qualifier != Qualifier::Exact;
        let is_circular = divisor.arithmetic.is_some_and(|arithmetic| arithmetic.uses(id));
        let (dividend, divisor) = (figure.value?.to_f64(), divisor.value?.to_f64());
        (is_open && !blurs && !is_circular && divisor > 0.0).then(|| Read {
            measure,
            value: Decimal::rounded(dividend / divisor * factor, decimals),
            qualifier,
            base,
        })
    }

    /// The figure of the same kind in the base period, where there is another than that to be read.
    fn base_of(&self, figure: &Figure) -> Option<FigureId> {
        let period = self.base(figure.metric).filter(|period| period.is_like(figure.period))?;
        let base = self.dataset.find(figure.metric, figure.place, period)?;
        let is_base = |other: &Figure| other.note == figure.note && other.qualifier == Qualifier::Exact;
        let is_other = |other: &Figure| belongs_together(other, figure) && other.period != period;
        let has_other = self.dataset.course(figure).iter().any(|&id| is_other(self.dataset.figure(id)));
        (is_base(self.dataset.figure(base)) && has_other).then_some(base)
    }
}

/// Whether two figures are of one place, counted alike, over periods of one kind.
fn belongs_together(one: &Figure, other: &Figure) -> bool {
    (one.metric, one.place, one.note) == (other.metric, other.place, other.note)
        && one.period.is_like(other.period)
}

/// The base periods of an index: of each metric the period in which most places have an exact figure and at least one
/// more that was counted alike; the earliest of such periods.
fn bases(dataset: &Dataset, is_chosen: &dyn Fn(FigureId) -> bool) -> Vec<(Metric, Period)> {
    let is_indexed = |metric: Metric| is_amount(metric) || metric.basis() == Basis::Ratio;
    let can_be_base = |figure: &Figure| figure.qualifier == Qualifier::Exact && figure.value.is_some();
    let mut candidates = Groups::default();
    for course in dataset.courses() {
        let is_one = |&&id: &&FigureId| is_indexed(dataset.figure(id).metric) && is_chosen(id);
        let course: Vec<FigureId> = course.iter().filter(is_one).copied().collect();
        let has_course = |figure: &Figure| {
            let mut others = course.iter().map(|&id| dataset.figure(id));
            others.any(|other| belongs_together(figure, other) && other.period != figure.period)
        };
        for &id in &course {
            let figure = dataset.figure(id);
            if can_be_base(figure) && has_course(figure) {
                candidates.push(figure.period.code() * Metric::ALL.len() as u64 + figure.metric as u64, id);
            }
        }
    }
    // Of each metric, how many there are in the best period, and the first of them in the tables.
    let mut bases: Vec<(usize, FigureId)> = Vec::new();
    for of_period in candidates.iter() {
        let Some(&first) = of_period.iter().min() else { continue };
        let (count, figure) = (of_period.len(), dataset.figure(first));
        match bases.iter_mut().find(|(_, best)| dataset.figure(*best).metric == figure.metric) {
            Some((most, best)) => {
                let order = count.cmp(most);
                let order = order.then(dataset.figure(*best).period.end().total_cmp(&figure.period.end()));
                // Of two that are alike in all, the one that the tables begin with.
                if order.then((*best).cmp(&first)).is_gt() {
                    (*most, *best) = (count, first);
                }
            }
            None => bases.push((count, first)),
        }
    }
    let base = |(_, first)| (dataset.figure(first).metric, dataset.figure(first).period);
    bases.into_iter().map(base).collect()
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

/// The nation's figure of the same kind, where the nation counts the place in.
fn nation_of(dataset: &Dataset, figure: &Figure) -> Option<FigureId> {
    let nation = is_amount(figure.metric).then(|| whole(figure.place))??;
    dataset
        .find(figure.metric, nation, figure.period)
        .filter(|&base| dataset.figure(base).note == figure.note)
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
fn population_of(dataset: &Dataset, figure: &Figure) -> Option<FigureId> {
    let is_of_things =
        !matches!(figure.metric.unit(), Unit::Yuan | Unit::UsDollars | Unit::People | Unit::SquareKilometres);
    let year = figure.period.year();
    if !is_amount(figure.metric) || !is_of_things || figure.period.first_year() != year {
        return None;
    }
    dataset.find(Metric::Population, figure.place, Period::Year(year))
}

fn number(read: Read, language: &Language) -> String {
    let number = match read.measure {
        Measure::Share => Numbers::of(language).percent(read.value),
        _ => Numbers::of(language).full(read.value),
    };
    format::qualified(read.qualifier, &number, language)
}

/// What stands beside a mark: “about 12.7%”, “17.7”, “index 512”.
pub fn text(read: Read, language: &Language) -> String {
    let number = number(read, language);
    match read.measure {
        Measure::Index => language.fill(Message::ReadingIndex, &[("value", &number)]),
        _ => number,
    }
}

/// The same with what it is counted in: “12.7% of China’s total”.
pub fn quantity(dataset: &Dataset, id: FigureId, read: Read, language: &Language) -> String {
    let message = match read.measure {
        Measure::Counted | Measure::Share => Message::ReadingQuantityShare,
        Measure::Per10000 => Message::ReadingQuantityPer10000,
        Measure::Index => Message::ReadingQuantityIndex,
    };
    tell(message, [dataset.figure(id), dataset.figure(read.base)], read, language)
}

/// How it comes out: “43,312 ÷ 340,248 (China)”.
pub fn arithmetic(dataset: &Dataset, id: FigureId, read: Read, language: &Language) -> String {
    let message = match read.measure {
        Measure::Counted | Measure::Share => Message::ReadingSumShare,
        Measure::Per10000 => Message::ReadingSumPer10000,
        Measure::Index => Message::ReadingSumIndex,
    };
    tell(message, [dataset.figure(id), dataset.figure(read.base)], read, language)
}

/// A sentence about a figure, what it is divided by, and what comes out.
fn tell(message: Message, [figure, base]: [&Figure; 2], read: Read, language: &Language) -> String {
    language.fill(
        message,
        &[
            ("value", &number(read, language)),
            ("dividend", &format::value(figure, Length::Full, language)),
            ("divisor", &format::value(base, Length::Full, language)),
            ("place", language.text(base.place.name())),
            ("period", &format::period(base.period, language)),
        ],
    )
}
