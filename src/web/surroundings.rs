//! What the reader's device and system ask for: colours, pixel density.

use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, MediaQueryList};

use crate::theme::{Color, Theme};
use crate::web::dom::window;

/// Answers to media queries that change the drawing.
pub(super) struct Surroundings {
    /// Fires when the system turns dark or light.
    pub(super) dark: MediaQueryList,
    /// Fires when the reader forces colours.
    pub(super) forced: MediaQueryList,
}

impl Surroundings {
    /// Asks the window.
    pub(super) fn new() -> Result<Self, JsValue> {
        Ok(Self { dark: query("(prefers-color-scheme: dark)")?, forced: query("(forced-colors: active)")? })
    }

    /// The colours to draw with; forced ones are read off the element itself.
    pub(super) fn theme(&self, container: &HtmlElement) -> Theme {
        if self.forced.matches() {
            forced(container).unwrap_or(Theme::LIGHT)
        } else if self.dark.matches() {
            Theme::DARK
        } else {
            Theme::LIGHT
        }
    }
}

/// A query that fires when the pixel density is no longer what it is now.
pub(super) fn density_change() -> Result<MediaQueryList, JsValue> {
    let density = String::from(js_sys::Number::from(density()).to_string_with_radix(10)?);
    query(&["(resolution: ", &density, "dppx)"].concat())
}

/// Device pixels in a CSS pixel.
pub(super) fn density() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio())
}

fn query(media: &str) -> Result<MediaQueryList, JsValue> {
    super::dom::window()?.match_media(media)?.ok_or_else(|| "greater-bay-ip: no media queries".into())
}

fn forced(container: &HtmlElement) -> Option<Theme> {
    let style = window().ok()?.get_computed_style(container).ok()??;
    let color = |property: &str| parse(&style.get_property_value(property).ok()?);
    Some(Theme::forced(color("background-color")?, color("color")?))
}

/// Reads `rgb(1, 2, 3)` and `rgba(1, 2, 3, 0.5)`, as computed styles are written.
fn parse(css: &str) -> Option<Color> {
    let inner = css.split_once('(')?.1.trim_end_matches(')');
    let mut channels = inner.split(',').map(|channel| channel.trim().parse().ok());
    let mut channel = || channels.next().flatten();
    Some(Color { rgb: [channel()?, channel()?, channel()?], opacity: 1.0 })
}
