use greater_bay_ip::dataset::{Layer, Qualifier};
use greater_bay_ip::geometry::Rect;
use greater_bay_ip::scene::{Kind, Scene};
use greater_bay_ip::theme::Theme;
use greater_bay_ip::view::Datum;

use crate::matrix;

/// A chart, one of its facets, and the side of a bar that its number sets.
type Bars = (&'static str, usize, fn(Rect) -> f64);

/// The facets whose bars start from a common zero.
const BARS: [Bars; 6] = [
    ("density", 0, Rect::width),
    ("pct", 0, Rect::width),
    ("licensing", 0, Rect::width),
    ("licensing", 1, Rect::width),
    ("licensing-years", 0, Rect::width),
    ("financing", 1, Rect::height),
];

/// The solid bar within the mark of a figure that is drawn up to its number.
fn solid(scene: &Scene, datum: &Datum) -> Option<Rect> {
    let is_solid = matches!(datum.qualifier, Qualifier::Exact | Qualifier::Over);
    if !is_solid || datum.layer == Layer::Derived {
        return None;
    }
    let mark = scene.marks.iter().find(|mark| mark.figure == Some(datum.id))?;
    let color = Theme::LIGHT.fill(datum.hue, datum.layer);
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
fn about_a_sixth_fills_one_of_six_blocks_and_no_other() {
    for language in matrix::languages() {
        let view = matrix::chart("share", "", &language);
        for width in [320.0, 768.0] {
            let scenes = [matrix::drawn(&view, width), matrix::drawn_in_page(&view, width)];
            let half = (width - 40.0) / 2.0;
            // A picture has them one below the other, a page side by side where there is room.
            let (stacked, beside) = ([(0.0, width), (0.0, width)], [(0.0, half), (half + 40.0, half)]);
            let in_page = if width < 520.0 { stacked } else { beside };
            for (scene, columns) in scenes.iter().zip([stacked, in_page]) {
                for (facet, (left, width)) in view.facets[..2].iter().zip(columns) {
                    let lead = facet.lead().unwrap();
                    let color = Theme::LIGHT.stroke(lead.hue).rgb;
                    let of_lead = scene.shapes.iter().filter(|placed| placed.figure == Some(lead.id));
                    let blocks = of_lead
                        .filter(|placed| placed.shape.kind == Kind::Block && placed.shape.color.rgb == color);
                    let blocks: Vec<_> = blocks.map(|placed| &placed.shape.points).collect();
                    // Steps side by side would show a seam where a device rounds their edges apart.
                    assert!(
                        blocks.len() > 3 && blocks.iter().all(|points| points[0].x == left),
                        "{blocks:?}"
                    );
                    let right = blocks.iter().map(|points| points[1].x).fold(0.0, f64::max);
                    let end = left + (width - 5.0 * 4.0) / 6.0;
                    assert!((right - end).abs() < 1e-9, "{right} of {width}, not {end}");
                }
            }
        }
    }
}

#[test]
fn the_hero_is_seen_whole_on_a_phone() {
    for language in matrix::languages() {
        let view = matrix::chart("share", "", &language);
        for width in [312.0, 320.0, 336.0, 360.0] {
            let height = matrix::drawn_in_page(&view, width).height;
            assert!(height <= 320.0, "{} {width} px wide: {height} px high", language.tag());
        }
    }
}
