//! The messages of every language.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Language, MESSAGES};
use super::fault::{Fault, Hint};
use super::file::{File, text};
use super::mistake::Mistake;
use super::registers::Registers;
use super::spot::Spot;
use super::variant::{check_alike, is_domain, is_key};
use crate::dataset::{Layer, Qualifier, Right, SourceKind, Stage};
use crate::text::PHRASE_MARK;

/// The language all others are compared with.
const REFERENCE: &str = "messages/en.toml";

/// How a message writes [`PHRASE_MARK`].
const BREAK: char = '|';

/// Messages the program asks for by name, with the placeholders it fills in.
const FIXED: &[(&str, &[&str])] = &[
    ("chart.matrix.cell", &["count", "place", "stage"]),
    ("chart.matrix.cell-none", &["place", "stage"]),
    ("chart.matrix.cell-one", &["place", "stage"]),
    ("reading.index", &["value"]),
    ("ui.chip-from", &["year"]),
    ("ui.chip-to", &["year"]),
    ("ui.why-nothing", &["option"]),
    ("ui.why-unreadable", &["option"]),
    ("ui.why-backwards", &["option"]),
    ("ui.second", &["words"]),
    ("period.year", &["year"]),
    ("period.as-of", &["month", "year"]),
    ("period.half-1", &["year"]),
    ("period.half-2", &["year"]),
    ("period.months", &["from", "to", "year"]),
    ("period.months-across", &["from", "from-year", "to", "to-year"]),
    ("period.to-date", &["year"]),
    ("period.years", &["from", "to"]),
    ("period.day", &["day", "month", "year"]),
    ("period.told", &["day", "month", "year"]),
    ("period.month", &["month", "year"]),
    ("source.plain", &["publisher", "date"]),
    ("source.reported", &["origin", "publisher", "date"]),
    ("source.reported-on", &["origin", "publisher", "via", "date"]),
    ("source.on", &["publisher", "via", "date"]),
    ("source.reposted", &["publisher", "via", "date"]),
    ("source.relayed", &["origin", "publisher", "via", "date"]),
    ("number.decimal", &[]),
    ("number.group", &[]),
    ("number.min-grouping", &[]),
    ("number.percent", &["value"]),
    ("number.scales", &[]),
    ("number.scales-before-noun", &[]),
];

/// What titles, headings and captions fill in, of the first figure that they speak of; `-2` and `-3` speak of others, `-of`
/// is written before a noun.
pub const TOLD: [&str; 20] = [
    "place", "who", "label", "value", "number", "quantity", "amount", "metric", "what", "period", "periods",
    "year", "source", "origin", "ratio", "times", "among", "cell", "count", "scale",
];

/// Where they stand: in the messages of charts, and in titles that charts share.
const TELLING: [&str; 3] = ["chart.", "title.", "reading.title-"];

/// A message that must be there: its key, the placeholders it must have, and who needs it.
struct Need {
    key: String,
    placeholders: &'static [&'static str],
    reason: String,
}

/// Reads every language; English comes first and is the measure of the others.
pub(super) fn read(files: &[File], registers: &Registers, mistakes: &mut Vec<Mistake>) -> Vec<Language> {
    let Some(english) = files.iter().find(|file| file.name == REFERENCE) else {
        let expected = "the English messages, which the other languages are compared with".to_owned();
        mistakes.push(Spot::file(REFERENCE).is(Fault::NoFile { expected }));
        return Vec::new();
    };
    let Some(english) = read_language(english, mistakes) else { return Vec::new() };
    let keys: Vec<_> = english.messages.keys().map(|key| (key.as_str(), Spot::key(REFERENCE, key))).collect();
    check_alike(&keys, mistakes);
    check_needs(&english, &needs(registers), mistakes);
    check_told(&english, mistakes);
    let mut languages = vec![english];
    let others = files.iter().filter(|file| file.name.starts_with(MESSAGES) && file.name != REFERENCE);
    for file in others {
        let Some(language) = read_language(file, mistakes) else { continue };
        match untranslated(&language, &languages[0]) {
            Some(fault) => mistakes.push(Spot::file(&file.name).is(fault)),
            None => compare(file, &language, &languages[0], mistakes),
        }
        languages.push(language);
    }
    languages
}

fn read_language(file: &File, mistakes: &mut Vec<Mistake>) -> Option<Language> {
    let tag = file.name.trim_start_matches(MESSAGES).trim_matches('/').trim_end_matches(".toml").to_owned();
    if !tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') || tag.len() < 2 {
        let fault =
            Fault::Unfit { found: tag, expected: "a language tag such as \"pt\" or \"zh-Hant\"".to_owned() };
        mistakes.push(Spot::file(&file.name).is(fault));
        return None;
    }
    let text = text(file, mistakes)?.trim_start_matches('\u{feff}');
    match text.parse::<toml::Table>() {
        Ok(table) => {
            let mut messages = BTreeMap::new();
            flatten(&file.name, "", &table, &mut messages, mistakes);
            Some(Language { tag, messages })
        }
        Err(error) => {
            let found = error.message().replace('\n', ", ");
            let at = error.span().map_or(0, |span| span.start.min(text.len()));
            let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count() as u64;
            mistakes.push(Spot::line(&file.name, line).is(Fault::NotToml { found }));
            None
        }
    }
}

