//! What a chart is, before any figure: a description of what it shows. The charts themselves are [`crate::charts`].

pub mod claim;
pub mod form;
pub mod plan;
pub mod wording;
