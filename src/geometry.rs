//! Points and rectangles in CSS pixels; x grows to the right, y downwards.

/// A point.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Pixels from the left edge.
    pub x: f64,
    /// Pixels from the top edge.
    pub y: f64,
}

impl Point {
    /// A point from its coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Moves the point by an offset.
    pub fn shift(&mut self, by: Point) {
        self.x += by.x;
        self.y += by.y;
    }

    /// The straight distance to another point.
    pub fn distance(self, other: Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// An upright rectangle; `right >= left`, `bottom >= top`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The top edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// A rectangle from two opposite corners, in any order.
    pub fn between(a: Point, b: Point) -> Self {
        Self { left: a.x.min(b.x), top: a.y.min(b.y), right: a.x.max(b.x), bottom: a.y.max(b.y) }
    }

    /// A rectangle from its top left corner and its size.
    pub const fn sized(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self { left, top, right: left + width, bottom: top + height }
    }

    /// A square of the given side around a point.
    pub const fn around(center: Point, side: f64) -> Self {
        Self::sized(center.x - side / 2.0, center.y - side / 2.0, side, side)
    }

    /// Right edge minus left edge.
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// Bottom edge minus top edge.
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// The middle.
    pub fn center(self) -> Point {
        Point::new((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// Whether the other rectangle lies inside, edges included, with `slack` pixels of tolerance.
    pub fn encloses(self, other: Rect, slack: f64) -> bool {
        other.left >= self.left - slack
            && other.right <= self.right + slack
            && other.top >= self.top - slack
            && other.bottom <= self.bottom + slack
    }

    /// Whether the insides of the two rectangles share more than an edge.
    pub fn overlaps(self, other: Rect) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The rectangle without a margin inside its edges.
    pub fn inset(self, margin: f64) -> Self {
        Self {
            left: self.left + margin,
            top: self.top + margin,
            right: (self.right - margin).max(self.left + margin),
            bottom: (self.bottom - margin).max(self.top + margin),
        }
    }

    /// The rectangle grown to at least `side` in both directions, around the same middle.
    pub fn at_least(self, side: f64) -> Self {
        let center = self.center();
        let (half_width, half_height) = (self.width().max(side) / 2.0, self.height().max(side) / 2.0);
        Self {
            left: center.x - half_width,
            top: center.y - half_height,
            right: center.x + half_width,
            bottom: center.y + half_height,
        }
    }

    /// The rectangle moved, not resized, so far that it lies inside `frame` where it can.
    pub fn shifted_into(self, frame: Rect) -> Self {
        let shift = |low: f64, high: f64, min: f64, max: f64| (min - low).max(0.0) + (max - high).min(0.0);
        let dx = shift(self.left, self.right, frame.left, frame.right);
        let dy = shift(self.top, self.bottom, frame.top, frame.bottom);
        self.moved(dx, dy)
    }

    /// The same rectangle where a pixel is `scale` as large.
    pub fn scaled(self, scale: f64) -> Self {
        let Self { left, top, right, bottom } = self;
        Self { left: left * scale, top: top * scale, right: right * scale, bottom: bottom * scale }
    }

    /// The rectangle moved by an offset.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self { left: self.left + dx, top: self.top + dy, right: self.right + dx, bottom: self.bottom + dy }
    }
}

/// The number, brought between two bounds; the lower one where they cross, at which `f64::clamp` panics.
pub fn between(number: f64, low: f64, high: f64) -> f64 {
    number.min(high).max(low)
}
