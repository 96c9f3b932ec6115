//! The command line: turns the result of a command into an exit code.

use std::process::ExitCode;

#[cfg(not(any(target_arch = "wasm32", tables_hold_mistakes)))]
use greater_bay_ip::cli::terminal::note;

#[cfg(not(any(target_arch = "wasm32", tables_hold_mistakes)))]
fn main() -> ExitCode {
    greater_bay_ip::cli::run().unwrap_or_else(|error| {
        note(format_args!("error: {error}"));
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            note(format_args!("  because: {error}"));
            cause = error.source();
        }
        ExitCode::from(error.exit_code())
    })
}

/// Where the tables hold mistakes there is no infographic; all the program can do is to tell them, as `check` does.
#[cfg(tables_hold_mistakes)]
fn main() -> ExitCode {
    eprint!("error: {}", include_str!(concat!(env!("OUT_DIR"), "/mistakes.txt")));
    ExitCode::FAILURE
}

#[cfg(all(test, tables_hold_mistakes))]
compile_error!("the tables in src/data hold mistakes; `cargo run -- check` names them");

/// In a browser there is no command line.
#[cfg(target_arch = "wasm32")]
fn main() -> ExitCode {
    ExitCode::FAILURE
}
