//! Everything that can go wrong on the command line, and the exit code it ends with.

use std::io;
use std::path::PathBuf;

use super::browser::BrowserError;
use super::cargo::CargoError;
use super::output::OutputError;
use super::raster::RasterError;
use super::references::ReferenceError;
use super::script::ScriptError;
use super::style::StyleError;
use super::tables::TablesError;
use super::wasm::WasmError;
use super::weight::WeightError;

/// Why a command failed. The message says what was wrong, where, and how to mend it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The place to write to is not usable.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Another program listens on the port.
    #[error(
        "port {port} of 127.0.0.1 is already taken; choose another with --port, or let the system choose one with --port 0"
    )]
    PortTaken {
        /// The port asked for.
        port: u16,
    },
    /// The port cannot be listened on for another reason.
    #[error("port {port} of 127.0.0.1 cannot be used; choose another with --port")]
    Port {
        /// The port asked for.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// The server stopped by itself, or could not start.
    #[error("the server failed")]
    Server(#[source] io::Error),
    /// An argument has a value that means nothing.
    #[error("{0}")]
    Usage(String),
    /// A file of the project cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file or directory.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file could not be compressed, or not be written so.
    #[error("cannot write {} compressed; is there room on the disk?", path.display())]
    Compress {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A cargo command failed.
    #[error(transparent)]
    Cargo(#[from] CargoError),
    /// The WebAssembly module could not be made.
    #[error(transparent)]
    Wasm(#[from] WasmError),
    /// The published script could not be made.
    #[error(transparent)]
    Script(#[from] ScriptError),
    /// A published style sheet could not be made.
    #[error(transparent)]
    Style(#[from] StyleError),
    /// A page refers to something that is not there.
    #[error(transparent)]
    Reference(#[from] ReferenceError),
    /// Two builds of the same sources differ.
    #[error(
        "a second build of the same sources made another {file}; find what in it depends on time or chance"
    )]
    Unlike {
        /// The file, within the site.
        file: String,
    },
    /// The site is too heavy.
    #[error(transparent)]
    Weight(#[from] WeightError),
    /// A picture could not be drawn.
    #[error(transparent)]
    Raster(#[from] RasterError),
    /// No browser to run the tests in.
    #[error(transparent)]
    Browser(#[from] BrowserError),
    /// The pages of the benchmark could not be made, or what its browser told not be read.
    #[error(
        "the benchmark could not be made; delete the folder `bench` in cargo's target directory and try again"
    )]
    Bench(#[source] io::Error),
    /// Changes cannot be heard of.
    #[error("changes of files cannot be watched; serve the site without with --no-watch")]
    Watch(#[from] notify::Error),
    /// Nothing can be made of the tables of figures.
    #[error(transparent)]
    Tables(#[from] TablesError),
}

impl Error {
    /// 2 for a mistake in how the command was called, 1 for a failure of what it did.
    pub fn exit_code(&self) -> u8 {
        match self {
            Error::Output(_) | Error::PortTaken { .. } | Error::Port { .. } | Error::Usage(_) => 2,
            _ => 1,
        }
    }
}
