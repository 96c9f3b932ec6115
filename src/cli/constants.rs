//! The modules of constants that the build writes for the scripts in `www`, which import them.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde_json::{Map, Value, json};

use super::frame_height::{LARGER, RAIL};
use super::prerender::{FIGURES, STYLES, pack_name};
use super::subject::Subject;
use super::wasm::MODULE_FILE;
use crate::dataset::{Dataset, PACKS, SiteMessage, TOUR};
use crate::language::{Language, SiteWords};
use crate::query::{self, Asked, TOUR_KEY, VERSION_KEY};
use crate::state::{Field, State};

/// What the element must know before any WebAssembly runs: see [`site`].
pub const SITE_FILE: &str = "site.js";

/// What the script in pages of others must know: see [`heights`].
pub const HEIGHTS_FILE: &str = "heights.js";

/// What is said where nothing can be drawn, fetched only then: see [`faults`].
pub const FAULTS_FILE: &str = "greater-bay-ip-fault.js";

/// The widths whose heights a host's page knows before a frame answers, in CSS pixels: in steps, and on both sides of the
/// widths at which the story is set otherwise.
const WIDTHS: [f64; 8] = [300.0, 360.0, 480.0, LARGER - 1.0, LARGER, RAIL - 1.0, RAIL, 1100.0];

/// Of these, those at which it knows what choices change.
const CHANGE_WIDTHS: [f64; 4] = [360.0, LARGER - 1.0, LARGER, 1100.0];

/// Changes of fewer CSS pixels are not told.
const LEAST_CHANGE: f64 = 8.0;

/// Where the element's scripts of a site lie from the directory of a version: two directories above it.
const ROOT: &str = "../../";

/// [`site`] as the files of a site have it.
pub fn own_site() -> String {
    site(&format!("new URL('{ROOT}', import.meta.url).href"), STYLES, ROOT)
}

/// The languages there are, where the pages of the site lie, and the files, named in the form that bundlers follow.
/// `site` is an expression of JavaScript, `styles` the name of the style sheet, and `figures` leads from the module to the
/// folder of the table of figures.
pub fn site(site: &str, styles: &str, figures: &str) -> String {
    let tags: Vec<&str> = PACKS.iter().map(|pack| pack.tag).collect();
    let keys: Vec<&str> = Field::ALL.iter().map(|field| field.key()).chain([TOUR_KEY]).collect();
    let file = |key: &str, folder: &str, name: &str| {
        format!("get {key}() {{ return at('{name}', () => new URL('{folder}{name}', import.meta.url)); }},")
    };
    let words: String = tags
        .iter()
        .map(|tag| format!("    {}\n", file(&json!(tag).to_string(), "./", &pack_name(tag))))
        .collect();
    format!(
        "// Written by the build.\n\n\
         /** The tags of the languages there are, English first. @type {{readonly string[]}} */\n\
         export const LANGUAGES = {};\n\n\
         /** What can be asked for in attributes and addresses. @type {{readonly string[]}} */\n\
         export const KEYS = {};\n\n\
         /** The address of the directory that the pages of the site lie in; empty where it is not known. @type {{string}} */\n\
         export const SITE = {site};\n\n\
         // A bundle that is no module knows only where its own script lies.\n\
         const script = globalThis.document?.currentScript;\n\n\
         /** @type {{URL | undefined}} */\n\
         let folder;\n\n\
         /**\n \
          * Says where the files lie, for bundles whose maker does not follow them. To be called before the element is defined.\n \
          * @param {{string | URL}} address of their folder, with a slash at its end\n \
          */\n\
         export function filesAt(address) {{\n  folder = new URL(address, document.baseURI);\n}}\n\n\
         /**\n \
          * @param {{string}} name\n \
          * @param {{() => URL}} beside\n \
          */\n\
         function at(name, beside) {{\n  \
           if (folder) return new URL(name, folder);\n  \
           try {{\n    return beside();\n  }} catch {{\n    \
             return new URL(name, script instanceof HTMLScriptElement && script.src || document.baseURI);\n  \
           }}\n\
         }}\n\n\
         /** The addresses of what is fetched; of words by the tag of their language. */\n\
         export const FILES = {{\n  {}\n  {}\n  {}\n  \
         /** @type {{Record<string, URL>}} */\n  words: {{\n{words}  }},\n}};\n",
        json!(tags),
        json!(keys),
        file("module", "./", MODULE_FILE),
        file("styles", "./", styles),
        file("figures", figures, FIGURES),
    )
}

