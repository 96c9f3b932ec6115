//! An infographic in its page: hears, has the presenter answer, and applies the patches.

mod links;
mod listening;
mod patching;
mod sounding;
mod taking;
mod timing;

use std::cell::{Cell, Ref, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use self::listening::Hearing;
use self::sounding::Playing;
use self::timing::Pending;
use super::dom;
use super::figure::Figure;
use super::page::Page;
use super::sound::has_sound;
use super::surroundings::Surroundings;
use super::values::{ExportOptions, Options, exception, kind, read};
use crate::charts::Scope;
use crate::language::Language;
use crate::page::BUILD;
use crate::presenter::{self, File, FileError, Goal, Patch, Presenter, USUAL_SCALE};
use crate::query::Asked;
use crate::state::{State, StateError, StatePatch};

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
    /// Whether what could wait is being done.
    is_catching_up: Cell<bool>,
    /// What a link or an address has led to just now, until the reader goes elsewhere.
    aim: Cell<Option<Goal>>,
    /// Whether the mark that keys chose must be in the window once all is drawn.
    keeps_ring: Cell<bool>,
    /// What the host has heard of last.
    told: RefCell<State>,
    hearing: RefCell<Hearing>,
    pending: RefCell<Pending>,
    playing: RefCell<Option<Playing>>,
}

impl Mounted {
    /// Fills a container, unless what stands in it is of this build and of the same language and chart.
    pub(super) fn new(
        container: HtmlElement,
        mut presenter: Presenter,
        options: Options,
    ) -> Result<Rc<Self>, JsValue> {
        let window =
            web_sys::window().ok_or_else(|| js_sys::Error::new("greater-bay-ip: there is no window"))?;
        if let Some(document) = window.document() {
            dom::expect_html(&document)?;
        }
        let Options { language, attributes, state, address, site, .. } = options;
        let is_prepared = is_prepared(&container, &language, &presenter);
        dom::set_attribute(&container, "data-mute", (!has_sound(&window)).then_some(""));
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
            is_catching_up: Cell::new(false),
            aim: Cell::default(),
            keeps_ring: Cell::new(false),
            hearing: RefCell::default(),
            pending: RefCell::default(),
            playing: RefCell::default(),
        });
        mounted.apply(first);
        mounted.start(state.as_ref());
        Ok(mounted)
    }

    fn start(&self, state: Option<&StatePatch>) {
        let theme = self.around.theme_now();
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
        self.hear(presenter::Event::Started { theme, asked, plots });
        // A reader may have opened it before any script ran.
        if self.page.borrow().is_exploring() {
            self.hear(presenter::Event::ExplorerOpened);
        }
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

    /// What is shown.
    pub(super) fn presenter(&self) -> Ref<'_, Presenter> {
        self.presenter.borrow()
    }

    /// The same with nothing of it put off.
    pub(super) fn settled(&self) -> Ref<'_, Presenter> {
        self.presenter.borrow_mut().settle_views();
        self.presenter()
    }

    /// The font family that texts are set in.
    pub(super) fn family(&self) -> String {
        self.around.family()
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

    /// Draws in the colours of now, where they are others than before.
    pub(super) fn recolor_if_changed(&self) {
        let theme = self.around.theme_now();
        if theme != *self.presenter().theme() {
            self.hear(presenter::Event::Recolored(theme));
        }
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
        let file = self.settled().file(of_kind, chart.as_deref(), scale.unwrap_or(USUAL_SCALE));
        file.map_err(|error: FileError| exception(&error))
    }

    /// Stops answering, and lets go of everything that would keep it alive.
    pub(super) fn disconnect(&self) {
        self.hear(presenter::Event::Ended);
        self.hearing.take();
        self.pending.take();
        self.playing.take();
    }
}

/// Whether a container holds what this build prepares for a language and what is to be shown.
fn is_prepared(container: &HtmlElement, tag: &str, presenter: &Presenter) -> bool {
    let attribute = |name: &str| container.get_attribute(name);
    attribute("data-build").as_deref() == Some(BUILD)
        && attribute("lang").as_deref() == Some(tag)
        && attribute("data-scope").as_deref() == presenter.scope().key()
        && attribute("data-heading").unwrap_or_default() == presenter.heading().to_string()
}
