//! The parts of an infographic in its page, and how patches change them.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlOptionElement, ScrollBehavior,
    ScrollIntoViewOptions,
};

use super::dom::{closest, find, find_all, focus, focus_in_window, set_attribute, set_html, set_pressed};
use super::figure::Figure;
use crate::chapter::Chapter;
use crate::page::{Group, Part};
use crate::presenter::{ControlState, Goal, Target};
use crate::sound::Speed;

/// An infographic's parts.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) container: HtmlElement,
    pub(super) figures: Vec<Figure>,
}

impl Page {
    /// The parts of what stands in a container.
    pub(super) fn new(container: HtmlElement) -> Self {
        let figures = find_all(&container, "figure[data-chart]");
        Self { figures: figures.into_iter().filter_map(Figure::new).collect(), container }
    }

    /// A part that changes with the state.
    pub(super) fn part(&self, part: Part) -> Option<Element> {
        find(&self.container, &format!("[data-part={}]", part.name()))
    }

    /// The chart an element belongs to.
    pub(super) fn chart_of(&self, element: &Element) -> Option<usize> {
        self.figures.iter().position(|figure| figure.element.contains(Some(element)))
    }

    /// Has a part that changes with the state say something else; the line that tells how much there is of the choice, at
    /// every bar.
    pub(super) fn set_part(&self, part: Part, markup: &str) {
        let elements: Vec<Element> = match part {
            Part::Outcome => find_all(&self.container, ".bar > .outcome"),
            part => self.part(part).into_iter().collect(),
        };
        elements.iter().for_each(|element| set_html(element, markup));
    }

    /// Has the live region say something.
    pub(super) fn announce(&self, words: &str) {
        if let Some(region) = find::<Element>(&self.container, ".heard") {
            region.set_text_content(Some(words));
        }
    }

    /// Says whether something is chosen that can be taken back.
    pub(super) fn set_chosen(&self, is_chosen: bool) {
        let left = find::<Element>(&self.container, ".undo:focus");
        set_attribute(&self.container, "data-chosen", is_chosen.then_some(""));
        if is_chosen {
            return;
        }
        // The way back is gone, and may have been the bar's stop, or have the focus. Only then is the page asked what can be
        // seen, for which it has to be laid out.
        for stop in find_all::<HtmlElement>(&self.container, ".undo:not([tabindex=\"-1\"])") {
            let tools = closest(&stop, TOOLBAR).map(|toolbar| tools(&toolbar)).unwrap_or_default();
            if let Some(first) = tools.first().filter(|_| tools.iter().all(|tool| tool.tab_index() < 0)) {
                first.set_tab_index(0);
            }
        }
        let beside = left.filter(|undo| undo.client_width() == 0).and_then(|undo| undo.parent_element());
        let other = beside.and_then(|beside| find::<HtmlElement>(&beside, "button:not(.undo)"));
        if let Some(other) = other {
            focus(&other);
        }
    }

    /// Goes from one end of the infographic to the other.
    pub(super) fn skip(&self, from: &Element) {
        let ends = find_all::<HtmlElement>(&self.container, ".skip");
        if let Some(end) = ends.iter().find(|end| from != end.as_ref()) {
            focus(end);
            end.scroll_into_view();
        }
    }

    /// The bars, in their order.
    fn bars(&self) -> Vec<Element> {
        find_all(&self.container, ".bar")
    }

    /// The bar that an element belongs to.
    pub(super) fn bar_of(&self, element: &Element) -> Option<usize> {
        self.bars().iter().position(|bar| bar.contains(Some(element)))
    }

    /// Opens the sheet at a bar, with a group of it, or closes it.
    pub(super) fn show_sheet(&self, asked: Option<(usize, Group)>) {
        let Some(sheet) = find::<HtmlElement>(&self.container, ".sheet") else { return };
        for opener in find_all::<Element>(&self.container, ".opener[aria-expanded=true]") {
            set_attribute(&opener, "aria-expanded", Some("false"));
        }
        sheet.set_hidden(asked.is_none());
        let Some((bar, group)) = asked else { return };
        set_attribute(&sheet, "data-shows", Some(group.key()));
        if let Some(bar) = self.bars().get(bar) {
            if !bar.contains(Some(&sheet)) {
                // What stands in the page already can stand anywhere in it.
                let _ = bar.append_child(&sheet);
            }
            if let Some(opener) = find::<Element>(bar, &opener(group)) {
                set_attribute(&opener, "aria-expanded", Some("true"));
            }
        }
    }

