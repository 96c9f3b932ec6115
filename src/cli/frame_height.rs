//! About how high a page of the site will stand, as the code to copy gives it to frames: where scripts run, the page itself
//! says it to the pixel.

use super::prerender::sheet;
use super::subject::Subject;
use crate::chapter::Chapter;
use crate::chart::form::Form;
use crate::charts::Scope;
use crate::dataset::Message;
use crate::export;
use crate::language::Language;
use crate::layout::{self, WIDE};
use crate::state::State;
use crate::text::{Font, WidthTable, wrap};
use crate::theme::Theme;
use crate::view::{ChartView, Facet};

/// What stands around a chart that is alone in a page and not on a poster, in pixels: the buttons and the filters below it.
const CHROME_ALONE: f64 = 72.0;

/// The axis of a time line, and a date above what happened, as pictures have them.
const AXIS: f64 = 56.0;
const DATE: f64 = 18.0;

/// What its events take less in rows of four, as larger pages have them, than one below the other.
const ROWS: f64 = 58.0;

/// A number above a row of blocks where there is room for it in a line.
const LEAD: f64 = 50.0;

/// The width from which the story has larger words, in CSS pixels.
pub const LARGER: f64 = 600.0;

/// The width from which it has words beside its drawings.
pub const RAIL: f64 = 1024.0;

/// The width from which the locator has names; how wide it is then with what is behind it, and how high.
const NAMED: f64 = 680.0;
const LOCATOR: f64 = 345.0;
const NAMES: f64 = 89.0;

/// What it takes of the words around it without: its area, in square pixels.
const TILES: f64 = 76.0 * 56.0;

/// How wide the words beside a drawing are, with the gap.
const RAIL_WIDTH: f64 = 288.0;
const RAIL_GAP: f64 = 40.0;

/// Above a chapter: its margin, its rule, and what is between that and its words.
const GAP: f64 = 33.0;

/// Up to here charts stand in one column, in CSS pixels.
const TWO_COLUMNS: f64 = 640.0;

/// The widest an infographic gets.
const WIDEST: f64 = 1100.0;

impl Subject<'_> {
    /// About how high it will stand in a page, in CSS pixels: as high as a poster of each chart, and what pages have
    /// around the drawing.
    pub fn height(&self, width: f64) -> f64 {
        let [height] = self.heights(&State::default(), [width]);
        height
    }

    /// As [`Subject::height`], in a state and at several widths; the story stays as high but for what a layer leaves out.
    pub fn heights<const N: usize>(&self, state: &State, widths: [f64; N]) -> [f64; N] {
        let views = self.views_in(state);
        widths.map(|width| {
            let width = width.min(WIDEST);
            let room = Room { width, language: self.language };
            match self.scope {
                Scope::Story => room.story(&views),
                Scope::Chapter(chapter) => room.chapter_alone(chapter, &views),
                Scope::Chart(_) | Scope::Unknown => views.iter().map(|view| room.alone(view, width)).sum(),
            }
        })
    }
}

/// The room that the story takes in a page, about as its style sheet gives it.
#[derive(Debug, Clone, Copy)]
struct Room<'l> {
    width: f64,
    language: &'l Language,
}

