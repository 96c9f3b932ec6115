//! The gallery: every chart alone, with the ways of putting it into another page.

use maud::{Markup, PreEscaped, html};

use super::card::Form;
use super::embed;
use super::metadata::{self, Page};
use super::output::MARK;
use super::prerender::{self, Content, PICTURES};
use super::published::Published;
use super::site_url::SiteUrl;
use super::subject::Subject;
use super::version::Location;
use crate::chapter::Chapter;
use crate::charts::Scope;
use crate::dataset::{Dataset, LANGUAGES, SiteMessage};
use crate::language::{self, Language, SiteWords};
use crate::layout;
use crate::page::embed::{named, suffix};
use crate::page::{self, HeadingLevel};
use crate::text;
use crate::view::ChartView;

/// The template of the pages.
pub const TEMPLATE: &str = "gallery.html";

/// The folder of the snippets that carry a picture.
pub const SNIPPETS: &str = "snippets";

/// What the whole infographic is called where parts of it are called by their names.
const WHOLE: &str = "whole";

/// The gallery's file in a language.
pub fn file(language: &Language) -> String {
    named("gallery", None, language.tag(), "html")
}

/// The file of a subject's snippet.
pub fn snippet_file(subject: Subject) -> String {
    let name = subject.scope.key().unwrap_or(WHOLE);
    format!("{SNIPPETS}/{name}{}.html", suffix(subject.language.tag()))
}

/// The file of a subject's snippet for feeds.
pub fn feed_file(subject: Subject) -> String {
    snippet_file(subject).replacen(&format!("{SNIPPETS}/"), &format!("{SNIPPETS}/feed-"), 1)
}

/// The page in the language of its subjects.
pub fn page(
    template: &str,
    dataset: &Dataset,
    language: &Language,
    languages: &[Language],
    url: &SiteUrl,
    published: &Published,
) -> String {
    let words = SiteWords::of(language);
    let whole = Subject::whole(dataset, language);
    let (title, description) = (words.text(SiteMessage::Gallery), whole.description());
    let page = Page {
        subject: whole,
        file: &file(language),
        title,
        description: &description,
        alternates: &metadata::alternates(languages, &file),
        is_embeddable: false,
    };
    let one = std::slice::from_ref(language);
    let item = |subject| item(subject, url, published).into_string();
    let items: String = Subject::all(dataset, one).into_iter().map(item).collect();
    let others = html! {
        @for (tag, name) in LANGUAGES {
            @if let Some(of) = languages.iter().find(|language| language.tag() == tag) {
                a href=(file(of)) lang=(tag) hreflang=(tag)
                    aria-current=[(tag == language.tag()).then_some("page")]
                {
                    (name)
                }
                " "
            }
        }
    };
    let escaped = |words: &str| html! { (words) }.into_string();
    let values = [
        ("lang", language.tag()),
        ("title", &escaped(title)),
        ("region", &escaped(&whole.title())),
        ("description", &escaped(&description)),
        ("about", &escaped(words.text(SiteMessage::GalleryAbout))),
        ("head", &page.head(url)),
        ("languages", &escaped(words.text(SiteMessage::Languages))),
        ("others", &others.into_string()),
        ("accessibility", &escaped(words.text(SiteMessage::Accessibility))),
        ("copy", &escaped(words.text(SiteMessage::Copy))),
        ("copied", &escaped(words.text(SiteMessage::Copied))),
        ("items", &items),
        ("version", &published.directory),
    ];
    language::fill(template, &values)
}

/// A chart: what it says, what it looks like, and how to take it along.
fn item(subject: Subject, url: &SiteUrl, published: &Published) -> Markup {
    let words = SiteWords::of(subject.language);
    let text = |message| words.text(message);
    let views = subject.views();
    let id = subject.scope.key().unwrap_or(WHOLE);
    let (heading, subtitle) = match (subject.scope, views.first()) {
        (Scope::Story, _) => (text(SiteMessage::Whole).to_owned(), subject.description()),
        (Scope::Chapter(chapter), _) => (subject.title(), text::plain(subject.language.text(chapter.lead()))),
        (_, view) => (subject.title(), view.map(|view| text::plain(&view.subtitle)).unwrap_or_default()),
    };
    let picture = match (subject.scope, views.first()) {
        (Scope::Story | Scope::Chapter(Chapter::Explore), _) | (_, None) => Markup::default(),
        (_, Some(view)) => picture(view, subject.language, &published.directory),
    };
    let package = format!("import '{}';\n\n{}", env!("CARGO_PKG_NAME"), element(subject, Markup::default()));
    let ways = [
        (SiteMessage::Frame, SiteMessage::FrameAbout, framed(subject, url)),
        (SiteMessage::Element, SiteMessage::ElementAbout, scripted(subject, url)),
        (SiteMessage::Package, SiteMessage::PackageAbout, package),
    ];
    let files =
        [(SiteMessage::WithPicture, snippet_file(subject)), (SiteMessage::ForFeeds, feed_file(subject))];
    html! {
        // No landmark: so many of them lead nobody, and a chapter is called as its picture is.
        section id=(id) {
            h2 id={ (id) "-title" } { (heading) }
            p.measure { (subtitle) }
            (picture)
            p {
                a href=(subject.file("embed", "html")) { (text(SiteMessage::Open)) }
                @for form in Form::ALL.into_iter().filter(|form| form.is_made(subject.on_card())) {
                    @let (width, height) = form.size();
                    @let size = format!("{width} × {height}");
                    " · "
                    a href=(subject.on_card().file(form.kind(), "png")) { (words.fill(SiteMessage::CardOf, &[("size", &size)])) }
                }
            }
            details {
                summary { (text(SiteMessage::Use)) }
                @for (name, about, code) in ways {
                    h3 { (text(name)) }
                    p { (text(about)) }
                    pre tabindex="0" {
                        code { (code) }
                    }
                    @if name == SiteMessage::Element {
                        p { (text(SiteMessage::PinnedAbout)) }
                        pre tabindex="0" {
                            code { (pinned(subject, url, published)) }
                        }
                        @for (name, file) in &files {
                            p {
                                a.snippet href=(file) download { (text(*name)) }
                            }
                        }
                    }
                }
            }
        }
        "\n"
    }
}

