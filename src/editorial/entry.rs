//! What the tables and messages hold, row by row, once it was found to be right.

use crate::dataset::{Basis, Decimal, Hue, Layer, Period, PlaceKind, Qualifier, Right, SourceKind, Stage};

/// Where the files live, as an editor sees it.
pub const FOLDER: &str = "src/data";

/// The folder of the languages, below [`FOLDER`].
pub const MESSAGES: &str = "messages";

/// The source a figure cites when it follows from others.
pub const DERIVED: &str = "derived";

/// The source every figure of the story cites.
pub const ARTICLE: &str = "article";

/// The tables and messages, found to be right. Numbers such as `metric` are positions in the lists here.
#[derive(Debug, Clone, PartialEq)]
pub struct Editorial {
    /// `places.csv`
    pub places: Vec<PlaceEntry>,
    /// `metrics.csv`
    pub metrics: Vec<MetricEntry>,
    /// `sources.csv`
    pub sources: Vec<SourceEntry>,
    /// `story.csv`, `derived.csv` and `context.csv`, in this order.
    pub figures: Vec<FigureEntry>,
    /// `events.csv`
    pub events: Vec<FigureEntry>,
    /// `notes.csv`
    pub notes: Vec<NoteEntry>,
    /// `tour.csv`
    pub tour: Vec<StopEntry>,
    /// One per file in `messages`, English first.
    pub languages: Vec<Language>,
}

/// A row of `places.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceEntry {
    /// The place's own word.
    pub key: String,
    /// What it is.
    pub kind: PlaceKind,
    /// The colour role.
    pub hue: Hue,
    /// The leading city of a cluster.
    pub lead: Option<usize>,
    /// The place it is a part of where shares are concerned, as a position in [`Editorial::places`].
    pub within: Option<usize>,
    /// Column and row of its tile in the schematic map.
    pub tile: Option<(u8, u8)>,
}

/// A row of `metrics.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricEntry {
    /// The metric's own word.
    pub key: String,
    /// What it is counted in.
    pub unit: String,
    /// What kind of quantity it is.
    pub basis: Basis,
    /// What may share an axis with it, besides the basis.
    pub dimension: String,
    /// Which right it counts.
    pub right: Right,
}

/// A row of `sources.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceEntry {
    /// The source's own word.
    pub key: String,
    /// Who published it: a key of the messages `publisher`.
    pub publisher: String,
    /// Who counted: keys of the messages `publisher`.
    pub origins: Vec<String>,
    /// Where the address leads, if not to the publisher: a key of the messages `publisher`, or a domain.
    pub via: Option<String>,
    /// What kind of publication it is.
    pub kind: SourceKind,
    /// What the page is about.
    pub about: String,
    /// A year, a month or a day.
    pub date: Period,
    /// The address.
    pub url: String,
    /// `A` official or national agency, `B` established press or statistics, `C` repost.
    pub grade: char,
}

/// A row of `notes.csv`: a note that rests on a source of its own, whoever gives the figure it stands with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteEntry {
    /// The key of the note, without `note.`.
    pub key: String,
    /// Position in [`Editorial::sources`].
    pub source: usize,
}

/// A row of `tour.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopEntry {
    /// The stop's own word, under which its text stands.
    pub key: String,
    /// What is shown there, as an address writes it.
    pub state: String,
}

/// A row of one of the three tables of figures, or an event.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureEntry {
    /// Position in [`Editorial::metrics`].
    pub metric: usize,
    /// Position in [`Editorial::places`].
    pub place: usize,
    /// When it was counted.
    pub period: Period,
    /// The number, unless the source gives only a word.
    pub value: Option<Decimal>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// Given by the table the row stands in.
    pub layer: Layer,
    /// The link of the chain.
    pub stage: Stage,
    /// Position in [`Editorial::sources`]; `None` for a derived figure.
    pub source: Option<usize>,
    /// The key of the note, without `note.`.
    pub note: Option<String>,
    /// How a derived figure comes about, as positions in [`Editorial::figures`].
    pub arithmetic: Option<Sum>,
}

/// The arithmetic of a derived figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    /// The first figure divided by the second.
    Quotient(usize, usize),
    /// The first figure divided by one plus the second.
    BeforeGrowth(usize, usize),
}

/// One file of messages, flattened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// The BCP 47 tag, which is the name of the file.
    pub tag: String,
    /// Keys with points and their texts, sorted by key.
    pub messages: std::collections::BTreeMap<String, String>,
}

impl Editorial {
    /// The English text of a message; empty if there is none.
    pub fn english(&self, key: &str) -> &str {
        self.languages.first().and_then(|english| english.messages.get(key)).map_or("", String::as_str)
    }
}
