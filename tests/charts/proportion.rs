use greater_bay_ip::dataset::{Layer, Qualifier};
use greater_bay_ip::geometry::Rect;
use greater_bay_ip::scene::{Kind, Scene};
use greater_bay_ip::theme::Theme;
use greater_bay_ip::view::Datum;

use crate::matrix;

/// A chart, one of its facets, and the side of a bar that its number sets.
type Bars = (&'static str, usize, fn(Rect) -> f64);

/// The facets whose bars start from a common zero.
const BARS: [Bars; 7] = [
    ("share", 0, Rect::width),
    ("density", 0, Rect::width),
    ("pct", 0, Rect::height),
    ("licensing", 0, Rect::width),
    ("licensing", 1, Rect::width),
    ("licensing", 2, Rect::width),
    ("financing", 1, Rect::height),
];

/// The solid bar within the mark of a figure that is drawn up to its number.
fn solid(scene: &Scene, datum: &Datum) -> Option<Rect> {
    let is_solid = matches!(datum.qualifier, Qualifier::Exact | Qualifier::Over);
    if !is_solid || datum.layer == Layer::Derived {
        return None;
    }
    let mark = scene.marks.iter().find(|mark| mark.figure == Some(datum.id))?;
    let color = Theme::LIGHT.mark(datum.hue, datum.layer);
    let colors = [color, Theme::LIGHT.pale(color)];
    let blocks = scene.shapes.iter().filter(|placed| placed.place == Some(datum.place));
    let solid = blocks.map(|placed| &placed.shape).filter(|shape| colors.contains(&shape.color));
    let mut bars = solid.filter_map(|shape| match (&shape.kind, &shape.points[..]) {
        (Kind::Block, &[near, far]) => Some(Rect::between(near, far)),
        _ => None,
    });
    bars.find(|rect| mark.bounds.contains(rect.center()))
}

#[test]
fn bars_are_as_long_as_their_numbers() {
    let (mut mistakes, mut compared) = (Vec::new(), 0);
    matrix::each(|case| {
        for &(key, facet, length) in BARS.iter().filter(|(key, ..)| *key == case.view.chart.key) {
            let data = &case.view.facets[facet].data;
            let per_unit: Vec<(f64, &Datum)> = data
                .iter()
                .filter_map(|datum| Some((length(solid(case.scene, datum)?) / datum.value, datum)))
                .collect();
            for pair in per_unit.windows(2) {
                compared += 1;
                if (pair[0].0 / pair[1].0 - 1.0).abs() > 1e-6 {
                    let names = [&pair[0].1.label, &pair[1].1.label];
                    mistakes.push(format!("{} facet {facet} of {key}: {names:?}", case.name()));
                }
            }
        }
    });
    assert!(compared > 1000, "only {compared} pairs of bars were found");
    matrix::none(&mistakes);
}

#[test]
fn the_whole_track_of_a_share_is_everything() {
    let english = &matrix::languages()[0];
    let view = matrix::chart("share", "", english);
    let scene = matrix::drawn(&view, 400.0);
    let datum = view.data().find(|datum| datum.qualifier == Qualifier::Exact).unwrap();
    let bar = solid(&scene, datum).unwrap();
    assert!((bar.width() - datum.value * 400.0).abs() < 1e-9, "{bar:?}");
}
