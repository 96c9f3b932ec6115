//! The manual for pages that show the infographic, with what its tables and types say filled in.

use maud::{Markup, html};

use super::site_url::SiteUrl;
use crate::chapter::Chapter;
use crate::charts::CHARTS;
use crate::language;
use crate::query::{CHAPTER_KEY, CHART_KEY, TOUR_KEY};
use crate::state::Field;
use crate::theme::Theme;

/// The template, and the page's name in the site.
pub const PAGE: &str = "embedding.html";

/// The page, for a site at an address; `version` is the directory of its files.
pub fn page(template: &str, url: &SiteUrl, version: &str) -> String {
    let values = [
        ("version", version),
        ("site", url.as_str().trim_end_matches('/')),
        ("keys", &keys().into_string()),
        ("colors", &colors().into_string()),
    ];
    language::fill(template, &values)
}

/// Every key with what it takes.
fn keys() -> Markup {
    let charts: Vec<&str> = CHARTS.iter().map(|chart| chart.key).collect();
    let chapters: Vec<&str> = Chapter::ALL.iter().map(|chapter| chapter.key()).collect();
    let fields = Field::ALL.iter().map(|&field| {
        let keys: Vec<_> = field.choices().map(|choice| choice.key().into_owned()).collect();
        (field.key(), keys.join(", "), field.takes_many())
    });
    let rows = [(CHART_KEY, charts.join(", "), false), (CHAPTER_KEY, chapters.join(", "), false)]
        .into_iter()
        .chain(fields);
    html! {
        @for (key, words, takes_many) in rows {
            tr {
                th scope="row" { code { (key) } }
                td { @if takes_many { "any of " } @else { "one of " } (words) }
            }
        }
        tr {
            th scope="row" { code { (TOUR_KEY) } }
            td { "a stop of the guided tour that version 1 had, counted from 1: it leads to the chapter that tells it now" }
        }
    }
}

/// Every colour a page may give, with what it is in light and in dark pages.
fn colors() -> Markup {
    let (mut light, mut dark) = (Theme::LIGHT, Theme::DARK);
    let colors = light.roles().into_iter().zip(dark.roles());
    let colors = colors.map(|((role, light), (_, dark))| (role, light.code(), dark.code()));
    html! {
        @for (role, light, dark) in colors {
            tr {
                th scope="row" { code { "--greater-bay-ip-" (role) } }
                td { (light) " or " (dark) }
            }
        }
    }
}
