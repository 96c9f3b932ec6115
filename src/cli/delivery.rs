//! How a server is to deliver the site's files: one table of rules, obeyed by `serve`, and written down for others.

use std::fmt::Write as _;

use super::site_url::SiteUrl;
use super::version::{DIGITS, FOLDER, is_versioned};

/// Which files a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// Every file.
    All,
    /// Those of a version, whose paths change with what is in them.
    Versioned,
    /// Those whose names stay.
    Stable,
    /// Those with an ending.
    Ending(&'static str),
}

/// A header that some files are delivered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Which files.
    pub files: Files,
    /// The name of the header.
    pub name: &'static str,
    /// What it says.
    pub value: &'static str,
}

/// All rules. No two say the same header of one file: servers would join what they say.
pub const RULES: [Rule; 5] = [
    // Pages of any origin embed the files; a sandboxed frame has no origin at all.
    Rule { files: Files::All, name: "access-control-allow-origin", value: "*" },
    Rule { files: Files::All, name: "x-content-type-options", value: "nosniff" },
    Rule { files: Files::Ending("wasm"), name: "content-type", value: "application/wasm" },
    Rule { files: Files::Versioned, name: "cache-control", value: "public, max-age=31536000, immutable" },
    // Long enough for a rush of readers, short enough for a correction.
    Rule { files: Files::Stable, name: "cache-control", value: "public, max-age=60, must-revalidate" },
];

impl Files {
    /// Whether a file, named within the site, is one of them.
    pub fn include(self, name: &str) -> bool {
        match self {
            Files::All => true,
            Files::Versioned => is_versioned(name),
            Files::Stable => !is_versioned(name),
            Files::Ending(ending) => name.rsplit_once('.').is_some_and(|(_, last)| last == ending),
        }
    }
}

/// The headers of one file, named within the site.
pub fn headers(name: &str) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.files.include(name))
}

/// The rules as a `_headers` file, which Netlify, Cloudflare Pages and others read. `files` are all files of the site.
///
/// Names that stay are left to these hosts, who have every one of them asked for again each time: only whole paths and
/// folders mean the same to all hosts, and there may not be a rule for each page.
pub fn headers_file(files: &[String]) -> String {
    let mut text = String::new();
    for rule in RULES.iter().filter(|rule| rule.files != Files::Stable) {
        for path in paths(rule.files, files) {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "/{path}\n  {}: {}", rule.name, rule.value);
        }
    }
    text
}

/// Paths that cover these files and no others: a folder as a whole, or file by file.
fn paths(kind: Files, files: &[String]) -> Vec<String> {
    if kind == Files::All {
        return vec!["*".to_owned()];
    }
    let mut paths = Vec::new();
    for file in files.iter().filter(|file| kind.include(file)) {
        let folder = file.split_once('/').map(|(folder, _)| format!("{folder}/"));
        let is_whole = |folder: &String| {
            files.iter().filter(|other| other.starts_with(folder)).all(|other| kind.include(other))
        };
        let path = folder.filter(is_whole).map_or_else(|| file.clone(), |folder| format!("{folder}*"));
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// The rules as a configuration of nginx, for the address the site is published at.
pub fn nginx(url: &SiteUrl) -> String {
    let value = |files: Files, name: &str| {
        let rule = RULES.iter().find(|rule| rule.files == files && rule.name == name);
        rule.map_or("", |rule| rule.value)
    };
    let mut headers = String::new();
    for rule in RULES.iter().filter(|rule| rule.files == Files::All) {
        // Writing to a string cannot fail.
        let _ = writeln!(headers, "        add_header {} \"{}\" always;", rule.name, rule.value);
    }
    let (path, host) = (url.path(), url.host());
    let hash = format!("[0-9a-f]{{{DIGITS}}}");
    format!(
        "# Put this among what nginx includes in its http block, and name the directory of the site.\n\
         # Without the module ngx_brotli leave out the line brotli_static; readers then get gzip.\n\
         map $uri $greater_bay_ip_caching {{\n    \
             default \"{}\";\n    \
             \"~/{FOLDER}/{hash}/\" \"{}\";\n\
         }}\n\n\
         server {{\n    \
             listen 80;\n    \
             server_name {host};\n    \
             charset utf-8;\n    \
             charset_types text/css text/csv text/javascript text/plain;\n\n    \
             location {path} {{\n        \
                 alias /var/www/greater-bay-ip/;\n        \
                 brotli_static on;\n        \
                 gzip_static on;\n        \
                 gzip_vary on;\n{headers}        \
                 add_header cache-control $greater_bay_ip_caching;\n        \
                 types {{\n            \
                     {} wasm;\n            \
                     application/json json;\n            \
                     image/png png;\n            \
                     image/svg+xml svg;\n            \
                     text/css css;\n            \
                     text/csv csv;\n            \
                     text/html html;\n            \
                     text/javascript js;\n            \
                     text/plain txt;\n        \
                 }}\n    \
             }}\n\
         }}\n",
        value(Files::Stable, "cache-control"),
        value(Files::Versioned, "cache-control"),
        value(Files::Ending("wasm"), "content-type"),
    )
}
