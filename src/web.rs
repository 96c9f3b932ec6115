//! The boundary to JavaScript: an infographic as the custom element in `www` meets it. Values of scripts become ours here
//! and ours become theirs; all else of this module hears events of the page and applies patches to it.

mod canvas;
mod colors;
mod dom;
mod figure;
mod files;
mod hearing;
mod mounted;
mod page;
#[cfg(feature = "preview")]
mod preview;
mod sound;
mod surroundings;
mod values;

use std::rc::Rc;

use js_sys::{Error, Promise, TypeError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::HtmlElement;

use crate::dataset::{BAKED, Dataset};
use crate::language::Language;
use crate::page::{Links, STATEMENT};
use crate::presenter::{Presenter, Request};
use crate::query;
use crate::state::StatePatch;
use mounted::Mounted;
use values::{Options, exception, read, written_out};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { ChartKey, ExportKind, ExportOptions, Figure, LanguageTag, PartialState, State } from './index.js';

/** What an infographic must know of the page around it. */
export interface Options {
  /** The language to speak. */
  language: LanguageTag;
  /** What the file of that language holds; who has a draft need not say it again. */
  words?: string;
  /** What the attributes of the element ask for. */
  attributes: Record<string, string>;
  /** What to begin with; it comes before attributes. */
  state?: PartialState;
  /** What the keys of the page's address begin with, where it follows what is shown; left out, it is left alone. */
  address?: string;
  /** The address of the directory that the pages of the site lie in. */
  site: string;
  /** The address of the table of all figures. */
  figures: string;
}
";

/// What an infographic shows first, reckoned before it is put into its page: together they would keep readers waiting.
#[wasm_bindgen]
pub struct Draft {
    presenter: Presenter,
}

#[wasm_bindgen]
impl Draft {
    /// Reckons what the options ask for.
    ///
    /// # Errors
    /// `Error` where the language file is of another build.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue) -> Result<Draft, JsValue> {
        Self::of(&read(options)?)
    }

    fn of(options: &Options) -> Result<Self, JsValue> {
        let attribute = |key: &str| options.attributes.get(key).map(String::as_str);
        let request = Request {
            chart: attribute(query::CHART_KEY),
            chapter: attribute(query::CHAPTER_KEY),
            heading_level: attribute(query::HEADING_KEY),
        };
        let language = language(&options.language, options.words.as_deref().unwrap_or_default())?;
        let Options { site, figures, .. } = options;
        // A package that was built for no site has no pages.
        let statement = if site.is_empty() { String::new() } else { format!("{site}{STATEMENT}") };
        let links = Links { table: figures, statement: &statement };
        Ok(Self { presenter: Presenter::new(dataset(), language, request, links) })
    }
}

/// An infographic that fills a container in the shadow root of its element, and answers there until it is
/// disconnected.
#[wasm_bindgen]
pub struct Infographic {
    mounted: Rc<Mounted>,
}

#[wasm_bindgen]
impl Infographic {
    /// Fills a container and answers from then on. What this build has prepared in it is taken over as it is. A draft of
    /// the same options saves the time that making it takes.
    ///
    /// # Errors
    /// `Error` where the language file is of another build, or there is no canvas to draw on.
    #[wasm_bindgen(constructor)]
    pub fn new(
        container: HtmlElement,
        #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
        draft: Option<Draft>,
    ) -> Result<Infographic, JsValue> {
        let options: Options = read(options)?;
        let Draft { presenter } = draft.map_or_else(|| Draft::of(&options), Ok)?;
        let mounted = Mounted::new(container, presenter, options)?;
        Ok(Self { mounted })
    }

    /// What is shown.
    #[wasm_bindgen(getter, unchecked_return_type = "State")]
    pub fn state(&self) -> JsValue {
        written_out(self.mounted.presenter().state())
    }

    /// Shows another state; fields left out stay as they are.
    ///
    /// # Errors
    /// `TypeError` where a field is unknown, or what is given for one has another type or is not offered.
    #[wasm_bindgen(js_name = setState)]
    pub fn set_state(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PartialState")] state: JsValue,
    ) -> Result<(), JsValue> {
        // Before anything of ours is borrowed: getters of the host's object may call us.
        let patch: StatePatch = read(state)?;
        self.mounted.ask(&patch).map_err(|error| TypeError::new(&error.to_string()).into())
    }

    /// Shows what the attributes of the element ask for now.
    ///
    /// # Errors
    /// `TypeError` where they are no texts.
    #[wasm_bindgen(js_name = setAttributes)]
    pub fn set_attributes(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Record<string, string>")] attributes: JsValue,
    ) -> Result<(), JsValue> {
        self.mounted.heed(read(attributes)?);
        Ok(())
    }

    /// Says everything in another language; `words` is what its file holds.
    ///
    /// # Errors
    /// `Error` where the file is of another build.
    #[wasm_bindgen(js_name = setLanguage)]
    pub fn set_language(&self, tag: &str, words: &str) -> Result<(), JsValue> {
        self.mounted.speak(language(tag, words)?);
        Ok(())
    }

    /// The figures of a chart, or without a name all that are shown.
    ///
    /// # Errors
    /// `TypeError` for a chart there is none of.
    #[wasm_bindgen(unchecked_return_type = "Figure[]")]
    pub fn figures(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "ChartKey")] chart: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let records = self.mounted.settled().records(chart.as_deref());
        Ok(written_out(&records.map_err(|error| exception(&error.into()))?))
    }

    /// A file of what is shown, of one chart or of all.
    ///
    /// Rejected with a `TypeError` for a kind, chart or scale there is none of, and with a `NotFoundError` where there is
    /// nothing to draw.
    #[wasm_bindgen(unchecked_return_type = "Promise<Blob>")]
    pub fn export(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ExportKind")] kind: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ExportOptions")] options: JsValue,
    ) -> Promise {
        let file = self.mounted.file(kind, options);
        let family = self.mounted.family();
        future_to_promise(async move { files::blob(file?, &family).await.map(JsValue::from) })
    }

    /// Draws in the colours and the font of now.
    pub fn recolor(&self) {
        self.mounted.recolor();
    }

    /// Stops answering.
    pub fn disconnect(&self) {
        self.mounted.disconnect();
    }
}

/// The figures to show: those of this build, but for a preview of others.
fn dataset() -> &'static Dataset {
    #[cfg(feature = "preview")]
    if let Some(dataset) = preview::given() {
        return dataset;
    }
    &BAKED
}

/// Has every infographic of the page show other figures than those of the build.
///
/// # Errors
/// `TypeError` where they are no dataset of this build, and `Error` where some were given before.
#[cfg(feature = "preview")]
#[wasm_bindgen(js_name = useDataset)]
pub fn use_dataset(
    #[wasm_bindgen(unchecked_param_type = "unknown")] dataset: JsValue,
) -> Result<(), JsValue> {
    if preview::give(read(dataset)?) {
        return Ok(());
    }
    Err(Error::new("greater-bay-ip: the page has its figures").into())
}

fn language(tag: &str, words: &str) -> Result<Language, JsValue> {
    Language::load(tag, words).map_err(|error| Error::new(&error.to_string()).into())
}

/// Has panics say in the console what they are about, with a stack trace.
#[wasm_bindgen(start)]
fn report_panics() {
    console_error_panic_hook::set_once();
}
