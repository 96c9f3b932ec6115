//! The pages that others show in a frame, as hosts name and frame them.

use maud::{Markup, html};

use crate::query::VERSION_KEY;

/// The script that lets frames grow with what they show.
pub const HOST_SCRIPT: &str = "embed-host.js";

/// The name of the page about a chart, or without one about the whole, in the language of a tag:
/// `embed-rank.pt.html`.
pub fn file(chart: Option<&str>, tag: &str) -> String {
    named("embed", chart, tag, "html")
}

/// The name of a file about a chart, or without one about the whole, in the language of a tag.
pub fn named(kind: &str, chart: Option<&str>, tag: &str, ending: &str) -> String {
    let chart = chart.map(|chart| format!("-{chart}")).unwrap_or_default();
    format!("{kind}{chart}{}.{ending}", suffix(tag))
}

/// What follows the name of a file in the language of a tag: nothing in English, else `.pt`.
pub fn suffix(tag: &str) -> String {
    if tag == "en" { String::new() } else { format!(".{tag}") }
}

/// A frame that shows the page at an address, `height` CSS pixels high until the script of its host says better.
pub fn frame(address: &str, title: &str, height: f64) -> Markup {
    html! {
        iframe src=(address) title=(title) loading="lazy" width="100%" height=(height.round()) frameborder="0"
            allow="clipboard-write; fullscreen" {}
    }
}

/// The element that shows a chart or a chapter, as `alone` names it, as an address states it, for pages that have its script already. Keys and answers need no
/// escapes.
pub fn element(alone: (&str, &str), tag: &str, stated: &str, theme: &str) -> String {
    let answers = stated.split('&').filter_map(|answer| answer.split_once('='));
    let answers = answers.filter(|(key, _)| *key != VERSION_KEY);
    let attributes: String = [alone, ("lang", tag)]
        .into_iter()
        .chain((!theme.is_empty()).then_some(("theme", theme)))
        .chain(answers)
        .map(|(name, value)| format!(" {name}=\"{value}\""))
        .collect();
    format!("<greater-bay-ip{attributes}></greater-bay-ip>")
}

/// The script that sizes frames, from the site at an address.
pub fn host_script(site: &str) -> Markup {
    html! { script src={ (site) (HOST_SCRIPT) } async {} }
}
