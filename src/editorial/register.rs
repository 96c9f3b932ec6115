//! A table whose rows are cited by their keys, and fields that hold one of a closed set of words.

use super::entry::FOLDER;
use super::fault::{Fault, Hint, quoted_list};
use super::file::File;
use super::mistake::Mistake;
use super::spot::Spot;
use super::table::{Row, Table};
use super::variant::{check_alike, is_key};
use crate::dataset::{Basis, Hue, Layer, PlaceKind, Qualifier, Right, SourceKind, Stage};

/// What one table declares. A faulty row keeps its key, so that rows citing it are not blamed for it.
pub(super) struct Register<E> {
    pub(super) file: &'static str,
    /// Whether a key that is not here is nowhere.
    complete: bool,
    pub(super) keys: Vec<String>,
    pub(super) entries: Vec<Option<E>>,
}

/// A closed set of words, for reading a field of a table.
pub(super) trait Word: Sized + Copy + 'static {
    const WORDS: &'static [Self];
    fn word(self) -> &'static str;
}

macro_rules! words {
    ($($name:ident),+) => {
        $(impl Word for $name {
            const WORDS: &'static [Self] = Self::ALL;
            fn word(self) -> &'static str { self.key() }
        })+
    };
}

words!(Basis, Hue, Layer, PlaceKind, Qualifier, Right, SourceKind, Stage);

/// Reads a field that must hold one of a closed set of words.
pub(super) fn word<W: Word>(row: Row<'_>, column: &str, mistakes: &mut Vec<Mistake>) -> Option<W> {
    let found = row.get(column);
    let read = W::WORDS.iter().copied().find(|word| word.word() == found);
    if read.is_none() {
        let words: Vec<&str> = W::WORDS.iter().map(|word| word.word()).collect();
        let hint = Hint::nearest(found, words.iter().copied());
        let expected = format!("one of {}", quoted_list(&words));
        mistakes.push(row.spot(column).is(Fault::Unknown { found: found.to_owned(), expected, hint }));
    }
    read
}

impl<E> Register<E> {
    /// Whether every row of the table was read.
    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    /// Reads a table whose rows have keys.
    pub(super) fn read(
        files: &[File],
        file: &'static str,
        columns: &'static [&'static str],
        mistakes: &mut Vec<Mistake>,
        entry: impl Fn(Row<'_>, &mut Vec<Mistake>) -> Option<E>,
    ) -> Self {
        let mut register = Self { file, complete: false, keys: Vec::new(), entries: Vec::new() };
        let Some(table) = Table::read(files, file, columns, mistakes) else { return register };
        register.complete = table.is_complete();
        let mut spots: Vec<(&str, Spot)> = Vec::new();
        for row in table.rows() {
            let key = row.get("key");
            if let Some((_, first)) = spots.iter().find(|(other, _)| *other == key) {
                let first = Spot::line(&first.file, first.line.unwrap_or_default());
                let fault = Fault::Duplicate { found: format!("the key {key:?}"), first };
                mistakes.push(row.spot("key").is(fault));
                continue;
            }
            if !is_key(key) {
                mistakes.push(row.spot("key").is(Fault::BadKey { found: key.to_owned() }));
            }
            spots.push((key, row.spot("key")));
            register.keys.push(key.to_owned());
            register.entries.push(entry(row, mistakes));
        }
        check_alike(&spots, mistakes);
        register
    }

    /// The position of the entry a row cites in a column.
    pub(super) fn find(&self, row: Row<'_>, column: &str, mistakes: &mut Vec<Mistake>) -> Option<usize> {
        let found = row.get(column);
        let at = self.keys.iter().position(|key| key == found);
        if at.is_none() && self.complete {
            let hint = Hint::nearest(found, self.keys.iter().map(String::as_str));
            let expected = format!("a key from {FOLDER}/{}", self.file);
            mistakes.push(row.spot(column).is(Fault::Unknown { found: found.to_owned(), expected, hint }));
        }
        at
    }
}
