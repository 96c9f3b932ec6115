//! Arrangements of marks that charts are composed of.

pub mod bars;
pub mod columns;
pub mod lines;
pub mod tiles;

use crate::geometry::Point;
use crate::scene::{Scene, Style};
use crate::text::{Font, Measure, wrap};
use crate::theme::{Color, Theme};

/// What every layout is given: how wide, in which colours, and how text is measured.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// Pixels across.
    pub width: f64,
    /// Colours.
    pub theme: &'a Theme,
    /// Text widths.
    pub measure: &'a dyn Measure,
}

/// From this width on, labels stand beside their marks and parts of a chart side by side.
pub const WIDE: f64 = 520.0;

impl Sheet<'_> {
    /// Whether there is room for labels beside marks.
    pub fn is_wide(&self) -> bool {
        self.width >= WIDE
    }

    /// The width of a text.
    pub fn width_of(&self, text: &str, font: Font) -> f64 {
        self.measure.width(text, font)
    }

    /// Sets a paragraph with its first baseline one cap height below `top`; returns the bottom of its lines.
    pub fn paragraph(&self, scene: &mut Scene, text: &str, place: Paragraph) -> f64 {
        let Paragraph { left, top, width, font, color } = place;
        let mut bottom = top;
        for line in wrap(text, width, font, self.measure) {
            let baseline = Point::new(left, bottom + (font.line_height() + font.cap_height()) / 2.0);
            scene.text(&line, baseline, Style::start(font, color), self.measure);
            bottom += font.line_height();
        }
        bottom
    }

    /// The heading of a part of a chart; returns where its drawing begins.
    pub fn heading(&self, scene: &mut Scene, text: &str, left: f64, top: f64, width: f64) -> f64 {
        if text.is_empty() {
            return top;
        }
        let place = Paragraph { left, top, width, font: Font::STRONG, color: self.theme.text };
        self.paragraph(scene, text, place) + 12.0
    }
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
