use std::collections::{BTreeMap, BTreeSet};

use greater_bay_ip::geometry::{Point, Rect};
use greater_bay_ip::language::Language;
use greater_bay_ip::layout::{self, Sheet};
use greater_bay_ip::scene::{Kind, Placed, Scene};
use greater_bay_ip::text::WidthTable;
use greater_bay_ip::theme::{Color, Theme};
use greater_bay_ip::view::{ChartView, Emphasis};
use proptest::prelude::*;

use crate::matrix::{self, Case};
use crate::theme::contrast;

/// The texts of a drawing with the boxes they fill.
fn texts(scene: &Scene) -> Vec<(&str, Rect)> {
    let mut texts = Vec::new();
    for placed in &scene.shapes {
        if let (Kind::Text { text, .. }, Some(extent)) = (&placed.shape.kind, placed.shape.extent()) {
            texts.push((text.as_str(), extent));
        }
    }
    texts
}

fn cut(scene: &Scene) -> Vec<String> {
    let frame = scene.frame();
    let cut = texts(scene).into_iter().filter(|&(_, extent)| !frame.encloses(extent, 0.5));
    cut.map(|(text, _)| format!("“{text}” is cut")).collect()
}

/// Pairs of texts that cover one another; lines may touch, for their boxes are taller than their letters.
fn crossed(scene: &Scene) -> Vec<String> {
    let flat = |rect: Rect| Rect { top: rect.top + 1.0, bottom: rect.bottom - 1.0, ..rect };
    let texts = texts(scene);
    let mut pairs = Vec::new();
    for (index, (text, extent)) in texts.iter().enumerate() {
        for (other, other_extent) in &texts[index + 1..] {
            if flat(*extent).overlaps(flat(*other_extent)) {
                pairs.push(format!("“{text}” covers “{other}”"));
            }
        }
    }
    pairs
}

/// The mistakes of all cases, each with the widths at which it is made.
fn mistakes(of: impl Fn(&Scene) -> Vec<String>) -> Vec<String> {
    let mut widths: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    matrix::each(|case| {
        for mistake in of(case.scene) {
            let key = format!("{} “{}” {}: {mistake}", case.view.chart.key, case.query, case.language.tag());
            widths.entry(key).or_default().push(case.width);
        }
    });
    widths.into_iter().map(|(mistake, widths)| format!("{mistake} at {widths:?}")).collect()
}

#[test]
fn no_text_is_cut_by_the_edge() {
    matrix::none(&mistakes(cut));
}

#[test]
fn no_text_covers_another() {
    matrix::none(&mistakes(crossed));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn texts_stay_legible_at_any_width(width in 280.0..1600.0, query in prop::sample::select(matrix::queries())) {
        for language in matrix::languages() {
            for view in matrix::view_of(&query, &language).charts.iter().filter(|view| !view.is_empty()) {
                let scene = matrix::drawn(view, width);
                let name = Case { query: &query, language: &language, width, view, scene: &scene }.name();
                prop_assert_eq!(cut(&scene), Vec::<String>::new(), "{}", &name);
                prop_assert_eq!(crossed(&scene), Vec::<String>::new(), "{}", &name);
            }
        }
    }
}

#[test]
fn every_coordinate_is_a_finite_number() {
    let finite = |point: &Point| point.x.is_finite() && point.y.is_finite();
    let corners = |rect: &Rect| [Point::new(rect.left, rect.top), Point::new(rect.right, rect.bottom)];
    matrix::each(|case| {
        assert!(case.scene.height.is_finite() && case.scene.height > 0.0, "{}", case.name());
        for placed in &case.scene.shapes {
            let sound = match (&placed.shape.kind, placed.shape.points.len()) {
                (Kind::Block | Kind::Hairline, 2) => true,
                (&Kind::Line { width }, 2..) => width > 0.0,
                (&Kind::Disc { radius }, 1) => radius > 0.0,
                (&Kind::Text { width, .. }, 1) => width.is_finite(),
                _ => false,
            };
            assert!(sound && placed.shape.points.iter().all(finite), "{}: {:?}", case.name(), placed.shape);
        }
        for mark in &case.scene.marks {
            assert!(corners(&mark.bounds).iter().all(finite), "{}: {mark:?}", case.name());
        }
    });
}

