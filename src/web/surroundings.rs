//! What the reader's device and system ask for: colours, pixel density.

use crate::text::together;
use web_sys::{Element, MediaQueryList, Window};

use crate::theme::{Color, Theme};
use crate::web::canvas::CanvasMeasure;
use crate::web::dom::attribute;

/// What matches when the system is dark.
pub(super) const DARK: &str = "(prefers-color-scheme: dark)";

/// What matches when the reader forces colours.
pub(super) const FORCED: &str = "(forced-colors: active)";

/// What matches while the page is made ready for paper.
pub(super) const PRINT: &str = "print";

/// Whether the reader asked that nothing move.
pub(super) fn is_still(window: &Window) -> bool {
    query(window, "(prefers-reduced-motion: reduce)").is_some_and(|query| query.matches())
}

/// The colours to draw with: those the host page gives, in place of the system's light or dark ones. Forced ones are
/// read off the element itself, and paper is light.
pub(super) fn theme(window: &Window, container: &Element, measure: &CanvasMeasure) -> Theme {
    let matches = |media: &str| query(window, media).is_some_and(|query| query.matches());
    // The page may ask for one of the two; the reader's own colours come first.
    let asked = attribute(container, "data-theme");
    if matches(FORCED) {
        let color = |property: &str, own: Color| measure.color(&computed(window, container, property), own);
        let Theme { background, text, .. } = Theme::LIGHT;
        return Theme::forced(color("background-color", background), color("color", text));
    }
    let is_dark = asked == "dark" || (asked != "light" && matches(DARK));
    let mut theme = if is_dark && !matches(PRINT) { Theme::DARK } else { Theme::LIGHT };
    for (role, color) in theme.roles() {
        let given = computed(window, container, &together(&["--greater-bay-ip-", role]));
        if !given.is_empty() {
            *color = measure.color(&given, *color);
        }
    }
    theme
}

/// A query that fires when the pixel density is no longer what it is now.
pub(super) fn density(window: &Window) -> Option<MediaQueryList> {
    let density = js_sys::Number::from(window.device_pixel_ratio()).to_string_with_radix(10).ok()?;
    query(window, &together(&["(resolution: ", &String::from(density), "dppx)"]))
}

/// A media query, which fires when it begins or ceases to match.
pub(super) fn query(window: &Window, media: &str) -> Option<MediaQueryList> {
    window.match_media(media).ok()?
}

/// A property as the browser has worked it out; empty where it has not.
pub(super) fn computed(window: &Window, element: &Element, property: &str) -> String {
    let style = window.get_computed_style(element).ok().flatten();
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}
