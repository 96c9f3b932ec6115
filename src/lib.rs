//! An interactive infographic of intellectual property in the Greater Bay Area.
//!
//! ```text
//! Action ─► State ─► View ──────────► Scene ────────► pixels
//!         after    view(dataset,    layout(view,    render(scene, backend)  canvas | SVG | PNG
//!                  state)           sheet)
//!  DOM event ▲                        └─► hit(point) ─► Action       the geometry that was drawn
//! ```
//!
//! [`presenter`] holds it together. Everything but the two edges, `web` and `cli`, is plain Rust and runs natively in
//! tests; the scripts in `www` hear the reader and change the page, and decide nothing.

// There is nothing to show then; the program tells the mistakes.
#![cfg(not(any(tables_hold_mistakes, tables_are_apart)))]

pub mod census;
pub mod chapter;
pub mod chart;
pub mod charts;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod cli;
pub mod dataset;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod editorial;
pub mod export;
pub mod format;
pub mod geometry;
pub mod language;
pub mod layout;
pub mod measure;
pub mod movement;
pub mod page;
pub mod pick;
pub mod presenter;
pub mod query;
pub mod record;
pub mod render;
pub mod scale;
pub mod scene;
pub mod selection;
pub mod sound;
pub mod state;
pub mod text;
pub mod theme;
pub mod view;
pub mod walk;
#[cfg(target_arch = "wasm32")]
pub mod web;
