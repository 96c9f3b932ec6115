//! The package for npm: the element with its files beside it, for pages that are built with a bundler.

use serde_json::{Value, json};

use super::constants::SITE_FILE;
use super::output::MARK;
use super::prerender::FIGURES;
use super::site_url::SiteUrl;
use crate::chapter::Chapter;
use crate::charts::CHARTS;
use crate::dataset::{PACKS, SiteMessage};
use crate::language::{Language, SiteWords};
use crate::page::embed::HOST_SCRIPT;
use crate::state::Field;

/// The folder of the package.
pub const FOLDER: &str = "npm";

/// The types of the element.
pub const TYPES: &str = "index.d.ts";

/// What of them pages written in React need: `<greater-bay-ip>` as an element of JSX.
pub const REACT_TYPES: &str = "react.d.ts";

/// The types of the module that says where files lie.
pub const SITE_TYPES: &str = "site.d.ts";

/// What is declared in [`SITE_TYPES`].
pub const SITE_DECLARATIONS: &str = "\
// Written by the build.

/** Says where the files lie, for bundles whose maker does not follow them; to be called before the element is defined. */
export function filesAt(address: string | URL): void;
";

/// What editors of HTML know of the element.
pub const ELEMENTS: &str = "custom-elements.json";

/// What npm must know of a package with these files. An address on this machine is nobody else's home.
pub fn manifest(files: &[String], url: &SiteUrl) -> Value {
    let mut files = files.to_vec();
    files.sort();
    let mut manifest = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "description": env!("CARGO_PKG_DESCRIPTION"),
        "license": env!("CARGO_PKG_LICENSE"),
        "type": "module",
        "types": format!("./{TYPES}"),
        "exports": {
            ".": { "types": format!("./{TYPES}"), "default": format!("./{MARK}") },
            format!("./{SITE_FILE}"): { "types": format!("./{SITE_TYPES}"), "default": format!("./{SITE_FILE}") },
            format!("./{HOST_SCRIPT}"): format!("./{HOST_SCRIPT}"),
            "./react": { "types": format!("./{REACT_TYPES}") },
            format!("./{ELEMENTS}"): format!("./{ELEMENTS}"),
            format!("./{FIGURES}"): format!("./{FIGURES}"),
            "./package.json": "./package.json",
        },
        "customElements": ELEMENTS,
        "sideEffects": [format!("./{MARK}"), format!("./{HOST_SCRIPT}")],
        "files": files,
    });
    if !url.is_local() {
        manifest["homepage"] = url.as_str().into();
    }
    manifest
}

/// The element's attributes, properties, methods and events, as a custom elements manifest.
pub fn elements() -> Value {
    let attribute = |name: &str, about: &str, keys: &[String]| {
        let kind = if keys.is_empty() {
            "string".to_owned()
        } else {
            keys.iter().map(|key| format!("'{key}'")).collect::<Vec<_>>().join(" | ")
        };
        json!({ "name": name, "description": about, "type": { "text": kind } })
    };
    let keys: Vec<String> = CHARTS.iter().map(|chart| chart.key.to_owned()).collect();
    let chapters: Vec<String> = Chapter::ALL.iter().map(|chapter| chapter.key().to_owned()).collect();
    let tags: Vec<String> = PACKS.iter().map(|pack| pack.tag.to_owned()).collect();
    let mut attributes = vec![
        attribute("chart", "One chart alone; all of them without it.", &keys),
        attribute("chapter", "One chapter of the story alone.", &chapters),
        attribute(
            "heading-level",
            "The level of the first heading; 2 unless told.",
            &(1..=6).map(|level: u8| level.to_string()).collect::<Vec<_>>(),
        ),
        attribute("lang", "The language.", &tags),
        attribute(
            "theme",
            "Light or dark, in place of the system’s choice.",
            &["light", "dark"].map(str::to_owned),
        ),
        attribute("controls", "Without controls: a picture that answers to pointing.", &["none".to_owned()]),
        attribute("tour", "A stop of the guided tour of version 1, from 1: it leads to its chapter.", &[]),
    ];
    attributes.extend(Field::ALL.iter().map(|field| {
        let keys: Vec<String> = field.choices().map(|choice| choice.key().into_owned()).collect();
        let about =
            if field.takes_many() { "What to show: one or more, parted by commas." } else { "What to show." };
        attribute(field.key(), about, &keys)
    }));
    let member =
        |kind: &str, name: &str, about: &str| json!({ "kind": kind, "name": name, "description": about });
    let event = |name: &str, kind: &str| json!({ "name": name, "type": { "text": kind } });
    json!({
        "schemaVersion": "2.1.0",
        "modules": [{
            "kind": "javascript-module",
            "path": MARK,
            "declarations": [{
                "kind": "class",
                "name": "GreaterBayIp",
                "customElement": true,
                "tagName": env!("CARGO_PKG_NAME"),
                "description": env!("CARGO_PKG_DESCRIPTION"),
                "superclass": { "name": "HTMLElement" },
                "attributes": attributes,
                "members": [
                    member("field", "ready", "Resolves when it answers."),
                    member("field", "state", "What is shown."),
                    member("method", "setState", "Changes what is shown; fields left out stay."),
                    member("method", "figures", "The figures that are shown."),
                    member("method", "export", "A file of what is shown."),
                ],
                "events": [
                    event("ready", "Event"),
                    event("statechange", "CustomEvent<State>"),
                    event("error", "ErrorEvent"),
                ],
            }],
            "exports": [{
                "kind": "custom-element-definition",
                "name": env!("CARGO_PKG_NAME"),
                "declaration": { "name": "GreaterBayIp", "module": MARK },
            }],
        }],
    })
}

/// What npm shows of the package.
pub fn readme(english: &Language, url: &SiteUrl) -> String {
    let name = env!("CARGO_PKG_NAME");
    let about = env!("CARGO_PKG_DESCRIPTION");
    let interactive = SiteWords::of(english).text(SiteMessage::Interactive);
    let site = if url.is_local() { String::new() } else { format!("\n{interactive}: <{}>\n", url.as_str()) };
    format!(
        "# {name}\n\n{about}.\n\n\
         ```js\nimport '{name}';\n```\n\n\
         ```html\n<{name} chart=\"rank\" lang=\"en\"></{name}>\n```\n\n\
         Importing the package defines the element. Its WebAssembly, style sheet and words lie beside the script and are \
         named as `new URL('./…', import.meta.url)`, which Vite, webpack 5 and Parcel follow. esbuild, Rollup and \
         Rolldown do not: copy the package’s files that end in `wasm`, `css`, `txt` and `csv` beside the bundle, or elsewhere \
         and say so before the element is defined:\n\n\
         ```js\nimport {{ filesAt }} from '{name}/site.js';\n\nfilesAt('/assets/{name}/');\nawait import('{name}');\n```\n\n\
         - In Vite’s development server the package must stay as it is: `optimizeDeps: {{ exclude: ['{name}'] }}`.\n\
         - The page’s Content-Security-Policy must allow `script-src 'wasm-unsafe-eval'`.\n\
         - `await element.ready`, then `element.state`, `element.setState({{ place: ['shenzhen'] }})`, \
         `element.figures()` and `element.export('png', {{ chart: 'rank' }})`; types come with the package.\n\
         - Events: `ready`, `statechange`, `error`.\n\
         - In React 19: `import type {{}} from '{name}/react'` makes `<{name}>` an element of JSX.\n\
         - `import '{name}/{HOST_SCRIPT}'` in a page that shows the site’s charts in frames makes them as high as what they show.\n\
         - `embedding.html` of the site says what counts as a breaking change.\n{site}"
    )
}
