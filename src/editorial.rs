//! The tables and messages an editor works on: read, checked, and made into constants.
//!
//! The build script checks them before every build and the command line on request, with the same report.

mod arithmetic;
pub mod bake;
mod figures;
mod messages;
mod mistake;
mod registers;
mod table;
mod tour;
mod variant;

use std::io;
use std::path::Path;

use crate::dataset::{Basis, Decimal, Hue, Layer, Period, PlaceKind, Qualifier, Right, SourceKind, Stage};

pub use mistake::{Fault, Hint, Mistake, Part, Report, Spot};

/// Where the files live, as an editor sees it.
pub const FOLDER: &str = "src/data";

/// The folder of the languages, below [`FOLDER`].
pub const MESSAGES: &str = "messages";

/// The source a figure cites when it follows from others.
pub const DERIVED: &str = "derived";

/// The source every figure of the story cites.
pub const ARTICLE: &str = "article";

/// A file as it was read, not yet known to be text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below [`FOLDER`], with forward slashes.
    pub name: String,
    /// What is in it; nothing in a folder.
    pub bytes: Vec<u8>,
    /// Whether it is a folder that stands where a file belongs.
    pub is_folder: bool,
}

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

/// Reads every table and every language below `folder`.
pub fn read(folder: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for (below, ending) in [("", "csv"), (MESSAGES, "toml")] {
        let folder = folder.join(below);
        if !folder.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if path.extension().is_some_and(|found| found == ending) {
                let name = if below.is_empty() { name } else { format!("{below}/{name}") };
                let is_folder = path.is_dir();
                let bytes = if is_folder { Vec::new() } else { std::fs::read(path)? };
                files.push(File { name, bytes, is_folder });
            }
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// Checks everything and reports every mistake there is, not only the first.
pub fn validate(files: &[File]) -> Result<Editorial, Report> {
    let mut mistakes = Vec::new();
    let registers = registers::read(files, &mut mistakes);
    let languages = messages::read(files, &registers, &mut mistakes);
    let figures = figures::read(files, &registers, languages.first(), &mut mistakes);
    let events = figures::read_events(files, &registers, languages.first(), &mut mistakes);
    if !mistakes.is_empty() {
        return Err(Report::new(mistakes));
    }
    let registers::Registers { places, metrics, sources, tour } = registers;
    Ok(Editorial {
        places: places.entries.into_iter().flatten().collect(),
        metrics: metrics.entries.into_iter().flatten().collect(),
        sources: sources.entries.into_iter().flatten().collect(),
        figures: figures.into_iter().flatten().collect(),
        events: events.into_iter().flatten().collect(),
        tour: tour.entries.into_iter().flatten().collect(),
        languages,
    })
}

/// The text of a file; `None`, with a mistake more, where it is none.
fn text<'f>(file: &'f File, mistakes: &mut Vec<Mistake>) -> Option<&'f str> {
    let line_of = |at: usize| 1 + file.bytes[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
    let mistake = if file.is_folder {
        Spot::file(&file.name).is(Fault::Folder)
    } else if let Some(at) = file.bytes.iter().position(|byte| *byte == 0) {
        Spot::line(&file.name, line_of(at)).is(Fault::NulByte)
    } else {
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => return Some(text),
            Err(error) => table::not_utf8(file, error.valid_up_to()),
        }
    };
    mistakes.push(mistake);
    None
}

/// `"a", "b", "c"`, as the reports write lists.
fn quoted_list(words: &[impl AsRef<str>]) -> String {
    words.iter().map(|word| format!("{:?}", word.as_ref())).collect::<Vec<_>>().join(", ")
}
