use greater_bay_ip::dataset::{FigureId, Place};
use greater_bay_ip::geometry::{Point, Rect};
use greater_bay_ip::scene::{Anchor, Kind, Scene, Shape, Style, TARGET};
use greater_bay_ip::text::{Font, WidthTable};
use greater_bay_ip::theme::Color;

const INK: Color = Color::hex(0x14181D);

fn block(rect: Rect) -> Shape {
    Shape::block(rect, INK)
}

fn marked(bounds: &[Rect]) -> Scene {
    let mut scene = Scene::new(200.0);
    for (index, &bounds) in bounds.iter().enumerate() {
        scene.mark(FigureId(index as u32), Place::Macao, bounds, |_| {});
    }
    scene.reach(100.0);
    scene
}

#[test]
fn small_marks_grow_to_a_target_a_finger_can_hit() {
    let scene = marked(&[Rect::around(Point::new(50.0, 50.0), 9.0)]);
    assert_eq!(scene.marks[0].bounds, Rect::around(Point::new(50.0, 50.0), TARGET));
    assert_eq!(scene.hit(Point::new(50.0 + TARGET / 2.0, 50.0)), Some(0));
    assert_eq!(scene.hit(Point::new(50.1 + TARGET / 2.0, 50.0)), None);
}

#[test]
fn of_overlapping_marks_the_nearest_is_hit() {
    let middles = [40.0, 50.0, 60.0];
    let scene = marked(&middles.map(|x| Rect::around(Point::new(x, 50.0), 9.0)));
    for (index, x) in middles.into_iter().enumerate() {
        assert_eq!(scene.hit(Point::new(x + 4.0, 52.0)), Some(index));
    }
    // Beside the middle of a long bar, a dot upon it still is nearer.
    let scene = marked(&[Rect::sized(0.0, 30.0, 200.0, 40.0), Rect::around(Point::new(20.0, 50.0), 9.0)]);
    assert_eq!(scene.hit(Point::new(25.0, 50.0)), Some(1));
    assert_eq!(scene.hit(Point::new(90.0, 50.0)), Some(0));
}

#[test]
fn settling_moves_marks_into_the_frame() {
    let scene = marked(&[Rect::around(Point::new(198.0, 2.0), 9.0)]).settle();
    assert_eq!(scene.marks[0].bounds, Rect::sized(200.0 - TARGET, 0.0, TARGET, TARGET));
}

#[test]
fn the_height_only_grows_and_in_whole_pixels() {
    let mut scene = Scene::new(200.0);
    scene.reach(99.2);
    scene.reach(20.0);
    assert_eq!(scene.frame(), Rect::sized(0.0, 0.0, 200.0, 100.0));
}

#[test]
fn shapes_light_up_with_the_place_they_are_drawn_for() {
    let mut scene = Scene::new(200.0);
    let rect = Rect::sized(0.0, 0.0, 10.0, 10.0);
    scene.push(block(rect));
    scene.of_place(Place::Macao, |scene| {
        scene.push(block(rect));
        scene.mark(FigureId(0), Place::Zhuhai, rect, |scene| scene.push(block(rect)));
        scene.push(block(rect));
    });
    scene.push(block(rect));
    let places: Vec<Option<Place>> = scene.shapes.iter().map(|placed| placed.place).collect();
    assert_eq!(places, [None, Some(Place::Macao), Some(Place::Zhuhai), Some(Place::Macao), None]);
}

#[test]
fn a_text_fills_the_box_its_anchor_says() {
    let mut scene = Scene::new(200.0);
    let at = Point::new(100.0, 50.0);
    for (anchor, left) in [(Anchor::Start, 100.0), (Anchor::Middle, 79.0), (Anchor::End, 58.0)] {
        let style = Style { font: Font::LABEL, color: INK, anchor };
        scene.text("大湾区", at, style, &WidthTable);
        let extent = scene.shapes.last().and_then(|placed| placed.shape.extent()).unwrap();
        assert_eq!((extent.left, extent.width()), (left, 42.0));
        assert!(extent.top < at.y && extent.bottom > at.y);
    }
}

#[test]
fn a_moved_drawing_moves_with_all_it_has() {
    let (a, b) = (Point::new(1.0, 2.0), Point::new(3.0, 4.0));
    let kinds = [
        (Kind::Hairline, vec![a, b]),
        (Kind::Line { width: 2.0 }, vec![a, b]),
        (Kind::Disc { radius: 4.0 }, vec![a]),
    ];
    let mut poster = Scene::new(140.0);
    poster.moved(Point::new(15.0, 10.0), |poster| {
        poster.moved(Point::new(5.0, 20.0), |scene| {
            scene.mark(FigureId(3), Place::Macao, Rect::sized(0.0, 0.0, 40.0, 40.0), |scene| {
                scene.block(Rect::between(a, b), INK);
                for (kind, points) in &kinds {
                    scene.push(Shape::new(kind.clone(), points, INK));
                }
                scene.text("大", a, Style::start(Font::LABEL, INK), &WidthTable);
            });
        });
    });
    poster.block(Rect::between(a, b), INK);
    assert_eq!(poster.marks[0].bounds, Rect::sized(20.0, 30.0, 40.0, 40.0));
    let (moved_a, moved_b) = (Point::new(21.0, 32.0), Point::new(23.0, 34.0));
    assert_eq!(poster.shapes[0].shape, block(Rect::between(moved_a, moved_b)));
    assert_eq!(poster.shapes[2].shape, Shape::new(Kind::Line { width: 2.0 }, &[moved_a, moved_b], INK));
    let text = &poster.shapes[4].shape;
    assert_eq!((text.points[0], text.extent().unwrap().left), (moved_a, 21.0));
    assert!(poster.shapes[..5].iter().all(|placed| placed.place == Some(Place::Macao)));
    assert_eq!(poster.shapes[5].shape, block(Rect::between(a, b)));
}
