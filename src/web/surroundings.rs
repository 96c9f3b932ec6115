//! What is around an infographic: the window, its address, what its reader has asked of the system.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CanvasRenderingContext2d, CssStyleDeclaration, Element, EventTarget, HtmlElement, ShadowRoot, Window,
};

use super::canvas::CanvasMeasure;
use super::{colors, files};
use crate::chapter::Chapter;
use crate::presenter::{self, Event};
use crate::query::{self, Asked};
use crate::text::TextMeasure;
use crate::theme::Theme;

/// Media features that drawings follow.
pub(super) const DARK: &str = "(prefers-color-scheme: dark)";
pub(super) const FORCED: &str = "(forced-colors: active)";
pub(super) const PRINT: &str = "print";
pub(super) const STRONG: &str = "(prefers-contrast: more)";

/// Where an infographic stands.
pub(super) struct Surroundings {
    pub(super) window: Window,
    container: HtmlElement,
    /// What the keys of the page's address begin with, where it follows what is shown.
    prefix: Option<String>,
    site: String,
    theme: RefCell<String>,
    /// The language that was chosen after the start.
    language: RefCell<Option<String>>,
    measure: CanvasMeasure,
    ruler: CanvasRenderingContext2d,
}

impl Surroundings {
    pub(super) fn new(
        window: Window,
        container: HtmlElement,
        prefix: Option<String>,
        site: String,
    ) -> Result<Self, JsValue> {
        let missing = || js_sys::Error::new("greater-bay-ip: there is no 2D canvas");
        let options = js_sys::Object::new();
        // Colours are read off it, one by one.
        js_sys::Reflect::set(&options, &"willReadFrequently".into(), &true.into())?;
        let ruler =
            files::new_canvas()?.get_context_with_context_options("2d", &options)?.ok_or_else(missing)?;
        let ruler: CanvasRenderingContext2d = ruler.unchecked_into();
        let measure = CanvasMeasure::new(ruler.clone());
        Ok(Self {
            window,
            container,
            prefix,
            site,
            theme: RefCell::default(),
            language: RefCell::default(),
            measure,
            ruler,
        })
    }

    /// Whether a media query holds.
    pub(super) fn matches(&self, media: &str) -> bool {
        self.window.match_media(media).ok().flatten().is_some_and(|list| list.matches())
    }

    /// The font family that texts are set in.
    pub(super) fn family(&self) -> String {
        self.measure.family()
    }

    /// Looks at the container anew: its font is measured from now on, and these are its colours.
    pub(super) fn theme_now(&self) -> Theme {
        let asked = self.container.get_attribute("data-theme").unwrap_or_default();
        let Some(style) = self.style() else { return Theme::LIGHT };
        // The page may ask for one of the two; the reader's own colours come first, and paper is light.
        let is_dark = match (asked.as_str(), &*style.get_property_value("caret-color").unwrap_or_default()) {
            ("dark", _) | ("", "rgb(0, 0, 0)") => true,
            ("light", _) | ("", "rgb(255, 255, 255)") => false,
            _ => self.matches(DARK),
        };
        self.theme.replace(asked);
        self.measure.set_family(&style.get_property_value("font-family").unwrap_or_default());
        let is_forced = self.matches(FORCED);
        let theme = colors::theme(&style, is_dark && !self.matches(PRINT), is_forced, &self.ruler);
        // Forced colours are as strong as the reader wants them.
        if self.matches(STRONG) && !is_forced { theme.stronger() } else { theme }
    }

    /// The fonts of the page, which may be there later than their words.
    pub(super) fn fonts(&self) -> Option<EventTarget> {
        js_sys::Reflect::get(self.window.document()?.as_ref(), &"fonts".into()).ok()?.dyn_into().ok()
    }

    /// Forgets how wide words were.
    pub(super) fn measure_anew(&self) {
        self.measure.forget();
    }

    fn style(&self) -> Option<CssStyleDeclaration> {
        self.window.get_computed_style(&self.container).ok().flatten()
    }

    /// How many device pixels there are to a CSS pixel.
    pub(super) fn density(&self) -> f64 {
        self.window.device_pixel_ratio()
    }

    /// Whether an element is in the window.
    pub(super) fn is_near(&self, element: &Element) -> bool {
        let height = self.window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let place = element.get_bounding_client_rect();
        place.bottom() >= 0.0 && place.top() < height
    }

