//! The package for npm: the element with its files beside it, for pages that are built with a bundler.

use serde_json::{Value, json};

use super::output::MARK;
use super::prerender::FIGURES;
use super::site_url::SiteUrl;
use crate::dataset::SiteMessage;
use crate::language::{Language, SiteWords};

/// The folder of the package.
pub const FOLDER: &str = "npm";

/// The types of the element.
pub const TYPES: &str = "index.d.ts";

/// What npm must know of a package with these files.
pub fn manifest(files: &[String], url: &SiteUrl) -> Value {
    let mut files = files.to_vec();
    files.sort();
    json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "description": env!("CARGO_PKG_DESCRIPTION"),
        "license": env!("CARGO_PKG_LICENSE"),
        "homepage": url.as_str(),
        "type": "module",
        "types": format!("./{TYPES}"),
        "exports": {
            ".": { "types": format!("./{TYPES}"), "default": format!("./{MARK}") },
            format!("./{FIGURES}"): format!("./{FIGURES}"),
            "./package.json": "./package.json",
        },
        "sideEffects": [format!("./{MARK}")],
        "files": files,
    })
}

/// What npm shows of the package.
pub fn readme(english: &Language, url: &SiteUrl) -> String {
    let name = env!("CARGO_PKG_NAME");
    let about = env!("CARGO_PKG_DESCRIPTION");
    let interactive = SiteWords::of(english).text(SiteMessage::Interactive);
    format!(
        "# {name}\n\n{about}.\n\n\
         ```js\nimport '{name}';\n```\n\n\
         ```html\n<{name} chart=\"rank\" lang=\"en\"></{name}>\n```\n\n\
         Importing the package defines the element. Its WebAssembly, style sheet and words lie beside the script and are \
         named as `new URL('./…', import.meta.url)`, which Vite, webpack 5, Rollup and Parcel follow.\n\n\
         - In Vite’s development server the package must stay as it is: `optimizeDeps: {{ exclude: ['{name}'] }}`.\n\
         - The page’s Content-Security-Policy must allow `script-src 'wasm-unsafe-eval'`.\n\
         - `await element.ready`, then `element.state`, `element.setState({{ place: ['shenzhen'] }})`, \
         `element.figures()` and `element.export('png', {{ chart: 'rank' }})`; types come with the package.\n\
         - Events: `ready`, `statechange`, `error`.\n\n\
         {interactive}: <{}>\n",
        url.as_str(),
    )
}
