//! The figures: what was counted, where, when, how exactly, and who says so.
//!
//! An editor changes the tables in `src/data`; `build.rs` checks them and bakes them into [`BAKED`], so nothing is
//! parsed when a reader opens the page. The command line can read others at run time; what was counted, where, and
//! which texts there are is fixed in the build.

mod decimal;
mod groups;
mod id;
mod inclusion;
mod period;
mod vocabulary;
mod wire;

use std::borrow::Cow;
use std::sync::OnceLock;

pub use decimal::Decimal;
pub use groups::Groups;
pub use id::{FigureId, SourceId};
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

/// Figures and who says so: those of this build are [`BAKED`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Dataset {
    /// What is counted, in the order of the tables: story, derived, context; then the events.
    figures: Cow<'static, [Figure]>,
    /// How many of `figures` are counted.
    counted: usize,
    sources: Cow<'static, [Source]>,
    /// The notes that rest on a source of their own.
    notes: Cow<'static, [(Message, SourceId)]>,
    /// Made when it is first asked, so that figures can be constants.
    #[serde(skip)]
    catalogue: OnceLock<Catalogue>,
}

impl PartialEq for Dataset {
    fn eq(&self, other: &Self) -> bool {
        let Self { figures, counted, sources, notes, catalogue: _ } = self;
        (figures, counted, sources, notes) == (&other.figures, &other.counted, &other.sources, &other.notes)
    }
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
        let catalogue = OnceLock::new();
        Self { figures: figures.into(), counted, sources: sources.into(), notes: notes.into(), catalogue }
    }

    /// Every figure, then every event.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// Every figure that is counted, in the order of the tables: story, derived, context.
    pub fn counted(&self) -> impl ExactSizeIterator<Item = FigureId> + use<> {
        (0..self.counted as u32).map(FigureId)
    }

    /// Every event, in the order of its table.
    pub fn events(&self) -> impl ExactSizeIterator<Item = FigureId> + use<> {
        (self.counted as u32..self.figures.len() as u32).map(FigureId)
    }

    /// Every figure that is counted, then every event.
    pub fn all(&self) -> impl ExactSizeIterator<Item = FigureId> + use<> {
        (0..self.figures.len() as u32).map(FigureId)
    }

    /// Whether something happened, and nothing was counted.
    pub fn is_event(&self, id: FigureId) -> bool {
        id.0 as usize >= self.counted
    }

    /// A figure or event.
    ///
    /// # Panics
    /// Where the id is of another dataset that has more.
    pub fn figure(&self, id: FigureId) -> &Figure {
        &self.figures[id.0 as usize]
    }

    /// The figures or events of a metric, in the order of the tables.
    pub fn of_metric(&self, metric: Metric) -> &[FigureId] {
        self.catalogue().by_metric.get(metric as u64)
    }

    /// The figure that counts something somewhere at some time; the tables have one at most.
    pub fn find(&self, metric: Metric, place: Place, period: Period) -> Option<FigureId> {
        let of_year = self.catalogue().by_year.get(number(metric, place, period.year().into()));
        of_year.iter().copied().find(|&id| self.figure(id).period == period)
    }

    /// A figure and those of the same metric and place over periods like its own; none where it is like no other.
    pub fn course(&self, figure: &Figure) -> &[FigureId] {
        self.catalogue().by_course.get(number(figure.metric, figure.place, figure.period.shape()))
    }

    /// The same of every figure, each once.
    pub fn courses(&self) -> impl Iterator<Item = &[FigureId]> {
        self.catalogue().by_course.iter()
    }

    fn catalogue(&self) -> &Catalogue {
        self.catalogue.get_or_init(|| {
            let mut catalogue = Catalogue::default();
            for id in self.all() {
                let &Figure { metric, place, period, .. } = self.figure(id);
                catalogue.by_metric.push(metric as u64, id);
                catalogue.by_year.push(number(metric, place, period.year().into()), id);
                if period.is_like(period) {
                    catalogue.by_course.push(number(metric, place, period.shape()), id);
                }
            }
            catalogue
        })
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

/// The figures of a dataset by what is asked for, so that who asks for some need not go through all.
#[derive(Debug, Clone, Default)]
struct Catalogue {
    by_metric: Groups,
    /// By metric, place and the year in which the period ends.
    by_year: Groups,
    /// By metric, place and what makes a period like others.
    by_course: Groups,
}

/// The number of a group of one metric and one place.
fn number(metric: Metric, place: Place, of: u64) -> u64 {
    (metric as u64 * Place::ALL.len() as u64 + place as u64) << Period::SHAPE_BITS | of
}
