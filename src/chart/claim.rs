//! What sentences claim of figures, as data: what is compared, among which, in which direction. A [`Point`] can be made
//! only where its claim holds, and the claim is kept beside the words, so that each can be recounted from the figures.

use crate::dataset::{Basis, FigureId, Message, Place, PlaceKind, Qualifier};
use crate::pick::Pick;
use crate::view::model::{Cell, Datum, Facet};

/// What a sentence claims of figures.
#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    /// Each of them is as said.
    Stated(Vec<FigureId>),
    /// One is larger than every other of the figures of its metric, period and way of counting in cities.
    Most {
        /// The largest.
        figure: FigureId,
        /// All that are compared, one a city, the largest among them.
        among: Vec<FigureId>,
    },
    /// A rank is the first.
    First(FigureId),
    /// One is over so many times another of the same metric and period.
    Times {
        /// The larger.
        figure: FigureId,
        /// What goes into it.
        than: FigureId,
        /// How many whole times, at least.
        times: u32,
    },
    /// One is larger than the first of its place that was counted alike.
    UpFrom {
        /// The later and larger.
        figure: FigureId,
        /// The first.
        before: FigureId,
    },
    /// One is over so many times the first of its place that was counted alike.
    Multiplied {
        /// The later and larger.
        figure: FigureId,
        /// The first.
        before: FigureId,
        /// How many whole times, at least.
        times: u32,
    },
    /// Some shares are each about one of so many equal parts.
    Fraction {
        /// The shares.
        figures: Vec<FigureId>,
        /// How many parts are the whole.
        parts: u8,
    },
    /// One is by a growth larger than it was a year before.
    Grown {
        /// The later.
        figure: FigureId,
        /// The growth against the year before.
        growth: FigureId,
    },
    /// One is a part of another of the same metric and period.
    PartOf {
        /// The part.
        figure: FigureId,
        /// The whole.
        whole: FigureId,
    },
    /// Several of one place and period are the same number.
    Alike(Vec<FigureId>),
    /// Events lie between a first and a last.
    Span {
        /// The earliest.
        first: FigureId,
        /// The latest.
        last: FigureId,
    },
    /// A place and stage has more figures than every other.
    Fullest {
        /// The place and stage.
        pick: Pick,
        /// How many figures.
        count: usize,
    },
    /// All figures are of one place and stage.
    Only {
        /// The place and stage.
        pick: Pick,
    },
    /// Several places and stages share the largest number of figures.
    Shared,
    /// There is nothing to show.
    Nothing,
}

/// A sentence, and what it claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// The template it was made from.
    pub message: Message,
    /// What it says.
    pub words: String,
    /// What that claims.
    pub claim: Claim,
}

/// A claim that holds, with the figures a sentence about it speaks of, in the order of its placeholders.
#[derive(Debug, Clone)]
pub struct Point<'a> {
    /// What is claimed.
    pub claim: Claim,
    /// The figures.
    pub data: Vec<&'a Datum>,
    /// The place and stage it is about, where it is not about figures.
    pub cell: Option<&'a Cell>,
}

