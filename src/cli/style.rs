//! Published style sheets: the same rules in fewer bytes.

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

/// Why a style sheet cannot be published.
#[derive(Debug, thiserror::Error)]
#[error("the style sheet is not valid; correct www/{name}: {reason}")]
pub struct StyleError {
    /// Its file.
    pub name: String,
    /// The line, counted from 1, where the parser knows it.
    pub line: Option<u64>,
    /// What the parser says, with the place.
    pub reason: String,
}

/// A style sheet that means the same in fewer bytes. `name` is the file that mistakes are to be corrected in.
pub fn minified(source: &str, name: &str) -> Result<String, StyleError> {
    let refused = |reason: String, line: Option<u64>| StyleError { name: name.to_owned(), line, reason };
    let mut sheet = StyleSheet::parse(source, ParserOptions::default()).map_err(|error| {
        let line = error.loc.as_ref().map(|place| 1 + u64::from(place.line));
        refused(error.to_string(), line)
    })?;
    // No browsers are named, so nothing is rewritten for older ones.
    sheet.minify(MinifyOptions::default()).map_err(|error| refused(error.to_string(), None))?;
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|error| refused(error.to_string(), None))?.code)
}
