use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use greater_bay_ip::dataset::Place;
use greater_bay_ip::export;
use greater_bay_ip::geometry::{Point, Rect};
use greater_bay_ip::language::Language;
use greater_bay_ip::render::{BASELINE, Resolution, lights_up, render};
use greater_bay_ip::scene::{Kind, Placed, Scene, Shape, Style};
use greater_bay_ip::text::{Font, WidthTable};
use greater_bay_ip::theme::{Color, DIMMED};
use plotters::drawing::DrawingArea;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use crate::matrix::{chart, drawn};
use crate::theme::contrast;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// What a backend was asked to do.
#[derive(Debug, Clone, PartialEq)]
enum Call {
    Rect { near: BackendCoord, far: BackendCoord, alpha: f64 },
    Path { points: Vec<BackendCoord>, width: u32, alpha: f64 },
    Circle { radius: u32, alpha: f64 },
    Text { text: String, at: BackendCoord, size: f64, rgb: [u8; 3], alpha: f64 },
}

impl Call {
    fn alpha(&self) -> f64 {
        match *self {
            Self::Rect { alpha, .. }
            | Self::Path { alpha, .. }
            | Self::Circle { alpha, .. }
            | Self::Text { alpha, .. } => alpha,
        }
    }
}

/// Writes down what it is asked to draw, and fails where it is asked to measure.
#[derive(Debug, Default)]
struct Recorder {
    calls: Vec<Call>,
    presented: usize,
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (u32::MAX / 4, u32::MAX / 4)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.presented += 1;
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        panic!("nothing is drawn pixel by pixel")
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        near: BackendCoord,
        far: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        assert!(fill, "an outline has no whole pixels");
        self.calls.push(Call::Rect { near, far, alpha: style.color().alpha });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points = path.into_iter().collect();
        self.calls.push(Call::Path { points, width: style.stroke_width(), alpha: style.color().alpha });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, _: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        assert!(fill);
        self.calls.push(Call::Circle { radius, alpha: style.color().alpha });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _: I, _: &S) -> Drawn {
        panic!("nothing drawn is a polygon")
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let (text, BackendColor { rgb: (red, green, blue), alpha }) = (text.to_owned(), style.color());
        self.calls.push(Call::Text { text, at, size: style.size(), rgb: [red, green, blue], alpha });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        _: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        panic!("layout measures, backends do not")
    }
}

const INK: Color = Color::hex(0x14181D);
const RATIOS: [f64; 6] = [1.0, 1.25, 1.5, 2.0, 2.625, 3.0];

fn painted(scene: &Scene, pointed: Option<Place>, resolution: Resolution) -> Vec<Call> {
    let recorder = Rc::new(RefCell::new(Recorder::default()));
    render(scene, pointed, &DrawingArea::from(&recorder), "inherit", resolution).unwrap();
    let recorder = recorder.take();
    assert_eq!(recorder.presented, 1);
    recorder.calls
}

fn one(shape: Shape, resolution: Resolution) -> Call {
    let mut scene = Scene::new(100.0);
    scene.push(shape);
    painted(&scene, None, resolution).remove(0)
}

/// A length in backend units as device pixels, if it is whole.
fn device_pixels(units: i32, resolution: Resolution) -> Option<i32> {
    let subdivision = resolution.subdivision as i32;
    (units % subdivision == 0).then_some(units / subdivision)
}

#[test]
fn hairlines_are_whole_device_pixels_thick_and_start_on_one() {
    for (ratio, thickness) in RATIOS.into_iter().zip([1, 1, 1, 2, 2, 3]) {
        let resolution = Resolution::canvas(ratio);
        for offset in [0.0, 10.0, 10.3, 33.333, 61.77] {
            let start = Point::new(offset, offset);
            for to in [Point::new(offset + 20.0, offset), Point::new(offset, offset + 20.0)] {
                let call = one(Shape::new(Kind::Hairline, &[start, to], INK), resolution);
                let Call::Rect { near, far, .. } = call else { panic!("{call:?}") };
                let sides =
                    [far.0 - near.0, far.1 - near.1].map(|side| device_pixels(side, resolution).unwrap());
                assert_eq!(sides.into_iter().min(), Some(thickness), "at {offset} × {ratio}");
                assert!(device_pixels(near.0, resolution).is_some(), "at {offset} × {ratio}");
                assert!(device_pixels(near.1, resolution).is_some(), "at {offset} × {ratio}");
            }
        }
    }
    assert_eq!(
        one(
            Shape::new(Kind::Hairline, &[Point::default(), Point::new(9.0, 0.0)], INK),
            Resolution::canvas(0.3)
        ),
        Call::Rect { near: (0, 0), far: (24, 8), alpha: 1.0 },
    );
}

#[test]
fn blocks_end_on_whole_device_pixels_and_meet_without_a_seam() {
    for ratio in RATIOS {
        let resolution = Resolution::canvas(ratio);
        let edges = |left: f64, right: f64| {
            let rect = Rect { left, top: 3.7, right, bottom: 9.1 };
            match one(Shape::block(rect, INK), resolution) {
                Call::Rect { near, far, .. } => [near.0, near.1, far.0, far.1],
                other => panic!("{other:?}"),
            }
        };
        let (first, second) = (edges(1.2, 17.45), edges(17.45, 40.0));
        assert!(first.into_iter().chain(second).all(|edge| device_pixels(edge, resolution).is_some()));
        assert_eq!(first[2], second[0], "× {ratio}");
    }
}

