//! `check`: reads the tables of figures as an editor left them and reports every mistake.

use std::path::PathBuf;

use clap::Args;

use super::error::Error;
use super::terminal::say;
use super::{cargo, tables};
use crate::dataset::Basis;
use crate::editorial::{Editorial, FigureEntry, Rule};

/// What `check` may be told.
#[derive(Debug, Clone, Args)]
#[group(id = "check")]
pub struct Arguments {
    /// The directory with the tables [default: src/data in the repository]
    #[arg(long, value_name = "DIRECTORY")]
    pub data: Option<PathBuf>,
}

/// Prints the figures in a table, or fails with the report of the mistakes.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let directory = arguments.data.clone().unwrap_or_else(|| cargo::root().join("src/data"));
    let (editorial, proof) = tables::proofread(&directory)?;
    say(format!(
        "{}{} texts in {} languages read against {} rules, nothing to mend.",
        table(&editorial),
        proof.texts,
        proof.languages,
        Rule::ALL.len()
    ));
    Ok(())
}

/// The figures and events in aligned columns, one a line, and their count.
fn table(editorial: &Editorial) -> String {
    let Editorial { figures, events, .. } = editorial;
    let rows: Vec<[String; 6]> = figures.iter().chain(events).map(|figure| row(figure, editorial)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 6] = std::array::from_fn(width);
    let mut table = String::new();
    for row in &rows {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| match column {
            VALUE => format!("{cell:>width$}"),
            _ => format!("{cell:<width$}"),
        });
        table += cells.collect::<Vec<_>>().join("  ").trim_end();
        table.push('\n');
    }
    table + &format!("{} figures and {} events, no mistakes.\n", figures.len(), events.len())
}

/// The column of the numbers, which line up on the right.
const VALUE: usize = 4;

fn row(figure: &FigureEntry, editorial: &Editorial) -> [String; 6] {
    let metric = &editorial.metrics[figure.metric];
    let value = figure.value.map(|value| value.to_string()).unwrap_or_default();
    let value = match &figure.note {
        Some(note) if metric.basis == Basis::Event => note.clone(),
        _ => [figure.qualifier.key(), " ", &value].concat(),
    };
    [
        figure.layer.key().to_owned(),
        metric.key.clone(),
        editorial.places[figure.place].key.clone(),
        figure.period.to_string(),
        value,
        metric.unit.clone(),
    ]
}
