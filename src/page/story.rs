//! The story as a page: what leads into it, its chapters in their order, and what waits in the explorer.

use maud::{Markup, html};

use super::bar::{bar_at_bottom, bar_at_top, bar_of_chapter, sheet};
use super::charts::{Besides, figure};
use super::filters::controls;
use super::heading::HeadingLevel;
use super::links::Links;
use super::locator::locator;
use super::notices::{absent_of, heard, notices_of};
use super::offices::{cited, offices, tasks};
use super::part::Part;
use super::phrases::phrases;
use super::rendering::Rendering;
use crate::chapter::Chapter;
use crate::charts::Scope;
use crate::dataset::{Figure, LANGUAGES, Layer, Message, Metric, Period};
use crate::format::{self, Length};
use crate::language::Language;
use crate::selection::is_of;
use crate::view::{ChartView, View};

/// What the story is told with.
#[derive(Clone, Copy)]
pub(super) struct Telling<'t> {
    /// What it says.
    pub(super) view: &'t View<'t>,
    /// In which language.
    pub(super) language: &'t Language,
    /// The level of its first heading.
    pub(super) heading: HeadingLevel,
    /// Where its links lead.
    pub(super) links: Links<'t>,
    /// What stands for what is drawn and made later.
    pub(super) rendering: Rendering<'t>,
}

impl Telling<'_> {
    /// The whole story.
    pub(super) fn story(self) -> Markup {
        let Self { view, language, heading, .. } = self;
        html! {
            button.skip type="button" { (language.text(Message::StorySkip)) }
            header.opening {
                p.topic { (language.text(Message::StoryKicker)) }
                (heading.heading("headline", None, language.text(Message::StoryHeadline)))
                p.standfirst { (phrases(&standfirst(view, language))) }
            }
            (bar_at_top(view, language))
            (notices_of(view))
            (heard())
            @for &chapter in Chapter::ALL { (self.chapter(chapter)) }
            label.select.language {
                (language.text(Message::UiLanguage)) " "
                select name="lang" {
                    @for (tag, name) in LANGUAGES {
                        option value=(tag) lang=(tag) selected[tag == language.tag()] { (name) }
                    }
                }
            }
            // It is shown where a language cannot be fetched, which cannot say so itself then.
            p.unspoken hidden { (language.text(Message::UiNoLanguage)) }
            (bar_at_bottom(view, language))
            button.skip type="button" { (language.text(Message::StoryToStart)) }
        }
    }

    /// A chapter without the others; its bar has the sheet, whose place is where a bar is pressed.
    pub(super) fn chapter_alone(self, chapter: Chapter) -> Markup {
        let Self { view, language, .. } = self;
        html! {
            (notices_of(view))
            (heard())
            (self.chapter(chapter))
            (sheet(view, language))
        }
    }

    fn chapter(self, chapter: Chapter) -> Markup {
        let Self { view, language, links, rendering, .. } = self;
        let heading = self.heading.of_charts(view.scope);
        html! {
            section.hero[chapter == Chapter::OneSixth] data-chapter=(chapter.key()) {
                @if let Some(chart) = view.picture(chapter) {
                    @let besides = Besides { bar: bar_of_chapter(view, language), ..Besides::of(chart, links, rendering) };
                    (figure(chart, language, heading, besides))
                    @if chapter == Chapter::OneSixth { (self.region()) }
                    // What the pictures come to, below the last of them; no chapter alone says it.
                    @if chapter == Chapter::Money && view.scope.key().is_none() {
                        p.closing { (phrases(language.text(Message::StoryClosing))) }
                    }
                } @else if chapter == Chapter::Offices {
                    (self.in_words())
                } @else {
                    (self.explorer())
                }
            }
        }
    }

    /// What the Bay Area is and where it lies, when all this was told, and what its terms mean.
    fn region(self) -> Markup {
        let Self { view, language, .. } = self;
        html! {
            div.region {
                (locator(language))
                p.definition { (phrases(&definition(view, language))) (phrases(language.text(Message::UiSentenceGap))) (phrases(&dated(view, language))) }
                details.terms {
                    summary { (language.text(Message::StoryTerms)) }
                    p.term { (phrases(language.text(Message::StoryTerm))) }
                }
            }
        }
    }

    /// The chapter that has no picture.
    fn in_words(self) -> Markup {
        let Self { view, language, heading, .. } = self;
        let title = heading.of_chapters(view.scope);
        html! {
            div.written {
                div.words {
                    p.topic { (language.text(Chapter::Offices.topic())) }
                    (title.heading("title", None, language.text(Message::StoryOfficesTitle)))
                    div.lead { p { (phrases(language.text(Chapter::Offices.lead()))) } }
                }
                (bar_of_chapter(view, language))
                div.offices {
                    div.first data-part=(Part::Offices.name()) { (offices(view, language, heading)) }
                    details.tasks {
                        summary { (language.text(Message::StoryTasks)) }
                        div data-part=(Part::Tasks.name()) { (tasks(view, language, heading)) }
                    }
                }
                div.under {
                    div.foot part="notes" data-part=(Part::Cited.name()) { (cited(view, language)) }
                }
            }
        }
    }

    /// All that the story leaves out, with the filters for it: closed until it is asked for, unless there is nothing else.
    fn explorer(self) -> Markup {
        let Self { view, language, heading, links, rendering } = self;
        let figures = view.dataset.figures().iter().filter(|figure| is_of(Scope::Story, figure)).count();
        let title = language.fill(Message::StoryExploreTitle, &[("numbers", &figures.to_string())]);
        let all_figures = language.text(Message::UiAllFigures);
        let is_alone = view.scope.key().is_some();
        html! {
            details.explorer data-explorer open[is_alone] {
                summary {
                    (heading.of_chapters(view.scope).heading("title", None, &title))
                    p { (phrases(language.text(Message::StoryExploreAbout))) }
                }
                p.lead { (phrases(language.text(Chapter::Explore.lead()))) }
                @if is_alone { (bar_of_chapter(view, language)) }
                (controls(view, language))
                div.charts {
                    @match rendering {
                        Rendering::Static { address, .. } if !is_alone => { (self.links_to_charts(address)) }
                        _ => { (self.explored()) }
                    }
                }
                (absent_of(view, language))
                details.all {
                    summary { (all_figures) }
                    div.scroll tabindex="0" role="region" aria-label=(all_figures) data-part=(Part::Figures.name()) {}
                }
                p.download {
                    a download href=(links.table) { (language.text(Message::UiDownload)) }
                }
            }
        }
    }

    /// The charts that no chapter tells, as far as they are made.
    fn explored(self) -> Markup {
        let made = self.view.charts.iter().take(self.rendering.made());
        self.charts(made.filter(|chart| chart.chapter.is_none()))
    }

    /// Some charts, each with nothing but itself.
    pub(super) fn charts<'c>(self, charts: impl IntoIterator<Item = &'c ChartView<'c>>) -> Markup {
        let Self { view, language, heading, links, rendering } = self;
        html! {
            @for chart in charts {
                (figure(chart, language, heading.of_charts(view.scope), Besides::of(chart, links, rendering)))
            }
        }
    }

    /// What the charts that no chapter tells say, each with its page: readers whose browser runs no script find them there.
    fn links_to_charts(self, address: &dyn Fn(&ChartView) -> String) -> Markup {
        html! {
            ul.pages {
                @for chart in self.view.charts.iter().filter(|chart| chart.chapter.is_none()) {
                    li { a href=(address(chart)) { (phrases(&chart.title)) } }
                }
            }
        }
    }
}

