//! The command line: turns the result of a command into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(not(target_arch = "wasm32"))]
    if let Err(error) = greater_bay_ip::cli::run() {
        eprintln!("error: {error}");
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            eprintln!("  because: {error}");
            cause = error.source();
        }
        return ExitCode::from(error.exit_code());
    }
    ExitCode::SUCCESS
}
