//! What a page of the site is about: the whole infographic, a chapter of it or one chart alone, in one language.

use crate::chapter::Chapter;
use crate::charts::{self, CHARTS, OFFICES, Scope};
use crate::dataset::{Dataset, Figure, Message, Place, SiteMessage, Source};
use crate::language::{Language, SiteWords};
use crate::page::embed;
use crate::selection::is_of;
use crate::state::State;
use crate::text;
use crate::view::ChartView;
use crate::view::view_of;

/// The whole infographic, a chapter of it or one chart alone, in one language.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'l> {
    /// What of the infographic.
    pub scope: Scope,
    /// The language.
    pub language: &'l Language,
    /// The figures.
    pub dataset: &'l Dataset,
}

impl<'l> Subject<'l> {
    /// The whole infographic.
    pub fn whole(dataset: &'l Dataset, language: &'l Language) -> Self {
        Self { scope: Scope::Story, language, dataset }
    }

    /// All there are in some languages: of each the whole first, then chapter by chapter and chart by chart.
    pub fn all(dataset: &'l Dataset, languages: &'l [Language]) -> Vec<Self> {
        let scopes = || {
            let alone = Chapter::ALL.iter().copied().map(Scope::Chapter);
            std::iter::once(Scope::Story).chain(alone).chain(CHARTS.iter().map(Scope::Chart))
        };
        let of = |language| scopes().map(move |scope| Subject { scope, language, dataset });
        languages.iter().flat_map(of).collect()
    }

    /// The same in another language.
    pub fn in_language<'s>(self, language: &'s Language) -> Subject<'s>
    where
        'l: 's,
    {
        Subject { language, ..self }
    }

    /// A name for a file about it: `embed-rank.pt.html` for `embed` and `html`.
    pub fn file(&self, kind: &str, ending: &str) -> String {
        embed::named(kind, self.scope.key(), self.language.tag(), ending)
    }

    /// Whether it has a card of its own.
    pub fn has_card(self) -> bool {
        !matches!(self.scope, Scope::Chapter(_))
    }

    /// The subject whose card stands for it: of a chapter that of its picture, where it has one.
    pub fn on_card(self) -> Self {
        let chart = |key| charts::find(key).map_or(Scope::Story, Scope::Chart);
        let scope = match self.scope {
            Scope::Chapter(Chapter::Offices) => chart(OFFICES[0]),
            Scope::Chapter(chapter) => chapter.chart().map_or(Scope::Story, chart),
            scope => scope,
        };
        Self { scope, ..self }
    }

    /// Its charts as they are shown unasked.
    pub fn views(&self) -> Vec<ChartView<'l>> {
        self.views_in(&State::default())
    }

    /// Its charts as they are shown in a state.
    pub(super) fn views_in(&self, state: &State) -> Vec<ChartView<'l>> {
        let view = view_of(self.dataset, self.scope, state, &[], self.language);
        // What a page tells in words is drawn where it stands as a picture.
        if view.charts.is_empty() { view.offices } else { view.charts }
    }

    /// What it says, in a sentence, or is called.
    pub fn title(&self) -> String {
        let region = || self.language.words(Message::UiRegion);
        match self.scope {
            Scope::Chapter(Chapter::Offices) => text::plain(self.language.text(Message::StoryOfficesTitle)),
            Scope::Chapter(Chapter::Explore) => {
                let figures = self.figures().count().to_string();
                text::plain(&self.language.fill(Message::StoryExploreTitle, &[("numbers", &figures)]))
            }
            Scope::Chapter(_) | Scope::Chart(_) => {
                self.views().first().map_or_else(region, |view| text::plain(&view.title))
            }
            Scope::Story | Scope::Unknown => region(),
        }
    }

    /// What is to be seen there, in a sentence or two.
    pub fn description(&self) -> String {
        let words = SiteWords::of(self.language);
        let alone = match self.scope {
            Scope::Chapter(chapter @ Chapter::Offices) => {
                Some((self.title(), self.language.words(chapter.lead())))
            }
            Scope::Story | Scope::Chapter(Chapter::Explore) | Scope::Unknown => None,
            Scope::Chapter(_) | Scope::Chart(_) => {
                self.views().first().map(|view| (view.title.clone(), view.subtitle.clone()))
            }
        };
        if let Some((title, subtitle)) = alone {
            let values = [("title", &*title), ("subtitle", &*subtitle)];
            return text::plain(&words.fill(SiteMessage::DescriptionOfChart, &values));
        }
        let figures = self.figures().count().to_string();
        let (from, to) = self.years();
        let [from, to] = [from, to].map(|year| year.to_string());
        words.fill(SiteMessage::Description, &[("figures", &figures), ("from", &from), ("to", &to)])
    }

    /// The figures it shows; events are no figures, but shown where nothing else is.
    pub fn figures(&self) -> impl Iterator<Item = &'l Figure> + use<'l> {
        let scope = self.scope;
        let is_drawn = move |figure: &Figure| match scope {
            Scope::Chapter(Chapter::Offices) => {
                OFFICES.iter().filter_map(|key| charts::find(key)).any(|chart| chart.shows(figure))
            }
            Scope::Chapter(chapter) if chapter != Chapter::Explore => {
                scope.charts().iter().any(|chart| chart.shows(figure))
            }
            _ => true,
        };
        self.dataset.figures().iter().filter(move |figure| is_of(scope, figure) && is_drawn(figure))
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
    pub fn sources(&self) -> Vec<&'l Source> {
        let cited = |source: &&Source| {
            self.figures().any(|figure| {
                [self.dataset.source_of(figure), self.dataset.source_of_note(figure)].contains(&Some(source))
            })
        };
        self.dataset.sources().iter().filter(cited).collect()
    }
}
