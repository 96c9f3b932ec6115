use greater_bay_ip::language::Language;
use greater_bay_ip::movement::{DURATION, between, progress};
use greater_bay_ip::scene::{Kind, Scene, Shape};
use proptest::prelude::*;

use crate::matrix::{chart, drawn};

fn density(query: &str) -> Scene {
    drawn(&chart("density", query, &Language::english()), 600.0)
}

/// The left and right edges of the blocks that belong to figures.
fn edges(scene: &Scene) -> Vec<(f64, f64)> {
    let block = |shape: &Shape| match (&shape.kind, &shape.points[..]) {
        (Kind::Block, [near, far]) => Some((near.x, far.x)),
        _ => None,
    };
    scene
        .shapes
        .iter()
        .filter(|placed| placed.figure.is_some())
        .filter_map(|placed| block(&placed.shape))
        .collect()
}

#[test]
fn a_movement_ends_as_the_drawing_it_leads_to() {
    let (before, after) = (density(""), density("place=zhuhai,guangzhou"));
    assert_eq!(between(&before, &after, 1.0).shapes, after.shapes);
    assert_eq!(between(&before, &after, 0.3).height, after.height);
}

#[test]
fn marks_of_the_same_figure_start_where_they_were() {
    let (before, after) = (density(""), density("place=zhuhai,guangzhou"));
    let (start, moved) = (between(&before, &after, 0.0), between(&before, &after, 0.5));
    let old = edges(&before);
    assert!(!edges(&start).is_empty());
    assert!(edges(&start).iter().all(|edge| old.contains(edge)), "{:?} of {old:?}", edges(&start));
    assert_ne!(edges(&moved), edges(&start));
    assert_ne!(edges(&moved), edges(&after));
}

#[test]
fn what_is_new_appears_and_what_stays_is_solid() {
    let nothing = Scene::new(600.0);
    let after = density("");
    let half = between(&nothing, &after, 0.5);
    for (placed, shown) in half.shapes.iter().zip(&after.shapes) {
        let expected = if placed.place.is_some() { 0.5 } else { 1.0 };
        let share = placed.shape.color.opacity / shown.shape.color.opacity;
        assert!(share == 1.0 || (share - expected).abs() < 1e-9, "{:?}", placed.shape);
    }
}

proptest! {
    #[test]
    fn progress_runs_from_nothing_to_all_and_never_back(one in -50.0..2.0 * DURATION, other in -50.0..2.0 * DURATION) {
        let (early, late) = (one.min(other), one.max(other));
        prop_assert!((0.0..=1.0).contains(&progress(early)));
        prop_assert!(progress(early) <= progress(late));
        prop_assert_eq!(progress(DURATION), 1.0);
    }
}
