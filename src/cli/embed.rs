//! The pages that others show in a frame, and what they need to do so.

use maud::html;
use serde_json::{Value, json};

use super::card::Form;
use super::metadata::{self, Page};
use super::policy;
use super::prerender::{self, Content, DRAWN_IN_PAGE, STYLES};
use super::published::Published;
use super::site_url::SiteUrl;
use super::subject::Subject;
use crate::dataset::Message;
use crate::language::{self, Language};
use crate::page::{HeadingLevel, embed};
use crate::query::stated;
use crate::state::State;

/// The template of the pages.
pub const TEMPLATE: &str = "embed.html";

/// The rules of the page around the element.
pub const STYLE: &str = "embed.css";

/// What runs before anything is painted.
pub const SCRIPT: &str = "embed-alone.js";

/// The width a frame is given where nothing is known of the host's page, in CSS pixels.
pub const USUAL_WIDTH: f64 = 640.0;

/// The page about a subject.
pub fn page(
    template: &str,
    subject: Subject,
    languages: &[Language],
    url: &SiteUrl,
    published: &Published,
) -> String {
    let tag = subject.language.tag();
    let (title, description) = (subject.title(), subject.description());
    let of = |language: &Language| subject.in_language(language).file("embed", "html");
    let page = Page {
        subject,
        file: &subject.file("embed", "html"),
        title: &title,
        description: &description,
        alternates: &metadata::alternates(languages, &of),
        is_embeddable: true,
    };
    let styles = published.inlined(STYLES);
    let content = Content {
        styles,
        scope: subject.scope,
        dataset: subject.dataset,
        heading: HeadingLevel::OF_PAGE,
        drawn: DRAWN_IN_PAGE,
    };
    let element = prerender::element(Some(tag), content, subject.language, published.from_root());
    let script = published.inlined(SCRIPT);
    let values = [
        ("lang", tag),
        ("title", &html! { (title) }.into_string()),
        ("description", &html! { (description) }.into_string()),
        ("head", &page.head(url)),
        ("version", &published.directory),
        ("policy", &policy::of_page(&[published.inlined(STYLE), styles], &[script])),
        ("style", published.inlined(STYLE)),
        ("script", script),
        ("preloads", &published.preloads()),
        ("element", &element),
    ];
    language::fill(template, &values)
}

/// The address of a page, stating all that it shows: later defaults do not change it.
pub fn address(subject: Subject, url: &SiteUrl) -> String {
    format!("{}?{}", url.of(&subject.file("embed", "html")), stated(&State::default()))
}

/// The frame that shows a page, as hosts write it.
pub fn frame(subject: Subject, url: &SiteUrl) -> String {
    embed::frame(&address(subject, url), &subject.title(), subject.height(USUAL_WIDTH)).into_string()
}

/// The script that lets frames grow with what they show.
pub fn host_script(url: &SiteUrl) -> String {
    embed::host_script(url.as_str()).into_string()
}

/// How to embed a page, as oEmbed 1.0 says it; the frame in it works without any script.
pub fn oembed(subject: Subject, url: &SiteUrl) -> Value {
    let (width, height) = Form::Wide.size();
    json!({
        "version": "1.0",
        "type": "rich",
        "title": subject.title(),
        "provider_name": subject.language.text(Message::UiRegion),
        "provider_url": url.as_str(),
        "html": frame(subject, url),
        "width": USUAL_WIDTH as u32,
        "height": subject.height(USUAL_WIDTH).round() as u32,
        "thumbnail_url": url.of(&subject.on_card().file(Form::Wide.kind(), "png")),
        "thumbnail_width": width,
        "thumbnail_height": height,
    })
}
