//! Posters as files one can open: `tests/golden/<chart>-<state>-<width>.svg`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::export;
use greater_bay_ip::language::Language;

use crate::matrix::chart;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");

/// Set to rewrite the files instead of comparing with them.
const UPDATE: &str = "UPDATE_GOLDENS";

fn is_update() -> bool {
    std::env::var_os(UPDATE).is_some_and(|value| value == "1")
}

/// The name of a poster and what is drawn on it.
fn posters() -> Vec<(String, String)> {
    let english = Language::english();
    let mut posters = Vec::new();
    for key in CHARTS.iter().map(|chart| chart.key) {
        let two_cities = ("two-cities", "place=shenzhen,zhuhai");
        let is_empty = chart(key, two_cities.1, &english).is_empty();
        let filtered = if is_empty { ("story", "layer=story") } else { two_cities };
        for (name, query) in [("all", ""), filtered] {
            for width in [360.0, 768.0] {
                let view = chart(key, query, &english);
                let svg = export::svg(&super::poster(&view, width, &english), &view.title, english.tag());
                posters.push((format!("{key}-{name}-{width}.svg"), svg));
            }
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
    assert_eq!(drawn.len(), 4 * CHARTS.len());
}
