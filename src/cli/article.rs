//! The demo page: an article of an invented newspaper with the whole infographic in it.

use super::metadata::Page;
use super::prerender;
use super::published::Published;
use super::site_url::SiteUrl;
use super::subject::Subject;
use crate::charts::CHARTS;
use crate::language::{self, Language};

/// The page, and its template.
pub const PAGE: &str = "index.html";

/// The article with the default state in its element: words, tables and pictures, before any script runs.
pub fn page(template: &str, english: &Language, url: &SiteUrl, published: &Published) -> String {
    let page = Page {
        subject: Subject { chart: None, language: english },
        file: "",
        title: between(template, "<title>", "</title>"),
        description: between(template, "<meta name=\"description\" content=\"", "\">"),
        alternates: &[],
        is_embeddable: true,
    };
    let element = prerender::element(None, None, &CHARTS, english, published.from_root());
    let values = [
        ("head", &*page.head(url)),
        ("version", &published.directory),
        ("preloads", &published.preloads(english.tag())),
        ("element", &element),
    ];
    language::fill(template, &values)
}

fn between<'t>(text: &'t str, opening: &str, closing: &str) -> &'t str {
    let after = text.split_once(opening).map_or("", |(_, after)| after);
    after.split_once(closing).map_or("", |(inside, _)| inside)
}
