//! The tables and messages an editor works on: read, checked, and made into constants.
//!
//! The build script checks them before every build and the command line on request, with the same report.

mod arithmetic;
pub mod bake;
mod citation;
mod entry;
mod fault;
mod figures;
mod file;
mod listing;
mod messages;
mod mistake;
mod position;
mod proof;
mod register;
mod registers;
mod spot;
mod table;
mod tour;
mod variant;
mod wording;

pub use entry::{
    ARTICLE, DERIVED, Editorial, FOLDER, FigureEntry, Language, MESSAGES, MetricEntry, NoteEntry, PlaceEntry,
    SourceEntry, StopEntry, Sum,
};
pub use fault::{Fault, Hint};
pub use file::{File, read};
pub use listing::listing;
pub use messages::TOLD;
pub use mistake::{Mistake, Report};
pub use proof::{Proof, proofread};
pub use spot::{Part, Spot};
pub use variant::is_domain;
pub use wording::{Flaw, Proofreader, Role, Rule};

/// Checks everything and reports every mistake there is, not only the first.
pub fn validate(files: &[File]) -> Result<Editorial, Report> {
    let mut mistakes = Vec::new();
    let registers = registers::read(files, &mut mistakes);
    let languages = messages::read(files, &registers, &mut mistakes);
    let figures = figures::read(files, &registers, languages.first(), &mut mistakes);
    let events = figures::read_events(files, &registers, languages.first(), &mut mistakes);
    if !mistakes.is_empty() {
        return Err(Report::new(position::located(files, mistakes)));
    }
    let registers::Registers { places, metrics, sources, notes, tour } = registers;
    let editorial = Editorial {
        places: places.entries.into_iter().flatten().collect(),
        metrics: metrics.entries.into_iter().flatten().collect(),
        sources: sources.entries.into_iter().flatten().collect(),
        figures: figures.into_iter().flatten().collect(),
        events: events.into_iter().flatten().collect(),
        notes: notes.entries.into_iter().flatten().collect(),
        tour: tour.entries.into_iter().flatten().collect(),
        languages,
    };
    // Who is cited can be told only of tables that are right by themselves.
    let mistakes = citation::mistakes(files, &editorial);
    if mistakes.is_empty() { Ok(editorial) } else { Err(Report::new(position::located(files, mistakes))) }
}