    fn explorer(&self) -> Option<HtmlDetailsElement> {
        find(&self.container, "[data-explorer]")
    }

    /// Whether the explorer is open.
    pub(super) fn is_exploring(&self) -> bool {
        self.explorer().is_some_and(|explorer| explorer.open())
    }

    /// Opens the explorer.
    pub(super) fn explore(&self) {
        if let Some(explorer) = self.explorer() {
            explorer.set_open(true);
        }
    }

    /// Has the explorer hold one more figure, in place of the links to the pages of its charts.
    pub(super) fn add_figure(&mut self, markup: &str) -> Option<&Figure> {
        let charts: Element = find(&self.container, "[data-explorer] > .charts")?;
        if let Some(links) = find::<Element>(&charts, ".pages") {
            links.remove();
        }
        let frame = charts.owner_document()?.create_element("div").ok()?;
        set_html(&frame, markup);
        let figure = frame.first_element_child()?;
        charts.append_child(&figure).ok()?;
        self.figures.push(Figure::new(figure)?);
        self.figures.last()
    }

    /// Shows the beginning of what a link or an address leads to, and marks it.
    pub(super) fn reveal(&self, goal: Goal, is_gentle: bool) {
        let (element, is_in_explorer) = match goal {
            Goal::Chapter(chapter) => (self.section(chapter), chapter == Chapter::Explore),
            Goal::Chart(chart) => (self.figures.get(chart).map(|figure| figure.element.clone()), true),
        };
        let Some(element) = element else { return };
        if is_in_explorer {
            self.explore();
        }
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(if is_gentle { ScrollBehavior::Smooth } else { ScrollBehavior::Instant });
        element.scroll_into_view_with_scroll_into_view_options(&options);
        self.mark(Some(&element));
    }

    /// The section of a chapter.
    pub(super) fn section(&self, chapter: Chapter) -> Option<Element> {
        find(&self.container, &format!("section[data-chapter={}]", chapter.key()))
    }

    /// Marks a chapter or a chart, or none.
    pub(super) fn mark(&self, marked: Option<&Element>) {
        for element in find_all::<Element>(&self.container, "[data-marked]") {
            set_attribute(&element, "data-marked", None);
        }
        if let Some(element) = marked {
            set_attribute(element, "data-marked", Some(""));
        }
    }

    /// Says whether a bar can stay in the window; else each chapter has one.
    pub(super) fn set_bars(&self, can_stay: bool) {
        set_attribute(&self.container, "data-bars", (!can_stay).then_some("here"));
    }

    /// Says at every chart which speed is the chosen one.
    pub(super) fn set_speed(&self, speed: Speed) {
        for button in find_all::<HtmlElement>(&self.container, ".speed") {
            let is_chosen = button.get_attribute("value").as_deref() == Some(speed.key());
            set_pressed(&button, is_chosen);
            button.set_tab_index(if is_chosen { 0 } else { -1 });
        }
    }

    /// Sets the filters' controls: they stay in the page, as one of them has the focus.
    pub(super) fn set_controls(&self, states: &[ControlState]) {
        for state in states {
            let (filter, key) = (state.filter, &state.key);
            let of_choice = format!(".choice[data-filter={filter}][data-key=\"{key}\"]");
            for choice in find_all::<Element>(&self.container, &of_choice) {
                set_choice(&choice, state);
            }
            let of_list = format!("[data-filter={filter}] > option[value=\"{key}\"]");
            for option in find_all::<HtmlOptionElement>(&self.container, &of_list) {
                set_option(&option, &state.label, state);
            }
        }
        let controls = find_all::<Element>(&self.container, "#groups :is(input, option)");
        for (control, state) in controls.iter().zip(states) {
            match control.dyn_ref::<HtmlInputElement>() {
                Some(input) => set_input(input, state),
                None => {
                    if let Some(option) = control.dyn_ref::<HtmlOptionElement>() {
                        set_option(option, &state.name, state);
                    }
                }
            }
        }
    }