#[test]
fn a_chart_without_figures_has_no_drawing() {
    for language in matrix::languages() {
        let view = matrix::chart("density", "place=macao", &language);
        assert!(view.is_empty());
        let scene = matrix::drawn(&view, 360.0);
        assert!(scene.shapes.is_empty() && scene.marks.is_empty() && scene.height == 0.0);
    }
}

/// A colour as it looks on the ground, with its opacity.
fn on_ground(color: Color, theme: &Theme) -> Color {
    color.mixed(theme.background, color.opacity)
}

/// The drawings of all states in all themes, each with a name that says which.
fn in_every_theme(mut look: impl FnMut(&str, &ChartView, &Scene, &Theme)) {
    let english = Language::english();
    for (name, theme) in [("light", Theme::LIGHT), ("dark", Theme::DARK), ("strong", Theme::LIGHT.stronger())]
    {
        for query in matrix::queries() {
            for view in &matrix::view_of(&query, &english).charts {
                let scene =
                    layout::layout(view, &Sheet { width: 720.0, theme: &theme, measure: &WidthTable });
                look(&format!("{name} {} “{query}”", view.chart.key), view, &scene, &theme);
            }
        }
    }
}

#[test]
fn every_mark_that_is_not_faded_stands_out_from_the_ground() {
    let mut faint = BTreeSet::new();
    let mut marks = 0;
    in_every_theme(|name, view, scene, theme| {
        for datum in view.data().filter(|datum| datum.emphasis != Emphasis::Faded) {
            let of_datum = scene.shapes.iter().filter(|placed| placed.figure == Some(datum.id));
            let drawn = of_datum
                .filter(|placed| !matches!(placed.shape.kind, Kind::Text { .. }))
                .map(|placed| contrast(on_ground(placed.shape.color, theme), theme.background));
            let most = drawn.reduce(f64::max);
            marks += usize::from(most.is_some());
            // WCAG 2.2, 1.4.11.
            if most.is_some_and(|most| most < 3.0) {
                faint.insert(format!("{name}: {} {most:?}", datum.label));
            }
        }
    });
    assert!(marks > 5_000, "only {marks} marks were looked at");
    matrix::none(&faint.into_iter().collect::<Vec<_>>());
}

/// What a scene shows at a point under its words, lines left out.
fn ground_at(scene: &Scene, point: Point, theme: &Theme) -> Color {
    let covers = |placed: &&Placed| match (&placed.shape.kind, &placed.shape.points[..]) {
        (Kind::Block, &[from, to]) => {
            Rect { left: from.x, top: from.y, right: to.x, bottom: to.y }.contains(point)
        }
        (&Kind::Disc { radius }, &[center]) => center.distance(point) <= radius,
        _ => false,
    };
    let painted = scene.shapes.iter().filter(covers).map(|placed| placed.shape.color);
    painted.fold(theme.background, |below, color| Color { opacity: 1.0, ..color }.mixed(below, color.opacity))
}

#[test]
fn words_stand_out_from_what_they_stand_on() {
    let mut faint = BTreeSet::new();
    let mut words = 0;
    in_every_theme(|name, _, scene, theme| {
        for placed in &scene.shapes {
            let (Kind::Text { text, .. }, Some(extent)) = (&placed.shape.kind, placed.shape.extent()) else {
                continue;
            };
            words += 1;
            let contrast = contrast(placed.shape.color, ground_at(scene, extent.center(), theme));
            // WCAG 2.2, 1.4.3.
            if contrast < 4.5 {
                faint.insert(format!("{name}: {text} {contrast:.2}"));
            }
        }
    });
    assert!(words > 10_000, "only {words} words were looked at");
    matrix::none(&faint.into_iter().collect::<Vec<_>>());
}
