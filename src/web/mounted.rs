//! An infographic in its page: hears, has the presenter answer, and applies the patches.

use std::cell::{Cell, Ref, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CustomEvent, CustomEventInit, Element, ErrorEvent, ErrorEventInit, Event, HtmlElement, MediaQueryList,
    MouseEvent, ShadowRoot,
};

use super::canvas::CrispCanvas;
use super::figure::Figure;
use super::hearing::{EVENTS, NEAR, SEEN, Sizes, Visibility, heard, listen};
use super::page::Page;
use super::surroundings::{self, DARK, FORCED, PRINT, STRONG, Surroundings};
use super::values::{ExportOptions, Options, exception, kind, read, written_out};
use super::{dom, files};
use crate::charts::Scope;
use crate::language::Language;
use crate::page::BUILD;
use crate::presenter::{self, Answer, Fault, File, FileError, Goal, Patch, Presenter, Request, USUAL_SCALE};
use crate::query::{self, Asked};
use crate::state::{State, StateError, StatePatch};

/// More device pixels than three to a CSS pixel cannot be seen, and cost.
const SHARPEST: f64 = 3.0;

/// How long what a link has led to is marked, in milliseconds.
const MARKED: u32 = 2500;

/// An infographic in its page.
pub(super) struct Mounted {
    this: Weak<Self>,
    presenter: RefCell<Presenter>,
    page: RefCell<Page>,
    around: Surroundings,
    /// What the attributes of the element asked for last.
    attributes: RefCell<BTreeMap<String, String>>,
    /// What is still to be done in the page.
    patches: RefCell<VecDeque<Patch>>,
    is_patching: Cell<bool>,
    /// What a link or an address has led to just now, until the reader goes elsewhere.
    aim: Cell<Option<Goal>>,
    /// Whether the mark that keys chose must be in the window once all is drawn.
    keeps_ring: Cell<bool>,
    /// What the host has heard of last.
    told: RefCell<State>,
    hearing: RefCell<Hearing>,
    pending: RefCell<Pending>,
}

/// What hears, until it is dropped.
#[derive(Default)]
struct Hearing {
    _page: Vec<EventListener>,
    _sizes: Option<Sizes>,
    _nearness: Option<Visibility>,
    _sight: Option<Visibility>,
    density: Option<(f64, EventListener)>,
}

/// What will call, unless it is dropped.
#[derive(Default)]
struct Pending {
    idle: Option<Timeout>,
    unmark: Option<Timeout>,
    tell: Option<Timeout>,
    sizes: Option<AnimationFrame>,
    frame: Option<AnimationFrame>,
}

impl Mounted {
    /// Fills a container, unless what stands in it is of this build and of the same language and chart.
    pub(super) fn new(
        container: HtmlElement,
        language: Language,
        options: Options,
    ) -> Result<Rc<Self>, JsValue> {
        let window =
            web_sys::window().ok_or_else(|| js_sys::Error::new("greater-bay-ip: there is no window"))?;
        if let Some(document) = window.document() {
            dom::expect_html(&document)?;
        }
        let Options { attributes, state, address, site, figures, .. } = options;
        let attribute = |key: &str| attributes.get(key).map(String::as_str);
        let request = Request {
            chart: attribute(query::CHART_KEY),
            chapter: attribute(query::CHAPTER_KEY),
            heading_level: attribute(query::HEADING_KEY),
        };
        let tag = language.tag().to_owned();
        let mut presenter = Presenter::new(language, request, &figures);
        let is_prepared = is_prepared(&container, &tag, &presenter);
        let around = Surroundings::new(window, container.clone(), address, site)?;
        let mut first = Vec::new();
        if is_prepared {
            // It is of the state that is shown from now on, whoever takes it over next.
            dom::set_attribute(&container, "data-build", None);
        } else {
            presenter.rebuild(&mut first);
        }
        let mounted = Rc::new_cyclic(|this| Self {
            this: this.clone(),
            told: RefCell::new(*presenter.state()),
            presenter: RefCell::new(presenter),
            page: RefCell::new(Page::new(container)),
            around,
            attributes: RefCell::new(attributes),
            patches: RefCell::default(),
            is_patching: Cell::new(false),
            aim: Cell::default(),
            keeps_ring: Cell::new(false),
            hearing: RefCell::default(),
            pending: RefCell::default(),
        });
        mounted.apply(first);
        mounted.start(state.as_ref());
        Ok(mounted)
    }

