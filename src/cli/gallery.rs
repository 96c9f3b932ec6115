//! The gallery: every chart alone, with the ways of putting it into another page.

use maud::{Markup, html};

use super::card::CARD;
use super::embed;
use super::metadata::{self, Page};
use super::output::MARK;
use super::prerender::{self, PICTURES};
use super::published::Published;
use super::site_url::SiteUrl;
use super::subject::Subject;
use super::version::Location;
use crate::charts;
use crate::dataset::{LANGUAGES, SiteMessage};
use crate::language::{self, Language, SiteWords};
use crate::layout;
use crate::page;
use crate::view::ChartView;

/// The template of the pages.
pub const TEMPLATE: &str = "gallery.html";

/// The folder of the snippets that carry a picture.
pub const SNIPPETS: &str = "snippets";

/// The gallery's file in a language.
pub fn file(language: &Language) -> String {
    Subject { chart: None, language }.file("gallery", "html")
}

/// The file of a subject's snippet.
pub fn snippet_file(subject: Subject) -> String {
    let name = subject.chart.map_or("whole", |chart| chart.key);
    format!("{SNIPPETS}/{name}{}.html", subject.suffix())
}

/// The page in the language of its subjects.
pub fn page(
    template: &str,
    language: &Language,
    languages: &[Language],
    url: &SiteUrl,
    published: &Published,
) -> String {
    let words = SiteWords::of(language);
    let whole = Subject { chart: None, language };
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
    let item = |subject| item(subject, url, &published.directory).into_string();
    let items: String = Subject::all(one).into_iter().map(item).collect();
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
        ("copy", &escaped(words.text(SiteMessage::Copy))),
        ("copied", &escaped(words.text(SiteMessage::Copied))),
        ("items", &items),
        ("version", &published.directory),
    ];
    language::fill(template, &values)
}

/// A chart: what it says, what it looks like, and how to take it along.
fn item(subject: Subject, url: &SiteUrl, version: &str) -> Markup {
    let words = SiteWords::of(subject.language);
    let text = |message| words.text(message);
    let views = subject.views();
    let (id, heading, subtitle, picture) = match (subject.chart, views.first()) {
        (Some(chart), Some(view)) => {
            (chart.key, view.title.clone(), view.subtitle.clone(), picture(view, subject.language, version))
        }
        _ => ("whole", text(SiteMessage::Whole).to_owned(), subject.description(), Markup::default()),
    };
    let package = format!("import '{}';\n\n{}", env!("CARGO_PKG_NAME"), element(subject, Markup::default()));
    let ways = [
        (SiteMessage::Frame, SiteMessage::FrameAbout, framed(subject, url), None),
        (
            SiteMessage::Element,
            SiteMessage::ElementAbout,
            scripted(subject, url),
            Some(snippet_file(subject)),
        ),
        (SiteMessage::Package, SiteMessage::PackageAbout, package, None),
    ];
    html! {
        section id=(id) aria-labelledby={ (id) "-title" } {
            h2 id={ (id) "-title" } { (heading) }
            p.measure { (subtitle) }
            (picture)
            p {
                a href=(subject.file("embed", "html")) { (text(SiteMessage::Open)) }
            }
            details {
                summary { (text(SiteMessage::Use)) }
                @for (name, about, code, file) in ways {
                    h3 { (text(name)) }
                    p { (text(about)) }
                    pre tabindex="0" {
                        code { (code) }
                    }
                    @if let Some(file) = file {
                        p {
                            a.snippet href=(file) download { (text(SiteMessage::WithPicture)) }
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
                alt=(page::canvas_name(view, language)) loading="lazy";
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

fn script(url: &SiteUrl) -> String {
    html! { script type="module" src=(url.of(MARK)) {} }.into_string()
}

/// The element with markup in it.
fn element(subject: Subject, content: Markup) -> String {
    html! {
        greater-bay-ip chart=[subject.chart.map(|chart| chart.key)] lang=(subject.language.tag()) { (content) }
    }
    .into_string()
}

/// The element with its first picture in it, and for those who read the page where elements are not known, as feed
/// readers do, a picture, a table and a link for each chart. It fetches nothing for whoever sees the element.
pub fn snippet(subject: Subject, url: &SiteUrl) -> String {
    let figure = |view: &ChartView| {
        let alone = Subject { chart: charts::find(view.chart.key), ..subject };
        let address = embed::address(alone, url);
        html! {
            figure {
                a href=(address) {
                    img src=(url.of(&alone.file("card", "png"))) width=(CARD.0) height=(CARD.1)
                        alt=(page::canvas_name(view, subject.language)) loading="lazy";
                }
                (page::chart_table(view, subject.language))
                figcaption {
                    a href=(address) { (SiteWords::of(subject.language).text(SiteMessage::Interactive)) }
                }
            }
            "\n"
        }
    };
    // By the names that stay, as authors keep what they have copied.
    let files = Location { root: url.as_str(), version: url.as_str() };
    let content = html! {
        (prerender::first_picture(files, subject.scope(), usize::MAX, subject.language))
        "\n"
        @for view in &subject.views() { (figure(view)) }
    };
    format!("{}\n{}\n", element(subject, content), script(url))
}
