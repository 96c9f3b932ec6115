//! The tables that say which places, metrics, sources and stops of the tour there are.

use super::entry::{ARTICLE, DERIVED, MetricEntry, NoteEntry, PlaceEntry, SourceEntry, StopEntry};
use super::fault::Fault;
use super::file::File;
use super::mistake::Mistake;
use super::register::{Register, word};
use super::spot::Spot;
use super::table::{Row, Table};
use super::tour;
use super::variant::{check_alike, is_domain, is_key};
use crate::dataset::{Period, PlaceKind, SourceKind};

/// The last column and row of the schematic map, which must fit a narrow screen.
const LAST_TILE: u8 = 9;

const TILE: &str = "where the city lies in the schematic map: a whole number from 0, north and west, to 9";

/// The columns of `sources.csv`.
pub(super) const SOURCE_COLUMNS: &[&str] =
    &["key", "publisher", "origin", "via", "kind", "about", "date", "url", "grade"];

/// The registers: everything that is cited by its key, or has a text under it.
pub(super) struct Registers {
    pub(super) places: Register<PlaceEntry>,
    pub(super) metrics: Register<MetricEntry>,
    pub(super) sources: Register<SourceEntry>,
    pub(super) notes: Register<NoteEntry>,
    pub(super) tour: Register<StopEntry>,
}

/// Reads the registers.
pub(super) fn read(files: &[File], mistakes: &mut Vec<Mistake>) -> Registers {
    let columns = &["key", "kind", "hue", "lead", "within", "column", "row"];
    let mut places = Register::read(files, "places.csv", columns, mistakes, |row, mistakes| {
        let (kind, hue) = (word(row, "kind", mistakes), word(row, "hue", mistakes));
        let (lead, within, tile) = (None, None, None);
        Some(PlaceEntry { key: row.get("key").to_owned(), kind: kind?, hue: hue?, lead, within, tile })
    });
    // The table was read, and its own mistakes reported, just before.
    if let Some(table) = Table::read(files, places.file, columns, &mut Vec::new()) {
        read_leads(&table, &mut places, mistakes);
        read_wholes(&table, &mut places, mistakes);
        read_tiles(&table, &mut places, mistakes);
    }
    let columns = &["key", "unit", "basis", "dimension", "right"];
    let metrics = Register::read(files, "metrics.csv", columns, mistakes, |row, mistakes| {
        let slugs = ["unit", "dimension"].map(|column| slug(row, column, mistakes));
        let (basis, right) = (word(row, "basis", mistakes), word(row, "right", mistakes));
        let [unit, dimension] = slugs;
        Some(MetricEntry {
            key: row.get("key").to_owned(),
            unit: unit?,
            basis: basis?,
            dimension: dimension?,
            right: right?,
        })
    });
    let sources = Register::read(files, "sources.csv", SOURCE_COLUMNS, mistakes, read_source);
    for column in ["unit", "dimension"] {
        let slug_of = |metric: &'_ MetricEntry| {
            if column == "unit" { metric.unit.clone() } else { metric.dimension.clone() }
        };
        let slugs: Vec<String> = metrics.entries.iter().flatten().map(slug_of).collect();
        let spotted: Vec<_> = slugs.iter().map(|slug| (slug.as_str(), Spot::file(metrics.file))).collect();
        check_alike(&spotted, mistakes);
    }
    if sources.is_complete() && !sources.keys.iter().any(|key| key == ARTICLE) {
        let expected = format!("a row with the key {ARTICLE:?}, which every row of story.csv cites");
        mistakes.push(Spot::file(sources.file).is(Fault::Empty { expected }));
    }
    let notes = Register::read(files, "notes.csv", &["key", "source"], mistakes, |row, mistakes| {
        let source = sources.find(row, "source", mistakes)?;
        Some(NoteEntry { key: row.get("key").to_owned(), source })
    });
    let tour = tour::read(files, &places, mistakes);
    Registers { places, metrics, sources, notes, tour }
}

/// The leads, once every place is known.
fn read_leads(table: &Table<'_>, places: &mut Register<PlaceEntry>, mistakes: &mut Vec<Mistake>) {
    for row in table.rows() {
        let Some(at) = places.keys.iter().position(|key| key == row.get("key")) else { continue };
        let Some(kind) = places.entries[at].as_ref().map(|place| place.kind) else { continue };
        let found = row.get("lead").to_owned();
        match (kind == PlaceKind::BayCluster, found.is_empty()) {
            (false, true) => {}
            (false, false) => {
                let reason = "only a cluster of the Bay Area (\"bay-cluster\") has a leading city".to_owned();
                mistakes.push(row.spot("lead").is(Fault::NotEmpty { found, reason }));
            }
            (true, true) => {
                let expected = "the key of the city that leads the cluster".to_owned();
                mistakes.push(row.spot("lead").is(Fault::Empty { expected }));
            }
            (true, false) => {
                let Some(lead) = places.find(row, "lead", mistakes) else { continue };
                if places.entries[lead].as_ref().is_some_and(|place| place.kind != PlaceKind::City) {
                    let expected = "a place of the kind \"city\"".to_owned();
                    mistakes.push(row.spot("lead").is(Fault::Unfit { found, expected }));
                }
                if let Some(place) = &mut places.entries[at] {
                    place.lead = Some(lead);
                }
            }
        }
    }
}