fn flatten(
    file: &str,
    above: &str,
    table: &toml::Table,
    messages: &mut BTreeMap<String, String>,
    mistakes: &mut Vec<Mistake>,
) {
    for (word, value) in table {
        let key = if above.is_empty() { word.clone() } else { format!("{above}.{word}") };
        let spot = Spot::key(file, &key);
        if !is_key(word) {
            mistakes.push(spot.clone().is(Fault::BadKey { found: word.clone() }));
        }
        match value {
            toml::Value::Table(table) => flatten(file, &key, table, messages, mistakes),
            toml::Value::String(text) => {
                if let Some(fault) = text_fault(&key, text) {
                    mistakes.push(spot.is(fault));
                }
                // How numbers are scaled is parted by the same sign.
                let is_text = !key.starts_with("number.");
                let text = if is_text { text.replace(BREAK, &PHRASE_MARK.to_string()) } else { text.clone() };
                messages.insert(key, text);
            }
            other => {
                let expected = format!("text between double quotes, not a TOML {}", other.type_str());
                mistakes.push(spot.is(Fault::Unfit { found: other.to_string(), expected }));
                // It is there, so nobody needs to miss it as well.
                messages.insert(key, String::new());
            }
        }
    }
}

/// What is wrong with a text by itself.
fn text_fault(key: &str, text: &str) -> Option<Fault> {
    let unfit = |expected: &str| Some(Fault::Unfit { found: text.to_owned(), expected: expected.to_owned() });
    if text.is_empty() {
        return Some(Fault::Empty { expected: "the text of the message".to_owned() });
    }
    if text.contains(char::is_control) {
        return unfit("one line of text without tabs or other control characters");
    }
    if placeholders(text).is_none() {
        return unfit("placeholders such as {value}, each with both braces");
    }
    match key {
        "number.scales" | "number.scales-before-noun" if !text.split('|').all(is_scale) => unfit(
            "POWER:DECIMALS:WORD or POWER:DECIMALS:WORD:WORD FOR ONE, largest power first, joined by |, such as \
             \"9:3: billion|6:3: million\"",
        ),
        "number.min-grouping" if !text.parse().is_ok_and(|digits: u8| digits > 0) => {
            unfit("the smallest number of digits that is split into groups, such as \"4\"")
        }
        _ => None,
    }
}

fn is_scale(scale: &str) -> bool {
    let mut parts = scale.splitn(4, ':');
    let mut number =
        |limit: u8| parts.next().and_then(|part| part.parse().ok()).is_some_and(|n: u8| n <= limit);
    let (power, decimals) = (number(18), number(9));
    let is_word = |word: &str| !word.is_empty();
    power && decimals && parts.next().is_some_and(is_word) && parts.next().is_none_or(is_word)
}

/// The names between braces; `None` where a brace has no partner or no proper name.
fn placeholders(text: &str) -> Option<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if before.contains('}') || !is_key(name) {
            return None;
        }
        names.insert(name);
        rest = after;
    }
    (!rest.contains('}')).then_some(names)
}

fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let listed: Vec<String> = names.into_iter().map(|name| format!("{{{name}}}")).collect();
    if listed.is_empty() { "none".to_owned() } else { listed.join(", ") }
}

/// Everything the tables and the program need a message for, notes excepted: a row cites those itself.
fn needs(registers: &Registers) -> Vec<Need> {
    let mut needs = Vec::new();
    let mut need = |key: String, placeholders, reason: &str| {
        needs.push(Need { key, placeholders, reason: reason.to_owned() });
    };
    for place in registers.places.keys.iter().filter(|key| is_key(key)) {
        need(format!("place.{place}"), &[], "src/data/places.csv has this place");
    }
    for metric in registers.metrics.keys.iter().filter(|key| is_key(key)) {
        need(format!("metric.{metric}"), &[], "src/data/metrics.csv has this metric");
    }
    let sources = registers.sources.entries.iter().flatten();
    let publishers: BTreeSet<&str> = sources
        .flat_map(|source| [&source.publisher].into_iter().chain(&source.origins).chain(&source.via))
        .map(String::as_str)
        .filter(|name| !is_domain(name))
        .collect();
    for publisher in publishers {
        need(format!("publisher.{publisher}"), &[], "src/data/sources.csv names it");
    }
    let units: BTreeSet<&str> =
        registers.metrics.entries.iter().flatten().map(|metric| metric.unit.as_str()).collect();
    for unit in units {
        need(format!("unit.{unit}"), &["value"], "src/data/metrics.csv has this unit");
        need(format!("unit-one.{unit}"), &["value"], "src/data/metrics.csv has this unit");
    }
    for stop in registers.tour.keys.iter().filter(|key| is_key(key)) {
        need(format!("tour.{stop}"), &[], "src/data/tour.csv has this stop");
    }
    let program = "the program shows it";
    for qualifier in Qualifier::ALL {
        let filled: &[&str] = if *qualifier == Qualifier::Thousands { &[] } else { &["value"] };
        need(format!("qualifier.{}", qualifier.key()), filled, program);
        need(format!("qualifier-name.{}", qualifier.key()), &[], program);
    }
    SourceKind::ALL.iter().for_each(|kind| need(format!("source-kind.{}", kind.key()), &[], program));
    Layer::ALL.iter().for_each(|layer| need(format!("layer.{}", layer.key()), &[], program));
    Stage::ALL.iter().for_each(|stage| need(format!("stage.{}", stage.key()), &[], program));
    Right::ALL.iter().for_each(|right| need(format!("right.{}", right.key()), &[], program));
    for month in 1..=12 {
        need(format!("month.{month}"), &[], program);
        need(format!("month-short.{month}"), &[], program);
    }
    for (key, placeholders) in FIXED {
        need((*key).to_owned(), placeholders, program);
    }
    needs
}

