//! An interactive infographic of intellectual property in the Greater Bay Area.

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
