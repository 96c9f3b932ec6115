//! A chart as placed shapes. What is hit is what was drawn.

use crate::dataset::{FigureId, Place};
use crate::geometry::{Point, Rect};
use crate::pick::Pick;
use crate::text::{self, Font, TextMeasure};
use crate::theme::{Color, DIMMED, Theme};

/// Where the point of a text lies along its baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at the point.
    Start,
    /// The text is centred on the point.
    Middle,
    /// The text ends at the point.
    End,
}

/// Something to be painted, in CSS pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// What it is.
    pub kind: Kind,
    /// What places it.
    pub points: Vec<Point>,
    /// Its colour.
    pub color: Color,
}

/// What the points of a shape mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A filled upright rectangle between two corners, its edges on whole device pixels.
    Block,
    /// A line of exactly one device pixel group between two points, upright or level.
    Hairline,
    /// An open line through points.
    Line {
        /// Pixels across.
        width: f64,
    },
    /// A filled circle around a point.
    Disc {
        /// Pixels from the middle to the edge.
        radius: f64,
    },
    /// One line of text, its anchor on a point of the baseline.
    Text {
        /// The words.
        text: String,
        /// Which part of the text lies there.
        anchor: Anchor,
        /// Its face.
        font: Font,
        /// How wide the words were measured to be.
        width: f64,
    },
}

impl Shape {
    /// A shape of a kind at some points.
    pub fn new(kind: Kind, points: &[Point], color: Color) -> Self {
        Self { kind, points: points.to_vec(), color }
    }

    /// A filled rectangle.
    pub fn block(rect: Rect, color: Color) -> Self {
        let corners = [Point::new(rect.left, rect.top), Point::new(rect.right, rect.bottom)];
        Self::new(Kind::Block, &corners, color)
    }

    /// Its colour while another is meant: marks hardly show, words only so far that they can still be read.
    pub fn faded(&self, theme: &Theme) -> Color {
        match self.kind {
            // What stood on a strong mark now stands on a pale one.
            Kind::Text { .. } if self.color == theme.background => theme.text,
            Kind::Text { .. } => theme.muted,
            _ => self.color.faded(DIMMED),
        }
    }

    /// The box a text was measured to fill.
    pub fn extent(&self) -> Option<Rect> {
        let Kind::Text { anchor, font, width, .. } = self.kind else { return None };
        let at = self.points.first()?;
        let left = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width / 2.0,
            Anchor::End => at.x - width,
        };
        Some(Rect::sized(left, at.y - font.size * 0.8, width, font.size))
    }
}

/// A shape and the place it lights up with.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// What to paint.
    pub shape: Shape,
    /// The place whose figure it draws; `None` for axes, grid and headings.
    pub place: Option<Place>,
    /// The figure whose mark it belongs to.
    pub figure: Option<FigureId>,
}

/// A figure on the drawing: what can be pointed at.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The figure it stands for; `None` where it is a control alone.
    pub figure: Option<FigureId>,
    /// What pressing it chooses, where it is a control.
    pub pick: Option<Pick>,
    /// The place it lights up with.
    pub place: Place,
    /// Where it can be hit; at least [`TARGET`] in both directions.
    pub bounds: Rect,
    /// The part of the chart that it stands in, counted from 0.
    pub part: usize,
    /// The series or row that it belongs to, counted from 0 through all parts.
    pub series: usize,
    /// How far along its series it stands: a year, or pixels.
    pub along: f64,
    /// How far up its scale it stands, or its bar reaches, from 0 to 1; `None` where it is drawn on none.
    pub level: Option<f64>,
}

/// The smallest side of what a finger must hit, in pixels (WCAG 2.2, 2.5.8).
pub const TARGET: f64 = 24.0;

/// A laid-out chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Pixels across.
    pub width: f64,
    /// Pixels down.
    pub height: f64,
    /// The shapes, back to front.
    pub shapes: Vec<Placed>,
    /// The marks, in the order in which a reader walks through them: series by series, each in time.
    pub marks: Vec<Mark>,
    /// The places whose course or part draws itself when the drawing is first seen.
    pub leads: Vec<Place>,
    /// The colours it was laid out with.
    pub theme: Theme,
    place: Option<Place>,
    figure: Option<FigureId>,
    origin: Point,
}

impl Scene {
    /// An empty drawing of a width; the height grows with [`Scene::reach`].
    pub fn new(width: f64) -> Self {
        Self {
            width,
            height: 0.0,
            shapes: Vec::new(),
            marks: Vec::new(),
            leads: Vec::new(),
            theme: Theme::LIGHT,
            place: None,
            figure: None,
            origin: Point::default(),
        }
    }

    /// The whole drawing as a rectangle.
    pub fn frame(&self) -> Rect {
        Rect::sized(0.0, 0.0, self.width, self.height)
    }

    /// Makes the drawing at least so high.
    pub fn reach(&mut self, bottom: f64) {
        self.height = self.height.max(bottom.ceil());
    }

    /// Adds a shape to the place that is being drawn, or to the ground when none is.
    pub fn push(&mut self, mut shape: Shape) {
        for point in &mut shape.points {
            point.shift(self.origin);
        }
        self.shapes.push(Placed { shape, place: self.place, figure: self.figure });
    }

