//! Running cargo and its companions from inside a program that cargo started.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// Why a command of the toolchain did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CargoError {
    /// The program could not be started.
    #[error("cannot run `{command}`; is it installed and on the PATH?")]
    Start {
        /// The command line.
        command: String,
        /// What the system says.
        source: io::Error,
    },
    /// The program ended with a failure, which it has printed.
    #[error("`{command}` failed ({status})")]
    Failed {
        /// The command line.
        command: String,
        /// How it ended.
        status: std::process::ExitStatus,
    },
    /// The program answered something that cannot be read.
    #[error("`{command}` answered something unexpected: {detail}")]
    Answer {
        /// The command line.
        command: String,
        /// What was missing.
        detail: &'static str,
    },
}

/// The root of the repository, where the manifest stands.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The cargo that runs us, so that the toolchain stays the same; otherwise the one on the PATH.
pub fn cargo() -> Command {
    at_root(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// The compiler cargo would use.
pub fn rustc() -> Command {
    at_root(std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc")))
}

/// A program that runs at the root of the repository.
pub fn at_root(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The command as one would type it.
pub fn as_typed(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a command that prints for itself.
pub fn succeed(command: &mut Command) -> Result<(), CargoError> {
    let typed = as_typed(command);
    let status = command.status().map_err(|source| CargoError::Start { command: typed.clone(), source })?;
    if status.success() { Ok(()) } else { Err(CargoError::Failed { command: typed, status }) }
}

/// Runs a command and returns what it wrote to its standard output.
pub fn answer(command: &mut Command) -> Result<String, CargoError> {
    let typed = as_typed(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| CargoError::Start { command: typed.clone(), source })?;
    if !output.status.success() {
        return Err(CargoError::Failed { command: typed, status: output.status });
    }
    String::from_utf8(output.stdout)
        .map_err(|_| CargoError::Answer { command: typed, detail: "it is not UTF-8" })
}

/// Runs a command and hears each line of its standard output as it comes; returns how it ended.
pub fn each_line(command: &mut Command, mut hear: impl FnMut(&str)) -> Result<ExitStatus, CargoError> {
    let typed = as_typed(command);
    let failed = |source| CargoError::Start { command: typed.clone(), source };
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    for line in child.stdout.take().into_iter().flat_map(|stdout| BufReader::new(stdout).split(b'\n')) {
        hear(&String::from_utf8_lossy(&line.map_err(failed)?));
    }
    child.wait().map_err(failed)
}

/// Whether a command can be run at all and ends well; what it prints is dropped.
pub fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The directory cargo builds into, by cargo's own rules.
pub fn target_directory() -> Result<PathBuf, CargoError> {
    let mut command = cargo();
    command.args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata = answer(&mut command)?;
    serde_json::from_str::<serde_json::Value>(&metadata)
        .ok()
        .and_then(|metadata| metadata["target_directory"].as_str().map(PathBuf::from))
        .ok_or_else(|| CargoError::Answer {
            command: as_typed(&command),
            detail: "it names no target directory",
        })
}
