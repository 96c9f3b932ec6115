//! The statement of who can read the infographic and how: what was tested, what was not, and what is missing.

use crate::language;

/// The page; `version` is the directory of its files.
pub fn page(template: &str, version: &str) -> String {
    language::fill(template, &[("version", version)])
}
