//! Where a tooltip stands.

use crate::geometry::{Point, Rect, between};

/// Between a mark and its tooltip, in CSS pixels.
const GAP: f64 = 10.0;

/// The top left corner of a tooltip of a size, in CSS pixels: beside its mark where there is room, else above it, else
/// below; inside the frame's left and right edges always.
pub fn place(mark: Rect, (width, height): (f64, f64), frame: Rect) -> Point {
    let level = between(mark.center().y - height / 2.0, 0.0, frame.bottom - height);
    if mark.right + GAP + width <= frame.right {
        return Point::new(mark.right + GAP, level);
    }
    if mark.left - GAP - width >= frame.left {
        return Point::new(mark.left - GAP - width, level);
    }
    let above = mark.top - GAP - height;
    let left = between(mark.center().x - width / 2.0, 0.0, frame.right - width);
    Point::new(left, if above >= frame.top { above } else { mark.bottom + GAP })
}