    /// Adds a filled rectangle.
    pub fn block(&mut self, rect: Rect, color: Color) {
        self.push(Shape::block(rect, color));
    }

    /// Adds an upright or level line, as thin as the device can draw it.
    pub fn hairline(&mut self, from: Point, to: Point, color: Color) {
        self.push(Shape::new(Kind::Hairline, &[from, to], color));
    }

    /// Adds a filled circle.
    pub fn disc(&mut self, center: Point, radius: f64, color: Color) {
        self.push(Shape::new(Kind::Disc { radius }, &[center], color));
    }

    /// Adds an open line.
    pub fn line(&mut self, points: &[Point], width: f64, color: Color) {
        self.push(Shape::new(Kind::Line { width }, points, color));
    }

    /// Draws something away from where it says it is.
    pub fn moved(&mut self, by: Point, draw: impl FnOnce(&mut Self)) {
        let outer = self.origin;
        self.origin.shift(by);
        draw(self);
        self.origin = outer;
    }

    /// Draws something of a place: all shapes that `draw` adds light up with it.
    pub fn of_place(&mut self, place: Place, draw: impl FnOnce(&mut Self)) {
        let outer = self.place.replace(place);
        draw(self);
        self.place = outer;
    }

    /// Draws a mark: hitting `bounds` hits the figure, and what `draw` adds lights up with its place.
    pub fn mark(&mut self, figure: FigureId, place: Place, bounds: Rect, draw: impl FnOnce(&mut Self)) {
        self.add_mark(Some(figure), None, place, |scene| {
            draw(scene);
            bounds
        });
    }

    /// Draws a mark from a corner down to where `draw` says that its words end; returns that bottom.
    pub fn mark_down(
        &mut self,
        figure: FigureId,
        place: Place,
        corner: Point,
        width: f64,
        draw: impl FnOnce(&mut Self) -> f64,
    ) -> f64 {
        let bounds = self.add_mark(Some(figure), None, place, |scene| {
            let bottom = draw(scene);
            Rect::between(corner, Point::new(corner.x + width, bottom))
        });
        bounds.bottom
    }

    /// Draws a control: pressing it chooses `pick`, and it may show a figure too.
    pub fn control(
        &mut self,
        figure: Option<FigureId>,
        pick: Pick,
        bounds: Rect,
        draw: impl FnOnce(&mut Self),
    ) {
        self.add_mark(figure, Some(pick), pick.place, |scene| {
            draw(scene);
            bounds
        });
    }

    /// Adds a mark with the shapes that `draw` adds, which says and gets back where it is. A control is as large as it
    /// is drawn; other marks are easy to hit.
    fn add_mark(
        &mut self,
        figure: Option<FigureId>,
        pick: Option<Pick>,
        place: Place,
        draw: impl FnOnce(&mut Self) -> Rect,
    ) -> Rect {
        self.figure = figure;
        let outer = self.place.replace(place);
        let drawn = draw(self);
        self.place = outer;
        self.figure = None;
        let bounds = if pick.is_some() { drawn } else { drawn.at_least(TARGET) };
        let bounds = bounds.moved(self.origin.x, self.origin.y);
        let along = bounds.center().x;
        self.marks.push(Mark { figure, pick, place, bounds, part: 0, series: 0, along, level: None });
        drawn
    }

    /// Adds one line of text with its baseline at `at`; marks of phrases have done their work.
    pub fn text(&mut self, text: &str, at: Point, style: Style, measure: &dyn TextMeasure) {
        let Style { font, color, anchor } = style;
        let text = text::plain(text);
        let width = measure.width(&text, font);
        self.push(Shape::new(Kind::Text { text, anchor, font, width }, &[at], color));
    }

    /// The mark at a point: of all whose bounds hold it, the one whose middle is nearest.
    pub fn hit(&self, point: Point) -> Option<usize> {
        let distance = |mark: &Mark| mark.bounds.center().distance(point);
        let hit = self.marks.iter().enumerate().filter(|(_, mark)| mark.bounds.contains(point));
        hit.min_by(|(_, one), (_, other)| distance(one).total_cmp(&distance(other))).map(|(index, _)| index)
    }

    /// Moves every mark's bounds inside the frame; called once when the height is known.
    pub fn settle(mut self) -> Self {
        let frame = self.frame();
        for mark in &mut self.marks {
            mark.bounds = mark.bounds.shifted_into(frame);
        }
        self
    }
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Its face.
    pub font: Font,
    /// Its colour.
    pub color: Color,
    /// Which part of it lies at the point.
    pub anchor: Anchor,
}

impl Style {
    /// A style that begins at its point.
    pub const fn start(font: Font, color: Color) -> Self {
        Self { font, color, anchor: Anchor::Start }
    }

    /// A style that is centred on its point.
    pub const fn middle(font: Font, color: Color) -> Self {
        Self { font, color, anchor: Anchor::Middle }
    }

    /// A style that ends at its point.
    pub const fn end(font: Font, color: Color) -> Self {
        Self { font, color, anchor: Anchor::End }
    }
}
