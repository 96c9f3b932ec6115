//! The ways in which a chart leaves the page.

use maud::{Markup, html};

use crate::dataset::Message;
use crate::language::Language;
use crate::text;
use crate::view::{self, ChartView};

/// The ways in which a chart leaves the page, as files, as words to paste, on paper; and where it is said who can read it,
/// and how.
pub(super) fn shares(statement: &str, language: &Language) -> Markup {
    let ways = [
        ("link", language.text(Message::UiCopyLink)),
        ("embed", language.text(Message::UiCopyEmbed)),
        ("png", "PNG"),
        ("svg", "SVG"),
        ("csv", "CSV"),
        ("json", "JSON"),
        ("print", language.text(Message::UiPrint)),
        ("copy-picture", language.text(Message::UiCopyPicture)),
        ("full-screen", language.text(Message::UiFullScreen)),
    ];
    html! {
        @for (key, name) in ways {
            button.share type="button" value=(key) { (name) }
            " "
        }
        @if !statement.is_empty() {
            a.statement target="_blank" rel="noopener noreferrer" title=(language.text(Message::UiNewWindow))
                href={ (statement) "#" (language.tag()) }
            {
                (language.text(Message::UiStatement))
            }
        }
    }
}

/// A citation of a chart, ready to be pasted.
pub fn citation(chart: &ChartView, address: &str, language: &Language) -> String {
    let sources: Vec<String> =
        chart.sources().into_iter().map(|source| view::source(source, language)).collect();
    let values = [
        ("title", &*chart.title),
        ("sources", &*sources.join(language.text(Message::UiListSemicolon))),
        ("address", address),
    ];
    let message = if sources.is_empty() { Message::UiCitationPlain } else { Message::UiCitation };
    text::plain(&language.fill(message, &values))
}
