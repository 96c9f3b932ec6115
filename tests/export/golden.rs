//! Posters as files one can open: `tests/golden/<chart>-<state or language>-<width>.svg`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::export;
use greater_bay_ip::language::Language;

use crate::matrix::{chart, languages};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");

/// Set to rewrite the files instead of comparing with them.
const UPDATE: &str = "UPDATE_GOLDENS";

fn is_update() -> bool {
    std::env::var_os(UPDATE).is_some_and(|value| value == "1")
}

/// States in which posters are kept besides the default one, and of which charts.
const FILTERED: [(&str, &str, &[&str]); 4] = [
    ("two-cities", "place=shenzhen,zhuhai", &["density", "pct-years", "licensing", "map"]),
    ("log", "scale=log", &["grants", "pct-years", "density"]),
    ("share", "measure=share", &["stock", "map"]),
    ("index", "measure=index", &["stock", "grants", "financing"]),
];

/// The widths of a phone and of a column in a page.
const WIDTHS: [f64; 2] = [360.0, 768.0];

/// The name of a poster and what is drawn on it.
fn posters() -> Vec<(String, String)> {
    let mut posters = Vec::new();
    let mut keep = |key: &str, name: &str, query: &str, language: &Language| {
        for width in WIDTHS {
            let view = chart(key, query, language);
            let svg = export::svg(&super::poster(&view, width, language), &view.title, language.tag());
            posters.push((format!("{key}-{name}-{width}.svg"), svg));
        }
    };
    for language in languages() {
        let name = if language.tag() == "en" { "all" } else { language.tag() };
        for chart in &CHARTS {
            keep(chart.key, name, "", &language);
        }
    }
    for (name, query, keys) in FILTERED {
        for key in keys {
            keep(key, name, query, &Language::english());
        }
    }
    posters
}

#[test]
fn posters_look_as_they_did() {
    let folder = PathBuf::from(FOLDER);
    let mut changed = Vec::new();
    for (name, svg) in posters() {
        let file = folder.join(&name);
        if is_update() {
            std::fs::write(&file, &svg).unwrap();
        } else if std::fs::read_to_string(&file).ok().as_deref() != Some(&svg) {
            changed.push(name);
        }
    }
    assert!(
        changed.is_empty(),
        "changed, or not there: {}. If that is meant, run `{UPDATE}=1 cargo test --test suite golden` and \
         look at the files before you commit them",
        changed.join(", ")
    );
}

#[test]
fn no_poster_is_left_behind() {
    if is_update() {
        return; // the other test is still writing
    }
    let drawn: BTreeSet<String> = posters().into_iter().map(|(name, _)| name).collect();
    let kept = std::fs::read_dir(Path::new(FOLDER)).unwrap();
    let kept: BTreeSet<String> = kept.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(kept, drawn);
    let filtered: usize = FILTERED.iter().map(|(.., keys)| keys.len()).sum();
    assert_eq!(drawn.len(), WIDTHS.len() * (languages().len() * CHARTS.len() + filtered));
}
