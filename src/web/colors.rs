//! The colours to draw with: those the host page gives, in place of our light or dark ones.

use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration};

use crate::theme::{Color, Theme};

/// The colours of a computed style. Forced ones are read off the style itself.
pub(super) fn theme(
    style: &CssStyleDeclaration,
    is_dark: bool,
    is_forced: bool,
    ruler: &CanvasRenderingContext2d,
) -> Theme {
    let property = |name: &str| style.get_property_value(name).unwrap_or_default();
    let mut theme = if is_dark { Theme::DARK } else { Theme::LIGHT };
    for (role, color) in theme.roles() {
        let given = match role {
            _ if !is_forced => property(&format!("--greater-bay-ip-{role}")),
            "ground" => property("background-color"),
            // A mixture, so that bars can be told from what they stand on.
            "grid" => {
                let [ink, ground] = ["color", "background-color"].map(property);
                format!("color-mix(in srgb, {ink} 25%, {ground})")
            }
            _ => property("color"),
        };
        if let Some(given) = color_of(&given, ruler) {
            *color = given;
        }
    }
    if is_forced {
        // Where all places are of one colour, context is told by its outline alone.
        theme.tint = 0.0;
    }
    theme
}

/// A colour in any notation of CSS; `None` where it is not one, or can be seen through.
fn color_of(css: &str, ruler: &CanvasRenderingContext2d) -> Option<Color> {
    if css.is_empty() {
        return None;
    }
    // What is no colour leaves the one before, which is clear.
    ruler.set_fill_style_str("#0000");
    ruler.set_fill_style_str(css);
    ruler.clear_rect(0.0, 0.0, 1.0, 1.0);
    ruler.fill_rect(0.0, 0.0, 1.0, 1.0);
    let pixel = ruler.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?.data();
    match pixel[..] {
        [red, green, blue, u8::MAX] => Some(Color::from_channels([red, green, blue])),
        _ => None,
    }
}
