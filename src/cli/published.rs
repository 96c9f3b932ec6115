//! What the pages of a build must know of its files.

use std::path::Path;

use super::error::Error;
use super::output::{MARK, Staging};
use super::prerender::pack_name;
use super::references;
use super::version::{Location, Version};
use super::wasm::MODULE_FILE;

/// A version of the files, written.
#[derive(Debug, Clone)]
pub struct Published {
    /// Its directory within the site, with a slash at its end.
    pub directory: String,
    /// The modules that the element's script cannot start without, itself first, as they are named within the site.
    pub modules: Vec<String>,
}

impl Published {
    /// Writes the files of a version into a site.
    pub fn write(version: &Version, staging: &Staging) -> Result<Self, Error> {
        let directory = version.directory();
        for (name, bytes) in version.files() {
            staging.write(format!("{directory}{name}"), bytes)?;
        }
        let element = format!("{directory}{MARK}");
        let modules = references::fetched(staging.path(), &element)?;
        let modules = modules.iter().map(|path| within_site(path)).collect();
        Ok(Self { directory, modules })
    }

    /// Where files are, seen from a page at the root of the site.
    pub fn from_root(&self) -> Location<'_> {
        Location { root: "", version: &self.directory }
    }

    /// What a file of the version is called within the site.
    pub fn of(&self, name: &str) -> String {
        format!("{}{name}", self.directory)
    }

    /// For the head of a page, one element a line: all that the element will fetch in a language, so that the browser
    /// asks for it at once and not file by file as it learns of them.
    pub fn preloads(&self, tag: &str) -> String {
        let modules =
            self.modules.iter().map(|module| format!("<link rel=\"modulepreload\" href=\"{module}\">\n"));
        let files = [MODULE_FILE.to_owned(), pack_name(tag)].map(|name| self.of(&name));
        let files = files
            .iter()
            .map(|file| format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{file}\">\n"));
        modules.chain(files).collect()
    }

    /// The script under the name that stays: it leads to the element of this version, and names its modules, so that
    /// they are fetched side by side.
    pub fn element_script(&self) -> String {
        let imports = self.modules.iter().skip(1).map(|module| format!("import './{module}';\n"));
        let element = self.modules.iter().take(1).map(|module| format!("export * from './{module}';\n"));
        imports.chain(element).collect()
    }

    /// The script for pages of others under the name that stays. It may be loaded as a module or not: one that is no
    /// module, and comes from elsewhere, has no address that a path in it could be seen from, and asks for its own.
    pub fn host_script(&self, modules: &[&str]) -> String {
        let paths: Vec<String> = modules.iter().map(|name| format!("'./{}'", self.of(name))).collect();
        format!(
            "{{\n  const own = document.currentScript?.src;\n  for (const path of [{}]) \
             import(own ? new URL(path, own).href : path);\n}}\n",
            paths.join(", ")
        )
    }
}

fn within_site(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
