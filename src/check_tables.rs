//! `cargo tables`: what `check` says of the tables, without compiling anything that is made of them.

#![allow(dead_code, unused_imports, reason = "checking needs only part of what the library offers")]
#![allow(unreachable_pub, reason = "public in the library")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, io};

/// As in the library, which cannot be there before the tables are right.
mod dataset {
    mod decimal;
    mod period;
    mod vocabulary;

    pub use decimal::Decimal;
    pub use period::{Date, Month, Period};
    pub use vocabulary::{Basis, Hue, Layer, PlaceKind, Qualifier, Right, SourceKind, Stage};
}
mod editorial;
mod text;

/// Reads the tables in the folder that is named, or those of the repository.
fn main() -> ExitCode {
    let own = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/data"));
    let folder = env::args_os().nth(1).map_or_else(own, PathBuf::from);
    match said(&folder) {
        Ok(Ok(listing)) => {
            println!("{listing}");
            ExitCode::SUCCESS
        }
        Ok(Err(report)) => {
            let root = env!("CARGO_MANIFEST_DIR");
            eprint!("error: {}", report.of(folder.strip_prefix(root).unwrap_or(&folder)));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: cannot read {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// The list of all figures, or the report of all mistakes.
fn said(folder: &Path) -> io::Result<Result<String, editorial::Report>> {
    let files = editorial::read(folder)?;
    Ok(editorial::validate(&files).and_then(|tables| {
        let proof = editorial::proofread(&files, &tables);
        proof.clone().report().map_or_else(|| Ok(editorial::listing(&tables, &proof)), Err)
    }))
}
