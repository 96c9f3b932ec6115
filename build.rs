//! Validates the tables in `src/data` and bakes them into constants.

use std::path::Path;

/// The same modules as in the library, so that the build and `check` cannot disagree.
#[allow(dead_code, unused_imports, reason = "the build needs only part of what the library offers")]
#[allow(unreachable_pub, reason = "public in the library")]
#[path = "src"]
mod source {
    pub mod editorial;
    pub mod dataset {
        mod decimal;
        mod period;
        mod vocabulary;

        pub use decimal::Decimal;
        pub use period::{Date, Month, Period};
        pub use vocabulary::{Basis, Hue, Layer, PlaceKind, Qualifier, Right, SourceKind, Stage};
    }
}

use source::{dataset, editorial};

fn main() {
    println!("cargo:rerun-if-changed={}", editorial::FOLDER);
    if let Err(error) = bake() {
        eprint!("{error}");
        std::process::exit(1);
    }
}

fn bake() -> Result<(), Box<dyn std::error::Error>> {
    let files = editorial::read(Path::new(editorial::FOLDER))?;
    let tables = editorial::bake::bake(&editorial::validate(&files)?);
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("tables.rs"), tables)?;
    Ok(())
}
