//! The gallery: every chart alone, with the ways of putting it into another page.

use super::embed;
use super::metadata::{self, Page};
use super::output::MARK;
use super::prerender::{self, PICTURES};
use super::site_url::SiteUrl;
use super::subject::Subject;
use crate::charts;
use crate::dataset::{LANGUAGES, SiteMessage};
use crate::language::{self, Language, SiteWords};
use crate::layout;
use crate::page::{self, escaped};
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
pub fn page(template: &str, language: &Language, languages: &[Language], url: &SiteUrl) -> String {
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
    let items: String = Subject::all(one).into_iter().map(|subject| item(subject, url)).collect();
    let other = |(tag, name): &(&str, &str)| {
        let of = languages.iter().find(|language| language.tag() == *tag)?;
        let current = if *tag == language.tag() { " aria-current=\"page\"" } else { "" };
        Some(format!(
            "<a href=\"{}\" lang=\"{tag}\" hreflang=\"{tag}\"{current}>{}</a>",
            file(of),
            escaped(name)
        ))
    };
    let others: Vec<String> = LANGUAGES.iter().filter_map(other).collect();
    let values = [
        ("lang", language.tag()),
        ("title", &escaped(title)),
        ("region", &escaped(&whole.title())),
        ("description", &escaped(&description)),
        ("about", &escaped(words.text(SiteMessage::GalleryAbout))),
        ("head", &page.head(url)),
        ("languages", &escaped(words.text(SiteMessage::Languages))),
        ("others", &others.join(" ")),
        ("copy", &escaped(words.text(SiteMessage::Copy))),
        ("copied", &escaped(words.text(SiteMessage::Copied))),
        ("items", &items),
    ];
    language::fill(template, &values)
}

/// A chart: what it says, what it looks like, and how to take it along.
fn item(subject: Subject, url: &SiteUrl) -> String {
    let words = SiteWords::of(subject.language);
    let text = |message| escaped(words.text(message));
    let (id, heading, subtitle, picture) = match (subject.chart, subject.views().first()) {
        (Some(chart), Some(view)) => {
            (chart.key, escaped(&view.title), escaped(&view.subtitle), picture(view, subject.language))
        }
        _ => ("whole", text(SiteMessage::Whole), escaped(&subject.description()), String::new()),
    };
    let package = format!("import '{}';\n\n{}", env!("CARGO_PKG_NAME"), element(subject, ""));
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
    let way = |(name, about, code, file): (SiteMessage, SiteMessage, String, Option<String>)| {
        let file = file.map(|file| {
            format!(
                "<p><a class=\"snippet\" href=\"{file}\" download>{}</a></p>",
                text(SiteMessage::WithPicture)
            )
        });
        format!(
            "<h3>{}</h3>\n<p>{}</p>\n<pre tabindex=\"0\"><code>{}</code></pre>\n{}\n",
            text(name),
            text(about),
            escaped(&code),
            file.unwrap_or_default()
        )
    };
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{heading}</h2>\n\
         <p class=\"measure\">{subtitle}</p>\n{picture}\
         <p><a href=\"{}\">{}</a></p>\n<details>\n<summary>{}</summary>\n{}</details>\n</section>\n",
        subject.file("embed", "html"),
        text(SiteMessage::Open),
        text(SiteMessage::Use),
        ways.map(way).concat(),
    )
}

/// The chart as the first pages show it, by the width there is; in the reader's colours.
fn picture(view: &ChartView, language: &Language) -> String {
    let name = escaped(&page::canvas_name(view, language));
    let file = |class| format!("{PICTURES}/{}", prerender::picture_file(view.chart.key, class, language));
    let [narrow, wide] = prerender::WIDTHS.map(|(width, class)| {
        let height = layout::layout(view, &prerender::sheet(width)).height;
        (file(class), format!("width=\"{width}\" height=\"{height}\""))
    });
    format!(
        "<picture><source media=\"(max-width: 639px)\" srcset=\"{}\" {}>\
         <img src=\"{}\" {} alt=\"{name}\" loading=\"lazy\"></picture>\n",
        narrow.0, narrow.1, wide.0, wide.1
    )
}

/// The frame and the script that sizes it.
pub fn framed(subject: Subject, url: &SiteUrl) -> String {
    format!("{}\n{}", embed::frame(subject, url), embed::host_script(url))
}

/// The element and its script.
pub fn scripted(subject: Subject, url: &SiteUrl) -> String {
    format!("{}\n{}", element(subject, ""), script(url))
}

fn script(url: &SiteUrl) -> String {
    format!("<script type=\"module\" src=\"{}\"></script>", url.of(MARK))
}

fn element(subject: Subject, content: &str) -> String {
    let chart = subject.chart.map(|chart| format!(" chart=\"{}\"", chart.key)).unwrap_or_default();
    format!("<greater-bay-ip{chart} lang=\"{}\">{content}</greater-bay-ip>", subject.language.tag())
}

/// The element with its first picture in it, and for those who read the page where elements are not known, as feed
/// readers do, a picture, a table and a link for each chart. It fetches nothing for whoever sees the element.
pub fn snippet(subject: Subject, url: &SiteUrl) -> String {
    let link = escaped(SiteWords::of(subject.language).text(SiteMessage::Interactive));
    let figure = |view: &ChartView| {
        let alone = Subject { chart: charts::find(view.chart.key), ..subject };
        let address = escaped(&embed::address(alone, url));
        format!(
            "<figure>\n<a href=\"{address}\"><img src=\"{}\" width=\"{}\" height=\"{}\" alt=\"{}\" loading=\"lazy\"></a>\n\
             {}\n<figcaption><a href=\"{address}\">{link}</a></figcaption>\n</figure>\n",
            url.of(&alone.file("card", "png")),
            metadata::CARD.0,
            metadata::CARD.1,
            escaped(&page::canvas_name(view, subject.language)),
            page::chart_table(view, subject.language),
        )
    };
    let figures: String = subject.views().iter().map(figure).collect();
    let first = prerender::first_picture(url.as_str(), subject.scope(), usize::MAX, subject.language);
    format!("{}\n{}\n", element(subject, &format!("{first}\n{figures}")), script(url))
}
