//! Tables and messages that are read at run time, in place of those of this build.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{cargo, prerender};
use crate::dataset::{
    Arithmetic, BAKED, Dataset, Figure, FigureId, Message, Metric, PACKS, Place, Source, SourceId, TOUR, Via,
    YEARS,
};
use crate::editorial::{
    self, Editorial, FigureEntry, File, MetricEntry, NoteEntry, PlaceEntry, Proof, Report, SourceEntry, Sum,
};
use crate::language::Language;

/// What there is to draw, and the languages to say it in.
#[derive(Debug, Clone)]
pub struct Tables {
    /// The figures and who says so.
    pub dataset: Dataset,
    /// The languages, English first.
    pub languages: Vec<Language>,
}

/// Why nothing can be drawn from some tables.
#[derive(Debug, thiserror::Error)]
pub enum TablesError {
    /// The directory cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The directory.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The tables contain mistakes.
    #[error("{0}")]
    Mistakes(Report),
    /// A word is none of this build, or stands for something else in it.
    #[error(
        "{file}: “{word}” is not in this build as it stands there; what is counted, where, and which texts there are is \
         fixed when the program is built: change {} and build it again",
        editorial::FOLDER
    )]
    NotBuilt {
        /// The file, below the directory of the tables.
        file: String,
        /// The word.
        word: String,
    },
}

impl Tables {
    /// Those of this build.
    pub fn baked() -> Self {
        Self { dataset: BAKED.clone(), languages: prerender::languages().collect() }
    }

    /// Those of a directory that is laid out as `src/data`.
    ///
    /// # Errors
    /// Where the directory cannot be read, its tables contain mistakes, or a metric, a place or the key of a message is
    /// not the one of this build.
    pub fn read(directory: &Path) -> Result<Self, TablesError> {
        Self::of(&read(directory)?)
    }

    /// Those of tables that were found to be right.
    ///
    /// # Errors
    /// Where a metric, a place or the key of a message is not the one of this build.
    pub fn of(editorial: &Editorial) -> Result<Self, TablesError> {
        Ok(Self { dataset: dataset(editorial)?, languages: languages(editorial)? })
    }
}

/// The tables of a directory that is laid out as `src/data`, found to be right.
///
/// # Errors
/// Where the directory cannot be read, or its tables contain mistakes.
pub fn read(directory: &Path) -> Result<Editorial, TablesError> {
    let files = files(directory)?;
    editorial::validate(&files).map_err(|report| mistakes(report, directory))
}

/// The tables of a directory, found to be right, and how many of their words were read without a flaw.
///
/// # Errors
/// As [`read`], and where a sub-editor would mark a word.
pub fn proofread(directory: &Path) -> Result<(Editorial, Proof), TablesError> {
    let (editorial, proof) = read_with_proof(directory)?;
    match proof.clone().report() {
        Some(report) => Err(mistakes(report, directory)),
        None => Ok((editorial, proof)),
    }
}

/// The tables of a directory, found to be right, with what a sub-editor would mark in their words.
///
/// # Errors
/// As [`read`].
pub fn read_with_flaws(directory: &Path) -> Result<(Editorial, Option<TablesError>), TablesError> {
    let (editorial, proof) = read_with_proof(directory)?;
    Ok((editorial, proof.report().map(|report| mistakes(report, directory))))
}

fn read_with_proof(directory: &Path) -> Result<(Editorial, Proof), TablesError> {
    let files = files(directory)?;
    let editorial = editorial::validate(&files).map_err(|report| mistakes(report, directory))?;
    let proof = editorial::proofread(&files, &editorial);
    Ok((editorial, proof))
}

/// Expects of tables the years, languages and stops of the tour that readers of this build choose from.
///
/// # Errors
/// Where one is not of this build.
pub fn expect_choices(editorial: &Editorial) -> Result<(), TablesError> {
    let Editorial { figures, events, languages, tour, .. } = editorial;
    let years: BTreeSet<u16> = figures
        .iter()
        .chain(events)
        .flat_map(|figure| [figure.period.first_year(), figure.period.year()])
        .collect();
    if let Some(year) = years.symmetric_difference(&YEARS.into()).next() {
        return Err(not_built("*.csv", &year.to_string()));
    }
    let tags = languages.iter().map(|language| &*language.tag);
    if let Some(tag) = tags.clone().find(|tag| PACKS.iter().all(|pack| pack.tag != *tag)) {
        return Err(not_built(editorial::MESSAGES, tag));
    }
    if tags.count() != PACKS.len() {
        return Err(not_built(editorial::MESSAGES, "languages"));
    }
    let stops = tour.iter().map(|stop| (&*stop.state, format!("tour.{}", stop.key)));
    let built = TOUR.iter().map(|stop| (stop.query, stop.text.key().to_owned()));
    if stops.eq(built) { Ok(()) } else { Err(not_built("tour.csv", "tour")) }
}

fn files(directory: &Path) -> Result<Vec<File>, TablesError> {
    editorial::read(directory).map_err(|source| TablesError::Read { path: directory.to_owned(), source })
}

