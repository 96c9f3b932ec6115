//! Scenes as SVG: plotters' own document, word for word, inside a root of ours.
//!
//! plotters writes a whole document of whole numbers in quarters of a CSS pixel. It is never edited: it stands in a root
//! that says how large it is, what it is called and which fonts it is set in. Colours are those of the theme the scene
//! was laid out with; where a picture must follow its page, [`color_rules`] are style rules that exchange each colour
//! of the light theme for a custom property, and the drawing stays the same bytes. So what a reader saves, what the
//! command line writes and what stands in the page before any script runs are one drawing.

use maud::{Markup, PreEscaped, html};
use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea as _;

use crate::geometry::Rect;
use crate::render::{Resolution, render};
use crate::scene::Scene;
use crate::text;
use crate::theme::{Color, Theme};

/// The font families of drawings in a language, in order of preference: Chinese fonts have their own
/// forms of quotation marks, which would stand out in other languages.
pub fn families(language: &str) -> &'static str {
    match language {
        "zh-Hans" => "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
        "zh-Hant" => "system-ui, 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif",
        _ => "system-ui, sans-serif",
    }
}

/// A scene as a document that scales: sizes in CSS pixels, a name for screen readers, and a language tag.
pub fn svg(scene: &Scene, name: &str, language: &str) -> String {
    svg_with(scene, None, name, language)
}

/// As [`svg`], with another scene on it, scaled to fill a frame as well as it can.
pub fn svg_with(scene: &Scene, inset: Option<(&Scene, Rect)>, name: &str, language: &str) -> String {
    let drawing = Drawing::of(scene);
    let inset = inset.map(|(scene, frame)| placed(scene, frame));
    html! {
        svg xmlns="http://www.w3.org/2000/svg" xml:lang=(language) width=(scene.width) height=(scene.height)
            viewBox=(drawing.view_box()) role="img" aria-label=(text::plain(name)) font-family=(families(language))
            stroke-linecap="round" stroke-linejoin="round" {
            "\n" (drawing.markup)
            @if let Some(inset) = inset { (inset) }
        }
    }
    .into_string()
}

fn placed(scene: &Scene, frame: Rect) -> Markup {
    let drawing = Drawing::of(scene);
    let [left, top, width, height] =
        [frame.left, frame.top, frame.width(), frame.height()].map(|length| length * Resolution::SVG.units());
    html! {
        svg x=(left) y=(top) width=(width) height=(height) viewBox=(drawing.view_box())
            preserveAspectRatio="xMidYMid" {
            "\n" (drawing.markup)
        }
        "\n"
    }
}

/// A scene laid out in [`Theme::LIGHT`] as a picture within a page, in the page's font, and by [`color_rules`] in the
/// page's colours.
pub fn picture(scene: &Scene, name: &str, class: &str) -> String {
    let drawing = Drawing::of(scene);
    html! {
        svg class=(class) height=(scene.height) viewBox=(drawing.view_box()) role="img" aria-label=(text::plain(name))
            stroke-linecap="round" stroke-linejoin="round" {
            (drawing.markup)
        }
    }
    .into_string()
}

/// A scene laid out in [`Theme::LIGHT`] as a picture that a page shows from a file: in the colours of a light or a dark
/// system.
pub fn picture_file(scene: &Scene, name: &str, language: &str) -> String {
    let drawing = Drawing::of(scene);
    let properties = |theme: &Theme| -> String {
        theme.palette().into_iter().map(|(name, color)| format!("{name}:{};", color.code())).collect()
    };
    let (light, dark) = (properties(&Theme::LIGHT), properties(&Theme::DARK));
    let rules = color_rules("");
    let style = format!(":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}{rules}");
    html! {
        svg xmlns="http://www.w3.org/2000/svg" xml:lang=(language) height=(scene.height)
            viewBox=(drawing.view_box()) role="img" aria-label=(text::plain(name)) font-family=(families(language))
            stroke-linecap="round" stroke-linejoin="round" {
            title { (text::plain(name)) }
            style { (PreEscaped(style)) }
            "\n" (drawing.markup)
        }
    }
    .into_string()
}

/// Style rules that exchange every colour of [`Theme::LIGHT`] in pictures for its custom property. `within` is what the
/// selectors begin with.
pub fn color_rules(within: &str) -> String {
    let rule = |(property, color): (String, Color)| {
        let code = color.code();
        format!(
            "{within}[fill=\"{code}\"]{{fill:var({property})}}{within}[stroke=\"{code}\"]{{stroke:var({property})}}"
        )
    };
    Theme::LIGHT.palette().into_iter().map(rule).collect()
}

/// What plotters wrote.
struct Drawing {
    markup: Markup,
    size: (u32, u32),
}

impl Drawing {
    fn of(scene: &Scene) -> Self {
        let units = |length: f64| (length * Resolution::SVG.units()) as u32;
        let size = (units(scene.width), units(scene.height));
        let mut written = String::new();
        let area = SVGBackend::with_string(&mut written, size).into_drawing_area();
        // The root names the fonts. Writing to a text has no way to fail.
        let _ = render(scene, None, &area, "inherit", Resolution::SVG);
        drop(area);
        Self { markup: PreEscaped(written), size }
    }

    fn view_box(&self) -> String {
        format!("0 0 {} {}", self.size.0, self.size.1)
    }
}
