//! The demo page: an article of an invented newspaper with the whole infographic in it.

use super::metadata::Page;
use super::policy;
use super::prerender::{self, Content, DRAWN_IN_PAGE, STYLES};
use super::published::Published;
use super::site_url::SiteUrl;
use super::subject::Subject;
use crate::charts::Scope;
use crate::dataset::Dataset;
use crate::language::{self, Language};
use crate::page::HeadingLevel;

/// The page, and its template.
pub const PAGE: &str = "index.html";

/// The rules of the page around the element.
pub const STYLE: &str = "article.css";

/// The article with the default state in its element: words, tables and pictures, before any script runs.
pub fn page(
    template: &str,
    dataset: &Dataset,
    english: &Language,
    url: &SiteUrl,
    published: &Published,
) -> String {
    let page = Page {
        subject: Subject::whole(dataset, english),
        file: "",
        title: between(template, "<title>", "</title>"),
        description: between(template, "<meta name=\"description\" content=\"", "\">"),
        alternates: &[],
        is_embeddable: true,
    };
    let styles = published.inlined(STYLES);
    let heading = HeadingLevel::default();
    let content = Content { styles, scope: Scope::Story, dataset, heading, drawn: DRAWN_IN_PAGE };
    let element = prerender::element(None, content, english, published.from_root());
    let values = [
        ("head", &*page.head(url)),
        ("version", &published.directory),
        ("policy", &policy::of_page(&[published.inlined(STYLE), styles], &[])),
        ("style", published.inlined(STYLE)),
        ("preloads", &published.preloads()),
        ("element", &element),
    ];
    language::fill(template, &values)
}

fn between<'t>(text: &'t str, opening: &str, closing: &str) -> &'t str {
    let after = text.split_once(opening).map_or("", |(_, after)| after);
    after.split_once(closing).map_or("", |(inside, _)| inside)
}
