//! The package for npm: the element with its files beside it, for pages that are built with a bundler.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use serde::Serialize;
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

/// The element's style sheet, by a name that bundlers take for no style sheet: they would put it into the page, or make a
/// script of it.
pub const STYLES: &str = "greater-bay-ip.css.txt";

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

/// What npm, and all that reads packages, must know of this one.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest<'f> {
    name: &'static str,
    version: &'static str,
    description: &'static str,
    license: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'f str>,
    #[serde(rename = "type")]
    kind: &'static str,
    /// For those that do not read `exports`, such as Parcel.
    main: String,
    types: String,
    exports: BTreeMap<String, Export>,
    custom_elements: &'static str,
    side_effects: [String; 2],
    files: Vec<&'f str>,
}

/// What a path of the package leads to. The first condition that holds counts, so that types come first.
#[derive(Debug, Serialize)]
struct Export {
    #[serde(skip_serializing_if = "Option::is_none")]
    types: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<String>,
}

impl Display for Manifest<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&serde_json::to_string_pretty(self).map_err(|_| fmt::Error)?)
    }
}

/// The manifest of a package with these files. An address on this machine is nobody else's home.
pub fn manifest<'f>(files: &'f [String], url: &'f SiteUrl) -> Manifest<'f> {
    let path = |name: &str| format!("./{name}");
    let export = |types: Option<&str>, default: Option<&str>| Export {
        types: types.map(path),
        default: default.map(path),
    };
    let file = |name| (path(name), export(None, Some(name)));
    let mut files: Vec<&str> = files.iter().map(String::as_str).collect();
    files.sort_unstable();
    Manifest {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        description: env!("CARGO_PKG_DESCRIPTION"),
        license: env!("CARGO_PKG_LICENSE"),
        homepage: (!url.is_local()).then(|| url.as_str()),
        kind: "module",
        main: path(MARK),
        types: path(TYPES),
        exports: BTreeMap::from([
            (".".to_owned(), export(Some(TYPES), Some(MARK))),
            (path(SITE_FILE), export(Some(SITE_TYPES), Some(SITE_FILE))),
            ("./react".to_owned(), export(Some(REACT_TYPES), None)),
            file(HOST_SCRIPT),
            file(ELEMENTS),
            file(FIGURES),
            file("package.json"),
        ]),
        custom_elements: ELEMENTS,
        side_effects: [MARK, HOST_SCRIPT].map(path),
        files,
    }
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
            "Light or dark, in place of what the page has as its color-scheme.",
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
         named as `new URL('./…', import.meta.url)`, which Vite, webpack 5, Rspack, Turbopack and Parcel follow. esbuild, Rollup \
         and Rolldown do not: copy the package’s files that end in `wasm`, `txt` and `csv` beside the bundle, or elsewhere \
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
