//! From Rust to WebAssembly: the target, the compiler, and wasm-bindgen as a library.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use wasm_bindgen_cli_support::Bindgen;

use super::cargo::{self, CargoError};
use super::progress::Step;
use super::terminal::note;

/// The target the library is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Why there is no WebAssembly module.
#[derive(Debug, thiserror::Error)]
pub enum WasmError {
    /// The standard library for the target is missing and could not be added.
    #[error(
        "the Rust target {TARGET} is missing and `rustup target add {TARGET}` did not add it.\n\
         Run that command where rustup can reach its server, or on Debian install the target from packages:\n\
         \x20 apt-get install rustc-web cargo-web rust-web-src lld\n\
         and compile the library with\n\
         \x20 RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=/usr/bin/wasm-ld \\\n\
         \x20   /usr/bin/cargo rustc --lib --crate-type cdylib --profile wasm --target {TARGET} -Zbuild-std=std,panic_abort"
    )]
    Target(#[source] CargoError),
    /// The library did not compile; the compiler has said why.
    #[error("the library does not compile for {TARGET}; the compiler's messages stand above")]
    Compile(#[source] CargoError),
    /// cargo reported success without naming a module.
    #[error(
        "cargo named no .wasm file among what it built; is `cdylib` among the crate types of the library?"
    )]
    NoModule,
    /// wasm-bindgen did not accept the module.
    #[error("wasm-bindgen cannot bind {}: {reason}", module.display())]
    Bind {
        /// The compiled module.
        module: PathBuf,
        /// Its chain of causes in one line.
        reason: String,
    },
}

/// The WebAssembly, and the script of wasm-bindgen that starts it.
pub const MODULE_FILE: &str = "greater_bay_ip_bg.wasm";

/// That script: an ES module that exports `init` as its default, and what is marked `#[wasm_bindgen]`.
pub const BINDINGS_FILE: &str = "greater_bay_ip.js";

/// The types of that script.
pub const BINDINGS_TYPES_FILE: &str = "greater_bay_ip.d.ts";

/// What wasm-bindgen makes of the library for the web, to the byte.
#[derive(Debug)]
pub struct Bound {
    /// What [`MODULE_FILE`] holds.
    pub module: Vec<u8>,
    /// What [`BINDINGS_FILE`] holds.
    pub bindings: String,
    /// What [`BINDINGS_TYPES_FILE`] holds.
    pub types: String,
}

/// Adds the target when the compiler in use does not have it.
pub fn ensure_target() -> Result<(), WasmError> {
    if has_target() {
        return Ok(());
    }
    note(format_args!("The Rust target {TARGET} is missing; adding it with `rustup target add {TARGET}` …"));
    let mut command = cargo::at_root("rustup");
    command.args(["target", "add", TARGET]);
    cargo::succeed(&mut command).map_err(WasmError::Target)
}

/// Whether the compiler has a standard library for the target, whoever installed it.
fn has_target() -> bool {
    let mut command = cargo::rustc();
    command.args(["--print", "target-libdir", "--target", TARGET]);
    cargo::answer(&mut command).is_ok_and(|directory| Path::new(directory.trim()).is_dir())
}

/// What a module is compiled for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be published: small.
    Site,
    /// To be looked at on this machine: soon there, and with figures that an editor has changed since.
    Preview,
}

/// Compiles the library and binds it.
pub fn build(purpose: Purpose, step: &Step) -> Result<Bound, WasmError> {
    let mut command = compiling(purpose);
    command.args(["--quiet", "--message-format=json-render-diagnostics"]);
    if purpose == Purpose::Site {
        command.env("CARGO_ENCODED_RUSTFLAGS", remapped_paths());
    }
    bind(&compile(command, step)?)
}

/// The command that compiles the library.
pub fn compiling(purpose: Purpose) -> Command {
    let mut command = cargo::cargo();
    // As one crate type only: beside a second one, optimization across crates leaves a tenth more code.
    command.args(["rustc", "--lib", "--crate-type", "cdylib", "--no-default-features", "--target", TARGET]);
    match purpose {
        Purpose::Site => command.args(["--profile", "wasm"]),
        Purpose::Preview => command.args(["--profile", "preview", "--features", "preview"]),
    };
    command
}

