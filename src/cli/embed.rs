//! The pages that others show in a frame, and what they need to do so.

use maud::html;
use serde_json::{Value, json};

use super::metadata::{self, CARD, Page};
use super::prerender;
use super::site_url::SiteUrl;
use super::subject::Subject;
use crate::dataset::Message;
use crate::language::{self, Language};
use crate::query::stated;
use crate::state::State;

/// The template of the pages.
pub const TEMPLATE: &str = "embed.html";

/// The script that sizes the frames in a host's page.
pub const HOST: &str = "embed-host.js";

/// The width a frame is given where nothing is known of the host's page, in CSS pixels.
pub const USUAL_WIDTH: f64 = 640.0;

/// The widths whose heights a host's page knows before a frame answers, in CSS pixels.
const WIDTHS: [f64; 6] = [300.0, 360.0, 480.0, 640.0, 800.0, 1100.0];

/// The page about a subject.
pub fn page(template: &str, subject: Subject, languages: &[Language], url: &SiteUrl) -> String {
    let tag = subject.language.tag();
    let (title, description) = (subject.title(), subject.description());
    let of = |language: &Language| Subject { chart: subject.chart, language }.file("embed", "html");
    let page = Page {
        subject,
        file: &subject.file("embed", "html"),
        title: &title,
        description: &description,
        alternates: &metadata::alternates(languages, &of),
        is_embeddable: true,
    };
    let element = prerender::element(
        subject.chart.map(|chart| chart.key),
        Some(tag),
        subject.scope(),
        subject.language,
    );
    let values = [
        ("lang", tag),
        ("title", &html! { (title) }.into_string()),
        ("description", &html! { (description) }.into_string()),
        ("head", &page.head(url)),
        ("words", &prerender::pack_name(tag)),
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
    html! {
        iframe src=(address(subject, url)) title=(subject.title()) loading="lazy" width="100%"
            height=(subject.height(USUAL_WIDTH).round()) frameborder="0" allow="clipboard-write; fullscreen" {}
    }
    .into_string()
}

/// The script that lets frames grow with what they show.
pub fn host_script(url: &SiteUrl) -> String {
    html! { script src=(url.of(HOST)) async {} }.into_string()
}

/// How to embed a page, as oEmbed 1.0 says it; the frame in it works without any script.
pub fn oembed(subject: Subject, url: &SiteUrl) -> Value {
    json!({
        "version": "1.0",
        "type": "rich",
        "title": subject.title(),
        "provider_name": subject.language.text(Message::UiRegion),
        "provider_url": url.as_str(),
        "html": frame(subject, url),
        "width": USUAL_WIDTH as u32,
        "height": subject.height(USUAL_WIDTH).round() as u32,
        "thumbnail_url": url.of(&subject.file("card", "png")),
        "thumbnail_width": CARD.0,
        "thumbnail_height": CARD.1,
    })
}

/// What the host's script must know: by page, about how high it is at some widths.
pub fn host_constants(english: &Language) -> String {
    let languages = std::slice::from_ref(english);
    let heights = Subject::all(languages).into_iter().map(|subject| {
        let heights = WIDTHS.map(|width| subject.height(width).round() as u32);
        (subject.file("embed", "html").replace(".html", ""), heights.to_vec().into())
    });
    let heights: serde_json::Map<String, Value> = heights.collect();
    format!(
        "const WIDTHS = {};\nconst HEIGHTS = {};\n",
        json!(WIDTHS.map(|width| width as u32)),
        json!(heights)
    )
}
