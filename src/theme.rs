//! Colours: which paint a role is given on a light and on a dark page.

use crate::dataset::{Hue, Layer};

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Color {
    /// Red, green and blue of the sRGB colour space, `0xRRGGBB`.
    pub rgb: u32,
    /// 0 is clear, 1 is solid.
    pub opacity: f64,
}

impl Color {
    /// A solid colour from `0xRRGGBB`.
    pub const fn hex(code: u32) -> Self {
        Self { rgb: code, opacity: 1.0 }
    }

    /// A solid colour from its red, green and blue.
    pub const fn from_channels([r, g, b]: [u8; 3]) -> Self {
        Self::hex(u32::from_be_bytes([0, r, g, b]))
    }

    /// Red, green and blue.
    pub const fn channels(self) -> [u8; 3] {
        let [_, r, g, b] = self.rgb.to_be_bytes();
        [r, g, b]
    }

    /// `#RRGGBB`, opacity left out.
    pub fn code(self) -> String {
        format!("#{:06X}", self.rgb)
    }

    /// The same colour, `opacity` times as solid.
    pub fn faded(self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self }
    }

    /// A solid mixture: `share` of this colour, the rest of the other.
    pub fn mixed(self, other: Color, share: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) * share + f64::from(b) * (1.0 - share)).round() as u8;
        let [r, g, b] = self.channels();
        let [other_r, other_g, other_b] = other.channels();
        Self::from_channels([mix(r, other_r), mix(g, other_g), mix(b, other_b)])
    }
}

/// Everything a layout may colour with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// The page behind the drawing.
    pub background: Color,
    /// Values, labels, focus rings.
    pub text: Color,
    /// Axis ticks and remarks.
    pub muted: Color,
    /// Grid lines.
    pub grid: Color,
    /// Baselines and rules that mean something.
    pub rule: Color,
    /// The share of a place's colour in what fills marks of context, from 0 to 1.
    pub tint: f64,
    /// The place colours, in the order of [`Hue::ALL`].
    pub hues: [Color; 7],
}

/// How solid the marks of all other places are while one place is pointed at.
pub const DIMMED: f64 = 0.25;

impl Theme {
    /// Dark marks on white.
    pub const LIGHT: Theme = Theme {
        background: Color::hex(0xFFFFFF),
        text: Color::hex(0x14181D),
        muted: Color::hex(0x59616C),
        grid: Color::hex(0xE3E6EA),
        rule: Color::hex(0x868F9B),
        tint: TINT,
        hues: [
            Color::hex(0x0F4C5C),
            Color::hex(0xCA100C),
            Color::hex(0x1F3BD7),
            Color::hex(0x399F6E),
            Color::hex(0x783999),
            Color::hex(0xC97300),
            Color::hex(0x6B7280),
        ],
    };

    /// Light marks on near black.
    pub const DARK: Theme = Theme {
        background: Color::hex(0x14181D),
        text: Color::hex(0xEEF1F4),
        muted: Color::hex(0xA9B1BC),
        grid: Color::hex(0x2A3038),
        rule: Color::hex(0x6B7280),
        tint: TINT,
        hues: [
            Color::hex(0xC7C5F2),
            Color::hex(0xFD6066),
            Color::hex(0x5779F7),
            Color::hex(0x54E49A),
            Color::hex(0xDA8BFF),
            Color::hex(0xEDC633),
            Color::hex(0x9AA3AF),
        ],
    };

    /// The same colours for readers who ask for more contrast: what is secondary is as strong as what is not, and marks
    /// of context are outlines alone.
    pub fn stronger(self) -> Self {
        Self { muted: self.text, rule: self.text, grid: self.rule, tint: 0.0, ..self }
    }

    /// The colours that a host page may exchange, by the name of its CSS custom property.
    pub fn roles(&mut self) -> Vec<(&'static str, &mut Color)> {
        let mut roles = vec![
            ("ground", &mut self.background),
            ("text", &mut self.text),
            ("muted", &mut self.muted),
            ("grid", &mut self.grid),
            ("rule", &mut self.rule),
        ];
        roles.extend(Hue::ALL.iter().map(|hue| hue.key()).zip(&mut self.hues));
        roles
    }

    /// The colour of a place: of its lines, and of what outlines its marks.
    pub fn stroke(&self, hue: Hue) -> Color {
        self.hues[hue as usize]
    }

    /// The colour that fills a place's marks in a layer: context is a tint, so that the story stands out.
    pub fn fill(&self, hue: Hue, layer: Layer) -> Color {
        match layer {
            Layer::Context if hue != Hue::Neutral => self.stroke(hue).mixed(self.background, self.tint),
            _ => self.stroke(hue),
        }
    }

    /// The colour of a place where it is company to another.
    pub fn company(&self, hue: Hue) -> Color {
        self.stroke(hue).mixed(self.background, TINT)
    }

    /// The colour of a part of a year among whole years.
    pub fn pale(&self, color: Color) -> Color {
        color.mixed(self.background, PALE)
    }

    /// Every solid colour a drawing can have, by the name of its CSS custom property.
    pub fn palette(&self) -> Vec<(String, Color)> {
        let named = |name: &str, color: Color| (format!("--{name}"), color);
        let mut own = *self;
        let roles = own.roles().into_iter().map(|(name, color)| named(name, *color)).collect::<Vec<_>>();
        let mixed = Self::mixtures()
            .into_iter()
            .map(|(name, hue, share)| named(&name, self.stroke(hue).mixed(self.background, share)));
        roles.into_iter().chain(mixed).collect()
    }

    /// The colours of the palette that are mixed with the ground: name, place colour, and the share of that one.
    pub fn mixtures() -> Vec<(String, Hue, f64)> {
        let tints = Hue::ALL.iter().copied().map(|hue| (format!("{}-tint", hue.key()), hue, TINT));
        tints.chain([("neutral-pale".to_owned(), Hue::Neutral, PALE)]).collect()
    }
}

/// The share of a place's colour in its tint.
const TINT: f64 = 0.8;

/// The share of a colour in its paler one.
const PALE: f64 = 0.55;