    fn start(&self, state: Option<&StatePatch>) {
        let theme = self.around.theme_now();
        self.hear(presenter::Event::Recolored(theme));
        let asked = match state.map(|state| State::default().patched(state)) {
            Some(Ok((state, repairs))) if !self.around.follows() => {
                Asked { state, stop: None, chart: None, repairs }
            }
            Some(Err(error)) => {
                self.patch(Patch::Warn(error.to_string()));
                self.asked()
            }
            _ => self.asked(),
        };
        self.place_bars();
        let plots = {
            let page = self.page.borrow();
            let plot = |figure: &Figure| presenter::Plot {
                width: figure.width(),
                is_near: self.around.is_near(&figure.element),
            };
            page.figures.iter().map(plot).collect()
        };
        self.hear(presenter::Event::Started { asked, plots });
        self.told.replace(*self.presenter().state());
        self.listen();
        self.watch();
        self.follow_fragment();
    }

    /// Has the bars stand where they can be reached.
    fn place_bars(&self) {
        // Under the title of a chapter alone it is never far.
        let is_chapter = matches!(self.presenter().scope(), Scope::Chapter(_));
        self.page.borrow().set_bars(!is_chapter && self.around.can_stay());
    }

    /// Shows the chapter that the page's fragment leads to, in the state that it names.
    fn follow_fragment(&self) {
        if let Some(visit) = self.around.fragment() {
            self.hear(visit);
        }
    }

    /// Follows a link of the page's own text that names a chapter: the page's router never hears of it.
    fn follow_link(&self, event: &Event) {
        let Some(link) = link_of(event) else { return };
        let mouse: Option<&MouseEvent> = event.dyn_ref();
        // The browser opens links in other tabs and windows by itself.
        if mouse.is_some_and(|mouse| mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key()) {
            return;
        }
        let Some(visit) = surroundings::visit(&link) else { return };
        let answer = self.presenter.borrow_mut().answer(visit, &self.around);
        if answer.is_handled {
            event.prevent_default();
            event.stop_immediate_propagation();
            self.apply(answer.patches);
        }
    }

    /// Marks the chapter that a link of the page's text leads to as long as it is pointed at.
    fn preview_link(&self, event: &Event) {
        let is_over = matches!(event.type_().as_str(), "pointerover" | "focusin");
        if let Some(presenter::Event::Visited { chapter, .. }) =
            link_of(event).as_deref().and_then(surroundings::visit)
        {
            let page = self.page.borrow();
            page.mark(page.section(chapter).filter(|_| is_over).as_ref());
        }
    }

    /// What the page's address asks for, where it follows the infographic, else what the attributes do.
    fn asked(&self) -> Asked {
        match self.around.asked() {
            Some(query) => Asked::of(&query),
            None => self.asked_by_attributes(),
        }
    }

    /// What the attributes ask for; the host's developers hear of what makes no sense in them.
    fn asked_by_attributes(&self) -> Asked {
        let attributes = self.attributes.borrow();
        let asked = Asked::of_pairs(attributes.iter().map(|(key, value)| (key.as_str(), value.as_str())));
        asked.repairs.iter().for_each(|repair| self.patch(Patch::Warn(repair.to_string())));
        asked
    }