/// How many packages the library consists of, to give the progress bar its length.
pub fn package_count() -> usize {
    let mut command = cargo::cargo();
    command.args(["tree", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"]);
    command.arg("--no-default-features");
    command.args(["--target", TARGET]).stderr(Stdio::null());
    let Ok(output) = command.output() else { return 0 };
    let listing = String::from_utf8_lossy(&output.stdout);
    listing.lines().map(|line| line.trim_end_matches(" (*)")).collect::<BTreeSet<_>>().len()
}

fn compile(mut command: Command, step: &Step) -> Result<PathBuf, WasmError> {
    if std::io::stderr().is_terminal() {
        // What passes through our pipe ends on a terminal all the same.
        command.args(["--color", "always"]);
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let typed = cargo::as_typed(&command);
    run_reporting(&mut command, step)
        .map_err(|source| WasmError::Compile(CargoError::Start { command: typed.clone(), source }))
        .and_then(|(status, module)| match module {
            _ if !status.success() => Err(WasmError::Compile(CargoError::Failed { command: typed, status })),
            Some(module) => Ok(module),
            None => Err(WasmError::NoModule),
        })
}

/// Compiler flags that keep the paths of this machine out of the module: two machines build the same bytes.
fn remapped_paths() -> String {
    let mut rustc = cargo::rustc();
    rustc.args(["--print", "sysroot"]);
    let sysroot = cargo::answer(&mut rustc).unwrap_or_default();
    let home =
        std::env::var("CARGO_HOME").ok().or_else(|| Some(format!("{}/.cargo", std::env::var("HOME").ok()?)));
    let roots = [sysroot.trim().to_owned(), home.unwrap_or_default(), cargo::root().display().to_string()];
    let flags = roots.iter().filter(|root| !root.is_empty());
    flags.map(|root| format!("--remap-path-prefix={root}=")).collect::<Vec<_>>().join("\u{1f}")
}

/// Runs cargo, moves the bar with every package it reports, and returns the module it names.
fn run_reporting(
    command: &mut Command,
    step: &Step,
) -> std::io::Result<(std::process::ExitStatus, Option<PathBuf>)> {
    let mut child = command.spawn()?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let mut module = None;
    thread::scope(|scope| {
        if let Some(stderr) = stderr {
            scope.spawn(move || {
                BufReader::new(stderr).lines().map_while(Result::ok).for_each(|line| step.say(&line));
            });
        }
        let mut packages = BTreeSet::new();
        for line in stdout.into_iter().flat_map(|stdout| BufReader::new(stdout).lines()) {
            let Ok(message) = serde_json::from_str::<serde_json::Value>(&line?) else { continue };
            if message["reason"] != "compiler-artifact" {
                continue;
            }
            if let Some(package) = message["package_id"].as_str() {
                packages.insert(package.to_owned());
            }
            step.advance(packages.len(), message["target"]["name"].as_str().unwrap_or_default());
            let files = message["filenames"].as_array().into_iter().flatten();
            let wasm = files.filter_map(|file| file.as_str()).find(|file| file.ends_with(".wasm"));
            if let Some(wasm) = wasm {
                module = Some(PathBuf::from(wasm));
            }
        }
        std::io::Result::Ok(())
    })?;
    Ok((child.wait()?, module))
}

/// Binds a module for the web. Panics say file and line in words; the names of functions, which stack traces would show,
/// are left out: they weigh 13.5 KB (brotli), more than all words and the style sheet.
pub fn bind(module: &Path) -> Result<Bound, WasmError> {
    let refused = |reason: String| WasmError::Bind { module: module.to_path_buf(), reason };
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(STEM)
        .remove_name_section(true)
        .remove_producers_section(true)
        .typescript(true);
    bindgen.web(true).map_err(|error| refused(format!("{error:#}")))?;
    let mut output = bindgen.generate_output().map_err(|error| refused(format!("{error:#}")))?;
    let inline = output.snippets().values().flatten().count();
    if inline + output.local_modules().len() > 0 {
        return Err(refused("it brings scripts of its own, which the build does not publish".into()));
    }
    Ok(Bound {
        module: output.wasm_mut().emit_wasm(),
        bindings: output.js().to_owned(),
        types: output.ts().unwrap_or_default().to_owned(),
    })
}

const STEM: &str = "greater_bay_ip";