/// The chart as the first pages show it, by the width there is; in the reader's colours.
fn picture(view: &ChartView, language: &Language, version: &str) -> Markup {
    let file =
        |class| format!("{version}{PICTURES}/{}", prerender::picture_file(view.chart.key, class, language));
    let height = |width| layout::layout(view, &prerender::sheet(width)).height;
    let [(narrow, narrow_class), (wide, wide_class)] = prerender::WIDTHS;
    html! {
        picture {
            source media="(max-width: 639px)" srcset=(file(narrow_class)) width=(narrow) height=(height(narrow));
            img src=(file(wide_class)) width=(wide) height=(height(wide))
                alt=(view.description(language)) loading="lazy";
        }
    }
}

/// The frame and the script that sizes it.
pub fn framed(subject: Subject, url: &SiteUrl) -> String {
    format!("{}\n{}", embed::frame(subject, url), embed::host_script(url))
}

/// The element and its script.
pub fn scripted(subject: Subject, url: &SiteUrl) -> String {
    format!("{}\n{}", element(subject, Markup::default()), script(url))
}

/// The element and the script of this build alone: the browser refuses any other.
pub fn pinned(subject: Subject, url: &SiteUrl, published: &Published) -> String {
    let script = html! {
        script type="module" src=(url.of(&published.of(MARK))) integrity=(published.integrity(MARK))
            crossorigin="anonymous" async {}
    };
    format!("{}\n{}", element(subject, Markup::default()), script.into_string())
}

fn script(url: &SiteUrl) -> String {
    html! { script type="module" src=(url.of(MARK)) async {} }.into_string()
}

/// The element with markup in it.
fn element(subject: Subject, content: Markup) -> String {
    let (chart, chapter) = prerender::alone(subject.scope);
    html! {
        greater-bay-ip chart=[chart] chapter=[chapter] lang=(subject.language.tag()) { (content) }
    }
    .into_string()
}

/// For feeds and whatever else knows neither elements nor scripts: a picture, a table and a link for each chart. Readers of
/// feeds drop the tags they do not know and keep the text in them, so that there is no other text.
pub fn feed(subject: Subject, url: &SiteUrl) -> String {
    let (width, height) = Form::Wide.size();
    let figure = |view: &ChartView| {
        let alone = Subject { scope: Scope::Chart(view.chart), ..subject };
        let address = embed::address(alone, url);
        html! {
            figure {
                a href=(address) {
                    img src=(url.of(&alone.file(Form::Wide.kind(), "png"))) width=(width) height=(height)
                        alt=(view.description(subject.language)) loading="lazy";
                }
                (page::chart_table(view, subject.language))
                figcaption {
                    a href=(address) { (SiteWords::of(subject.language).text(SiteMessage::Interactive)) }
                }
            }
            "\n"
        }
    };
    subject.views().iter().map(|view| figure(view).into_string()).collect()
}

/// The element with its first picture in it, and for those who read the page where elements are not known the same as
/// feeds get. It fetches nothing for whoever sees the element, its style sheet least of all: `styles` is written into it.
pub fn snippet(subject: Subject, url: &SiteUrl, styles: &str) -> String {
    // By the names that stay, as authors keep what they have copied.
    let files = Location { root: url.as_str(), version: url.as_str() };
    let Subject { scope, dataset, .. } = subject;
    let content = Content { styles, scope, dataset, heading: HeadingLevel::default(), drawn: usize::MAX };
    let content = html! {
        (prerender::first_picture(files, content, subject.language))
        "\n"
        (PreEscaped(feed(subject, url)))
    };
    format!("{}\n{}\n", element(subject, content), script(url))
}