fn check_needs(english: &Language, needs: &[Need], mistakes: &mut Vec<Mistake>) {
    for Need { key, placeholders: filled, reason } in needs {
        let spot = Spot::key(REFERENCE, key);
        let Some(text) = english.messages.get(key) else {
            mistakes.push(spot.is(Fault::MissingMessage { reason: reason.clone() }));
            continue;
        };
        let Some(found) = placeholders(text).filter(|_| !text.is_empty()) else { continue };
        if found != filled.iter().copied().collect() {
            let expected = format!("{}, which the program fills in", listed(filled.iter().copied()));
            mistakes.push(spot.is(Fault::Placeholders { found: listed(found), expected }));
        }
    }
}

/// Finds placeholders of charts that nothing fills in: the other languages are held to the English ones.
fn check_told(english: &Language, mistakes: &mut Vec<Mistake>) {
    let is_fixed = |key: &str| FIXED.iter().any(|(fixed, _)| *fixed == key);
    let is_telling = |key: &str| TELLING.iter().any(|section| key.starts_with(section)) && !is_fixed(key);
    for (key, text) in english.messages.iter().filter(|(key, _)| is_telling(key)) {
        for found in placeholders(text).into_iter().flatten() {
            let name = found.strip_suffix("-of").unwrap_or(found);
            let name = ["-2", "-3"].iter().find_map(|other| name.strip_suffix(other)).unwrap_or(name);
            if !TOLD.contains(&name) {
                let (hint, expected) = (Hint::nearest(name, TOLD), format!("one of {}", listed(TOLD)));
                let fault = Fault::Unknown { found: format!("{{{found}}}"), expected, hint };
                mistakes.push(Spot::key(REFERENCE, key).is(fault));
            }
        }
    }
}

/// The fault of a file that is for the most part a copy of the English one, under the tag of another language.
fn untranslated(language: &Language, english: &Language) -> Option<Fault> {
    let primary = |language: &Language| language.tag.split('-').next().unwrap_or_default().to_owned();
    // Names and templates of placeholders alone may be the same in any language.
    let has_words = |text: &str| text.split(' ').filter(|word| !word.contains(['{', '}'])).count() > 2;
    let pairs = english.messages.iter().filter(|(_, text)| has_words(text));
    let pairs: Vec<_> = pairs.filter_map(|(key, text)| Some((text, language.messages.get(key)?))).collect();
    let same = pairs.iter().filter(|(one, other)| one == other).count();
    (primary(language) != primary(english) && 2 * same > pairs.len()).then(|| Fault::Untranslated {
        same,
        of: pairs.len(),
        reference: REFERENCE.to_owned(),
        tag: language.tag.clone(),
    })
}

fn compare(file: &File, language: &Language, english: &Language, mistakes: &mut Vec<Mistake>) {
    for (key, text) in &english.messages {
        let spot = Spot::key(&file.name, key);
        let Some(translated) = language.messages.get(key) else {
            let reason = format!("src/data/{REFERENCE} has it: {text:?}");
            mistakes.push(spot.is(Fault::MissingMessage { reason }));
            continue;
        };
        let (Some(found), Some(expected)) = (placeholders(translated), placeholders(text)) else { continue };
        // A language may need a word between a number and its noun.
        let alike = |names: &BTreeSet<&str>| -> BTreeSet<String> {
            names.iter().map(|name| name.strip_suffix("-of").unwrap_or(name).to_owned()).collect()
        };
        if alike(&found) != alike(&expected) && !translated.is_empty() {
            let expected = format!("{} as in English", listed(expected));
            mistakes.push(spot.is(Fault::Placeholders { found: listed(found), expected }));
        }
    }
    for key in language.messages.keys().filter(|key| !english.messages.contains_key(*key)) {
        let hint = Hint::nearest(key, english.messages.keys().map(String::as_str));
        let fault = Fault::UnknownMessage { reference: REFERENCE.to_owned(), hint };
        mistakes.push(Spot::key(&file.name, key).is(fault));
    }
}
