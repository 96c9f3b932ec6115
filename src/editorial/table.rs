//! Comma-separated tables, row by row.

use super::fault::{Fault, Hint, quoted_list};
use super::file::{File, records, text};
use super::mistake::Mistake;
use super::spot::Spot;

/// A comma-separated table whose header was found to be right.
pub(super) struct Table<'f> {
    file: &'f str,
    columns: &'static [&'static str],
    rows: Vec<(u64, Vec<String>)>,
    complete: bool,
}

/// One row of a [`Table`], with its line in the file.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table<'t>,
    line: u64,
    fields: &'t [String],
}

impl<'f> Table<'f> {
    /// Reads the table called `name`; `None` if its rows cannot be trusted to mean what they say.
    pub(super) fn read(
        files: &'f [File],
        name: &'static str,
        columns: &'static [&'static str],
        mistakes: &mut Vec<Mistake>,
    ) -> Option<Self> {
        let Some(file) = files.iter().find(|file| file.name == name) else {
            let expected = format!("a table with the columns {}", quoted_list(columns));
            mistakes.push(Spot::file(name).is(Fault::NoFile { expected }));
            return None;
        };
        let text = text(file, mistakes)?;
        if let Some(found) = other_separator(text, columns) {
            mistakes.push(Spot::line(name, 1).is(Fault::Separator { found }));
            return None;
        }
        let mut records = records(&file.bytes);
        let header = if records.is_empty() { Vec::new() } else { records.remove(0).1 };
        let order = read_header(name, &header, columns, mistakes)?;
        let before = mistakes.len();
        let mut rows = Vec::new();
        for (line, fields) in records {
            if let Some((column, field)) = fields.iter().enumerate().find(|(_, field)| field.contains('\n')) {
                let found = field.lines().next().unwrap_or_default().chars().take(40).collect();
                let spot = Spot::column(name, line, header.get(column).map_or("", String::as_str));
                mistakes.push(spot.is(Fault::OpenQuote { found }));
            } else if fields.len() != header.len() {
                let expected = header.len();
                let fault = match fields.iter().find(|field| field.contains('，')) {
                    Some(found) => Fault::WideComma { found: found.clone(), expected },
                    None => Fault::FieldCount { found: fields.len(), expected },
                };
                mistakes.push(Spot::line(name, line).is(fault));
            } else {
                rows.push((line, order.iter().map(|&at| fields[at].clone()).collect()));
            }
        }
        let complete = mistakes.len() == before;
        Some(Self { file: &file.name, columns, rows, complete })
    }

    /// Whether no row had to be left out.
    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    /// The rows that have as many fields as the header.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, fields)| Row { table: self, line: *line, fields })
    }
}

impl<'t> Row<'t> {
    /// The text in a column; every column asked for is one of the table's.
    pub(super) fn get(self, column: &str) -> &'t str {
        let at = self.table.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.fields.get(at)).map_or("", String::as_str)
    }

    /// Where that text stands.
    pub(super) fn spot(self, column: &str) -> Spot {
        Spot::column(self.table.file, self.line, column)
    }

    /// Where the row stands.
    pub(super) fn whole(self) -> Spot {
        Spot::line(self.table.file, self.line)
    }
}

/// Where each expected column stands in the header.
fn read_header(
    file: &str,
    header: &[String],
    columns: &'static [&'static str],
    mistakes: &mut Vec<Mistake>,
) -> Option<Vec<usize>> {
    let mut order = Vec::new();
    for column in columns {
        match header.iter().position(|name| name == column) {
            Some(at) => order.push(at),
            None => {
                let fault = Fault::MissingColumn { found: quoted_list(header), column: (*column).to_owned() };
                mistakes.push(Spot::column(file, 1, column).is(fault));
            }
        }
    }
    for (at, name) in header.iter().enumerate() {
        let repeated = header[..at].contains(name);
        if repeated || !columns.contains(&name.as_str()) {
            let hint = if repeated { Hint::none() } else { Hint::nearest(name, columns.iter().copied()) };
            let fault = Fault::UnknownColumn { found: name.clone(), expected: quoted_list(columns), hint };
            mistakes.push(Spot::column(file, 1, name).is(fault));
        }
    }
    (order.len() == columns.len()).then_some(order)
}

/// The separator of a header that holds its columns, but not between commas.
fn other_separator(text: &str, columns: &[&str]) -> Option<char> {
    let header = text.lines().next().unwrap_or_default();
    [';', '\t', '|', '，'].into_iter().find(|separator| {
        let names: Vec<&str> = header.split(*separator).map(|name| name.trim_matches('"')).collect();
        names.len() > 1 && names.iter().all(|name| columns.contains(name))
    })
}
