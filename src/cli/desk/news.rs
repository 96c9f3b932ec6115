//! What the desk tells the pages it serves.

use std::path::Path;

use serde::Serialize;

use super::super::error::Error;
use super::super::script::ScriptError;
use super::super::sources;
use super::super::style::StyleError;
use super::super::tables::TablesError;

/// The state of the desk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct News {
    /// Names what pages are made of now: one that was made of something else is to be loaded anew.
    pub stamp: String,
    /// What is being done that pages will change by.
    pub doing: Option<String>,
    /// What is wrong with tables and words.
    pub tables: Vec<Notice>,
    /// What is wrong with scripts, style sheets and templates.
    pub pages: Vec<Notice>,
    /// What is wrong with the code.
    pub code: Vec<Notice>,
}

/// A mistake as pages tell it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The file with its line, as it is told.
    pub place: Option<String>,
    /// Where it can be mended: an address that opens the file in an editor.
    pub link: Option<String>,
    /// What is wrong.
    pub text: String,
}

/// How addresses are written that open a file in an editor: `{path}`, `{line}` and `{column}` are filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditorLink(pub String);

impl EditorLink {
    /// The address of a place in a file; it begins where none is given.
    pub fn to(&self, file: &Path, line: Option<u64>, column: Option<u64>) -> String {
        let number = |number: Option<u64>| number.unwrap_or(1).to_string();
        let path = file.display().to_string().replace('\\', "/");
        let path = path.replace('%', "%25").replace(' ', "%20").replace('#', "%23").replace('?', "%3F");
        // An address with a host parts it from the path by a slash, which paths of Windows do not begin with.
        let path = if path.starts_with('/') { path } else { format!("/{path}") };
        self.0.replace("{path}", &path).replace("{line}", &number(line)).replace("{column}", &number(column))
    }

    /// A mistake at a place; `root` is what files are told from.
    pub fn notice(
        &self,
        root: &Path,
        file: &Path,
        line: Option<u64>,
        column: Option<u64>,
        text: String,
    ) -> Notice {
        let told = file.strip_prefix(root).unwrap_or(file).display();
        let place = line.map_or_else(|| told.to_string(), |line| format!("{told}:{line}"));
        Notice { place: Some(place), link: Some(self.to(file, line, column)), text }
    }

    /// What is wrong, as an error tells it. Files of the tables lie in `tables`.
    pub fn notices(&self, error: &Error, root: &Path, tables: &Path) -> Vec<Notice> {
        match error {
            Error::Tables(TablesError::Mistakes(report)) => {
                let notice = |mistake: &crate::editorial::Mistake| {
                    let spot = &mistake.spot;
                    let text = match spot.part() {
                        Some(part) => format!("{part}: {}", mistake.fault),
                        None => mistake.fault.to_string(),
                    };
                    self.notice(root, &tables.join(&spot.file), spot.line, spot.character, text)
                };
                report.mistakes.iter().map(notice).collect()
            }
            Error::Tables(TablesError::NotBuilt { file, .. }) => {
                vec![self.notice(root, &tables.join(file), None, None, error.to_string())]
            }
            Error::Script(ScriptError { name, line, reason })
            | Error::Style(StyleError { name, line, reason }) => {
                let file = root.join(sources::FOLDER).join(name);
                vec![self.notice(root, &file, *line, None, reason.clone())]
            }
            Error::Read { path, source } => vec![self.notice(root, path, None, None, source.to_string())],
            other => vec![Notice { text: told(other), ..Notice::default() }],
        }
    }
}

/// An error with its causes, in one text.
fn told(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text += &format!("\nbecause: {error}");
        cause = error.source();
    }
    text
}
