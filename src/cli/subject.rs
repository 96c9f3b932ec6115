//! What a page of the site is about: the whole infographic or one chart alone, in one language.

use crate::chart::plan::Chart;
use crate::charts::{self, CHARTS, Scope};
use crate::dataset::{FIGURES, Figure, Message, Place, SiteMessage, Source};
use crate::export;
use crate::language::{Language, SiteWords};
use crate::selection::{Selection, is_of};
use crate::state::State;
use crate::theme::Theme;
use crate::view::ChartView;
use crate::view::view_of_chart;

/// The whole infographic or one chart alone, in one language.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'l> {
    /// The chart; `None` stands for the whole.
    pub chart: Option<&'static Chart>,
    /// The language.
    pub language: &'l Language,
}

/// What stands around a chart in a page and not on a poster, in pixels: the buttons below it and, where it is alone,
/// the filters below it.
const CHROME: f64 = 26.0;
const CHROME_ALONE: f64 = 72.0;

/// Everything of the whole infographic that is not a chart: its heading, tour, filters and the links at its end;
/// from the width on that has two columns of charts, filters are unfolded.
const FRAME: f64 = 470.0;
const UNFOLDED_FRAME: f64 = 780.0;
const TWO_COLUMNS: f64 = 641.0;

/// Between charts side by side.
const GUTTER: f64 = 48.0;

/// The widest an infographic gets.
const WIDEST: f64 = 1100.0;

impl<'l> Subject<'l> {
    /// All there are in some languages: of each the whole first, then chart by chart.
    pub fn all(languages: &'l [Language]) -> Vec<Self> {
        let charts = || std::iter::once(None).chain(CHARTS.iter().map(Some));
        languages.iter().flat_map(|language| charts().map(move |chart| Subject { chart, language })).collect()
    }

    /// A name for a file about it: `embed-rank.pt.html` for `embed` and `html`.
    pub fn file(&self, kind: &str, ending: &str) -> String {
        let chart = self.chart.map(|chart| format!("-{}", chart.key)).unwrap_or_default();
        format!("{kind}{chart}{}.{ending}", self.suffix())
    }

    /// What follows the name of a file in its language: nothing in English, else `.pt`.
    pub fn suffix(&self) -> String {
        match self.language.tag() {
            "en" => String::new(),
            tag => format!(".{tag}"),
        }
    }

    /// The charts it is about.
    pub fn scope(&self) -> Scope {
        self.chart.and_then(|chart| charts::alone(chart.key)).unwrap_or(&CHARTS)
    }

    /// Its charts as they are shown unasked.
    pub fn views(&self) -> Vec<ChartView> {
        let state = State::default();
        let view = |chart| view_of_chart(chart, Selection::new(&state), self.language);
        self.scope().iter().map(view).collect()
    }

    /// What it says, in a sentence, or is called.
    pub fn title(&self) -> String {
        match (self.chart, self.views().first()) {
            (Some(_), Some(view)) => view.title.clone(),
            _ => self.language.words(Message::UiRegion),
        }
    }

    /// What is to be seen there, in a sentence or two.
    pub fn description(&self) -> String {
        let words = SiteWords::of(self.language);
        if let (Some(_), Some(view)) = (self.chart, self.views().first()) {
            return words.fill(
                SiteMessage::DescriptionOfChart,
                &[("title", &view.title), ("subtitle", &view.subtitle)],
            );
        }
        let figures = self.figures().count().to_string();
        let (from, to) = self.years();
        let [from, to] = [from, to].map(|year| year.to_string());
        words.fill(SiteMessage::Description, &[("figures", &figures), ("from", &from), ("to", &to)])
    }

    /// The figures it shows; events are no figures, but shown where nothing else is.
    pub fn figures(&self) -> impl Iterator<Item = &'static Figure> {
        let scope = self.scope();
        FIGURES.iter().filter(move |figure| is_of(scope, figure))
    }

    /// The first and the last year its figures touch.
    pub fn years(&self) -> (u16, u16) {
        let first = self.figures().map(|figure| figure.period.first_year()).min();
        let last = self.figures().map(|figure| figure.period.year()).max();
        (first.unwrap_or_default(), last.unwrap_or_default())
    }

    /// The places of its figures, each once.
    pub fn places(&self) -> Vec<Place> {
        let counted = |place: &&Place| self.figures().any(|figure| figure.place == **place);
        Place::ALL.iter().filter(counted).copied().collect()
    }

    /// The sources of its figures, each once.
    pub fn sources(&self) -> Vec<Source> {
        let cited = |source: &&Source| self.figures().any(|figure| figure.source == **source);
        Source::ALL.iter().filter(cited).copied().collect()
    }

    /// About how high it will stand in a page, in CSS pixels: as high as a poster of each chart, and what pages have
    /// around the drawing.
    pub fn height(&self, width: f64) -> f64 {
        let width = width.min(WIDEST);
        let poster = |view: &ChartView, width: f64| {
            let width = width + 2.0 * export::MARGIN;
            export::poster(view, width, &Theme::LIGHT, self.language).height
        };
        let views = self.views();
        if self.chart.is_some() {
            return views.iter().map(|view| poster(view, width) + CHROME_ALONE).sum();
        }
        let poster = |view: &ChartView, width: f64| poster(view, width) + CHROME;
        if width < TWO_COLUMNS {
            return FRAME + views.iter().map(|view| poster(view, width)).sum::<f64>();
        }
        let column = (width - GUTTER) / 2.0;
        let (mut height, mut waiting) = (UNFOLDED_FRAME, None);
        for view in &views {
            if view.chart.is_wide {
                height += poster(view, width);
            } else if let Some(beside) = waiting.take() {
                height += poster(view, column).max(beside);
            } else {
                waiting = Some(poster(view, column));
            }
        }
        height + waiting.unwrap_or_default()
    }
}
