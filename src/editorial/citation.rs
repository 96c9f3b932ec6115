//! Whether every source is cited, whether every note with a source is shown, and whether each source names the site that
//! its address leads to.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Editorial, SourceEntry};
use super::fault::{Fault, Hint};
use super::file::File;
use super::mistake::Mistake;
use super::registers::SOURCE_COLUMNS;
use super::spot::Spot;
use super::table::{Row, Table};
use super::variant::is_domain;

/// What is wrong with who is cited. The files are those that gave the tables.
pub(super) fn mistakes(files: &[File], editorial: &Editorial) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    check_notes(files, editorial, &mut mistakes);
    if let Some(table) = Table::read(files, "sources.csv", SOURCE_COLUMNS, &mut Vec::new()) {
        check_use(&table, editorial, &mut mistakes);
        check_sites(&table, editorial, &mut mistakes);
    }
    mistakes
}

fn check_notes(files: &[File], editorial: &Editorial, mistakes: &mut Vec<Mistake>) {
    let Some(table) = Table::read(files, "notes.csv", &["key", "source"], &mut Vec::new()) else { return };
    let used: BTreeSet<&str> = editorial.figures.iter().filter_map(|figure| figure.note.as_deref()).collect();
    for row in table.rows().filter(|row| !used.contains(row.get("key"))) {
        let found = row.get("key").to_owned();
        let expected = "a note that a figure carries; remove the row".to_owned();
        let hint = Hint::nearest(&found, used.iter().copied());
        mistakes.push(row.spot("key").is(Fault::Unknown { found, expected, hint }));
    }
}

fn check_use(table: &Table<'_>, editorial: &Editorial, mistakes: &mut Vec<Mistake>) {
    let figures = editorial.figures.iter().chain(&editorial.events).filter_map(|figure| figure.source);
    let cited: BTreeSet<usize> = figures.chain(editorial.notes.iter().map(|note| note.source)).collect();
    for (at, row) in table.rows().enumerate().filter(|(at, _)| !cited.contains(at)) {
        let found = editorial.sources.get(at).map_or_else(String::new, |source| source.key.clone());
        mistakes.push(row.spot("key").is(Fault::Uncited { found }));
    }
}

/// What readers are told an address leads to: the site a source was found on, else its publisher.
fn site(source: &SourceEntry) -> &str {
    source.via.as_deref().unwrap_or(&source.publisher)
}

fn check_sites(table: &Table<'_>, editorial: &Editorial, mistakes: &mut Vec<Mistake>) {
    let mut known: BTreeMap<&str, (&str, Spot)> = BTreeMap::new();
    for (row, source) in table.rows().zip(&editorial.sources) {
        let (host, site) = (host(&source.url), site(source));
        if is_domain(site) && host != site && !host.ends_with(&format!(".{site}")) {
            mistakes.push(otherwise(row, site, &format!("{host:?}, where the address leads")));
        }
        let (first, spot) = known.entry(host).or_insert_with(|| (site, row.whole()));
        if *first != site {
            let expected = format!("{first:?}, as {spot} says of the same address {host}");
            mistakes.push(otherwise(row, site, &expected));
        }
    }
}

fn otherwise(row: Row<'_>, found: &str, expected: &str) -> Mistake {
    let (found, expected) = (found.to_owned(), expected.to_owned());
    row.spot("via").is(Fault::Unfit { found, expected })
}

/// The host of an address, without “www.”.
fn host(url: &str) -> &str {
    let address = url.split_once("://").map_or(url, |(_, address)| address);
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}