    /// Whether a bar can stay in the window while the page scrolls: not in a frame that is as high as what it shows, nor where
    /// something around clips or scrolls.
    pub(super) fn can_stay(&self) -> bool {
        if self.is_framed() {
            // Once a frame is as high as what it shows, its host sees to that it is again after each change.
            let is_latched = self.container.has_attribute("data-bars");
            let height =
                self.window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
            let page = self.window.document().and_then(|document| document.document_element());
            return !is_latched && page.is_none_or(|page| height < f64::from(page.scroll_height()) - 1.0);
        }
        let around = |element: &Element| {
            let host = || element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
            element.parent_element().or_else(host)
        };
        let boxes = std::iter::successors(around(&self.container), around);
        !boxes.take_while(|element| !matches!(element.tag_name().as_str(), "BODY" | "HTML")).any(|element| {
            let style = self.window.get_computed_style(&element).ok().flatten();
            let overflow = |axis: &str| style.as_ref().and_then(|style| style.get_property_value(axis).ok());
            let overflows = ["overflow-x", "overflow-y"].map(|axis| overflow(axis).unwrap_or_default());
            overflows.iter().any(|overflow| matches!(overflow.as_str(), "hidden" | "auto" | "scroll"))
        })
    }

    /// What the page's fragment leads to, if that is a chapter: `#greater-bay-ip/top?place=shenzhen`.
    pub(super) fn fragment(&self) -> Option<Event<'static>> {
        let hash = self.window.location().hash().ok()?;
        visit(hash.strip_prefix("#greater-bay-ip/")?)
    }

    fn is_framed(&self) -> bool {
        self.window.parent().ok().flatten().is_some_and(|parent| parent != self.window)
    }

    /// The keys and values of the page's address that are about the infographic, as a query; `None` where the address
    /// does not follow it or says nothing about it.
    pub(super) fn asked(&self) -> Option<String> {
        let asked = query::of_page(&self.search(), self.prefix.as_deref()?);
        Some(asked).filter(|asked| !asked.is_empty())
    }

    fn search(&self) -> String {
        self.window.location().search().unwrap_or_default()
    }

    /// Whether the page's address follows what is shown.
    pub(super) fn follows(&self) -> bool {
        self.prefix.is_some()
    }

    /// The language that was chosen goes with links from now on.
    pub(super) fn set_language(&self, tag: &str) {
        self.language.replace(Some(tag.to_owned()));
    }

    /// Has the page's address say what a query does: a step of its own in the history, unless the page is a frame, whose
    /// host has that history.
    pub(super) fn set_address(&self, query: &str) {
        if !self.follows() {
            return;
        }
        let Ok(history) = self.window.history() else { return };
        let address = presenter::Surroundings::address(self, Some(query));
        // What a router of the host keeps with its entry is kept.
        let kept = history.state().unwrap_or(JsValue::NULL);
        // Sandboxed pages may refuse; the infographic works without.
        let _ = if self.is_framed() {
            history.replace_state_with_url(&kept, "", Some(&address))
        } else {
            history.push_state_with_url(&kept, "", Some(&address))
        };
    }
}

/// What a link leads to that names a chapter, and what is asked for there: `top?place=shenzhen`.
pub(super) fn visit(link: &str) -> Option<Event<'static>> {
    let (chapter, query) =
        link.split_once('?').map_or((link, None), |(chapter, query)| (chapter, Some(query)));
    Some(Event::Visited { chapter: Chapter::find(chapter)?, asked: query.map(Asked::of) })
}

impl presenter::Surroundings for Surroundings {
    fn measure(&self) -> &dyn TextMeasure {
        &self.measure
    }

    fn is_still(&self) -> bool {
        self.matches("(prefers-reduced-motion: reduce)")
    }

    fn now(&self) -> f64 {
        self.window.performance().map_or(0.0, |performance| performance.now())
    }

    fn address(&self, owed: Option<&str>) -> String {
        let location = self.window.location();
        let href = location.href().unwrap_or_default();
        let (Some(query), Some(prefix)) = (owed, &self.prefix) else { return href };
        let (page, hash) =
            href.split_once('#').map_or((&*href, String::new()), |(page, hash)| (page, format!("#{hash}")));
        let page = page.split('?').next().unwrap_or_default();
        let query = query::beside(&self.search(), prefix, query);
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{page}{mark}{query}{hash}")
    }

    fn article(&self, owed: Option<&str>) -> Option<String> {
        let mut address = self.address(owed);
        // Pages of charts are linked to by what they show, whatever their own address leaves unsaid.
        let is_own = address.starts_with(&format!("{}embed", self.site));
        if let (Some(language), Some(prefix)) = (&*self.language.borrow(), &self.prefix) {
            address = query::with(&address, &format!("{prefix}lang"), language);
        }
        (self.follows() && !is_own).then_some(address)
    }

    fn site(&self) -> &str {
        &self.site
    }

    fn theme(&self) -> String {
        self.theme.borrow().clone()
    }
}