impl Room<'_> {
    fn is_large(self) -> bool {
        self.width >= LARGER
    }

    fn has_rail(self) -> bool {
        self.width >= RAIL
    }

    /// The opening, the chapters, the closed explorer, the languages and the bar.
    fn story(self, views: &[ChartView]) -> f64 {
        // Between one that stays in the window, and one in each chapter of a frame that is as high as the story.
        let bar = if self.is_large() { 180.0 } else { 250.0 };
        let (hero, others) = views.split_at(views.len().min(1));
        let hero: f64 = hero.iter().map(|view| self.hero(view)).sum();
        let chapters = others.iter().filter(|view| view.chapter.is_some());
        let chapters: f64 = chapters.map(|view| self.chapter(view)).sum();
        self.opening() + bar + hero + chapters + self.offices() + self.closing() + GAP + 110.0
    }

    /// A chapter without the others, its bar in it.
    fn chapter_alone(self, chapter: Chapter, views: &[ChartView]) -> f64 {
        let bar = if self.is_large() { 44.0 } else { 64.0 };
        match chapter {
            Chapter::OneSixth => bar + views.iter().map(|view| self.hero(view)).sum::<f64>(),
            Chapter::Offices => bar + self.offices() - GAP + 60.0 + 27_000.0 / self.width,
            Chapter::Explore => bar + self.explorer(views),
            _ => bar + views.iter().map(|view| self.chapter(view) - GAP).sum::<f64>(),
        }
    }

    /// The open explorer: its filters, its charts in one column or two, and what follows.
    fn explorer(self, views: &[ChartView]) -> f64 {
        if self.width <= TWO_COLUMNS {
            return 260.0 + views.iter().map(|view| self.alone(view, self.width)).sum::<f64>();
        }
        let half = (self.width - 48.0) / 2.0;
        let (wide, narrow): (Vec<_>, Vec<_>) = views.iter().partition(|view| view.chart.is_wide);
        let wide: f64 = wide.into_iter().map(|view| self.alone(view, self.width)).sum();
        let narrow: Vec<f64> = narrow.into_iter().map(|view| self.alone(view, half)).collect();
        let rows: f64 = narrow.chunks(2).map(|row| row.iter().copied().fold(0.0, f64::max)).sum();
        600.0 + wide + rows
    }

    /// A chart that no chapter tells, with what stands around it.
    fn alone(self, view: &ChartView, width: f64) -> f64 {
        let poster = export::poster(
            view,
            width + 2.0 * export::MARGIN,
            &State::default(),
            &Theme::LIGHT,
            self.language,
        );
        // In a page a time line has no axis, and its dates stand in the lines of what happened.
        let events = view.facets.iter().filter(|facet| facet.form == Form::Events);
        let date = if width < WIDE { DATE } else { 0.0 };
        let rows = if self.is_large() { ROWS } else { 0.0 };
        let apart: f64 = events.map(|facet| AXIS + rows + date * facet.data.len() as f64).sum();
        poster.height + CHROME_ALONE - apart - self.beside(view, width)
    }

    /// What blocks side by side, as pages have them, take less than one below the other, as pictures do: one row of them and
    /// the number above it.
    fn beside(self, view: &ChartView, width: f64) -> f64 {
        if width < WIDE || view.facets.iter().filter_map(Facet::lead).count() < 2 {
            return 0.0;
        }
        layout::layout_in_page(view, &sheet(width)).height + LEAD
    }

    /// Of what is read at length.
    fn text_size(self) -> f64 {
        if self.is_large() { 16.0 } else { 14.0 }
    }

    fn leading(self) -> f64 {
        if self.is_large() { 1.5 } else { 1.4 }
    }

    fn hero(self, view: &ChartView) -> f64 {
        let text = self.text_size();
        12.0 + self.heading(view, self.width)
            + 22.0
            + self.drawing(view, self.width)
            + 12.0
            + self.words(Message::StorySummary, self.width, text, self.leading(), false)
            + self.under(self.width)
            + self.region()
    }

    /// What leads into the story: a line, a headline and a sentence.
    fn opening(self) -> f64 {
        let size = if self.is_large() { 28.0 } else { 22.0 };
        let (text, leading) = (self.text_size(), self.leading());
        14.0 + self.words(Message::StoryKicker, self.width, 13.0, 1.4, false)
            + 8.0
            + self.words(Message::StoryHeadline, self.width, size, 1.18, true)
            + self.words(Message::StoryStandfirst, self.width.min(44.0 * text), text, leading, false)
    }

    /// What the Bay Area is, with when this was told and what the terms mean: around where it lies, or beside that.
    fn region(self) -> f64 {
        let words = [Message::StoryDefinition, Message::StoryDated].map(|words| self.language.text(words));
        let words = words.join(self.language.text(Message::UiSentenceGap));
        let definition = |width: f64| self.lines(&words, width, 13.0, 1.4, false);
        let terms = |width: f64| {
            if self.is_large() { self.words(Message::StoryTerm, width, 13.0, 1.4, false) } else { 28.0 }
        };
        let beside = self.width - LOCATOR;
        12.0 + if self.width < NAMED {
            definition(self.width) + TILES / self.width + terms(self.width)
        } else {
            NAMES.max(definition(beside) + 4.0 + terms(beside))
        }
    }

    fn chapter(self, view: &ChartView) -> f64 {
        let lead = view.chapter.map_or(Message::StoryExplore, Chapter::lead);
        let told = |width: f64| {
            let size = self.text_size();
            22.0 + self.heading(view, width) + 4.0 + self.words(lead, width, size, self.leading(), false)
        };
        let plot = |width: f64| 26.0 + self.drawing(view, width) + self.under(width);
        if self.has_rail() {
            let drawing = self.width - RAIL_WIDTH - RAIL_GAP;
            return GAP + told(RAIL_WIDTH).max(plot(drawing));
        }
        GAP + told(self.width) + plot(self.width)
    }

    fn offices(self) -> f64 {
        match self.width {
            width if width >= RAIL => GAP + 380.0,
            width if width >= LARGER => GAP + 530.0,
            width => GAP + 450.0 + 55_000.0 / width,
        }
    }

    /// The answer to the headline, behind the last chapter.
    fn closing(self) -> f64 {
        let width = if self.has_rail() { self.width - RAIL_WIDTH - RAIL_GAP } else { self.width };
        8.0 + self.words(Message::StoryClosing, width - 13.0, self.text_size(), self.leading(), true)
    }

    fn under(self, width: f64) -> f64 {
        if width < LARGER { 30.0 } else { 38.0 }
    }

    fn drawing(self, view: &ChartView, width: f64) -> f64 {
        layout::layout(view, &sheet(width)).height + 12.0 - self.beside(view, width)
    }

    fn heading(self, view: &ChartView, width: f64) -> f64 {
        self.lines(&view.title, width, if self.is_large() { 20.0 } else { 16.0 }, 1.3, true)
    }

    fn words(self, message: Message, width: f64, size: f64, leading: f64, bold: bool) -> f64 {
        self.lines(self.language.text(message), width, size, leading, bold)
    }

    fn lines(self, text: &str, width: f64, size: f64, leading: f64, bold: bool) -> f64 {
        wrap(text, width, Font { size, bold }, &WidthTable).len() as f64 * size * leading
    }
}