impl<'a> Point<'a> {
    fn new(claim: Claim, data: &[&'a Datum]) -> Self {
        Self { claim, data: data.to_vec(), cell: None }
    }

    /// Figures as they are; `None` where one of them is not there.
    pub fn of<const N: usize>(figures: [Option<&'a Datum>; N]) -> Option<Self> {
        let data = figures.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Self { claim: Claim::Stated(ids(&data)), data, cell: None })
    }

    /// The city that has most of all in which the same was counted; `None` where they are fewer than three, not all of
    /// one period and one way of counting, or where another may have as much.
    pub fn most(data: &'a [Datum]) -> Option<Self> {
        let cities = || data.iter().filter(|datum| datum.place.kind() == PlaceKind::City);
        let latest = cities().max_by(|one, other| one.period.end().total_cmp(&other.period.end()))?;
        let among: Vec<&Datum> = cities().filter(|datum| datum.period == latest.period).collect();
        let leader = *among.iter().max_by(|one, other| one.value.total_cmp(&other.value))?;
        let is_compared = |datum: &Datum| among.iter().any(|known| known.place == datum.place);
        let are_alike = among.iter().all(|datum| is_counted_alike(datum, leader));
        let leads = among.iter().filter(|datum| datum.id != leader.id).all(|datum| is_over(leader, datum));
        (among.len() > 2 && are_alike && leads && cities().all(is_compared)).then(|| {
            let claim = Claim::Most { figure: leader.id, among: ids(&among) };
            Self::new(claim, &[leader])
        })
    }

    /// A rank that is the first.
    pub fn first(figure: Option<&'a Datum>) -> Option<Self> {
        let figure = figure?;
        let is_first = figure.metric.basis() == Basis::Rank && figure.value == 1.0;
        is_first.then(|| Self::new(Claim::First(figure.id), &[figure]))
    }

    /// A figure that is over so many times another; `None` where that is not sure, or not twice as much.
    pub fn times(figure: Option<&'a Datum>, than: Option<&'a Datum>) -> Option<Self> {
        let (figure, than) = (figure?, than?);
        let is_about = |datum: &Datum| datum.qualifier == Qualifier::About;
        let times = whole_times(figure, than)?;
        let is_of_one = is_counted_alike(figure, than)
            && figure.period == than.period
            && !is_about(figure)
            && !is_about(than);
        (is_of_one && times >= 2).then(|| {
            let claim = Claim::Times { figure: figure.id, than: than.id, times };
            Self::new(claim, &[figure, than])
        })
    }

    /// A figure and the first of its place that was counted alike, where that is smaller.
    pub fn up_from(facet: &'a Facet, figure: Option<&'a Datum>) -> Option<Self> {
        let figure = figure?;
        let is_comparable = |datum: &&Datum| {
            datum.place == figure.place
                && is_counted_alike(datum, figure)
                && datum.period.is_like(figure.period)
                && !facet.has_break_between(datum, figure)
        };
        let before = facet.data.iter().filter(is_comparable);
        let before = before.min_by(|one, other| one.period.end().total_cmp(&other.period.end()))?;
        (before.period.end() < figure.period.end() && is_over(figure, before)).then(|| {
            let claim = Claim::UpFrom { figure: figure.id, before: before.id };
            Self::new(claim, &[figure, before])
        })
    }

    /// A figure that is over so many times the first of its place; `None` where that is not twice as much.
    pub fn multiplied(facet: &'a Facet, figure: Option<&'a Datum>) -> Option<Self> {
        let Self { data, .. } = Self::up_from(facet, figure)?;
        let &[figure, before] = &data[..] else { return None };
        let times = whole_times(figure, before).filter(|&times| times >= 2)?;
        Some(Self::new(Claim::Multiplied { figure: figure.id, before: before.id, times }, &data))
    }

    /// Shares that are each about one of so many equal parts: within a twentieth of it.
    pub fn fraction<const N: usize>(shares: [Option<&'a Datum>; N], parts: u8) -> Option<Self> {
        let shares: Vec<&Datum> = shares.into_iter().collect::<Option<_>>()?;
        let is_about = |share: &&Datum| {
            share.metric.basis() == Basis::Share
                && matches!(share.qualifier, Qualifier::Exact | Qualifier::About)
                && (share.value * f64::from(parts) - 1.0).abs() <= 0.05
        };
        let figures = shares.iter().map(|share| share.id).collect();
        shares.iter().all(is_about).then(|| Self::new(Claim::Fraction { figures, parts }, &shares))
    }

    /// A figure and by how much it is over that of the year before.
    pub fn grown(figure: Option<&'a Datum>, growth: Option<&'a Datum>) -> Option<Self> {
        let (figure, growth) = (figure?, growth?);
        let belongs = growth.metric.basis() == Basis::Growth
            && (figure.place, figure.period) == (growth.place, growth.period);
        belongs.then(|| {
            let claim = Claim::Grown { figure: figure.id, growth: growth.id };
            Self::new(claim, &[figure, growth])
        })
    }

    /// The figure of a place and that of the nation it is counted in.
    pub fn part_of(data: &'a [Datum]) -> Option<Self> {
        let whole = data.iter().find(|datum| datum.place.kind() == PlaceKind::Nation)?;
        let is_part = |datum: &&Datum| {
            lies_in(datum.place, whole.place)
                && is_counted_alike(datum, whole)
                && datum.period == whole.period
        };
        let figure = data.iter().find(is_part)?;
        let claim = Claim::PartOf { figure: figure.id, whole: whole.id };
        Some(Self::new(claim, &[figure, whole]))
    }

    /// Figures of one place and period that are the same number, equally exact.
    pub fn alike<const N: usize>(figures: [Option<&'a Datum>; N]) -> Option<Self> {
        let data = figures.into_iter().collect::<Option<Vec<_>>>()?;
        let number = |datum: &Datum| (datum.place, datum.period, datum.value, datum.qualifier);
        let are_alike = data.windows(2).all(|pair| number(pair[0]) == number(pair[1]));
        are_alike.then(|| Self { claim: Claim::Alike(ids(&data)), data, cell: None })
    }

    /// The first and the last of some events, which stand in time.
    pub fn span(data: &'a [Datum]) -> Option<Self> {
        let [first, .., last] = data else { return None };
        let claim = Claim::Span { first: first.id, last: last.id };
        Some(Self::new(claim, &[first, last]))
    }

    /// The place and stage that has more figures than every other.
    pub fn fullest(cells: &'a [Cell]) -> Option<Self> {
        let most = cells.iter().map(|cell| cell.count).max().filter(|&most| most > 0)?;
        let mut fullest = cells.iter().filter(|cell| cell.count == most);
        let (Some(cell), None) = (fullest.next(), fullest.next()) else { return None };
        let is_only = cells.iter().filter(|cell| cell.count > 0).count() == 1;
        let claim = Claim::Fullest { pick: cell.pick, count: most };
        (!is_only).then(|| Self { claim, data: Vec::new(), cell: Some(cell) })
    }

    /// The only place and stage that has figures.
    pub fn only(cells: &'a [Cell]) -> Option<Self> {
        let mut filled = cells.iter().filter(|cell| cell.count > 0);
        let (Some(cell), None) = (filled.next(), filled.next()) else { return None };
        Some(Self { claim: Claim::Only { pick: cell.pick }, data: Vec::new(), cell: Some(cell) })
    }

    /// That several places and stages have the largest number of figures.
    pub fn shared(cells: &'a [Cell]) -> Option<Self> {
        let most = cells.iter().map(|cell| cell.count).max().filter(|&most| most > 0)?;
        let is_shared = cells.iter().filter(|cell| cell.count == most).count() > 1;
        is_shared.then(|| Self::new(Claim::Shared, &[]))
    }

    /// That a facet which is always drawn has nothing to show.
    pub fn nothing(facet: &Facet) -> Option<Self> {
        facet.data.is_empty().then(|| Self::new(Claim::Nothing, &[]))
    }
}

/// How many whole times the first surely is over the second: over three times is said of 3.1, not of 3 itself.
fn whole_times(figure: &Datum, than: &Datum) -> Option<u32> {
    let ratio = lower(figure)? / upper(than)?;
    Some(if ratio.fract() == 0.0 { ratio - 1.0 } else { ratio.floor() } as u32)
}

/// Whether a place is counted in another.
fn lies_in(place: Place, whole: Place) -> bool {
    std::iter::successors(place.within(), |place| place.within()).any(|place| place == whole)
}

fn ids(data: &[&Datum]) -> Vec<FigureId> {
    data.iter().map(|datum| datum.id).collect()
}

/// Whether two figures count the same in the same way.
fn is_counted_alike(one: &Datum, other: &Datum) -> bool {
    one.metric == other.metric && one.note == other.note
}

/// Whether the first is surely larger.
fn is_over(one: &Datum, other: &Datum) -> bool {
    lower(one).zip(upper(other)).is_some_and(|(one, other)| one > other)
}

/// What a number is at least; “about” is taken to be within a twentieth.
fn lower(datum: &Datum) -> Option<f64> {
    match datum.qualifier {
        Qualifier::Exact | Qualifier::Over => Some(datum.value),
        Qualifier::About => Some(datum.value * 0.95),
        Qualifier::Nearly | Qualifier::Below | Qualifier::Thousands => None,
    }
}

/// What a number is at most.
fn upper(datum: &Datum) -> Option<f64> {
    match datum.qualifier {
        Qualifier::Exact | Qualifier::Nearly | Qualifier::Below => Some(datum.value),
        Qualifier::About => Some(datum.value * 1.05),
        Qualifier::Over | Qualifier::Thousands => None,
    }
}
