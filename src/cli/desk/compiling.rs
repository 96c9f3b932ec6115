//! The program and the module of a preview, compiled while pages are served.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::super::cargo::{self, CargoError};
use super::super::terminal::note;
use super::super::wasm::{self, Purpose};
use super::news::{EditorLink, Notice};

/// What came out of compiling something.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The program or the module; none where there are mistakes.
    pub file: Option<PathBuf>,
    /// The mistakes, as the compiler tells them.
    pub mistakes: Vec<Notice>,
}

/// Compiles the module, in a directory of its own below cargo's: it need not wait for the program, nor the program for it.
///
/// # Errors
/// Where cargo cannot be run.
pub fn module(editor: &EditorLink) -> Result<Outcome, CargoError> {
    let mut command = wasm::compiling(Purpose::Preview);
    command.arg("--target-dir").arg(cargo::target_directory()?.join("desk"));
    compiled(&mut command, editor, &|artifact| {
        let files = artifact["filenames"].as_array().into_iter().flatten();
        files.filter_map(Value::as_str).find(|file| file.ends_with(".wasm")).map(PathBuf::from)
    })
}

/// Compiles the program as the one that runs was compiled.
///
/// # Errors
/// Where cargo cannot be run.
pub fn program(editor: &EditorLink) -> Result<Outcome, CargoError> {
    let mut command = cargo::cargo();
    command.args(["build", "--bin", env!("CARGO_PKG_NAME")]);
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    compiled(&mut command, editor, &|artifact| artifact["executable"].as_str().map(PathBuf::from))
}

/// Runs cargo, and finds among what it reports what was to be made.
fn compiled(
    command: &mut Command,
    editor: &EditorLink,
    made: &dyn Fn(&Value) -> Option<PathBuf>,
) -> Result<Outcome, CargoError> {
    command.args(["--quiet", "--message-format=json"]);
    let mut outcome = Outcome::default();
    let status = cargo::each_line(command, |line| {
        let Ok(message) = serde_json::from_str::<Value>(line) else { return };
        match message["reason"].as_str() {
            Some("compiler-artifact") => outcome.file = made(&message).or(outcome.file.take()),
            Some("compiler-message") => {
                let said = &message["message"];
                if let Some(text) = said["rendered"].as_str() {
                    note(text.trim_end());
                }
                outcome.mistakes.extend(mistake(said, cargo::root(), editor));
            }
            _ => {}
        }
    })?;
    if status.success() {
        // Warnings stand in the terminal.
        outcome.mistakes.clear();
        return Ok(outcome);
    }
    outcome.file = None;
    if outcome.mistakes.is_empty() {
        let text = format!("`{}` failed; the terminal says why", cargo::as_typed(command));
        outcome.mistakes.push(Notice { text, ..Notice::default() });
    }
    Ok(outcome)
}

/// What the compiler says, where it is a mistake at a place in a file.
fn mistake(said: &Value, root: &Path, editor: &EditorLink) -> Option<Notice> {
    let text = said["rendered"].as_str().unwrap_or_default().trim_end().to_owned();
    let is_meant = |span: &&Value| span["is_primary"] == true;
    let span = said["spans"].as_array().into_iter().flatten().find(is_meant)?;
    let file = root.join(span["file_name"].as_str()?);
    let is_mistake = said["level"].as_str().is_some_and(|level| level.starts_with("error"));
    is_mistake
        .then(|| editor.notice(root, &file, span["line_start"].as_u64(), span["column_start"].as_u64(), text))
}