/// What becomes of the patents, as one city counts it.
fn standfirst(view: &View, language: &Language) -> String {
    let [transfers, loans] =
        [Metric::PatentTransfers, Metric::IpPledgeFinancingCumulative].map(|metric| told(view, metric));
    let (Some(transfers), Some(loans)) = (transfers, loans) else { return String::new() };
    let [counted, sum] = [transfers, loans].map(|figure| format::quantity(figure, Length::Short, language));
    let values = [
        ("place", language.text(transfers.place.name())),
        ("transfers", &counted),
        ("period", &format::period(transfers.period, language)),
        ("loans", &sum),
    ];
    language.fill(Message::StoryStandfirst, &values)
}

/// What the Bay Area is; its output goes with the years that the source ties it to.
fn definition(view: &View, language: &Language) -> String {
    let Some(figure) = told(view, Metric::Gdp) else { return String::new() };
    let gdp = format::quantity(figure, Length::Short, language);
    let values = [("gdp", gdp.as_str()), ("period", &format::period(figure.period, language))];
    language.fill(Message::StoryDefinition, &values)
}

/// The first figure of a metric that the press conference gave.
fn told<'d>(view: &View<'d>, metric: Metric) -> Option<&'d Figure> {
    view.dataset.figures().iter().find(|figure| figure.metric == metric && figure.layer == Layer::Story)
}

/// When this was told, and how far what others counted reaches.
fn dated(view: &View, language: &Language) -> String {
    let figures = view.dataset.figures().iter().filter(|figure| figure.layer == Layer::Context);
    let ends = figures.map(|figure| figure.period).filter(|period| matches!(period, Period::AsOf(_)));
    let Some(latest) = ends.max_by(|one, other| one.end().total_cmp(&other.end())) else {
        return String::new();
    };
    language.fill(Message::StoryDated, &[("date", &format::date(latest, language))])
}