/// What each place is a part of; nothing may be a part of itself by any detour.
fn read_wholes(table: &Table<'_>, places: &mut Register<PlaceEntry>, mistakes: &mut Vec<Mistake>) {
    for row in table.rows().filter(|row| !row.get("within").is_empty()) {
        let Some(at) = places.keys.iter().position(|key| key == row.get("key")) else { continue };
        let Some(whole) = places.find(row, "within", mistakes) else { continue };
        let mut above = Some(whole);
        while let Some(place) = above.filter(|place| *place != at) {
            above = places.entries[place].as_ref().and_then(|place| place.within);
        }
        if above == Some(at) {
            let found = row.get("within").to_owned();
            let expected = "a place that is not itself a part of this one; leave it empty".to_owned();
            mistakes.push(row.spot("within").is(Fault::Unfit { found, expected }));
        } else if let Some(place) = &mut places.entries[at] {
            place.within = Some(whole);
        }
    }
}

/// Where each city lies in the schematic map; two cannot lie on one tile.
fn read_tiles(table: &Table<'_>, places: &mut Register<PlaceEntry>, mistakes: &mut Vec<Mistake>) {
    let mut taken: Vec<((u8, u8), Spot)> = Vec::new();
    for row in table.rows() {
        let Some(at) = places.keys.iter().position(|key| key == row.get("key")) else { continue };
        let Some(place) = &mut places.entries[at] else { continue };
        let position = ["column", "row"].map(|column| {
            let found = row.get(column);
            let digit = found.parse().ok().filter(|number: &u8| found.len() == 1 && *number <= LAST_TILE);
            let fault = match (place.kind == PlaceKind::City, found.is_empty()) {
                (true, false) if digit.is_some() => return digit,
                (false, true) => return None,
                (true, true) => Fault::Empty { expected: TILE.to_owned() },
                (true, false) => Fault::Unfit { found: found.to_owned(), expected: TILE.to_owned() },
                (false, false) => Fault::NotEmpty {
                    found: found.to_owned(),
                    reason: "only a city (\"city\") has a tile in the map".to_owned(),
                },
            };
            mistakes.push(row.spot(column).is(fault));
            None
        });
        let [Some(column), Some(line)] = position else { continue };
        if let Some((_, first)) = taken.iter().find(|(tile, _)| *tile == (column, line)) {
            let found = format!("a city on the tile in column {column} and row {line}");
            mistakes.push(row.spot("column").is(Fault::TileTaken { found, first: first.clone() }));
            continue;
        }
        taken.push(((column, line), row.whole()));
        place.tile = Some((column, line));
    }
}

fn slug(row: Row<'_>, column: &str, mistakes: &mut Vec<Mistake>) -> Option<String> {
    let found = row.get(column).to_owned();
    if is_key(&found) {
        return Some(found);
    }
    mistakes.push(row.spot(column).is(Fault::BadKey { found }));
    None
}

fn read_source(row: Row<'_>, mistakes: &mut Vec<Mistake>) -> Option<SourceEntry> {
    let before = mistakes.len();
    let kind = word(row, "kind", mistakes);
    let mut fits = |column: &str, fits: bool, expected: &str| {
        if !fits {
            let fault = Fault::Unfit { found: row.get(column).to_owned(), expected: expected.to_owned() };
            mistakes.push(row.spot(column).is(fault));
        }
    };
    fits(
        "key",
        row.get("key") != DERIVED,
        "another key: \"derived\" is kept for figures that follow from others",
    );
    let publisher = row.get("publisher");
    fits(
        "publisher",
        is_key(publisher),
        "the key of a name under [publisher] in the messages, such as \"xinhua\"",
    );
    let origins: Vec<String> = row.get("origin").split_whitespace().map(str::to_owned).collect();
    let are_keys = origins.iter().all(|origin| is_key(origin));
    fits(
        "origin",
        are_keys,
        "keys of names under [publisher] in the messages, with spaces between them, or nothing",
    );
    let via = Some(row.get("via")).filter(|via| !via.is_empty());
    let leads_somewhere = via.is_none_or(|via| is_key(via) || is_domain(via));
    fits(
        "via",
        leads_somewhere,
        "a domain such as \"cinic.org.cn\", a key of a name under [publisher], or nothing",
    );
    let is_named = via.is_some() || !matches!(kind, Some(SourceKind::Repost | SourceKind::Blog));
    fits("via", is_named, "the site that a repost or blog stands on");
    fits("about", !row.get("about").trim().is_empty(), "what the page is about");
    let date = Period::parse(row.get("date"))
        .filter(|date| matches!(date, Period::Year(_) | Period::AsOf(_) | Period::Day(_)));
    fits("date", date.is_some(), "a date such as \"2025\", \"2025-06\" or \"2025-06-30\"");
    let url = row.get("url");
    let is_address = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
    fits(
        "url",
        is_address && !url.contains(char::is_whitespace),
        "an address that begins with http:// or https://",
    );
    fits("grade", matches!(row.get("grade"), "A" | "B" | "C"), "one of \"A\", \"B\", \"C\"");
    let entry = SourceEntry {
        key: row.get("key").to_owned(),
        publisher: publisher.to_owned(),
        origins,
        via: via.map(str::to_owned),
        kind: kind?,
        about: row.get("about").to_owned(),
        date: date?,
        url: url.to_owned(),
        grade: row.get("grade").chars().next()?,
    };
    (mistakes.len() == before).then_some(entry)
}
