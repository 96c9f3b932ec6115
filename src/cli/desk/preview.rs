//! The site as it is at one moment: every file is made when it is asked for, of what was read before.

use std::sync::OnceLock;

use serde_json::json;

use super::super::constants::{self, FAULTS_FILE, HEIGHTS_FILE, SITE_FILE};
use super::super::digest::digest;
use super::super::error::Error;
use super::super::output::MARK;
use super::super::prerender::{self, FIGURES, PICTURES, STYLES};
use super::super::published::Published;
use super::super::site_url::SiteUrl;
use super::super::sources::Sources;
use super::super::subject::Subject;
use super::super::tables::Tables;
use super::super::version::FOLDER;
use super::super::wasm::BINDINGS_FILE;
use super::super::{article, embed, embedding, gallery};
use crate::export;
use crate::language::Language;
use crate::page::BUILD;
use crate::page::embed::HOST_SCRIPT;

/// Where the files lie that a published site has under the hash of what is in them.
const VERSION: &str = "preview";

/// The script of wasm-bindgen, in whose place one of the desk’s own stands.
pub const BINDINGS: &str = "greater_bay_ip_bindings.js";

/// The figures that the module is to show.
const DATASET: &str = "dataset.json";

/// Starts the module, and gives it the figures before anything is made of them.
const START: &str = "import start, { useDataset } from './greater_bay_ip_bindings.js';

export * from './greater_bay_ip_bindings.js';

export default async function startWithDataset(options) {
  const [dataset] = await Promise.all([fetch(new URL('dataset.json', import.meta.url)), start(options)]);
  useDataset(await dataset.json());
}
";

/// The folder of the files that a published site has in the folder of its version, with a slash at its end.
pub fn version() -> String {
    format!("{FOLDER}/{VERSION}/")
}

/// What the files of a site are made of.
#[derive(Debug)]
pub struct Preview {
    tables: Tables,
    sources: Sources,
    url: SiteUrl,
    published: Published,
    stamp: String,
    /// What takes seconds, and hardly any page asks for.
    heights: OnceLock<String>,
}

impl Preview {
    /// The site that is made of these tables and sources, at an address.
    pub fn new(tables: Tables, sources: Sources, url: SiteUrl) -> Self {
        let published = Published::unwritten(&version(), sources.inlined.clone());
        let dataset = json!(tables.dataset).to_string();
        let words: Vec<String> = tables.languages.iter().map(Language::texts).collect();
        let texts = words.iter().map(String::as_bytes).chain([BUILD.as_bytes(), dataset.as_bytes()]);
        let stamp = digest(texts.chain(sources.texts()));
        Self { tables, sources, url, published, stamp, heights: OnceLock::new() }
    }

    /// The same with other tables.
    #[must_use]
    pub fn with_tables(&self, tables: Tables) -> Self {
        Self::new(tables, self.sources.clone(), self.url.clone())
    }

    /// The same with other sources.
    #[must_use]
    pub fn with_sources(&self, sources: Sources) -> Self {
        Self::new(self.tables.clone(), sources, self.url.clone())
    }

    /// Names what it is made of: two that differ in nothing have the same.
    pub fn stamp(&self) -> &str {
        &self.stamp
    }

    /// A file of the site, by its name in it; none where there is none of the name, or it is left out: pictures for social
    /// media, and what only publishers need.
    ///
    /// # Errors
    /// Where the template of a page is missing.
    pub fn file(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let file = match name.strip_prefix(&self.published.directory) {
            Some(name) => self.fetched(name),
            None => self.page(name)?,
        };
        Ok(file.map(String::into_bytes))
    }

    /// The names of the files that a page in the first language and its element fetch, but for pictures and the module.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let made = [BINDINGS_FILE, DATASET, SITE_FILE, FAULTS_FILE].map(str::to_owned);
        let words = self.tables.languages.first().map(|language| prerender::pack_name(language.tag()));
        let fetched = made.into_iter().chain(self.sources.fetched.keys().cloned()).chain(words);
        fetched.map(|name| self.published.of(&name)).chain([MARK.to_owned()])
    }

    /// A file that pages fetch.
    fn fetched(&self, name: &str) -> Option<String> {
        let Tables { dataset, languages } = &self.tables;
        match name {
            BINDINGS_FILE => Some(START.to_owned()),
            DATASET => Some(json!(dataset).to_string()),
            SITE_FILE => Some(constants::own_site()),
            FAULTS_FILE => Some(constants::faults(languages)),
            HEIGHTS_FILE => Some(self.heights.get_or_init(|| constants::heights(dataset, languages)).clone()),
            _ => {
                let source = || self.sources.fetched.get(name).cloned();
                let words = || {
                    let is_of = |language: &&Language| prerender::pack_name(language.tag()) == name;
                    languages.iter().find(is_of).map(Language::file)
                };
                let picture = || {
                    let name = name.strip_prefix(PICTURES)?.strip_prefix('/')?;
                    let mut pictures = prerender::pictures(dataset, languages).into_iter();
                    pictures.find(|(file, _)| file == name).map(|(_, picture)| picture)
                };
                source().or_else(words).or_else(picture)
            }
        }
    }

    /// A file whose name stays.
    fn page(&self, name: &str) -> Result<Option<String>, Error> {
        let Self { tables: Tables { dataset, languages }, sources, url, published, .. } = self;
        let Some(english) = languages.first() else { return Ok(None) };
        let page = match name {
            article::PAGE => {
                article::page(sources.template(article::PAGE)?, dataset, english, url, published)
            }
            embedding::PAGE => embedding::page(sources.template(embedding::PAGE)?, url, &published.directory),
            FIGURES => export::figures_csv(dataset, english),
            MARK => published.element_script(url),
            HOST_SCRIPT => published.host_script(&[HEIGHTS_FILE, SITE_FILE, HOST_SCRIPT], url),
            STYLES => sources.inlined(STYLES).to_owned(),
            _ => return self.page_in_a_language(name),
        };
        Ok(Some(page))
    }

    fn page_in_a_language(&self, name: &str) -> Result<Option<String>, Error> {
        let Self { tables: Tables { dataset, languages }, sources, url, published, .. } = self;
        if let Some(language) = languages.iter().find(|language| gallery::file(language) == name) {
            let template = sources.template(gallery::TEMPLATE)?;
            return Ok(Some(gallery::page(template, dataset, language, languages, url, published)));
        }
        for subject in Subject::all(dataset, languages) {
            if subject.file("embed", "html") == name {
                let template = sources.template(embed::TEMPLATE)?;
                return Ok(Some(embed::page(template, subject, languages, url, published)));
            }
            if subject.file("oembed", "json") == name {
                return Ok(Some(embed::oembed(subject, url).to_string()));
            }
            if gallery::snippet_file(subject) == name {
                return Ok(Some(gallery::snippet(subject, url, published.inlined(STYLES))));
            }
            if gallery::feed_file(subject) == name {
                return Ok(Some(gallery::feed(subject, url)));
            }
        }
        Ok(None)
    }
}
