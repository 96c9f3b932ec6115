//! The bar that is always at hand, and the sheet that its buttons open: place, topic and years, and the way back.

use maud::{Markup, html};

use super::part::Part;
use crate::dataset::Message;
use crate::language::Language;
use crate::state::Field;
use crate::view::{FilterOption, View};

/// What a button of the bar opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Group {
    /// The places.
    Place,
    /// What was counted.
    Topic,
    /// The years.
    Years,
    /// All three, where there is room for one button alone.
    All,
}

impl Group {
    /// The groups that a sheet consists of.
    pub const OF_SHEET: [Self; 3] = [Self::Place, Self::Topic, Self::Years];

    /// Its name in the page.
    pub fn key(self) -> &'static str {
        self.into()
    }

    fn name(self) -> Message {
        match self {
            Self::Place => Message::UiFilterPlace,
            Self::Topic => Message::StoryTopic,
            Self::Years => Message::StoryYears,
            Self::All => Message::StoryFilter,
        }
    }

    fn fields(self) -> &'static [Field] {
        match self {
            Self::Place => &[Field::Place],
            Self::Topic => &[Field::Right],
            Self::Years => &[Field::PeriodFrom, Field::PeriodTo],
            Self::All => &[],
        }
    }
}

/// The bar of a chapter, for pages in which none can stay in the window.
pub(super) fn bar_of_chapter(view: &View, language: &Language) -> Markup {
    bar("bar here", view, language, html! { (openers(language)) (undo(language, "-1")) })
}

/// The bar at the top of the window, with the sheet.
pub(super) fn bar_at_top(view: &View, language: &Language) -> Markup {
    let buttons = html! { (openers(language)) (undo(language, "-1")) };
    html! {
        (bar("bar top", view, language, buttons))
        (sheet(view, language))
    }
}

/// The bar at the bottom of a phone's window: one button that opens all.
pub(super) fn bar_at_bottom(view: &View, language: &Language) -> Markup {
    bar("bar dock", view, language, html! { (opener(Group::All, "0", language)) (undo(language, "-1")) })
}

fn bar(class: &str, view: &View, language: &Language, buttons: Markup) -> Markup {
    html! {
        div class=(class) {
            div.tools part="controls" data-filter-bar role="toolbar" aria-label=(language.text(Message::StoryFilter)) { (buttons) }
            span.outcome aria-hidden="true" { (view.outcome) }
        }
    }
}

fn openers(language: &Language) -> Markup {
    html! {
        @for (at, group) in Group::OF_SHEET.into_iter().enumerate() {
            (opener(group, if at == 0 { "0" } else { "-1" }, language))
        }
    }
}

fn opener(group: Group, stop: &str, language: &Language) -> Markup {
    html! {
        button.opener type="button" tabindex=(stop) data-opens=(group.key()) aria-expanded="false" aria-controls="sheet" {
            (language.text(group.name()))
        }
    }
}

fn undo(language: &Language, stop: &str) -> Markup {
    html! {
        button.undo type="button" tabindex=(stop) { (language.text(Message::StoryUndo)) }
    }
}

/// What the buttons of a bar open.
pub(super) fn sheet(view: &View, language: &Language) -> Markup {
    html! {
        div.sheet #sheet role="group" aria-label=(language.text(Message::StoryFilter)) hidden {
            div.groups {
                @for group in Group::OF_SHEET {
                    div.group data-group=(group.key()) role="group" aria-label=(language.text(group.name())) {
                        b { (language.text(group.name())) }
                        @for filter in view.filters.iter().filter(|filter| group.fields().iter().any(|field| field.key() == filter.name)) {
                            @if group == Group::Years {
                                label.select {
                                    (filter.legend) " "
                                    select data-filter=(filter.name) {
                                        @for option in &filter.options { (entry(option)) }
                                    }
                                }
                            } @else {
                                @for option in &filter.options { (choice(option)) }
                            }
                        }
                    }
                }
            }
            div.close {
                (undo(language, "0"))
                button.done type="button" data-part=(Part::Done.name()) { (done(view, language)) }
            }
        }
    }
}

/// What closes the sheet, with how much is to be seen then.
pub(super) fn done(view: &View, language: &Language) -> String {
    let message = if view.reach.numbers == 1 { Message::StoryShowOne } else { Message::StoryShow };
    language.fill(message, &[("numbers", &view.reach.numbers.to_string())])
}

fn choice(option: &FilterOption) -> Markup {
    html! {
        button.choice type="button" data-filter=(option.filter) data-key=(option.key)
            aria-pressed=(if option.is_chosen { "true" } else { "false" })
            aria-disabled=[option.why_not.as_ref().map(|_| "true")]
            aria-label=[option.why_not.as_ref()]
        {
            (option.label)
        }
    }
}

fn entry(option: &FilterOption) -> Markup {
    html! {
        option value=(option.key) selected[option.is_chosen] disabled[option.why_not.is_some()] {
            (option.label)
        }
    }
}