    /// Hears what happens in the page.
    fn listen(&self) {
        let window = &self.around.window;
        let container = self.page.borrow().container.clone();
        let mut listeners: Vec<_> =
            EVENTS.map(|event| self.on(&container, event, |mounted, event| mounted.hear_event(event))).into();
        // Whoever points with the mouse may have the focus anywhere.
        listeners.push(self.on(window, "keydown", |mounted, event| {
            if js_sys::Reflect::get(event, &"key".into()).is_ok_and(|key| key == "Escape") {
                mounted.hear(presenter::Event::Dismissed);
            }
        }));
        listeners.push(self.on(window, "popstate", |mounted, _| {
            if mounted.around.follows() {
                mounted.hear(presenter::Event::Returned(mounted.asked()));
            }
        }));
        listeners.push(self.on(window, "click", |mounted, event| {
            if !event.composed_path().includes(&mounted.page.borrow().container, 0) {
                mounted.hear(presenter::Event::PressedElsewhere);
            }
            mounted.follow_link(event);
        }));
        for event in ["pointerover", "pointerout", "focusin", "focusout"] {
            listeners.push(self.on(window, event, Self::preview_link));
        }
        for event in ["wheel", "touchstart", "mousedown", "keydown"] {
            listeners.push(self.on(window, event, |mounted, _| mounted.aim.set(None)));
        }
        listeners.push(self.on(window, "hashchange", |mounted, _| mounted.follow_fragment()));
        listeners.push(self.on(window, "resize", |mounted, _| mounted.place_bars()));
        // Before the browser counts the pages, which it does before it tells of the other medium.
        for (event, is_printed) in [("beforeprint", true), ("afterprint", false)] {
            listeners.push(self.on(window, event, move |mounted, _| {
                mounted.hear(presenter::Event::Printed(is_printed));
            }));
        }
        for media in [DARK, FORCED, PRINT, STRONG] {
            if let Ok(Some(list)) = window.match_media(media) {
                listeners.push(self.on(&list, "change", move |mounted, event| {
                    mounted.recolor();
                    if media == PRINT {
                        let list = event.target().and_then(|target| target.dyn_into::<MediaQueryList>().ok());
                        mounted.hear(presenter::Event::Printed(list.is_some_and(|list| list.matches())));
                    }
                }));
            }
        }
        self.hearing.borrow_mut()._page = listeners;
        self.watch_density();
    }

    fn on(
        &self,
        target: &web_sys::EventTarget,
        event: &'static str,
        hear: impl Fn(&Self, &Event) + 'static,
    ) -> EventListener {
        let this = self.this.clone();
        listen(target, event, move |event| {
            if let Some(mounted) = this.upgrade() {
                hear(&mounted, event);
            }
        })
    }

