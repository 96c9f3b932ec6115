//! What a press on a mark chooses.

use crate::dataset::{Place, Stage};

/// What pressing a mark chooses: a place, within a stage where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pick {
    /// The place.
    pub place: Place,
    /// The link of the IP chain.
    pub stage: Option<Stage>,
}
