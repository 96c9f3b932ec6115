//! Charts and figures as files: the same drawing with its words around it, and the figures as a table.

use crate::charts;
use crate::dataset::{FigureId, Hue, Layer, Message, Qualifier};
use crate::form::{Paragraph, Sheet};
use crate::geometry::{Point, Rect};
use crate::language::Language;
use crate::mark::{Bar, Growth, Look, overshoot};
use crate::scene::{Scene, Shape, Style};
use crate::text::{Font, Measure, joined, together};
use crate::theme::Theme;
use crate::view::{self, ChartView, Sign};

/// Around an exported drawing, in pixels.
pub const MARGIN: f64 = 20.0;

/// A chart that can leave the page: title above, drawing, notes and sources below, on its own ground.
pub fn poster(
    view: &ChartView,
    width: f64,
    theme: &Theme,
    language: &Language,
    measure: &dyn Measure,
) -> Scene {
    posters(&[(view, width)], theme, language, measure)
}

/// Posters of several charts below one another, each of a width of its own.
pub fn posters(
    views: &[(&ChartView, f64)],
    theme: &Theme,
    language: &Language,
    measure: &dyn Measure,
) -> Scene {
    let width = views.iter().fold(0.0, |widest: f64, (_, width)| widest.max(*width));
    let mut posters = Scene::new(width);
    posters.block(Rect::default(), theme.background);
    for &(view, width) in views {
        let top = posters.height;
        let mut bottom = top;
        posters.moved(Point::new(0.0, top), |posters| {
            let sheet = Sheet { width: width - 2.0 * MARGIN, theme, measure };
            bottom += draw(posters, view, &sheet, language);
        });
        posters.reach(bottom);
    }
    posters.shapes[0].shape = Shape::block(posters.frame(), theme.background);
    posters
}

/// Draws a chart with its words; returns its bottom.
fn draw(poster: &mut Scene, view: &ChartView, sheet: &Sheet, language: &Language) -> f64 {
    let theme = sheet.theme;
    let words =
        |top: f64, font: Font, color| Paragraph { left: MARGIN, top, width: sheet.width, font, color };
    let top = sheet.paragraph(poster, &view.title, words(MARGIN, Font::TITLE, theme.text));
    let top = sheet.paragraph(poster, &view.measure, words(top + 4.0, Font::LABEL, theme.muted));
    // Whole pixels, so that the drawing is as crisp as in the page.
    let top = (top + 20.0).ceil();

    let mut bottom = top;
    poster.moved(Point::new(MARGIN, top), |poster| bottom += charts::draw_on(poster, view, sheet));

    let mut bottom = legend(poster, view, bottom + 16.0, sheet, language);
    for line in remarks(view, language) {
        bottom = sheet.paragraph(poster, &line, words(bottom, Font::SMALL, theme.muted)) + 2.0;
    }
    bottom + MARGIN
}

/// How long and thick the bar is that shows a sign.
const SAMPLE: (f64, f64) = (20.0, 10.0);

/// The signs of the drawing, each on a bar before what it means; returns where they end.
fn legend(poster: &mut Scene, view: &ChartView, top: f64, sheet: &Sheet, language: &Language) -> f64 {
    let (length, thickness) = SAMPLE;
    let (mut left, mut bottom) = (MARGIN, top);
    for sign in view.signs() {
        let mut look = Look { hue: Hue::Neutral, qualifier: Qualifier::Exact, layer: Layer::Story };
        match sign {
            Sign::Qualifier(qualifier) => look.qualifier = qualifier,
            Sign::Layer(layer) => look.layer = layer,
        }
        let name = language.text(sign.name());
        let words = length + overshoot(look.qualifier) + 6.0;
        let width = words + sheet.width_of(name, Font::SMALL);
        if left + width > MARGIN + sheet.width && left > MARGIN {
            left = MARGIN;
            bottom += 20.0;
        }
        let origin = Point::new(left, bottom + 3.0);
        let bar = Bar { origin, length, thickness, growth: Growth::Rightward, is_partial: false };
        bar.draw(poster, look, sheet.theme);
        let baseline = Point::new(left + words, bottom + 12.0);
        poster.text(name, baseline, Style::start(Font::SMALL, sheet.theme.muted), sheet.measure);
        left += width + 16.0;
    }
    if left > MARGIN { bottom + 24.0 } else { top }
}

/// What stands under a chart that travels alone: its notes, its sources and what may be done with it.
fn remarks(view: &ChartView, language: &Language) -> Vec<String> {
    let mut remarks = Vec::new();
    let mut add = |label: Message, texts: &[String], gap: &str| {
        if !texts.is_empty() {
            remarks.push(together(&[language.text(label), ": ", &joined(texts, gap)]));
        }
    };
    add(Message::UiNote, &view.notes, language.text(Message::UiSentenceGap));
    let mut sources = Vec::new();
    for source in view.sources() {
        sources.push(view::source(source, language));
    }
    add(Message::UiSources, &sources, "\u{a0}· ");
    remarks.push(language.words(Message::UiLicence));
    remarks
}

