//! Tables that were found to be right, as a list for editors.

use super::entry::{Editorial, FigureEntry};
use super::proof::Proof;
use super::wording::Rule;
use crate::dataset::Basis;

/// Every figure and event, one a line, and what was read of words.
pub fn listing(editorial: &Editorial, proof: &Proof) -> String {
    format!(
        "{}{} texts in {} languages read against {} rules, nothing to mend.",
        table(editorial),
        proof.texts,
        proof.languages,
        Rule::ALL.len()
    )
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
