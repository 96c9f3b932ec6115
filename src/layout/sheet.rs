//! What every layout is given, and how words are set on it.

use crate::dataset::Layer;
use crate::geometry::Point;
use crate::layout::mark::{Bar, overshoot};
use crate::scene::{Scene, Style, TARGET};
use crate::text::{Font, TextMeasure, wrap};
use crate::theme::{Color, Theme};
use crate::view::model::{Datum, Facet};

/// What every layout is given: how wide, in which colours, and how text is measured.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// Pixels across.
    pub width: f64,
    /// Colours.
    pub theme: &'a Theme,
    /// Text widths.
    pub measure: &'a dyn TextMeasure,
}

/// Between a bar's sign and its value in words.
pub(super) const VALUE_GAP: f64 = 8.0;

/// From this width on, labels stand beside their marks and parts of a chart side by side.
pub const WIDE: f64 = 520.0;

impl Sheet<'_> {
    /// Whether there is room for labels beside marks.
    pub fn is_wide(&self) -> bool {
        self.width >= WIDE
    }

    /// The width of each of some things side by side, `gutter` apart.
    pub fn share_of(&self, across: usize, gutter: f64) -> f64 {
        let count = across as f64;
        (self.width - gutter * (count - 1.0)) / count
    }

    /// The width of a text.
    pub fn width_of(&self, text: &str, font: Font) -> f64 {
        self.measure.width(text, font)
    }

    /// Where a paragraph goes that may fill the sheet from a left edge on.
    pub fn place(&self, left: f64, top: f64, font: Font) -> Paragraph {
        Paragraph { left, top, width: self.width - left, font, color: self.theme.text }
    }

    /// Sets a paragraph with its first baseline one cap height below `top`; returns the bottom of its lines.
    pub fn paragraph(&self, scene: &mut Scene, text: &str, place: Paragraph) -> f64 {
        let Paragraph { left, top, width, font, color } = place;
        let lines = self.broken(text, width, font);
        let leading = font.line_height();
        let first = Point::new(left, top + font.baseline());
        self.lines(scene, &lines, first, leading, Style::start(font, color));
        top + leading * lines.len() as f64
    }

    /// Sets lines one below another, the baseline of the first one at a point.
    pub fn lines(&self, scene: &mut Scene, lines: &[&str], first: Point, leading: f64, style: Style) {
        let mut at = first;
        for line in lines {
            scene.text(line, at, style, self.measure);
            at.y += leading;
        }
    }

    /// A text in lines no wider than `width`.
    pub fn broken<'a>(&self, text: &'a str, width: f64, font: Font) -> Vec<&'a str> {
        wrap(text, width, font, self.measure)
    }

    /// The width of the widest of some lines.
    pub fn widest(&self, lines: &[&str], font: Font) -> f64 {
        lines.iter().map(|line| self.width_of(line, font)).fold(0.0, f64::max)
    }

    /// The width of the widest of some labels.
    pub fn widest_label(&self, data: &[Datum], font: Font) -> f64 {
        data.iter().map(|datum| self.width_of(&datum.label, font)).fold(0.0, f64::max)
    }

    /// Draws a bar to the right, its value in words behind its sign.
    pub(super) fn valued_bar(&self, scene: &mut Scene, bar: &Bar, datum: &Datum) {
        bar.draw(scene, datum.look(), self.theme);
        let x = bar.origin.x + bar.length + overshoot(datum.qualifier) + VALUE_GAP;
        let y = bar.origin.y + (bar.thickness + Font::STRONG.cap_height()) / 2.0;
        scene.text(&datum.text, Point::new(x, y), Style::start(Font::STRONG, self.theme.text), self.measure);
    }

    /// What is said in words below the marks of a facet, each with room to be pressed; returns the bottom.
    pub(super) fn said(&self, scene: &mut Scene, facet: &Facet, bottom: f64) -> f64 {
        let edge = (TARGET - Font::LABEL.line_height()) / 2.0;
        let gap = if facet.data.is_empty() { 0.0 } else { 8.0 - edge };
        facet.annotations.iter().fold(bottom, |bottom, datum| {
            let at = Point::new(0.0, bottom + gap + edge);
            let bottom = scene.mark_down(datum.id, datum.place, at, self.width, |scene| {
                let place = self.place(at.x, at.y, Font::LABEL);
                let color = if datum.layer == Layer::Context { self.theme.muted } else { place.color };
                self.paragraph(scene, &datum.label, Paragraph { color, ..place })
            });
            bottom + edge
        })
    }

    /// The heading of a facet; returns where its drawing begins.
    pub(super) fn heading(&self, scene: &mut Scene, text: &str) -> f64 {
        if text.is_empty() {
            return 0.0;
        }
        self.paragraph(scene, text, self.place(0.0, 0.0, Font::STRONG)) + 12.0
    }
}

/// How many of some things stand in a row, at most so many, where all rows are of equal length.
pub(super) fn in_row(count: usize, most: usize) -> usize {
    count.div_ceil(count.div_ceil(most).max(1)).max(1)
}

/// Where a paragraph goes and how it is set.
#[derive(Debug, Clone, Copy)]
pub struct Paragraph {
    /// Its left edge.
    pub left: f64,
    /// Its top edge.
    pub top: f64,
    /// The widest a line may be.
    pub width: f64,
    /// Its face.
    pub font: Font,
    /// Its colour.
    pub color: Color,
}
