//! What a command says, in a way that outlives its listener: after `| head -1` nobody reads on, and the work is done all the
//! same. The exit code tells how it ended, whoever heard the words.

use std::fmt::Display;
use std::io::{self, Write as _};

/// Prints a line where results go. Nothing happens where the pipe is closed or the disk is full.
pub fn say(line: impl Display) {
    // Whoever has gone need not be told.
    let _ = writeln!(io::stdout(), "{line}");
}

/// Prints a line where progress, warnings and errors go. Nothing happens where the pipe is closed.
pub fn note(line: impl Display) {
    // As above.
    let _ = writeln!(io::stderr(), "{line}");
}
