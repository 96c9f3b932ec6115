//! Validates the tables in `src/data` and bakes them into constants.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The same modules as in the library, so that the build and `check` cannot disagree.
#[allow(dead_code, unused_imports, reason = "the build needs only part of what the library offers")]
#[allow(unreachable_pub, reason = "public in the library")]
#[path = "src"]
mod source {
    pub mod editorial;
    pub mod text;
    pub mod dataset {
        mod decimal;
        mod period;
        mod vocabulary;

        pub use decimal::Decimal;
        pub use period::{Date, Month, Period};
        pub use vocabulary::{Basis, Hue, Layer, PlaceKind, Qualifier, Right, SourceKind, Stage};
    }
}

use source::{dataset, editorial, text};

#[allow(unreachable_pub, reason = "public in the library")]
#[path = "src/cli/source_hash.rs"]
mod source_hash;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rustc-check-cfg=cfg(tables_hold_mistakes, tables_are_apart)");
    if env::var_os("CARGO_FEATURE_CHECK_TABLES").is_some() && env::var_os("CARGO_FEATURE_CLI").is_none() {
        // The program reads them each time it runs: a change of them compiles nothing.
        println!("cargo::rerun-if-changed=build.rs");
        println!("cargo::rustc-cfg=tables_are_apart");
        return Ok(());
    }
    println!("cargo::rerun-if-changed={}", source_hash::FOLDER);
    println!("cargo::rustc-env=GREATER_BAY_IP_BUILD={}", source_hash::source_hash(Path::new(""))?);
    bake()
}

/// Writes the constants, or tells the mistakes.
fn bake() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let files = editorial::read(Path::new(editorial::FOLDER))?;
    match editorial::validate(&files) {
        Ok(tables) => fs::write(out.join("tables.rs"), editorial::bake::bake(&tables)?)?,
        // The program tells them without cargo’s words around them.
        Err(mistakes) if is_program()? => {
            fs::write(out.join("mistakes.txt"), mistakes.to_string())?;
            println!("cargo::rustc-cfg=tables_hold_mistakes");
        }
        Err(mistakes) => mistakes.to_string().lines().for_each(|line| println!("cargo::error={line}")),
    }
    Ok(())
}

/// Whether the command line is built, and not the library alone.
fn is_program() -> Result<bool, env::VarError> {
    Ok(env::var_os("CARGO_FEATURE_CLI").is_some() && env::var("CARGO_CFG_TARGET_ARCH")? != "wasm32")
}
