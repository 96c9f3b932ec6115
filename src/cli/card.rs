//! The picture that stands for a page where others speak of it: its sentence on the left, its chart on the right.

use super::subject::Subject;
use crate::dataset::Message;
use crate::export;
use crate::geometry::Rect;
use crate::layout::{self, Paragraph, Sheet};
use crate::scene::Scene;
use crate::text::{Font, WidthTable};
use crate::theme::Theme;
use crate::view::{self, ChartView};

/// The size of a card in pixels: what the large networks show.
pub const CARD: (u32, u32) = (1200, 630);

/// Device pixels to a pixel of the layout.
pub const SCALE: f32 = 2.0;

/// The size of a card in the pixels of its layout.
const WIDTH: f64 = CARD.0 as f64 / SCALE as f64;
const HEIGHT: f64 = CARD.1 as f64 / SCALE as f64;

/// The chart that stands for the whole story: its news.
const STAR: &str = "rank";

/// Around everything.
const MARGIN: f64 = 24.0;

/// The column of the words.
const WORDS: f64 = 176.0;

/// Between words and chart.
const GAP: f64 = 24.0;

/// The widths a chart is tried at, in CSS pixels.
const WIDTHS: [f64; 8] = [300.0, 380.0, 440.0, 500.0, 580.0, 660.0, 760.0, 900.0];

/// Sizes a title is tried at, the largest first.
const TITLES: [f64; 5] = [22.0, 20.0, 18.0, 16.0, 14.0];

/// What the card of a page shows: the chart that stands for it, of its parts the first that has something to show.
pub fn star(subject: Subject) -> Option<ChartView> {
    let mut views = subject.views();
    let at = views.iter().position(|view| view.chart.key == STAR).unwrap_or_default();
    let view = (at < views.len()).then(|| views.swap_remove(at))?;
    let first = view.facets.iter().find(|facet| !facet.is_empty()).cloned();
    Some(ChartView { facets: first.into_iter().collect(), ..view })
}

/// The card of a page as SVG.
pub fn svg(subject: Subject) -> String {
    let star = star(subject);
    let theme = Theme::LIGHT;
    let mut card = Scene::new(WIDTH);
    card.block(Rect::sized(0.0, 0.0, WIDTH, HEIGHT), theme.background);
    card.block(Rect::sized(0.0, 0.0, WIDTH, 6.0), theme.hues[0]);
    if let Some(view) = &star {
        words(&mut card, subject, view, &theme);
    }
    card.reach(HEIGHT);
    let chart = star.as_ref().and_then(|view| chart(view, &theme));
    let inset = chart.as_ref().map(|chart| (chart, FRAME));
    export::svg_with(&card, inset, &subject.title(), subject.language.tag())
}

fn words(card: &mut Scene, subject: Subject, view: &ChartView, theme: &Theme) {
    let language = subject.language;
    let sheet = Sheet { width: WORDS, theme, measure: &WidthTable };
    let paragraph = |top: f64, font: Font, color| Paragraph { left: MARGIN, top, width: WORDS, font, color };
    let height = |text: &str, font: Font| {
        sheet.paragraph(&mut Scene::new(WORDS), text, paragraph(0.0, font, theme.text))
    };
    let small = Font { size: 10.0, bold: false };
    let region = language.text(Message::UiRegion);
    let top =
        sheet.paragraph(card, region, paragraph(MARGIN, Font { bold: true, ..small }, theme.hues[0])) + 10.0;
    let source = source(subject, view);
    let foot = HEIGHT - MARGIN - height(&source, small);
    let measure = Font { size: 12.0, bold: false };
    let room = foot - 12.0 - top - 8.0 - height(&view.subtitle, measure);
    let fits = |size: &&f64| height(&view.title, Font { size: **size, bold: true }) <= room;
    let size = TITLES.iter().find(fits).or(TITLES.last()).copied().unwrap_or(Font::TITLE.size);
    let title = Font { size, bold: true };
    let top = sheet.paragraph(card, &view.title, paragraph(top, title, theme.text)) + 8.0;
    sheet.paragraph(card, &view.subtitle, paragraph(top, measure, theme.muted));
    sheet.paragraph(card, &source, paragraph(foot, small, theme.muted));
}

/// Who published what is drawn.
fn source(subject: Subject, view: &ChartView) -> String {
    let language = subject.language;
    let mut publishers: Vec<String> = Vec::new();
    for source in view.sources() {
        let publisher = view::publisher(source, language);
        if !publishers.contains(&publisher) {
            publishers.push(publisher);
        }
    }
    if publishers.is_empty() {
        return String::new();
    }
    let gap = language.text(Message::UiLabelGap);
    [language.text(Message::UiSources), gap, &language.list(&publishers)].concat()
}

/// The room for the chart, in the pixels of the layout.
const FRAME: Rect =
    Rect { left: MARGIN + WORDS + GAP, top: MARGIN + 6.0, right: WIDTH - MARGIN, bottom: HEIGHT - MARGIN };

/// The chart, laid out as narrow as its height allows, so that its words stay large.
fn chart(view: &ChartView, theme: &Theme) -> Option<Scene> {
    let scenes = WIDTHS.map(|width| layout::layout(view, &Sheet { width, theme, measure: &WidthTable }));
    let slope = |scene: &Scene| scene.height / scene.width;
    let fits = |scene: &&Scene| slope(scene) <= FRAME.height() / FRAME.width();
    let flattest = || scenes.iter().min_by(|a, b| slope(a).total_cmp(&slope(b)));
    scenes.iter().find(fits).or_else(flattest).cloned()
}
