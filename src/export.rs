//! Charts and figures as files: the same drawing with its words around it, and the figures as a table.

mod svg;
mod text_alternative;

use crate::dataset::{Dataset, Hue, Layer, Message, Qualifier};
use crate::format;
use crate::geometry::{Point, Rect};
use crate::language::Language;
use crate::layout::mark::{Bar, Growth, overshoot};
use crate::layout::{self, Paragraph, Sheet};
use crate::query;
use crate::record::Record;
use crate::scene::{Scene, Shape, Style};
use crate::state::State;
use crate::text::{self, Font, WidthTable};
use crate::theme::Theme;
use crate::view::{self, ChartView, Look, Sign, Sources};

pub use svg::{color_rules, families, picture, picture_file, svg, svg_with};
pub use text_alternative::TextAlternative;

/// Why there is no file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// There is no chart of that name.
    #[error("chart: “{chart}” is not one of {}", known.join(", "))]
    UnknownChart {
        /// The name asked for.
        chart: String,
        /// The names of the charts there are.
        known: Vec<&'static str>,
    },
    /// The state leaves nothing to draw.
    #[error("greater-bay-ip: nothing of this choice is drawn")]
    Nothing,
}

/// Around an exported drawing, in pixels.
pub const MARGIN: f64 = 20.0;

/// A chart that can leave the page: title above, drawing, notes and sources below, on its own ground.
///
/// It is laid out with the table of widths, so that it is the same wherever it is made.
pub fn poster(view: &ChartView, width: f64, state: &State, theme: &Theme, language: &Language) -> Scene {
    posters(&[(view, width)], state, theme, language)
}

/// Posters of several charts below one another, each of a width of its own.
pub fn posters(views: &[(&ChartView, f64)], state: &State, theme: &Theme, language: &Language) -> Scene {
    let width = views.iter().map(|(_, width)| *width).fold(0.0, f64::max);
    let mut posters = Scene::new(width);
    posters.block(Rect::default(), theme.background);
    for &(view, width) in views {
        let top = posters.height;
        let mut bottom = top;
        posters.moved(Point::new(0.0, top), |posters| {
            let sheet = Sheet { width: width - 2.0 * MARGIN, theme, measure: &WidthTable };
            bottom += draw(posters, view, state, &sheet, language);
        });
        posters.reach(bottom);
    }
    posters.shapes[0].shape = Shape::block(posters.frame(), theme.background);
    posters
}

/// Draws a chart with its words; returns its bottom.
fn draw(poster: &mut Scene, view: &ChartView, state: &State, sheet: &Sheet, language: &Language) -> f64 {
    let theme = sheet.theme;
    let words =
        |top: f64, font: Font, color| Paragraph { left: MARGIN, top, width: sheet.width, font, color };
    let top = sheet.paragraph(poster, &view.title, words(MARGIN, Font::TITLE, theme.text));
    let top = sheet.paragraph(poster, &view.subtitle, words(top + 4.0, Font::LABEL, theme.muted));
    // Whole pixels, so that the drawing is as crisp as in the page.
    let top = (top + 20.0).ceil();

    let mut bottom = top;
    poster.moved(Point::new(MARGIN, top), |poster| bottom += layout::draw_on(poster, view, sheet));

    let mut bottom = legend(poster, view, bottom + 16.0, sheet, language);
    for line in remarks(view, state, language) {
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
        // As marks of other sources are told from those of the story: pale within an outline.
        let is_partial = sign == Sign::Layer(Layer::Context);
        let bar = Bar { origin, length, thickness, growth: Growth::Rightward, is_partial };
        bar.draw(poster, look, sheet.theme);
        let baseline = Point::new(left + words, bottom + 12.0);
        poster.text(name, baseline, Style::start(Font::SMALL, sheet.theme.muted), sheet.measure);
        left += width + 16.0;
    }
    if left > MARGIN { bottom + 24.0 } else { top }
}

