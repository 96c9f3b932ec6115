//! What the reader's device and system ask for: colours, pixel density.

use crate::text::together;
use web_sys::{Element, MediaQueryList, Window};

use crate::theme::{Color, Theme};
use crate::web::dom::attribute;

/// What matches when the system is dark.
pub(super) const DARK: &str = "(prefers-color-scheme: dark)";

/// What matches when the reader forces colours.
pub(super) const FORCED: &str = "(forced-colors: active)";

/// Whether the reader asked that nothing move.
pub(super) fn is_still(window: &Window) -> bool {
    query(window, "(prefers-reduced-motion: reduce)").is_some_and(|query| query.matches())
}

/// The colours to draw with; forced ones are read off the element itself.
pub(super) fn theme(window: &Window, container: &Element) -> Theme {
    let matches = |media: &str| query(window, media).is_some_and(|query| query.matches());
    // The page may ask for one of the two; the reader's own colours come first.
    let asked = attribute(container, "data-theme");
    if matches(FORCED) {
        forced(window, container).unwrap_or(Theme::LIGHT)
    } else if asked == "dark" || (asked != "light" && matches(DARK)) {
        Theme::DARK
    } else {
        Theme::LIGHT
    }
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

fn forced(window: &Window, container: &Element) -> Option<Theme> {
    let color = |property: &str| parse(&computed(window, container, property));
    Some(Theme::forced(color("background-color")?, color("color")?))
}

/// Reads `rgb(1, 2, 3)` and `rgba(1, 2, 3, 0.5)`, as computed styles are written.
fn parse(css: &str) -> Option<Color> {
    let inner = css.split_once('(')?.1.trim_end_matches(')');
    let mut channels = inner.split(',').map(|channel| channel.trim().parse().ok());
    let mut channel = || channels.next().flatten();
    Some(Color { rgb: [channel()?, channel()?, channel()?], opacity: 1.0 })
}
