//! The command line, called as a reader of the manual would call it, and its parts one by one.

mod accessibility;
mod arguments;
mod bench;
mod browser;
mod card;
mod compression;
mod declarations;
mod delivery;
pub(crate) mod desk;
mod digest;
mod embedding;
mod features;
mod gallery;
mod npm;
mod output;
mod policy;
mod raster;
mod readme;
mod references;
mod script;
mod serve;
mod served_files;
mod site_url;
mod style;
pub(crate) mod tables;
mod tally;
mod terminal;
mod version;
mod weight;

use std::process::{Command, Output};

/// Runs the program and waits for it to end.
fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_greater-bay-ip")).args(arguments).output().unwrap()
}

/// Runs the program and expects it to refuse: exit code 2 and a message that holds every one of `words`.
#[track_caller]
fn refuses(arguments: &[&str], words: &[&str]) {
    let output = run(arguments);
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{message}");
    for word in words {
        assert!(message.contains(word), "“{word}” is not in: {message}");
    }
}
