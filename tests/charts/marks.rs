use std::collections::BTreeSet;

use greater_bay_ip::dataset::FigureId;
use greater_bay_ip::scene::TARGET;
use proptest::prelude::*;

use crate::matrix::{self, Case};

#[test]
fn marks_lie_within_the_drawing() {
    let mut mistakes = Vec::new();
    matrix::each(|case| mistakes.extend(outside(&case)));
    matrix::none(&mistakes);
}

fn outside(case: &Case) -> Vec<String> {
    let frame = case.scene.frame();
    let marks = case.scene.marks.iter().filter(|mark| !frame.encloses(mark.bounds, 0.001));
    marks.map(|mark| format!("{}: {:?} outside {frame:?}", case.name(), mark.bounds)).collect()
}

#[test]
fn marks_are_hit_in_their_middle() {
    let mut mistakes = Vec::new();
    matrix::each(|case| {
        for (index, mark) in case.scene.marks.iter().enumerate() {
            let hit = case.scene.hit(mark.bounds.center());
            if hit != Some(index) {
                let other = hit.map(|hit| case.scene.marks[hit].figure.figure());
                mistakes.push(format!("{}: {:?} gives {other:?}", case.name(), mark.figure.figure()));
            }
        }
    });
    matrix::none(&mistakes);
}

#[test]
fn marks_are_large_enough_for_a_finger() {
    let mut mistakes = Vec::new();
    matrix::each(|case| {
        for mark in &case.scene.marks {
            let (width, height) = (mark.bounds.width(), mark.bounds.height());
            if width.min(height) < TARGET - 0.001 {
                mistakes.push(format!(
                    "{}: {width} × {height} px for {:?}",
                    case.name(),
                    mark.figure.figure().place
                ));
            }
        }
    });
    matrix::none(&mistakes);
}

#[test]
fn every_figure_shown_has_one_mark_and_every_mark_a_figure() {
    let mut mistakes = Vec::new();
    matrix::each(|case| {
        let mut marks: Vec<FigureId> = case.scene.marks.iter().map(|mark| mark.figure).collect();
        let mut data: Vec<FigureId> = case.view.data().map(|datum| datum.id).collect();
        marks.sort();
        data.sort();
        if marks != data {
            mistakes.push(format!("{}: marks {marks:?}, data {data:?}", case.name()));
        }
        let once: BTreeSet<FigureId> = data.iter().copied().collect();
        if once.len() != data.len() {
            mistakes.push(format!("{}: a figure twice in {data:?}", case.name()));
        }
    });
    matrix::none(&mistakes);
}

#[test]
fn marks_belong_to_the_place_of_their_figure() {
    matrix::each(|case| {
        for mark in &case.scene.marks {
            assert_eq!(mark.place, mark.figure.figure().place, "{}", case.name());
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn marks_stay_sound_at_any_width(width in 280.0..1600.0, query in prop::sample::select(matrix::queries())) {
        for language in matrix::languages() {
            for view in matrix::view_of(&query, &language).charts.iter().filter(|view| !view.is_empty()) {
                let scene = matrix::drawn(view, width);
                let case = Case { query: &query, language: &language, width, view, scene: &scene };
                prop_assert_eq!(outside(&case), Vec::<String>::new());
                for (index, mark) in scene.marks.iter().enumerate() {
                    prop_assert_eq!(scene.hit(mark.bounds.center()), Some(index), "{}", case.name());
                    prop_assert!(mark.bounds.width().min(mark.bounds.height()) >= TARGET - 0.001);
                }
            }
        }
    }
}
