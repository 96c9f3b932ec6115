//! How a server is to deliver the site's files: one table of rules, obeyed by `serve`, and written down for others.

use std::fmt::Write as _;
use std::time::Duration;

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
    /// Those with an ending that servers may not know.
    Ending(&'static str),
    /// Those with an ending that every server knows, though perhaps not how the text in them is encoded.
    Usual(&'static str),
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

/// How long a reader may take to say what is wanted before the connection is closed.
pub const HEADER_PATIENCE: Duration = Duration::from_secs(10);

/// All rules. No two say the same header of one file: servers would join what they say.
pub const RULES: [Rule; 16] = [
    // Pages of any origin embed the files; a sandboxed frame has no origin at all.
    Rule { files: Files::All, name: "access-control-allow-origin", value: "*" },
    // Pages that isolate themselves embed only what says that it may be, and frame only pages that ask as much.
    Rule { files: Files::All, name: "cross-origin-resource-policy", value: "cross-origin" },
    Rule { files: Files::All, name: "cross-origin-embedder-policy", value: "require-corp" },
    Rule { files: Files::All, name: "x-content-type-options", value: "nosniff" },
    Rule { files: Files::Ending("wasm"), name: "content-type", value: "application/wasm" },
    // Types of a script, which servers take for a film.
    Rule { files: Files::Ending("ts"), name: "content-type", value: "text/plain; charset=utf-8" },
    Rule { files: Files::Usual("css"), name: "content-type", value: "text/css; charset=utf-8" },
    Rule { files: Files::Usual("csv"), name: "content-type", value: "text/csv; charset=utf-8" },
    Rule { files: Files::Usual("html"), name: "content-type", value: "text/html; charset=utf-8" },
    Rule { files: Files::Usual("js"), name: "content-type", value: "text/javascript; charset=utf-8" },
    Rule { files: Files::Usual("json"), name: "content-type", value: "application/json" },
    Rule { files: Files::Usual("png"), name: "content-type", value: "image/png" },
    Rule { files: Files::Usual("svg"), name: "content-type", value: "image/svg+xml; charset=utf-8" },
    Rule { files: Files::Usual("txt"), name: "content-type", value: "text/plain; charset=utf-8" },
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
            Files::Ending(ending) | Files::Usual(ending) => {
                name.rsplit_once('.').is_some_and(|(_, last)| last == ending)
            }
        }
    }
}

/// The headers of one file, named within the site.
pub fn headers(name: &str) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.files.include(name))
}

/// The rules as a `_headers` file, which Netlify, Cloudflare Pages and others read. `files` are all files of the site.
///
/// Names that stay are left to these hosts, who have every one of them asked for again each time, and so are types that
/// they know: only whole paths and folders mean the same to all hosts, and there may not be a rule for each page.
pub fn headers_file(files: &[String]) -> String {
    let mut text = String::new();
    let is_left = |rule: &&Rule| matches!(rule.files, Files::Stable | Files::Usual(_));
    for rule in RULES.iter().filter(|rule| !is_left(rule)) {
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
    let caching = |files: Files| {
        let rule = RULES.iter().find(|rule| rule.files == files && rule.name == "cache-control");
        rule.map_or("", |rule| rule.value)
    };
    let mut headers = String::new();
    let mut types = String::new();
    for rule in &RULES {
        // Writing to a string cannot fail.
        let _ = match rule.files {
            Files::All => {
                writeln!(headers, "        add_header {} \"{}\" always;", rule.name, rule.value)
            }
            Files::Ending(ending) | Files::Usual(ending) => {
                writeln!(types, "            \"{}\" {ending};", rule.value)
            }
            Files::Versioned | Files::Stable => Ok(()),
        };
    }
    let (path, host) = (url.path(), url.host());
    let hash = format!("[0-9a-f]{{{DIGITS}}}");
    format!(
        "# Put this among what nginx includes in its http block, and name the directory of the site.\n\
         # With the module ngx_brotli add the line brotli_static on; below gzip_static, and readers get less to load.\n\
         map $uri $greater_bay_ip_caching {{\n    \
             default \"{}\";\n    \
             \"~/{FOLDER}/{hash}/\" \"{}\";\n\
         }}\n\n\
         server {{\n    \
             listen 80;\n    \
             server_name {host};\n    \
             client_header_timeout {}s;\n\n    \
             location {path} {{\n        \
                 alias /var/www/greater-bay-ip/;\n        \
                 gzip_static on;\n        \
                 gzip_vary on;\n{headers}        \
                 add_header cache-control $greater_bay_ip_caching;\n        \
                 types {{\n{types}        \
                 }}\n    \
             }}\n\
         }}\n",
        caching(Files::Stable),
        caching(Files::Versioned),
        HEADER_PATIENCE.as_secs(),
    )
}