/// Mistakes in the tables of a directory: those of this repository are told as an editor sees them from its root.
fn mistakes(report: Report, directory: &Path) -> TablesError {
    TablesError::Mistakes(report.of(directory.strip_prefix(cargo::root()).unwrap_or(directory)))
}

fn not_built(file: &str, word: &str) -> TablesError {
    TablesError::NotBuilt { file: file.to_owned(), word: word.to_owned() }
}

/// The words of the tables as this build knows them, by their positions in the tables or by their keys.
struct Words {
    metrics: Vec<Metric>,
    places: Vec<Place>,
    messages: BTreeMap<&'static str, Message>,
}

impl Words {
    fn of(editorial: &Editorial) -> Result<Self, TablesError> {
        let Editorial { metrics, places, .. } = editorial;
        Ok(Self {
            metrics: metrics.iter().map(metric).collect::<Result<_, _>>()?,
            places: places.iter().map(|row| place(row, places)).collect::<Result<_, _>>()?,
            messages: Message::ALL.iter().map(|&message| (message.key(), message)).collect(),
        })
    }

    /// The message of a key that stands in a table.
    fn message(&self, file: &str, key: String) -> Result<Message, TablesError> {
        self.messages.get(&*key).copied().ok_or_else(|| not_built(file, &key))
    }
}

fn metric(row: &MetricEntry) -> Result<Metric, TablesError> {
    let is_it = |metric: &Metric| {
        (metric.unit().key(), metric.basis()) == (&*row.unit, row.basis)
            && (metric.dimension().key(), metric.right()) == (&*row.dimension, row.right)
    };
    Metric::parse(&row.key).filter(is_it).ok_or_else(|| not_built("metrics.csv", &row.key))
}

fn place(row: &PlaceEntry, places: &[PlaceEntry]) -> Result<Place, TablesError> {
    let of = |at: Option<usize>| at.map(|at| &*places[at].key);
    let is_it = |place: &Place| {
        (place.kind(), place.hue(), place.tile()) == (row.kind, row.hue, row.tile)
            && [place.lead(), place.within()].map(|place| place.map(Place::key))
                == [of(row.lead), of(row.within)]
    };
    Place::parse(&row.key).filter(is_it).ok_or_else(|| not_built("places.csv", &row.key))
}

fn dataset(editorial: &Editorial) -> Result<Dataset, TablesError> {
    let words = Words::of(editorial)?;
    let figures = |rows: &[FigureEntry]| rows.iter().map(|row| figure(row, &words)).collect::<Result<_, _>>();
    let sources = editorial.sources.iter().map(|row| source(row, &words)).collect::<Result<_, _>>()?;
    let note = |row: &NoteEntry| {
        let note = words.message(editorial::MESSAGES, format!("note.{}", row.key))?;
        Ok((note, SourceId(row.source as u16)))
    };
    let notes = editorial.notes.iter().map(note).collect::<Result<_, TablesError>>()?;
    Ok(Dataset::new(figures(&editorial.figures)?, figures(&editorial.events)?, sources, notes))
}

fn figure(row: &FigureEntry, words: &Words) -> Result<Figure, TablesError> {
    let note = |note: &String| words.message(editorial::MESSAGES, format!("note.{note}"));
    let id = |at: usize| FigureId(at as u32);
    Ok(Figure {
        metric: words.metrics[row.metric],
        place: words.places[row.place],
        period: row.period,
        value: row.value,
        qualifier: row.qualifier,
        layer: row.layer,
        stage: row.stage,
        source: row.source.map(|at| SourceId(at as u16)),
        note: row.note.as_ref().map(note).transpose()?,
        arithmetic: row.arithmetic.map(|sum| match sum {
            Sum::Quotient(dividend, divisor) => {
                Arithmetic::Quotient { dividend: id(dividend), divisor: id(divisor) }
            }
            Sum::BeforeGrowth(later, growth) => {
                Arithmetic::BeforeGrowth { later: id(later), growth: id(growth) }
            }
        }),
    })
}

fn source(row: &SourceEntry, words: &Words) -> Result<Source, TablesError> {
    let publisher = |key: &String| words.message(editorial::MESSAGES, format!("publisher.{key}"));
    let via = |via: &String| {
        if editorial::is_domain(via) {
            Ok(Via::Domain(via.clone().into()))
        } else {
            publisher(via).map(Via::Publisher)
        }
    };
    Ok(Source {
        key: row.key.clone().into(),
        publisher: publisher(&row.publisher)?,
        origins: row.origins.iter().map(publisher).collect::<Result<_, _>>()?,
        via: row.via.as_ref().map(via).transpose()?,
        kind: row.kind,
        about: row.about.clone().into(),
        published: row.date,
        url: row.url.clone().into(),
        grade: row.grade,
    })
}

fn languages(editorial: &Editorial) -> Result<Vec<Language>, TablesError> {
    let language = |editorial::Language { tag, messages }: &editorial::Language| {
        let file = format!("{}/{tag}.toml", editorial::MESSAGES);
        Language::of(tag, |key| messages.get(key).cloned().ok_or_else(|| not_built(&file, key)))
    };
    editorial.languages.iter().map(language).collect()
}