/// What stands under a chart that travels alone: what was chosen, its notes, its sources and what may be done with it.
fn remarks(view: &ChartView, state: &State, language: &Language) -> Vec<String> {
    let mut remarks = vec![view::stated(state, language)];
    if !view.notes.is_empty() {
        let notes = view.notes.join(language.text(Message::UiSentenceGap));
        remarks.push([language.text(Message::UiNote), language.text(Message::UiLabelGap), &notes].concat());
    }
    let sources = Sources::of(std::slice::from_ref(view));
    if !sources.is_empty() {
        let (heading, line) = (sources.heading(language), sources.line(language));
        remarks.push([&*heading, language.text(Message::UiLabelGap), &line].concat());
    }
    remarks.push(language.words(Message::UiLicence));
    remarks
}

/// All figures as a table of comma-separated values (RFC 4180), one row a figure, all in keys; when is in words too, as a
/// spreadsheet takes `2025-06` for a date. It begins with the byte-order mark by which spreadsheets know UTF-8.
pub fn figures_csv(dataset: &Dataset, language: &Language) -> String {
    let head =
        ["metric", "place", "period", "when", "value", "unit", "qualifier", "layer", "stage", "source"];
    let rows = dataset.counted().map(|id| {
        let figure = dataset.figure(id);
        [
            figure.metric.key().to_owned(),
            figure.place.key().to_owned(),
            figure.period.to_string(),
            text::plain(&format::period(figure.period, language)),
            figure.value.map(|value| value.to_string()).unwrap_or_default(),
            figure.metric.unit().key().to_owned(),
            figure.qualifier.key().to_owned(),
            figure.layer.key().to_owned(),
            figure.stage.key().to_owned(),
            dataset.source_of(figure).map_or("derived", |source| &source.key).to_owned(),
        ]
    });
    table(head, rows)
}

/// Figures as a table that readers take away: as [`figures_csv`], with the number that is shown beside the one that was
/// counted, the words that belong to each figure, and in every row the language and the state it was taken in.
pub fn records_csv(records: &[Record], state: &State, language: &Language) -> String {
    let head = [
        "metric",
        "place",
        "period",
        "what",
        "where",
        "when",
        "value",
        "unit",
        "qualifier",
        "layer",
        "shown_as",
        "shown_value",
        "shown_qualifier",
        "shown_layer",
        "stage",
        "right",
        "text",
        "note",
        "publisher",
        "date",
        "url",
        "cited",
        "noted_url",
        "charts",
        "language",
        "state",
    ];
    let asked = query::stated(state);
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let rows = records.iter().map(|record| {
        [
            record.metric.key().to_owned(),
            record.place.key().to_owned(),
            record.period.clone(),
            record.what.clone(),
            record.r#where.clone(),
            record.when.clone(),
            number(record.value),
            record.unit.key().to_owned(),
            record.qualifier.key().to_owned(),
            record.layer.key().to_owned(),
            record.shown.measure.to_owned(),
            number(record.shown.value),
            record.shown.qualifier.key().to_owned(),
            record.shown.layer.key().to_owned(),
            record.stage.key().to_owned(),
            record.right.key().to_owned(),
            record.text.clone(),
            record.note.clone(),
            record.source.publisher.clone(),
            record.source.date.clone(),
            record.source.url.clone(),
            record.source.cited.clone(),
            record.noted.as_ref().map(|noted| noted.url.clone()).unwrap_or_default(),
            record.charts.join(" "),
            language.tag().to_owned(),
            asked.clone(),
        ]
    });
    table(head, rows)
}

/// By hand: the `csv` crate brings the reading of floats, 13 KB of the module.
fn table<const COLUMNS: usize>(
    head: [&str; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) -> String {
    let row = |cells: [String; COLUMNS]| cells.map(|cell| quoted(&cell)).join(",") + "\r\n";
    let head = row(head.map(str::to_owned));
    format!("\u{feff}{head}{}", rows.map(row).collect::<String>())
}

/// A cell, in quotation marks where it would be taken for several.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
