//! What the pages of a build must know of its files.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest as _, Sha384};

use super::error::Error;
use super::output::{MARK, Staging};
use super::references;
use super::site_url::SiteUrl;
use super::version::{Location, Version};
use super::wasm::MODULE_FILE;
use crate::page::embed::HOST_SCRIPT;

/// A version of the files, written.
#[derive(Debug, Clone)]
pub struct Published {
    /// Its directory within the site, with a slash at its end.
    pub directory: String,
    /// The modules that the element's script cannot start without, itself first, as they are named within the site.
    pub modules: Vec<String>,
    /// The hash of each script a page of others may name, by its name, as the attribute `integrity` writes it.
    integrity: BTreeMap<String, String>,
    /// What pages carry in themselves, by the names of the files it was written in.
    inlined: BTreeMap<String, String>,
}

impl Published {
    /// Writes the files of a version into a site.
    pub fn write(
        version: &Version,
        inlined: BTreeMap<String, String>,
        staging: &Staging,
    ) -> Result<Self, Error> {
        let directory = version.directory();
        for (name, bytes) in version.files() {
            staging.write(format!("{directory}{name}"), bytes)?;
        }
        let element = format!("{directory}{MARK}");
        let modules = references::fetched(staging.path(), &element)?;
        let modules = modules.iter().map(|path| within_site(path)).collect();
        let named = version.files().filter(|(name, _)| [MARK, HOST_SCRIPT].contains(name));
        let integrity = named.map(|(name, bytes)| (name.to_owned(), integrity(bytes))).collect();
        Ok(Self { directory, modules, integrity, inlined })
    }

    /// A version whose files are not written but made as they are asked for.
    pub fn unwritten(directory: &str, inlined: BTreeMap<String, String>) -> Self {
        let modules = vec![format!("{directory}{MARK}")];
        Self { directory: directory.to_owned(), modules, integrity: BTreeMap::new(), inlined }
    }

    /// The hash of a script of the version, as the attribute `integrity` writes it.
    pub fn integrity(&self, name: &str) -> &str {
        self.integrity.get(name).map_or("", String::as_str)
    }

    /// What a page carries in itself of a style sheet or a script: waiting for a file would cost its first picture a round
    /// trip.
    pub fn inlined(&self, name: &str) -> &str {
        self.inlined.get(name).map_or("", String::as_str)
    }

    /// Where files are, seen from a page at the root of the site.
    pub fn from_root(&self) -> Location<'_> {
        Location { root: "", version: &self.directory }
    }

    /// What a file of the version is called within the site.
    pub fn of(&self, name: &str) -> String {
        format!("{}{name}", self.directory)
    }

    /// For the head of a page, one element a line: all that the element will fetch whatever the language, so that the browser
    /// asks for it at once and not file by file as it learns of them. Words are there before the module all the same.
    pub fn preloads(&self) -> String {
        let modules =
            self.modules.iter().map(|module| format!("<link rel=\"modulepreload\" href=\"{module}\">\n"));
        let module = self.of(MODULE_FILE);
        let module = format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{module}\">\n");
        modules.chain([module]).collect()
    }

    /// The element's script under the name that stays; see `leading_to`.
    pub fn element_script(&self, url: &SiteUrl) -> String {
        let modules: Vec<&str> = self.modules.iter().map(String::as_str).collect();
        Self::leading_to(&modules, MARK, url)
    }

    /// The script for pages of others under the name that stays; see `leading_to`.
    pub fn host_script(&self, modules: &[&str], url: &SiteUrl) -> String {
        let modules: Vec<String> = modules.iter().map(|name| self.of(name)).collect();
        Self::leading_to(&modules.iter().map(String::as_str).collect::<Vec<_>>(), HOST_SCRIPT, url)
    }

    /// A script called `name` that leads to modules of this version, which are fetched side by side. It may be loaded as a
    /// module or not, imported, put into another script or run late, and does nothing where there is no document.
    ///
    /// A module knows where it lies. A script that is none asks the document for its own element; inside a script of others,
    /// or inside the page, it goes by the address of the site.
    fn leading_to(modules: &[&str], name: &str, url: &SiteUrl) -> String {
        let (modules, pattern) = (json!(modules), name.replace('.', "\\."));
        let site = json!(url.as_str());
        format!(
            "if (globalThis.document) {{\n  \
               const own = document.currentScript?.src;\n  \
               const load = (base) => Promise.all({modules}.map((path) => import(\n    \
                 /* @vite-ignore */ /* webpackIgnore: true */ base ? new URL(path, base).href : `./${{path}}`\n  )));\n  \
               const isOwn = /\\/{pattern}([?#]|$)/.test(own);\n  \
               (own ? load(isOwn ? own : {site}) : load().catch(() => load({site})))\n    \
                 .catch((fault) => console.error('{name}:', fault));\n\
             }}\n"
        )
    }
}

fn within_site(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}
