//! The filters' controls, and what is chosen of them.

use maud::{Markup, html};

use super::part::Part;
use crate::dataset::Message;
use crate::language::Language;
use crate::view::{Control, Filter, FilterOption, View};

/// The filters, and what is chosen of them.
pub(super) fn controls(view: &View, language: &Language) -> Markup {
    html! {
        form.filters.alone[view.is_of_one()] part="controls" data-folded {
            button.fold type="button" aria-expanded="false" aria-controls="groups" {
                (language.text(Message::UiFilters))
            }
            div #groups data-part=(Part::Filters.name()) { (filters(view, language)) }
        }
        div.result {
            p.status data-part=(Part::Status.name()) { (view.summary) }
            div.chips data-part=(Part::Chips.name()) { (chips(view, language)) }
        }
    }
}

/// The filters, each a group of controls.
pub fn filters(view: &View, language: &Language) -> Markup {
    html! {
        @for filter in &view.filters {
            @match filter.control {
                Control::Checkboxes => (group(filter, "checkbox", language)),
                Control::Radios => (group(filter, "radio", language)),
                Control::Select => (select(filter, language)),
            }
        }
    }
}

/// A group of inputs of a type.
fn group(filter: &Filter, kind: &str, language: &Language) -> Markup {
    html! {
        fieldset class=(kind) {
            legend { (filter.legend) }
            @for option in &filter.options {
                label {
                    input type=(kind) name=(option.filter) value=(option.key) checked[option.is_chosen]
                        aria-disabled=[option.why_not.as_ref().map(|_| "true")]
                        aria-label=(option_name(option, language));
                    span { (option.label) }
                    " "
                    span.count { (count(option)) }
                }
            }
        }
    }
}

/// A list to choose from.
fn select(filter: &Filter, language: &Language) -> Markup {
    html! {
        label.select {
            (filter.legend) " "
            select name=(filter.name) {
                @for option in &filter.options {
                    option value=(option.key) selected[option.is_chosen] disabled[option.why_not.is_some()] {
                        (option_name(option, language))
                    }
                }
            }
        }
    }
}

/// What an option is called aloud: its name and what it would leave.
pub fn option_name(option: &FilterOption, language: &Language) -> String {
    match (&option.why_not, option.count) {
        (Some(why_not), _) => why_not.clone(),
        (None, Some(count)) => {
            let message = if count == 1 { Message::UiOptionOne } else { Message::UiOption };
            language.fill(message, &[("label", &option.label), ("count", &count.to_string())])
        }
        (None, None) => option.label.clone(),
    }
}

/// How many figures an option would leave; empty where it is not about figures.
pub fn count(option: &FilterOption) -> String {
    option.count.map(|count| count.to_string()).unwrap_or_default()
}

/// What is chosen, each with its way back, and the way back from all.
pub fn chips(view: &View, language: &Language) -> Markup {
    html! {
        @for option in &view.chips {
            button.chip type="button" data-filter=(option.filter) data-key=(option.key)
                aria-label=(language.fill(Message::UiRemove, &[("label", &option.label)]))
            {
                (option.label) " "
                span aria-hidden="true" { "×" }
            }
        }
        @if !view.chips.is_empty() {
            button.reset type="button" { (language.text(Message::UiShowAll)) }
        }
    }
}
