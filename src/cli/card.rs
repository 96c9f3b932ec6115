//! The picture that stands for a page where others speak of it, to be read on a phone: what it says, its chart, who says
//! so, and a place for a brand.

use super::subject::Subject;
use crate::chapter::Chapter;
use crate::charts::{OFFICES, Scope};
use crate::dataset::Message;
use crate::export;
use crate::geometry::{Point, Rect};
use crate::layout::{self, Paragraph, Sheet};
use crate::page;
use crate::scene::{Scene, Style};
use crate::text::{Font, WidthTable};
use crate::theme::Theme;
use crate::view::ChartView;

/// The shape of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As the large networks show it beside a link: words on the left, the chart on the right.
    Wide,
    /// As it fills a phone: words above the chart.
    Tall,
}

/// Device pixels to a pixel of the layout.
pub const SCALE: f32 = 2.0;

/// The chart that stands for the whole story: its hero.
const STAR: &str = "share";

/// Around everything.
const MARGIN: f64 = 20.0;

/// The column of the words, where they stand beside the chart.
const WORDS: f64 = 180.0;

/// Between words and chart.
const GAP: f64 = 20.0;

/// The room for a brand: at the right of the last line, or below the words beside a chart.
const BRAND: (f64, f64) = (140.0, 22.0);

/// How wide a chart is laid out, as shares of its frame: the narrowest that fits, so that its words are as large as can be.
const WIDTHS: [f64; 5] = [0.65, 0.75, 0.85, 0.92, 1.0];

/// The widths of one that fits in none of these.
const WIDER: [f64; 4] = [1.1, 1.25, 1.5, 2.0];

/// The face of the smallest words: 24 pixels in the picture, 8 on a phone that shows it 360 pixels wide.
const SMALL: Font = Font::SMALL;

impl Form {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Wide, Self::Tall];

    /// Pixels across and down.
    pub const fn size(self) -> (u32, u32) {
        match self {
            Self::Wide => (1200, 630),
            Self::Tall => (1080, 1350),
        }
    }

    /// What the names of its files begin with.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Wide => "card",
            Self::Tall => "card-tall",
        }
    }

    /// Whether there is one of a subject: a tall one only of what is passed on by itself, the whole and its chapters.
    pub fn is_made(self, subject: Subject) -> bool {
        let is_told = |key: &str| key == OFFICES[0] || Chapter::of_chart(key).is_some();
        let is_passed_on = match subject.scope {
            Scope::Chart(chart) => is_told(chart.key),
            _ => true,
        };
        subject.has_card() && (self == Self::Wide || is_passed_on)
    }

    /// Sizes a title is tried at, the largest first.
    fn titles(self) -> &'static [f64] {
        match self {
            Self::Wide => &[24.0, 22.0, 20.0, 18.0, 16.0, 14.0],
            Self::Tall => &[32.0, 30.0, 28.0, 26.0, 24.0, 22.0],
        }
    }

    fn frame(self) -> Rect {
        let (width, height) = self.size();
        let scale = f64::from(SCALE);
        Rect::sized(0.0, 0.0, f64::from(width) / scale, f64::from(height) / scale)
    }
}