    /// Shows the filters' controls, or hides them.
    pub(super) fn unfold(&self, is_unfolded: bool) {
        let Some(button) = find::<Element>(&self.container, ".fold") else { return };
        set_attribute(&button, "aria-expanded", Some(if is_unfolded { "true" } else { "false" }));
        if let Some(form) = find::<Element>(&self.container, ".filters") {
            set_attribute(&form, "data-folded", (!is_unfolded).then_some(""));
        }
    }

    /// Opens the table of all figures.
    pub(super) fn open_figures(&self) {
        if let Some(all) = find::<HtmlDetailsElement>(&self.container, ".all") {
            all.set_open(true);
        }
    }

    /// Gives the focus to the first of some targets that can be seen.
    pub(super) fn focus(&self, targets: &[Target]) {
        let found = targets.iter().flat_map(|&target| self.find(target));
        if let Some(element) = found.into_iter().find(|element| element.offset_width() > 0) {
            match targets {
                // It is revealed by other means, and takes no focus by itself.
                [Target::Chapter(_)] => {
                    set_attribute(&element, "tabindex", Some("-1"));
                    focus(&element);
                }
                [Target::Marks(_), ..] => focus(&element),
                _ => focus_in_window(&element),
            }
        }
    }

    fn find(&self, target: Target) -> Vec<HtmlElement> {
        let in_figure = |chart: usize, selector: &str| {
            self.figures.get(chart).map(|figure| find_all(&figure.element, selector)).unwrap_or_default()
        };
        let selector = match target {
            Target::Marks(chart) => return in_figure(chart, ".marks"),
            Target::TipChoice(chart) => return in_figure(chart, ".tip .choose"),
            Target::TipLink(chart) => return in_figure(chart, ".tip a"),
            Target::Chip => ".chips button",
            Target::Opener(bar, group) => {
                return self.bars().get(bar).map(|bar| find_all(bar, &opener(group))).unwrap_or_default();
            }
            Target::Sheet => ".sheet :is(button, select)",
            Target::Chapter(chapter) => {
                return self
                    .section(chapter)
                    .and_then(|section| section.dyn_into().ok())
                    .into_iter()
                    .collect();
            }
            Target::Fold => ".fold",
            Target::Control => ".filters input",
        };
        find_all(&self.container, selector)
    }
}

fn opener(group: Group) -> String {
    format!(".opener[data-opens={}]", group.key())
}

/// What is one stop of the Tab key, with arrows within.
pub(super) const TOOLBAR: &str = "[role=toolbar]";

/// The tools of a toolbar that can be seen.
fn tools(toolbar: &Element) -> Vec<HtmlElement> {
    let mut tools: Vec<HtmlElement> = find_all(toolbar, ":scope > button, :scope > details > summary");
    tools.retain(|tool| tool.offset_width() > 0);
    tools
}

/// Moves the focus within a toolbar, which is one stop of the Tab key, as a key asks; says whether it asks for that.
pub(super) fn roam(toolbar: &Element, from: &Element, key: &str) -> bool {
    let tools = tools(toolbar);
    let (Some(at), last) =
        (tools.iter().position(|tool| from == tool.as_ref()), tools.len().saturating_sub(1))
    else {
        return false;
    };
    let next = match key {
        "ArrowRight" => at + 1,
        "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return false,
    };
    let next = if next > last { 0 } else { next };
    for (index, tool) in tools.iter().enumerate() {
        tool.set_tab_index(if index == next { 0 } else { -1 });
    }
    focus_in_window(&tools[next]);
    true
}

fn set_choice(choice: &Element, state: &ControlState) {
    set_pressed(choice, state.is_chosen);
    // Where it is refused, its name is the reason.
    set_attribute(choice, "aria-label", state.is_refused.then_some(state.name.as_str()));
    set_attribute(choice, "aria-disabled", state.is_refused.then_some("true"));
}

fn set_input(input: &HtmlInputElement, state: &ControlState) {
    input.set_checked(state.is_chosen);
    set_attribute(input, "aria-label", Some(&state.name));
    set_attribute(input, "aria-disabled", state.is_refused.then_some("true"));
    let label = input.parent_element();
    if let Some(count) = label.and_then(|label| find::<Element>(&label, ".count")) {
        count.set_text_content(Some(&state.count));
    }
}

fn set_option(option: &HtmlOptionElement, words: &str, state: &ControlState) {
    option.set_text(words);
    option.set_disabled(state.is_refused);
    option.set_selected(state.is_chosen);
}
