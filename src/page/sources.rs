//! Who says so.

use maud::{Markup, html};

use crate::dataset::Source;
use crate::language::Language;
use crate::view;

/// Who says so, with a link that opens beside the story, not in its place.
pub(super) fn cite(source: Source, language: &Language) -> Markup {
    let words = view::source(source, language);
    html! {
        @if source.url().is_empty() {
            (words)
        } @else {
            a target="_blank" rel="noopener noreferrer" href=(source.url()) { (words) }
        }
    }
}