/// By page and language, about how high it is at some widths, and by page how much more or less each choice makes of that.
pub fn heights(dataset: &Dataset, languages: &[Language]) -> String {
    let english = languages.first().map(std::slice::from_ref).unwrap_or_default();
    let pages = Subject::all(dataset, english);
    let page = |subject: &Subject<'_>| subject.file("embed", "html").replace(".html", "");
    let in_each_language = |subject: &Subject<'_>| {
        let heights = languages.iter().map(|language| {
            let subject = subject.in_language(language);
            (language.tag().to_owned(), json!(subject.heights(&State::default(), WIDTHS).map(f64::round)))
        });
        (page(subject), Value::Object(heights.collect()))
    };
    let by_choice = |subject: &Subject<'_>| {
        let usual = subject.heights(&State::default(), CHANGE_WIDTHS);
        let changes = choices().into_iter().filter_map(|query| {
            let state = Asked::of(&query).state;
            let heights = subject.heights(&state, CHANGE_WIDTHS);
            let changes: Vec<f64> =
                heights.iter().zip(usual).map(|(height, usual)| (height - usual).round()).collect();
            changes.iter().any(|change| change.abs() >= LEAST_CHANGE).then(|| (query, json!(changes)))
        });
        (page(subject), Value::Object(changes.collect()))
    };
    let heights: Vec<_> = pages.par_iter().map(in_each_language).collect();
    let changes: Vec<_> = pages.par_iter().map(by_choice).collect();
    let [heights, changes] =
        [heights, changes].map(|pages| pages.into_iter().collect::<Map<String, Value>>());
    let stated = query::stated(&State::default());
    let usual: Map<String, Value> = stated
        .split('&')
        .filter_map(|answer| answer.split_once('='))
        .filter(|(key, _)| *key != VERSION_KEY)
        .map(|(key, answer)| (key.to_owned(), answer.into()))
        .collect();
    format!(
        "// Written by the build.\n\n\
         /** Widths of frames in CSS pixels, in order. @type {{readonly number[]}} */\n\
         export const WIDTHS = {};\n\n\
         /** By page and language, about how high it is at these widths, in CSS pixels. @type {{Record<string, Record<string, number[]>>}} */\n\
         export const HEIGHTS = {};\n\n\
         /** Widths of frames in CSS pixels, in order. @type {{readonly number[]}} */\n\
         export const CHANGE_WIDTHS = {};\n\n\
         /** By page and choice, how much higher it is at these widths, in CSS pixels. @type {{Record<string, Record<string, number[]>>}} */\n\
         export const CHANGES = {};\n\n\
         /** What addresses state where nothing is chosen, by question. @type {{Record<string, string>}} */\n\
         export const USUAL = {};\n",
        json!(WIDTHS),
        json!(heights),
        json!(CHANGE_WIDTHS),
        json!(changes),
        json!(usual)
    )
}

/// Every choice that is more than a year, and every stop of the tour, as addresses write them.
fn choices() -> Vec<String> {
    let fields = Field::ALL.iter().filter(|field| !matches!(field, Field::PeriodFrom | Field::PeriodTo));
    let choices =
        fields.flat_map(|field| field.choices().map(|choice| format!("{}={}", field.key(), choice.key())));
    choices.chain((0..TOUR.len()).map(query::of_stop)).collect()
}

/// By language, how to say that nothing can be drawn.
pub fn faults(languages: &[Language]) -> String {
    let fault = |language: &Language| {
        (language.tag().to_owned(), SiteWords::of(language).text(SiteMessage::Fault).into())
    };
    let faults: Map<String, Value> = languages.iter().map(fault).collect();
    format!(
        "// Written by the build.\n\n\
         /** By language, what is said where nothing can be drawn. @type {{Record<string, string>}} */\n\
         export const FAULT = {};\n",
        json!(faults)
    )
}
