//! The figures: what was counted, where, when, how exactly, and who says so.
//!
//! An editor changes the tables in `src/data`; `build.rs` checks them and bakes them into [`BAKED`], so nothing is
//! parsed when a reader opens the page. The command line can read others at run time; what was counted, where, and
//! which texts there are is fixed in the build.

mod decimal;
mod inclusion;
mod period;
mod vocabulary;
mod wire;

use std::borrow::Cow;

pub use decimal::Decimal;
pub use period::{Date, Month, Period};
use serde::{Deserialize, Serialize};
pub(crate) use vocabulary::keyed;
pub use vocabulary::{Basis, Hue, Layer, PlaceKind, Qualifier, Right, SourceKind, Stage};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// One figure of the infographic, with everything that must never be separated from its value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
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
    /// Who says so; `None` for a derived figure, which follows from others.
    pub source: Option<SourceId>,
    /// A remark that must be shown with the figure; of an event, what happened.
    pub note: Option<Message>,
    /// For a derived figure, the sum it comes out of.
    pub arithmetic: Option<Arithmetic>,
}

/// The position of a source in its [`Dataset`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceId(pub u16);

/// A publication that states figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its own word in the tables.
    pub key: Cow<'static, str>,
    /// Who published it.
    pub publisher: Message,
    /// Who counted.
    pub origins: Cow<'static, [Message]>,
    /// Where the address leads, if not to the publisher.
    pub via: Option<Via>,
    /// What kind of publication it is.
    pub kind: SourceKind,
    /// What the page is about.
    pub about: Cow<'static, str>,
    /// When it was published: a year, a month or a day.
    pub published: Period,
    /// The address of the page.
    pub url: Cow<'static, str>,
    /// `A` official or national agency, `B` established press or statistics, `C` repost.
    pub grade: char,
}

/// Where a source can really be read, when it is not its publisher's own site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Via {
    /// Another publisher's.
    Publisher(Message),
    /// One that is known by its domain only.
    Domain(Cow<'static, str>),
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

impl Arithmetic {
    /// The two figures it comes out of.
    pub fn operands(self) -> [FigureId; 2] {
        match self {
            Self::Quotient { dividend, divisor } => [dividend, divisor],
            Self::BeforeGrowth { later, growth } => [later, growth],
        }
    }

    /// Whether it comes out of a figure.
    pub fn uses(self, id: FigureId) -> bool {
        self.operands().contains(&id)
    }
}

/// The position of a figure in its [`Dataset`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FigureId(pub u16);

/// Figures and who says so: those of this build are [`BAKED`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// What is counted, in the order of the tables: story, derived, context; then the events.
    figures: Cow<'static, [Figure]>,
    /// How many of `figures` are counted.
    counted: usize,
    sources: Cow<'static, [Source]>,
    /// The notes that rest on a source of their own.
    notes: Cow<'static, [(Message, SourceId)]>,
}

impl Dataset {
    /// A dataset of figures in the order of the tables, of events, of sources, and of the notes that rest on a source of
    /// their own. The ids in figures and notes are positions in these lists.
    pub fn new(
        mut figures: Vec<Figure>,
        events: Vec<Figure>,
        sources: Vec<Source>,
        notes: Vec<(Message, SourceId)>,
    ) -> Self {
        let counted = figures.len();
        figures.extend(events);
        Self { figures: figures.into(), counted, sources: sources.into(), notes: notes.into() }
    }

    /// Every figure, then every event.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// Every figure that is counted, in the order of the tables: story, derived, context.
    pub fn counted(&self) -> impl ExactSizeIterator<Item = FigureId> + use<> {
        (0..self.counted as u16).map(FigureId)
    }

    /// Every event, in the order of its table.
    pub fn events(&self) -> impl ExactSizeIterator<Item = FigureId> + use<> {
        (self.counted as u16..self.figures.len() as u16).map(FigureId)
    }

    /// Every figure that is counted, then every event.
    pub fn all(&self) -> impl ExactSizeIterator<Item = FigureId> + use<> {
        (0..self.figures.len() as u16).map(FigureId)
    }

    /// A figure or event.
    ///
    /// # Panics
    /// Where the id is of another dataset that has more.
    pub fn figure(&self, id: FigureId) -> &Figure {
        &self.figures[usize::from(id.0)]
    }

    /// Every source, in the order of its table.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Who says so; `None` of a derived figure, which follows from others.
    ///
    /// # Panics
    /// Where the figure is of another dataset that has more sources.
    pub fn source_of(&self, figure: &Figure) -> Option<&Source> {
        figure.source.map(|id| &self.sources[usize::from(id.0)])
    }

    /// Who says what is noted with a figure, where that is another than who gives the figure.
    ///
    /// # Panics
    /// As [`Dataset::source_of`].
    pub fn source_of_note(&self, figure: &Figure) -> Option<&Source> {
        let note = figure.note?;
        let &(_, id) = self.notes.iter().find(|(known, _)| *known == note)?;
        (Some(id) != figure.source).then(|| &self.sources[usize::from(id.0)])
    }
}
