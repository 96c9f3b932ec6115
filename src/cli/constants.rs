//! The modules of constants that the build writes for the scripts in `www`, which import them.

use serde_json::{Map, Value, json};

use super::prerender::{FIGURES, STYLES, pack_name};
use super::subject::Subject;
use super::wasm::MODULE_FILE;
use crate::dataset::{PACKS, SiteMessage};
use crate::language::Language;

/// What the element must know before any WebAssembly runs: see [`site`].
pub const SITE_FILE: &str = "site.js";

/// What the script in pages of others must know: see [`heights`].
pub const HEIGHTS_FILE: &str = "heights.js";

/// What is said where nothing can be drawn, fetched only then: see [`faults`].
pub const FAULTS_FILE: &str = "greater-bay-ip-fault.js";

/// The widths whose heights a host's page knows before a frame answers, in CSS pixels.
const WIDTHS: [f64; 6] = [300.0, 360.0, 480.0, 640.0, 800.0, 1100.0];

/// The languages there are, where the pages of the site lie, and the files, named in the form that bundlers follow.
/// `site` is an expression of JavaScript, and `figures` leads from the module to the folder of the table of figures.
pub fn site(site: &str, figures: &str) -> String {
    let tags: Vec<&str> = PACKS.iter().map(|pack| pack.tag).collect();
    let file = |path: &str| format!("new URL('{path}', import.meta.url)");
    let beside = |name: &str| file(&format!("./{name}"));
    let words: String =
        tags.iter().map(|tag| format!("    {}: {},\n", json!(tag), beside(&pack_name(tag)))).collect();
    format!(
        "// Written by the build.\n\n\
         /** The tags of the languages there are, English first. @type {{readonly string[]}} */\n\
         export const LANGUAGES = {};\n\n\
         /** The address of the directory that the pages of the site lie in. @type {{string}} */\n\
         export const SITE = {site};\n\n\
         /** The addresses of what is fetched; of words by the tag of their language. */\n\
         export const FILES = {{\n  module: {},\n  styles: {},\n  figures: {},\n  \
         /** @type {{Record<string, URL>}} */\n  words: {{\n{words}  }},\n}};\n",
        json!(tags),
        beside(MODULE_FILE),
        beside(STYLES),
        file(&format!("{figures}{FIGURES}")),
    )
}

/// By page, about how high it is at some widths.
pub fn heights(english: &Language) -> String {
    let languages = std::slice::from_ref(english);
    let heights = Subject::all(languages).into_iter().map(|subject| {
        let heights = WIDTHS.map(|width| subject.height(width).round() as u32);
        (subject.file("embed", "html").replace(".html", ""), heights.to_vec().into())
    });
    let heights: Map<String, Value> = heights.collect();
    format!(
        "// Written by the build.\n\n\
         /** Widths of frames in CSS pixels, in order. @type {{readonly number[]}} */\n\
         export const WIDTHS = {};\n\n\
         /** About how high each page is at these widths, in CSS pixels. @type {{Record<string, number[]>}} */\n\
         export const HEIGHTS = {};\n",
        json!(WIDTHS.map(|width| width as u32)),
        json!(heights)
    )
}

/// By language, how to say that nothing can be drawn.
pub fn faults() -> String {
    let faults =
        PACKS.iter().map(|pack| (pack.tag.to_owned(), pack.site[SiteMessage::Fault as usize].into()));
    let faults: Map<String, Value> = faults.collect();
    format!(
        "// Written by the build.\n\n\
         /** By language, what is said where nothing can be drawn. @type {{Record<string, string>}} */\n\
         export const FAULT = {};\n",
        json!(faults)
    )
}