    /// Is told when a plot has another size, and when a chart comes near the window.
    fn watch(&self) {
        let page = self.page.borrow();
        let plots: Vec<&Element> = page.figures.iter().map(|figure| figure.plot.as_ref()).collect();
        // The whole gets higher or lower where the reader's text gets larger or smaller, which plots do not.
        let sized: Vec<&Element> = plots.iter().copied().chain([page.container.as_ref()]).collect();
        let this = self.this.clone();
        let sizes = Sizes::observe(&sized, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.measure_soon();
            }
        });
        let figures: Vec<&Element> = page.figures.iter().map(|figure| &figure.element).collect();
        let nearness = self.watch_for(&figures, NEAR, 0.0, |chart, is_near| {
            Some(presenter::Event::Approached { chart, is_near })
        });
        let sight = self.watch_for(&plots, "0px", SEEN, |chart, is_seen| {
            is_seen.then_some(presenter::Event::Seen { chart })
        });
        let mut hearing = self.hearing.borrow_mut();
        hearing._sizes = sizes;
        hearing._nearness = nearness;
        hearing._sight = sight;
    }

    /// Hears what it means when elements of charts come into the window and leave it.
    fn watch_for(
        &self,
        elements: &[&Element],
        margin: &str,
        share: f64,
        meaning: impl Fn(usize, bool) -> Option<presenter::Event<'static>> + 'static,
    ) -> Option<Visibility> {
        let this = self.this.clone();
        Visibility::observe(elements, margin, share, move |element, is_there| {
            let Some(mounted) = this.upgrade() else { return };
            let chart = mounted.page.borrow().chart_of(element);
            if let Some(event) = chart.and_then(|chart| meaning(chart, is_there)) {
                mounted.hear(event);
            }
        })
    }

    /// Measures the plots before the next picture: a change of their heights while sizes are told would be told as an
    /// error to the host.
    fn measure_soon(&self) {
        let this = self.this.clone();
        let measure = request_animation_frame(move |_| {
            let Some(mounted) = this.upgrade() else { return };
            mounted.place_bars();
            let widths: Vec<f64> = {
                let page = mounted.page.borrow();
                page.figures.iter().map(Figure::width).collect()
            };
            for (chart, width) in widths.into_iter().enumerate() {
                mounted.hear(presenter::Event::Resized { chart, width });
            }
        });
        self.pending.borrow_mut().sizes = Some(measure);
    }

    /// Is told when the page moves to a screen of another density, or is zoomed.
    fn watch_density(&self) {
        let density = self.around.density();
        let is_watched =
            |hearing: &Hearing| matches!(hearing.density, Some((watched, _)) if watched == density);
        if is_watched(&self.hearing.borrow()) {
            return;
        }
        let media = format!("(resolution: {density}dppx)");
        let Ok(Some(list)) = self.around.window.match_media(&media) else { return };
        let listener = self.on(&list, "change", |mounted, _| {
            mounted.watch_density();
            mounted.hear(presenter::Event::Redrawn);
        });
        self.hearing.borrow_mut().density = Some((density, listener));
    }

    /// What is shown.
    pub(super) fn presenter(&self) -> Ref<'_, Presenter> {
        self.presenter.borrow()
    }

    /// The font family that texts are set in.
    pub(super) fn family(&self) -> String {
        self.around.family()
    }

    fn hear_event(&self, event: &Event) {
        // An event raised by our own change, such as a blur, has nothing new to say.
        if self.is_patching.get() {
            return;
        }
        let mut answers = VecDeque::new();
        heard(event, &self.page.borrow(), &mut |heard| {
            answers.push_back(self.presenter.borrow_mut().answer(heard, &self.around));
        });
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let pressed = pressed.filter(|_| matches!(event.type_().as_str(), "change" | "click" | "keydown"));
        // A bar that stays in the window keeps its place by itself.
        let pressed = pressed.filter(|pressed| dom::closest(pressed, ".bar:not(.here)").is_none());
        let top = |element: &Element| element.get_bounding_client_rect().top();
        let before = pressed.as_ref().map(top);
        for Answer { patches, is_handled } in answers {
            // What a control or a button does in the browser is its own.
            if is_handled && event.type_() == "keydown" {
                event.prevent_default();
            }
            let is_ringed = patches.iter().any(|patch| matches!(patch, Patch::Ring(_, Some(_))));
            self.keeps_ring.set(self.keeps_ring.get() || is_ringed);
            self.apply(patches);
        }
        if event.type_() == "click" {
            self.page.borrow().mark(None);
        }
        // What has been opened may hold drawings.
        if event.type_() == "toggle" {
            self.measure_soon();
        }
        // What was pressed stays where it is, whatever has become of what stands above it.
        if let (Some(pressed), Some(before)) = (pressed.filter(|pressed| pressed.is_connected()), before) {
            let shift = top(&pressed) - before;
            if shift.abs() >= 1.0 && pressed.client_width() > 0 {
                self.around.window.scroll_by_with_x_and_y(0.0, shift);
            }
        }
        if event.type_() != "focus" {
            self.keep_ring();
        }
    }

    /// Has the mark that keys are on be in the window: what stands above it may be drawn later than it.
    fn keep_ring(&self) {
        if self.keeps_ring.get() {
            self.page.borrow().figures.iter().for_each(Figure::show_ring);
        }
        self.keeps_ring.set(self.keeps_ring.get() && self.pending.borrow().idle.is_some());
    }

    fn hear(&self, event: presenter::Event<'_>) {
        let answer = self.presenter.borrow_mut().answer(event, &self.around);
        self.apply(answer.patches);
    }

    /// Shows what a script asks for.
    pub(super) fn ask(&self, patch: &StatePatch) -> Result<(), StateError> {
        let answer = self.presenter.borrow_mut().ask(patch, &self.around)?;
        self.apply(answer.patches);
        Ok(())
    }

    /// Shows what the attributes of the element ask for now.
    pub(super) fn heed(&self, attributes: BTreeMap<String, String>) {
        self.attributes.replace(attributes);
        let asked = self.asked_by_attributes();
        self.hear(presenter::Event::Returned(asked));
    }

    /// Says everything in another language.
    pub(super) fn speak(&self, language: Language) {
        self.around.set_language(language.tag());
        let answer = self.presenter.borrow_mut().speak(language, &self.around);
        self.apply(answer.patches);
    }

    /// Draws in the colours and the font of now.
    pub(super) fn recolor(&self) {
        let theme = self.around.theme_now();
        self.hear(presenter::Event::Recolored(theme));
        self.watch_density();
    }

    /// The file that a script asks for.
    pub(super) fn file(&self, of_kind: JsValue, options: JsValue) -> Result<File, JsValue> {
        let of_kind = kind(&of_kind).map_err(|error| exception(&error))?;
        let ExportOptions { chart, scale } =
            if options.is_undefined() { ExportOptions::default() } else { read(options)? };
        let file = self.presenter().file(of_kind, chart.as_deref(), scale.unwrap_or(USUAL_SCALE));
        file.map_err(|error: FileError| exception(&error))
    }

    /// Stops answering, and lets go of everything that would keep it alive.
    pub(super) fn disconnect(&self) {
        self.hear(presenter::Event::Ended);
        self.hearing.take();
        self.pending.take();
    }

    /// Applies patches, in order; those of an answer that comes meanwhile follow.
    fn apply(&self, patches: Vec<Patch>) {
        self.patches.borrow_mut().extend(patches);
        if self.is_patching.replace(true) {
            return;
        }
        loop {
            let next = self.patches.borrow_mut().pop_front();
            let Some(patch) = next else { break };
            self.patch(patch);
        }
        self.is_patching.set(false);
    }

    fn patch(&self, patch: Patch) {
        match patch {
            Patch::Fill { language, markup } => self.fill(&language, &markup),
            Patch::Address(query) => self.around.set_address(&query),
            Patch::Tell => self.tell_soon(),
            Patch::NextFrame => self.next_frame(),
            Patch::Later => self.later(),
            // A window without a printer refuses.
            Patch::Print => _ = self.around.window.print(),
            Patch::Warn(words) => web_sys::console::warn_1(&format!("greater-bay-ip: {words}").into()),
            Patch::Fail(fault) => self.fail(fault),
            Patch::Save { name, file } => {
                let family = self.family();
                spawn_local(async move {
                    if let Err(error) = files::save(file, &name, &family).await {
                        web_sys::console::error_1(&error);
                    }
                });
            }
            patch => self.patch_page(patch),
        }
    }

    fn patch_page(&self, patch: Patch) {
        let page = self.page.borrow();
        let figure = |chart: usize| page.figures.get(chart);
        match patch {
            Patch::Part(part, markup) => page.set_part(part, &markup),
            Patch::Announce(words) => page.announce(&words),
            Patch::Chosen(is_chosen) => page.set_chosen(is_chosen),
            Patch::Sheet(asked) => page.show_sheet(asked),
            Patch::Reveal { goal, is_gentle } => {
                page.reveal(goal, is_gentle);
                self.aim.set(Some(goal));
                self.unmark_later();
            }
            Patch::Controls(states) => page.set_controls(&states),
            Patch::Unfolded(is_unfolded) => page.unfold(is_unfolded),
            Patch::Figures => page.open_figures(),
            Patch::Focus(targets) => page.focus(&targets),
            Patch::ChartPart(chart, part, markup) => {
                if let Some(part) = figure(chart).and_then(|figure| figure.part(part)) {
                    dom::set_html(&part, &markup);
                }
            }
            Patch::CanvasName(chart, name) => {
                if let Some(figure) = figure(chart) {
                    dom::set_attribute(&figure.canvas, "aria-label", Some(&name));
                }
            }
            Patch::Paint { chart, scene, lit } => {
                if let Some(figure) = figure(chart) {
                    let density = self.around.density().min(SHARPEST) * figure.scale();
                    if !CrispCanvas::paint(&scene, lit, &figure.canvas, density, &self.family()) {
                        self.lose_soon(chart);
                    }
                }
            }
            Patch::Cover(chart) => figure(chart).into_iter().for_each(Figure::cover_canvas),
            Patch::Empty(chart, is_empty) => {
                figure(chart).into_iter().for_each(|figure| figure.set_empty(is_empty));
            }
            Patch::Fit(chart, height) => {
                figure(chart).into_iter().for_each(|figure| figure.fit(height));
                // What is drawn above a chart of the explorer moves it.
                if let Some(goal @ Goal::Chart(_)) = self.aim.get() {
                    page.reveal(goal, false);
                }
            }
            Patch::Tip { chart, words, mark, frame } => {
                figure(chart).into_iter().for_each(|figure| figure.show_tip(&words, mark, frame));
            }
            Patch::HideTip(chart) => figure(chart).into_iter().for_each(|figure| figure.hide_tip()),
            Patch::Ring(chart, mark) => figure(chart).into_iter().for_each(|figure| figure.ring(mark)),
            Patch::Current(chart, id) => {
                figure(chart).into_iter().for_each(|figure| figure.set_current(id.as_deref()));
            }
            Patch::Citation(chart, words) => {
                figure(chart).into_iter().for_each(|figure| figure.cite(words.as_deref()));
            }
            Patch::Copy(chart) => figure(chart).into_iter().for_each(|figure| self.copy(figure.citation())),
            Patch::Table(chart, is_open) => {
                figure(chart).into_iter().for_each(|figure| figure.set_table(is_open));
            }
            // What is about no element: see above.
            Patch::Fill { .. }
            | Patch::Address(_)
            | Patch::Tell
            | Patch::NextFrame
            | Patch::Later
            | Patch::Print
            | Patch::Warn(_)
            | Patch::Fail(_)
            | Patch::Save { .. } => {}
        }
    }

    fn fill(&self, language: &str, markup: &str) {
        let container = self.page.borrow().container.clone();
        let is_exploring = self.page.borrow().is_exploring();
        container.set_lang(language);
        dom::set_attribute(&container, "data-scope", self.presenter().scope().key());
        dom::set_html(&container, markup);
        let is_heard = self.hearing.borrow()._sizes.is_some();
        self.page.replace(Page::new(container));
        if is_exploring {
            self.page.borrow().explore();
        }
        if is_heard {
            self.watch();
        }
    }

    /// Puts words that stand in the page into the clipboard, where that is open to us.
    fn copy(&self, words: HtmlElement) {
        let navigator = self.around.window.navigator();
        // There is none in pages that are not delivered securely.
        let is_there = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
        if !is_there {
            return;
        }
        let copied = navigator.clipboard().write_text(&words.text_content().unwrap_or_default());
        spawn_local(async move {
            if JsFuture::from(copied).await.is_ok() {
                // It fails for names of classes that are none.
                let _ = words.class_list().add_1("copied");
            }
        });
    }

    /// Tells the presenter of a canvas without a context, once what is being painted is.
    fn lose_soon(&self, chart: usize) {
        let this = self.this.clone();
        Timeout::new(0, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.hear(presenter::Event::CanvasLost { chart, fault: Fault::ContextRefused });
            }
        })
        .forget();
    }

    /// Tells the host and the console that something has failed.
    fn fail(&self, fault: Fault) {
        let code: &str = fault.into();
        let message = format!("greater-bay-ip: {code}; pictures and tables stand in for drawings");
        web_sys::console::error_1(&message.as_str().into());
        let init = ErrorEventInit::new();
        init.set_message(&message);
        if let (Some(host), Ok(event)) = (self.host(), ErrorEvent::new_with_event_init_dict("error", &init)) {
            // Properties of an object that is ours can be set.
            let _ = js_sys::Reflect::set(&event, &"code".into(), &code.into());
            // It fails for events that are being dispatched.
            let _ = host.dispatch_event(&event);
        }
    }

    /// The element that the infographic fills.
    fn host(&self) -> Option<Element> {
        let root = self.page.borrow().container.get_root_node();
        root.dyn_into::<ShadowRoot>().ok().map(|root| root.host())
    }

    /// Takes the mark off what a link has led to, once readers have seen where they are.
    fn unmark_later(&self) {
        let this = self.this.clone();
        let unmark = Timeout::new(MARKED, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.aim.set(None);
                mounted.page.borrow().mark(None);
            }
        });
        self.pending.borrow_mut().unmark = Some(unmark);
    }

    fn later(&self) {
        let this = self.this.clone();
        let idle = Timeout::new(0, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.pending.borrow_mut().idle = None;
                mounted.hear(presenter::Event::Idle);
                mounted.keep_ring();
            }
        });
        self.pending.borrow_mut().idle = Some(idle);
    }

    fn next_frame(&self) {
        let this = self.this.clone();
        // One picture at a time, however many changes ask for it.
        let frame = request_animation_frame(move |now| {
            if let Some(mounted) = this.upgrade() {
                mounted.hear(presenter::Event::Frame(now));
            }
        });
        self.pending.borrow_mut().frame = Some(frame);
    }

    /// Tells the host of a new state, once whatever led to it is over and all who listen to that have heard of it.
    fn tell_soon(&self) {
        let this = self.this.clone();
        let tell = Timeout::new(0, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.tell();
            }
        });
        self.pending.borrow_mut().tell = Some(tell);
    }

    fn tell(&self) {
        let state = *self.presenter().state();
        if *self.told.borrow() == state {
            return;
        }
        let detail = written_out(&state);
        self.told.replace(state);
        let init = CustomEventInit::new();
        init.set_detail(&detail);
        if let (Some(host), Ok(event)) =
            (self.host(), CustomEvent::new_with_event_init_dict("statechange", &init))
        {
            // It fails for events that are being dispatched.
            let _ = host.dispatch_event(&event);
        }
    }
}

/// What the link of the page's own text says that an event is about, if it leads to a chapter.
fn link_of(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    dom::closest(&target, "a[data-greater-bay-ip]")?.get_attribute("data-greater-bay-ip")
}

/// Whether a container holds what this build prepares for a language and what is to be shown.
fn is_prepared(container: &HtmlElement, tag: &str, presenter: &Presenter) -> bool {
    let attribute = |name: &str| container.get_attribute(name);
    attribute("data-build").as_deref() == Some(BUILD)
        && attribute("lang").as_deref() == Some(tag)
        && attribute("data-scope").as_deref() == presenter.scope().key()
        && attribute("data-heading").unwrap_or_default() == presenter.heading().to_string()
}