#[test]
fn lines_and_dots_are_placed_finer_than_a_pixel() {
    let resolution = Resolution::canvas(2.0);
    let points = [Point::new(0.25, 0.5), Point::new(10.125, 1.0)];
    assert_eq!(
        one(Shape::new(Kind::Line { width: 2.25 }, &points, INK), resolution),
        Call::Path { points: vec![(4, 8), (162, 16)], width: 36, alpha: 1.0 }
    );
    let dot = Shape::new(Kind::Disc { radius: 4.5 }, &[Point::new(1.0, 1.0)], INK.faded(0.5));
    assert_eq!(one(dot, resolution), Call::Circle { radius: 72, alpha: 0.5 });
    let thin = Shape::new(Kind::Line { width: 0.001 }, &[], INK);
    assert_eq!(one(thin, resolution), Call::Path { points: Vec::new(), width: 1, alpha: 1.0 });
}

#[test]
fn text_stands_on_a_whole_device_pixel_at_the_size_asked() {
    for ratio in RATIOS {
        let resolution = Resolution::canvas(ratio);
        let mut scene = Scene::new(100.0);
        scene.text("817,000", Point::new(10.0, 20.3), Style::start(Font::FIGURE, INK), &WidthTable);
        let call = painted(&scene, None, resolution).remove(0);
        let Call::Text { text, at, size, .. } = call else { panic!("{call:?}") };
        assert_eq!((text.as_str(), size), ("817,000", 22.0 * resolution.units()));
        let baseline = f64::from(at.1) + 22.0 * BASELINE * resolution.units();
        let off = (baseline / resolution.subdivision) - (baseline / resolution.subdivision).round();
        assert!(off.abs() <= 0.5 / resolution.subdivision + 1e-9, "× {ratio}: {off}");
    }
}

#[test]
fn text_in_a_file_has_the_size_asked() {
    for (font, size) in [(Font::SMALL, 12.0), (Font::LABEL, 14.0), (Font::TITLE, 20.0), (Font::FIGURE, 22.0)]
    {
        let mut scene = Scene::new(100.0);
        scene.text("Macao", Point::new(10.0, 50.0), Style::start(font, INK), &WidthTable);
        scene.reach(100.0);
        let svg = export::svg(&scene, "", "en");
        let (_, attribute) = svg.split_once("font-size=\"").unwrap();
        let written: f64 = attribute.split('"').next().unwrap().trim_end_matches("px").parse().unwrap();
        assert!((written / Resolution::SVG.units() - size).abs() < 0.05, "{written} for {size}");
        assert!(svg.contains(">\nMacao\n</text>"), "{svg}");
        assert_eq!(svg.contains("font-weight=\"bold\""), font.bold, "{svg}");
    }
}

/// Shapes in their order, then texts.
fn in_painted_order(scene: &Scene) -> impl Iterator<Item = &Placed> {
    let (texts, shapes): (Vec<_>, Vec<_>) =
        scene.shapes.iter().partition(|placed| matches!(placed.shape.kind, Kind::Text { .. }));
    shapes.into_iter().chain(texts)
}

#[test]
fn pointing_dims_the_other_places_and_nothing_else() {
    for key in ["density", "rank", "pct-years"] {
        let scene = drawn(&chart(key, "", &Language::english()), 720.0);
        let pointed = Place::Shenzhen;
        let resolution = Resolution::canvas(2.0);
        let (plain, dimmed) = (painted(&scene, None, resolution), painted(&scene, Some(pointed), resolution));
        assert_eq!(plain.len(), scene.shapes.len());
        let mut faded = 0;
        for (index, placed) in in_painted_order(&scene).enumerate() {
            let stays = placed.place.is_none_or(|place| lights_up(place, pointed));
            let is_text = matches!(placed.shape.kind, Kind::Text { .. });
            let expected = plain[index].alpha() * if stays || is_text { 1.0 } else { DIMMED };
            assert_eq!(dimmed[index].alpha(), expected, "{key}: {placed:?}");
            if !stays && is_text {
                // Words can still be read.
                let color = placed.shape.faded(&scene.theme);
                assert!(contrast(color, scene.theme.background) >= 4.5, "{key}: {placed:?}");
                assert!(matches!(&dimmed[index], Call::Text { rgb, .. } if *rgb == color.channels()));
            }
            faded += usize::from(!stays);
        }
        assert!(faded > 0 && faded < scene.shapes.len(), "{key}: {faded}");
    }
    assert_eq!(DIMMED, 0.25);
}

#[test]
fn a_cluster_lights_up_with_the_city_that_leads_it() {
    assert!(lights_up(Place::ShenzhenHongKongGuangzhou, Place::Shenzhen));
    assert!(lights_up(Place::Macao, Place::MacaoZhuhai));
    assert!(lights_up(Place::China, Place::China));
    assert!(!lights_up(Place::ShenzhenHongKongGuangzhou, Place::HongKong));
    assert!(!lights_up(Place::Zhuhai, Place::Macao));
}

#[test]
fn painting_again_paints_the_same_and_asks_for_no_measure() {
    for query in crate::matrix::queries() {
        for view in crate::matrix::view_of(&query, &Language::english()).charts {
            let scene = drawn(&view, 520.0);
            let once = painted(&scene, None, Resolution::canvas(1.5));
            assert_eq!(once.len(), scene.shapes.len());
            assert_eq!(once, painted(&scene, None, Resolution::canvas(1.5)), "{} {query}", view.chart.key);
        }
    }
}