/// The columns of [`figures_csv`].
const COLUMNS: [&str; 9] =
    ["metric", "place", "period", "value", "unit", "qualifier", "layer", "stage", "source"];

/// All figures as a table of comma-separated values (RFC 4180), one row a figure, all in keys and plain ASCII.
pub fn figures_csv() -> String {
    let mut table = COLUMNS.join(",") + "\r\n";
    for figure in FigureId::all().map(FigureId::figure) {
        let value = figure.value.map(|value| value.to_string()).unwrap_or_default();
        let row = [
            figure.metric.key(),
            figure.place.key(),
            &figure.period.to_string(),
            &value,
            figure.metric.unit().key(),
            figure.qualifier.key(),
            figure.layer.key(),
            figure.stage.key(),
            figure.source.key(),
        ];
        table.push_str(&row.join(","));
        table.push_str("\r\n");
    }
    table
}

#[cfg(not(target_arch = "wasm32"))]
pub use native::{families, picture, placed, svg};

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use plotters::prelude::SVGBackend;

    use crate::geometry::Rect;
    use crate::markup::escaped;
    use crate::render::{Resolution, paint};
    use crate::scene::Scene;
    use crate::theme::Theme;

    /// The font families of drawings in a language, in order of preference: Chinese fonts have their own
    /// forms of quotation marks, which would stand out in other languages.
    pub fn families(language: &str) -> &'static str {
        match language {
            "zh-Hans" => "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
            "zh-Hant" => "system-ui, 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif",
            _ => "system-ui, sans-serif",
        }
    }

    /// A scene as an SVG document that scales: sizes in CSS pixels, a name for screen readers.
    pub fn svg(scene: &Scene, name: &str, language: &str) -> String {
        let (view_box, body) = drawn(scene, Resolution::SVG);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{language}\" width=\"{}\" height=\"{}\" \
             viewBox=\"{view_box}\" role=\"img\" aria-label=\"{}\" font-family=\"{}\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">\n{body}",
            scene.width,
            scene.height,
            escaped(name),
            families(language),
        )
    }

    /// A scene as a part of a larger [`svg`], scaled to fill a frame as well as it can.
    pub fn placed(scene: &Scene, frame: Rect) -> String {
        let units = |length: f64| length * Resolution::SVG.units();
        let (view_box, body) = drawn(scene, Resolution::SVG);
        format!(
            "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"{view_box}\" \
             preserveAspectRatio=\"xMidYMid\" stroke-linecap=\"round\" stroke-linejoin=\"round\">{body}",
            units(frame.left),
            units(frame.top),
            units(frame.width()),
            units(frame.height()),
        )
    }

    /// A scene laid out in [`Theme::LIGHT`] as a picture within a page, in the page's own colours and font.
    pub fn picture(scene: &Scene, name: &str, class: &str) -> String {
        let (view_box, body) = drawn(scene, Resolution::PICTURE);
        let in_page_colors = Theme::LIGHT
            .palette()
            .into_iter()
            .fold(body, |body, (name, color)| body.replace(&color.code(), &format!("var({name})")));
        let in_page_colors = joined_strokes(&in_page_colors);
        format!(
            "<svg class=\"{class}\" height=\"{}\" viewBox=\"{view_box}\" role=\"img\" aria-label=\"{}\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">{}",
            scene.height,
            escaped(name),
            in_page_colors
                .replace(" font-family=\"inherit\"", "")
                .replace(" opacity=\"1\"", "")
                .replace(" stroke=\"none\"", ""),
        )
    }

    /// Neighbouring lines of one style as one path: hatching and dashes are many short lines.
    fn joined_strokes(body: &str) -> String {
        let mut joined = String::with_capacity(body.len());
        let mut open: Option<&str> = None;
        for element in body.split_inclusive('>') {
            let line = element.strip_prefix("<polyline").and_then(|rest| rest.split_once(" points=\""));
            let Some((style, points)) = line else {
                joined.push_str(if open.take().is_some() { "\"/>" } else { "" });
                joined.push_str(element);
                continue;
            };
            if open != Some(style) {
                joined.push_str(if open.is_some() { "\"/><path" } else { "<path" });
                joined.push_str(style);
                joined.push_str(" d=\"");
                open = Some(style);
            }
            joined.push('M');
            joined.push_str(points.trim_end_matches("\"/>").trim_end());
        }
        joined
    }

    /// The view box and everything behind the opening tag, as plotters writes it.
    fn drawn(scene: &Scene, resolution: Resolution) -> (String, String) {
        let units = |length: f64| (length * resolution.units()) as u32;
        let size = (units(scene.width), units(scene.height));
        let mut drawn = String::new();
        let mut backend = SVGBackend::with_string(&mut drawn, size);
        // Writing to a string has no way to fail; what was drawn stands either way.
        let _ = paint(scene, None, &mut backend, "inherit", resolution);
        drop(backend);
        let body = drawn.split_once('\n').map_or("", |(_, body)| body);
        (format!("0 0 {} {}", size.0, size.1), body.replace("\n</text>", "</text>").replace(">\n", ">"))
    }
}
