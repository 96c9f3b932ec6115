//! The guided tour in the page.

use maud::{Markup, html};

use crate::dataset::{Message, TOUR};
use crate::language::Language;
use crate::query;

/// The tour: its stops, each at an address of its own, and what is said at the one that is shown, counted from 0.
pub fn tour(stop: Option<usize>, language: &Language) -> Markup {
    let is_after_first = stop.is_some_and(|stop| stop > 0);
    let next = stop.map_or(0, |stop| stop + 1);
    html! {
        b { (language.text(Message::UiTour)) }
        " "
        ol {
            @for at in 0..TOUR.len() {
                @let number = (at + 1).to_string();
                li {
                    a href={ "?" (query::of_stop(at)) } data-stop=(number)
                        aria-label=(language.fill(Message::UiTourStop, &[("number", &number)]))
                        aria-current=[(stop == Some(at)).then_some("step")]
                    {
                        (number)
                    }
                }
            }
        }
        (step(next.saturating_sub(1), is_after_first, language.text(Message::UiTourPrevious)))
        (step(next + 1, next < TOUR.len(), language.text(Message::UiTourNext)))
        @if let Some(stop) = stop.and_then(|stop| TOUR.get(stop)) {
            p role="status" { (language.text(stop.text)) }
        }
    }
}

/// A step to a stop, counted from 1, if there is one.
fn step(stop: usize, is_there: bool, name: &str) -> Markup {
    html! {
        button.stop type="button" data-stop=(stop) disabled[!is_there] { (name) }
    }
}