/// What the card of a page shows: the chart that stands for it.
pub fn star(subject: Subject<'_>) -> Option<ChartView<'_>> {
    let mut views = subject.views();
    let at = views.iter().position(|view| view.chart.key == STAR).unwrap_or_default();
    (at < views.len()).then(|| views.swap_remove(at))
}

/// The card of a page as SVG. `brand` stands in the place for a brand, which is left free without one.
pub fn svg(subject: Subject, form: Form, brand: &str) -> String {
    let star = star(subject);
    let (whole, theme) = (form.frame(), Theme::LIGHT);
    let mut card = Scene::new(whole.right);
    card.block(whole, theme.background);
    card.block(Rect { bottom: 6.0, ..whole }, theme.hues[0]);
    card.reach(whole.bottom);
    let inset = star.as_ref().and_then(|view| {
        let foot = foot(&mut card, subject, view, form, &theme);
        sign(&mut card, brand, form, &theme);
        let frame = words(&mut card, subject, view, form, foot - 12.0, &theme);
        Some((chart(view, frame, &theme)?, frame))
    });
    let inset = inset.as_ref().map(|(chart, frame)| (chart, *frame));
    export::svg_with(&card, inset, &subject.title(), subject.language.tag())
}

/// Who says so, on the last lines; returns their top.
fn foot(card: &mut Scene, subject: Subject, view: &ChartView, form: Form, theme: &Theme) -> f64 {
    let words = match page::publishers(std::slice::from_ref(view), subject.language) {
        named if named.is_empty() => named,
        named => {
            [subject.language.text(Message::UiSources), subject.language.text(Message::UiLabelGap), &named]
                .concat()
        }
    };
    let (width, bottom) = match form {
        Form::Wide => (WORDS, card.height - MARGIN - BRAND.1),
        Form::Tall => (card.width - 2.0 * MARGIN - BRAND.0, card.height - MARGIN),
    };
    let sheet = Sheet { width, theme, measure: &WidthTable };
    let top = bottom - SMALL.line_height() * sheet.broken(&words, width, SMALL).len().max(1) as f64;
    sheet.paragraph(card, &words, Paragraph { left: MARGIN, top, width, font: SMALL, color: theme.muted });
    top
}

/// The brand in its place.
fn sign(card: &mut Scene, brand: &str, form: Form, theme: &Theme) {
    let font = Font { bold: true, ..SMALL };
    let baseline = card.height - MARGIN - (font.line_height() - font.cap_height()) / 2.0;
    let (at, style) = match form {
        Form::Wide => (Point::new(MARGIN, baseline), Style::start(font, theme.text)),
        Form::Tall => (Point::new(card.width - MARGIN, baseline), Style::end(font, theme.text)),
    };
    card.text(brand, at, style, &WidthTable);
}

/// What it says and what is measured, where there is room also what it is about; returns the room for the chart. The
/// words end above `bottom`.
fn words(
    card: &mut Scene,
    subject: Subject,
    view: &ChartView,
    form: Form,
    bottom: f64,
    theme: &Theme,
) -> Rect {
    let inner = Rect { left: MARGIN, top: MARGIN, right: card.width - MARGIN, bottom };
    let width = if form == Form::Wide { WORDS } else { inner.width() };
    let sheet = Sheet { width, theme, measure: &WidthTable };
    let paragraph = |top: f64, font: Font, color| Paragraph { left: MARGIN, top, width, font, color };
    let height = |text: &str, font: Font| sheet.broken(text, width, font).len() as f64 * font.line_height();
    let mut top = MARGIN;
    if form == Form::Tall {
        let region = subject.language.text(Message::UiRegion);
        top =
            sheet.paragraph(card, region, paragraph(top, Font { bold: true, ..SMALL }, theme.hues[0])) + 8.0;
    }
    // Beside a chart words may be as high as it is, above it no more than a third of that.
    let room = if form == Form::Wide { bottom - top } else { (bottom - top) / 3.0 };
    let room = room - 8.0 - height(&view.subtitle, SMALL);
    let fits = |size: &&f64| height(&view.title, Font { size: **size, bold: true }) <= room;
    let size = form.titles().iter().find(fits).or(form.titles().last()).copied().unwrap_or(Font::TITLE.size);
    let top = sheet.paragraph(card, &view.title, paragraph(top, Font { size, bold: true }, theme.text)) + 8.0;
    let below = sheet.paragraph(card, &view.subtitle, paragraph(top, SMALL, theme.muted));
    match form {
        Form::Wide => Rect { left: MARGIN + WORDS + GAP, bottom: card.height - MARGIN + 4.0, ..inner },
        Form::Tall => Rect { top: below + GAP, ..inner },
    }
}

/// The chart, of its parts as many as have room, from the first on; laid out so narrow that its words stay large.
fn chart(view: &ChartView, frame: Rect, theme: &Theme) -> Option<Scene> {
    let laid_out = |count: usize, share: f64| {
        let part = ChartView { facets: view.facets[..count].to_vec(), ..view.clone() };
        let sheet = Sheet { width: frame.width() * share, theme, measure: &WidthTable };
        layout::layout(&part, &sheet)
    };
    let fits = |scene: &Scene| {
        !scene.shapes.is_empty() && scene.height * frame.width() <= scene.width * frame.height()
    };
    let counts = 1..=view.facets.len();
    let mut large = counts.clone().rev().flat_map(|count| WIDTHS.map(|share| (count, share)));
    let mut small = counts.flat_map(|count| WIDER.map(|share| (count, share)));
    let first = |candidates: &mut dyn Iterator<Item = (usize, f64)>| {
        candidates.map(|(count, share)| laid_out(count, share)).find(|scene| fits(scene))
    };
    first(&mut large).or_else(|| first(&mut small))
}
