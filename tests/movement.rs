use greater_bay_ip::language::Language;
use greater_bay_ip::movement::{DURATION, between, opened, progress};
use greater_bay_ip::scene::{Kind, Placed, Scene, Shape};
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

/// Where the shapes of the places that lead lie, from left to right.
fn leading(scene: &Scene) -> Vec<f64> {
    let leads =
        scene.shapes.iter().filter(|placed| placed.place.is_some_and(|place| scene.leads.contains(&place)));
    let leads = leads.filter(|placed| !matches!(placed.shape.kind, Kind::Text { .. }));
    let mut edges: Vec<f64> = leads.flat_map(|placed| &placed.shape.points).map(|point| point.x).collect();
    edges.sort_by(f64::total_cmp);
    edges
}

/// How far to the right they reach.
fn reach(scene: &Scene) -> f64 {
    leading(scene).last().copied().unwrap_or_default()
}

#[test]
fn a_course_and_a_part_draw_themselves_from_left_to_right_and_end_whole() {
    for key in ["rank", "share"] {
        draws_itself(&drawn(&chart(key, "", &Language::english()), 600.0));
    }
}

fn draws_itself(whole: &Scene) {
    let edges = leading(whole);
    let (left, right) = (edges[0], edges[edges.len() - 1]);
    assert_eq!(opened(whole, 1.0), *whole);
    let others = |scene: &Scene| {
        let others = |placed: &&Placed| !placed.place.is_some_and(|place| scene.leads.contains(&place));
        scene.shapes.iter().filter(others).cloned().collect::<Vec<_>>()
    };
    for share in [0.0, 0.25, 0.5, 0.75] {
        let part = opened(whole, share);
        assert!(reach(&part) <= left + (right - left) * share, "{share}");
        assert_eq!(others(&part), others(whole));
        assert_eq!((part.height, &part.marks), (whole.height, &whole.marks));
    }
    assert!(reach(&opened(whole, 0.75)) > reach(&opened(whole, 0.5)));
}

proptest! {
    #[test]
    fn progress_runs_from_nothing_to_all_and_never_back(one in -50.0..2.0 * DURATION, other in -50.0..2.0 * DURATION) {
        let (early, late) = (one.min(other), one.max(other));
        prop_assert!((0.0..=1.0).contains(&progress(early, DURATION)));
        prop_assert!(progress(early, DURATION) <= progress(late, DURATION));
        prop_assert_eq!(progress(DURATION, DURATION), 1.0);
    }
}
