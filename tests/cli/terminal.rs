use std::io::Read as _;
use std::process::{Command, Stdio};

/// Runs the program with its words going to a pipe that nobody reads any more; returns its exit code and what it says
/// where the pipe is not closed.
fn unheard(arguments: &[&str], closed: fn(&mut Command, Stdio) -> &mut Command) -> (Option<i32>, String) {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_greater-bay-ip"));
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = closed(&mut command, writer.into()).spawn().unwrap();
    let mut said = String::new();
    if let Some(mut words) = child.stderr.take() {
        words.read_to_string(&mut said).unwrap();
    }
    (child.wait().unwrap().code(), said)
}

#[test]
fn a_closed_pipe_is_no_panic() {
    assert_eq!(unheard(&["check"], Command::stdout), (Some(0), String::new()));
    assert_eq!(unheard(&["--help"], Command::stdout), (Some(0), String::new()));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("share.svg");
    let drawing = ["render", "--chart", "share", "--out", file.to_str().unwrap()];
    assert_eq!(unheard(&drawing, Command::stdout), (Some(0), String::new()));
    assert!(file.metadata().unwrap().len() > 1000);
}

#[test]
fn a_refusal_that_nobody_hears_ends_with_its_code() {
    let (code, _) = unheard(&["render", "--chart", "none", "--out", "x.svg"], Command::stderr);
    assert_eq!(code, Some(2));
    let (code, _) = unheard(&["check", "--data", "nowhere"], Command::stderr);
    assert_eq!(code, Some(1));
}
