//! What is around an infographic.

use crate::text::TextMeasure;

/// What an infographic asks about where it stands.
pub trait Surroundings {
    /// Measures text as it will be painted.
    fn measure(&self) -> &dyn TextMeasure;

    /// Whether the reader wants nothing to move.
    fn is_still(&self) -> bool;

    /// Milliseconds since some start.
    fn now(&self) -> f64;

    /// The page's address; once it says what a query asks for, where one is owed to it and it follows the infographic.
    fn address(&self, owed: Option<&str>) -> String;

    /// The same, where that page is an article which shows what is shown; links lead to the chart's own page elsewhere.
    fn article(&self, owed: Option<&str>) -> Option<String>;

    /// The address of the directory that the pages of the site lie in; empty where it is not known.
    fn site(&self) -> &str;

    /// The theme that was asked for: `light`, `dark`, or nothing.
    fn theme(&self) -> String;
}
