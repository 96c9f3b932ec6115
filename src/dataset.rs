//! The figures: what was counted, where, when, how exactly, and who says so.
//!
//! An editor changes the tables in `src/data`; `build.rs` checks them and bakes them into the constant
//! tables below, so nothing is parsed when a reader opens the page.

mod decimal;
mod period;
mod vocabulary;

pub use decimal::Decimal;
pub use period::{Date, Month, Period};
pub(crate) use vocabulary::keyed;
pub use vocabulary::{Basis, Hue, Layer, PlaceKind, Qualifier, Right, SourceKind, Stage};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// One figure of the infographic, with everything that must never be separated from its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// What was counted.
    pub metric: Metric,
    /// Where it was counted.
    pub place: Place,
    /// When, or as of when.
    pub period: Period,
    /// The number as its source prints it; `None` where the source gives a word only (“thousands”), and for
    /// an event.
    pub value: Option<Decimal>,
    /// How exact the source says the number is.
    pub qualifier: Qualifier,
    /// Whether the story states it, it follows from the story, or it comes from elsewhere.
    pub layer: Layer,
    /// The link of the IP chain it belongs to.
    pub stage: Stage,
    /// Who says so.
    pub source: Source,
    /// A remark that must be shown with the figure; of an event, what happened.
    pub note: Option<Message>,
    /// For a derived figure, the sum it comes out of.
    pub arithmetic: Option<Arithmetic>,
}

/// Where a source can really be read, when it is not its publisher's own site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// Another publisher's.
    Publisher(Message),
    /// One that is known by its domain only.
    Domain(&'static str),
}

/// A stop of the tour: what to look at, and what is to be seen there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The state, as an address writes it, without a `?`.
    pub query: &'static str,
    /// One sentence about it.
    pub text: Message,
}

/// How a derived figure follows from two others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    /// `dividend ÷ divisor`
    Quotient {
        /// The figure that is divided.
        dividend: FigureId,
        /// The figure it is divided by.
        divisor: FigureId,
    },
    /// `later ÷ (1 + growth)`: the value before it grew.
    BeforeGrowth {
        /// The value after it grew.
        later: FigureId,
        /// The growth, as a share of the earlier value.
        growth: FigureId,
    },
}

/// The position of a figure in [`FIGURES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureId(pub u16);

impl FigureId {
    /// Every figure that is counted, in the order of the tables: story, derived, context.
    pub fn all() -> impl Iterator<Item = FigureId> {
        (0..FIGURE_COUNT as u16).map(FigureId)
    }

    /// Every event, in the order of its table.
    pub fn events() -> impl Iterator<Item = FigureId> {
        (FIGURE_COUNT as u16..FIGURES.len() as u16).map(FigureId)
    }

    /// The figure or event itself.
    pub fn figure(self) -> &'static Figure {
        &FIGURES[usize::from(self.0)]
    }
}
