//! The command line: one command a file, and the concepts they share beside them.

pub mod accessibility;
pub mod article;
pub mod bench;
pub mod browser;
pub mod build;
pub mod cache;
pub mod card;
pub mod cargo;
pub mod check;
pub mod compression;
pub mod constants;
pub mod declarations;
pub mod delivery;
pub mod desk;
pub mod digest;
pub mod embed;
pub mod embedding;
pub mod error;
pub mod frame_height;
pub mod gallery;
pub mod metadata;
pub mod npm;
pub mod output;
pub mod packages;
pub mod policy;
pub mod prerender;
pub mod progress;
pub mod published;
pub mod raster;
pub mod references;
pub mod render;
pub mod script;
pub mod serve;
pub mod served_files;
pub mod site_url;
pub mod source_hash;
pub mod sources;
pub mod style;
pub mod subject;
pub mod tables;
pub mod terminal;
pub mod verify;
pub mod version;
pub mod wasm;
pub mod weight;

pub use error::Error;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// An embeddable infographic of intellectual property in the Greater Bay Area.
///
/// Without a command it builds the site and serves it.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: serve::Arguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site and serve it on this machine (the default)
    Serve(serve::Arguments),
    /// Write the site to a directory
    Build(build::Arguments),
    /// Draw one chart without a browser
    Render(render::Arguments),
    /// Read the tables of figures and report every mistake
    Check(check::Arguments),
    /// Install what is missing, then run formatting, lints and all tests
    Verify,
    /// Measure the infographic beside other libraries in a slowed browser
    Bench(bench::Arguments),
}

/// Runs the command the arguments name; unknown arguments end the process with exit code 2.
pub fn run() -> Result<ExitCode, Error> {
    let arguments = Arguments::parse();
    match arguments.command.unwrap_or(Command::Serve(arguments.serve)) {
        Command::Serve(arguments) => return serve::run(&arguments),
        Command::Build(arguments) => build::run(&arguments)?,
        Command::Render(arguments) => render::run(&arguments)?,
        Command::Check(arguments) => check::run(&arguments)?,
        Command::Verify => return Ok(verify::run()),
        Command::Bench(arguments) => bench::run(&arguments)?,
    }
    Ok(ExitCode::SUCCESS)
}
