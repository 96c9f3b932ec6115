//! The figures of a preview, which an editor may have changed since the module was compiled.

use std::sync::OnceLock;

use crate::dataset::Dataset;

static GIVEN: OnceLock<Dataset> = OnceLock::new();

/// The figures to show, where some were given.
pub(super) fn given() -> Option<&'static Dataset> {
    GIVEN.get()
}

/// Has every infographic of the page show other figures than those of the build; returns whether these are the first.
pub(super) fn give(dataset: Dataset) -> bool {
    GIVEN.set(dataset).is_ok()
}
