//! An interactive infographic of intellectual property in the Greater Bay Area.

pub mod dataset;
#[cfg(not(target_arch = "wasm32"))]
pub mod editorial;
