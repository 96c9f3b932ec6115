//! How much the site weighs on the wire, and how much it may.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::output::{self, OutputError};
use super::prerender;
use super::references::{self, ReferenceError};
use super::version::is_versioned;
use crate::dataset::{PACKS, Pack};

/// All that the browser fetches for the page may weigh this much, with 1 KB = 1000 bytes: an alarm that `verify` raises,
/// and no reason for worse code. The module alone takes 208: the whole edge is in Rust, with its bindings.
pub const BUDGET_BROTLI_BYTES: usize = 252 * 1000;

/// Why a site cannot be weighed, or is too heavy.
#[derive(Debug, thiserror::Error)]
pub enum WeightError {
    /// The page fetches more than the budget allows.
    #[error(
        "in {language} the page fetches {} bytes (brotli), {} more than the {} allowed",
        grouped(*total), grouped(total - budget), grouped(*budget)
    )]
    OverBudget {
        /// The tag of the reader's language.
        language: &'static str,
        /// What the page fetches, compressed.
        total: usize,
        /// What it may fetch.
        budget: usize,
    },
    /// A file that readers need is not among those found by following the page's references.
    #[error("the page does not name {name}, so its weight is not known; preload it in the page's head")]
    NotFetched {
        /// The file.
        name: String,
    },
    /// A reference of the page leads nowhere.
    #[error(transparent)]
    Reference(#[from] ReferenceError),
    /// The directory of the site cannot be listed.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A file of the site cannot be looked at.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// One file as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name within the site.
    pub name: String,
    /// Its size in bytes.
    pub raw: usize,
    /// Its size in bytes when compressed, or as it is where compressing does not pay.
    pub brotli: usize,
}

impl File {
    /// Weighs a file of a site as it travels: compressed where that has been done beforehand.
    pub fn of(site: &Path, name: &Path) -> Result<Self, WeightError> {
        let path = site.join(name);
        let length = |path: PathBuf| match fs::metadata(&path) {
            Ok(file) => Ok(file.len() as usize),
            Err(source) => Err(WeightError::Unreadable { path, source }),
        };
        let raw = length(path.clone())?;
        let mut compressed = path.into_os_string();
        compressed.push(".br");
        let brotli = length(compressed.into()).unwrap_or(raw);
        Ok(File { name: name.display().to_string(), raw, brotli })
    }
}

/// What a page weighs for readers of each language: tag and weight.
pub type Weights = Vec<(&'static str, Weight)>;

/// The files of a page and their sum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weight {
    /// Everything the browser fetches, in the order it learns of it.
    pub files: Vec<File>,
}

impl Weight {
    /// Weighs everything a browser fetches for one page of a site.
    pub fn of_page(site: &Path, page: &str) -> Result<Self, WeightError> {
        let fetched = references::fetched(site, page)?;
        let files = fetched.iter().map(|name| File::of(site, name)).collect::<Result<_, _>>()?;
        Ok(Self { files })
    }

    /// Weighs a page for readers of each language, English first, with the words that its script fetches.
    pub fn in_each_language(site: &Path, page: &str) -> Result<Weights, WeightError> {
        let page = Self::of_page(site, page)?;
        let files = output::files(site)?;
        let in_language = |of: &Pack| {
            let tag = of.tag;
            let pack = prerender::pack_name(tag);
            let is_pack = |file: &&String| is_versioned(file) && file.ends_with(&format!("/{pack}"));
            let pack = files.iter().find(is_pack).ok_or(WeightError::NotFetched { name: pack.clone() })?;
            let is_fetched = page.holds(pack).is_ok();
            let weight = if is_fetched { page.clone() } else { page.with(File::of(site, Path::new(pack))?) };
            Ok((tag, weight))
        };
        PACKS.iter().map(in_language).collect()
    }

    /// Fails when a file that readers need is not among those that the page names.
    pub fn holds(&self, name: &str) -> Result<(), WeightError> {
        if self.files.iter().any(|file| file.name == name) {
            return Ok(());
        }
        Err(WeightError::NotFetched { name: name.to_owned() })
    }

    /// The compressed bytes of all files together.
    pub fn total(&self) -> usize {
        self.files.iter().map(|file| file.brotli).sum()
    }

    /// The weight with one more file, as the words of the reader's language.
    pub fn with(&self, file: File) -> Self {
        Self { files: self.files.iter().cloned().chain([file]).collect() }
    }

    /// Fails when the total exceeds the budget for readers of a language.
    pub fn within(&self, budget: usize, language: &'static str) -> Result<(), WeightError> {
        let total = self.total();
        if total > budget { Err(WeightError::OverBudget { language, total, budget }) } else { Ok(()) }
    }

    /// What became heavier since an earlier build, most first: name and compressed bytes. A file is known again in
    /// another version; a new one has grown from nothing.
    pub fn growth(&self, before: &Self) -> Vec<(&str, usize)> {
        let old = |name: &str| {
            let file = before.files.iter().find(|file| plain(&file.name) == name);
            file.map_or(0, |file| file.brotli)
        };
        let grown = self.files.iter().map(|file| {
            let name = plain(&file.name);
            (name, file.brotli.saturating_sub(old(name)))
        });
        let mut grown: Vec<_> = grown.filter(|(_, bytes)| *bytes > 0).collect();
        grown.sort_by_key(|&(_, bytes)| std::cmp::Reverse(bytes));
        grown
    }

    /// What to say where the budget is exceeded for readers of a language; `before` is what an earlier build weighed.
    pub fn warning(&self, language: &'static str, before: Option<&Self>) -> Option<String> {
        let over = self.within(BUDGET_BROTLI_BYTES, language).err()?;
        let grown = before.map(|before| self.growth(before)).unwrap_or_default();
        let grown: Vec<_> =
            grown.iter().map(|(name, bytes)| format!("{name} by {}", grouped(*bytes))).collect();
        Some(match (grown.is_empty(), before) {
            (false, _) => format!("{over}; since the last build there grew {}", grown.join(", ")),
            (true, Some(_)) => format!("{over}; nothing grew since the last build there"),
            (true, None) => format!("{over}; there is no earlier build to compare with"),
        })
    }

    /// The files, the sum, the sums in other languages and the budget, and what is fetched on demand, in columns.
    pub fn table(&self, languages: &[(&str, usize)], on_demand: &[File]) -> String {
        let raw = self.files.iter().map(|file| file.raw).sum();
        let files = self.files.iter().map(|file| (file.name.clone(), Some(file.raw), file.brotli));
        let sum = ("fetched for the page".to_owned(), Some(raw), self.total());
        let languages = languages.iter().map(|(tag, total)| (format!("fetched in {tag}"), None, *total));
        let budget = ("budget".to_owned(), None, BUDGET_BROTLI_BYTES);
        let later =
            on_demand.iter().map(|file| (format!("on demand: {}", file.name), Some(file.raw), file.brotli));
        let rows: Vec<_> = files.chain([sum]).chain(languages).chain([budget]).chain(later).collect();
        let width = rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0);
        let mut table = format!("{:width$}  {:>9}  {:>9}\n", "", "bytes", "brotli");
        for (name, raw, brotli) in rows {
            let raw = raw.map(grouped).unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{name:width$}  {raw:>9}  {:>9}", grouped(brotli));
        }
        table
    }
}

/// The name of a file without the directory of its version.
fn plain(name: &str) -> &str {
    if is_versioned(name) { name.splitn(3, '/').last().unwrap_or(name) } else { name }
}

/// A whole number with its thousands set apart: `90,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
