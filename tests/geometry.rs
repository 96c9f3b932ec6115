use greater_bay_ip::geometry::{Point, Rect, between};
use proptest::prelude::*;

fn any_rect() -> impl Strategy<Value = Rect> {
    let corner = || (-500.0_f64..500.0, -500.0_f64..500.0).prop_map(|(x, y)| Point::new(x, y));
    (corner(), corner()).prop_map(|(a, b)| Rect::between(a, b))
}

#[test]
fn rectangles_that_only_touch_do_not_overlap() {
    let left = Rect::sized(0.0, 0.0, 10.0, 10.0);
    assert!(!left.overlaps(left.moved(10.0, 0.0)));
    assert!(left.overlaps(left.moved(9.9, 9.9)));
    assert!(left.contains(Point::new(10.0, 10.0)) && !left.contains(Point::new(10.1, 5.0)));
    assert_eq!(Rect::around(Point::new(5.0, 5.0), 10.0), left);
    assert_eq!(Point::new(0.0, 0.0).distance(Point::new(3.0, 4.0)), 5.0);
}

#[test]
fn a_number_between_crossed_bounds_is_the_lower_one() {
    assert_eq!(between(5.0, 0.0, 3.0), 3.0);
    assert_eq!(between(-5.0, 0.0, 3.0), 0.0);
    assert_eq!(between(1.0, 4.0, 2.0), 4.0);
}

proptest! {
    #[test]
    fn a_rectangle_that_fits_is_moved_into_the_frame_unresized(rect in any_rect()) {
        let frame = Rect::sized(0.0, 0.0, 1000.0, 1000.0);
        let moved = rect.shifted_into(frame);
        prop_assert!(frame.encloses(moved, 1e-9), "{moved:?}");
        prop_assert!((moved.width() - rect.width()).abs() < 1e-9 && (moved.height() - rect.height()).abs() < 1e-9);
        prop_assert_eq!(moved.shifted_into(frame), moved);
    }

    #[test]
    fn growing_keeps_the_middle_and_never_shrinks(rect in any_rect(), side in 0.0_f64..200.0) {
        let grown = rect.at_least(side);
        prop_assert!(grown.width() >= side - 1e-9 && grown.height() >= side - 1e-9);
        prop_assert!(grown.encloses(rect, 1e-9));
        prop_assert!(grown.center().distance(rect.center()) < 1e-9);
    }

    #[test]
    fn overlapping_is_mutual(a in any_rect(), b in any_rect()) {
        prop_assert_eq!(a.overlaps(b), b.overlaps(a));
    }
}
