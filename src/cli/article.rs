//! The demo page: an article of an invented newspaper with the whole infographic in it.

use super::metadata::Page;
use super::prerender;
use super::site_url::SiteUrl;
use super::subject::Subject;
use crate::charts::CHARTS;
use crate::language::Language;

/// The page, and its template.
pub const PAGE: &str = "index.html";

/// The element as an article embeds it.
const ELEMENT: &str = "<greater-bay-ip></greater-bay-ip>";

/// Where the page's head says what the page is.
const HEAD: &str = "<!-- head -->\n";

/// The article with the default state in its element: words, tables and pictures, before any script runs.
pub fn page(template: &str, english: &Language, url: &SiteUrl) -> String {
    let page = Page {
        subject: Subject { chart: None, language: english },
        file: "",
        title: between(template, "<title>", "</title>"),
        description: between(template, "<meta name=\"description\" content=\"", "\">"),
        alternates: &[],
        is_embeddable: true,
    };
    let element = prerender::element(None, None, &CHARTS, english);
    template.replace(HEAD, &page.head(url)).replace(ELEMENT, &element)
}

fn between<'t>(text: &'t str, opening: &str, closing: &str) -> &'t str {
    let after = text.split_once(opening).map_or("", |(_, after)| after);
    after.split_once(closing).map_or("", |(inside, _)| inside)
}
