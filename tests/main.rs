//! One integration binary; its modules mirror `src`.
#![cfg(not(tables_hold_mistakes))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod architecture;
mod browser;
mod chart;
mod charts;
mod cli;
mod dataset;
mod editorial;
mod export;
mod extension;
mod format;
mod geometry;
mod language;
mod matrix;
mod measure;
mod movement;
mod page;
mod presenter;
mod query;
mod record;
mod render;
mod scale;
mod scene;
mod sound;
mod state;
mod text;
mod theme;
mod view;
mod walk;
