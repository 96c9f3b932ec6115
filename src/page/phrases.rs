//! Text that is set in lines.

use maud::{Markup, html};

use crate::text::PHRASE_MARK;

/// A text as HTML, with a place to break the line wherever it marks the end of a phrase. All other text of a page carries
/// no marks.
pub(crate) fn phrases(text: &str) -> Markup {
    html! {
        @for (at, phrase) in text.split(PHRASE_MARK).enumerate() {
            @if at > 0 { wbr; }
            (phrase)
        }
    }
}
