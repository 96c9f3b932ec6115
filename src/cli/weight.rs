//! How much the site weighs on the wire, and how much it may.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Error, references};

/// All that the browser fetches for the page may weigh this much, with 1 KB = 1000 bytes.
pub const BUDGET_BROTLI_BYTES: usize = 120 * 1000;

/// Why a site must not be published.
#[derive(Debug, thiserror::Error)]
pub enum WeightError {
    /// The page fetches more than the budget allows.
    #[error(
        "the page fetches {} bytes (brotli), {} more than the {} allowed; make one of the files above lighter",
        grouped(*total), grouped(total - budget), grouped(*budget)
    )]
    OverBudget {
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
    pub fn of(site: &Path, name: &Path) -> Result<Self, Error> {
        let path = site.join(name);
        let length = |path: PathBuf| match fs::metadata(&path) {
            Ok(file) => Ok(file.len() as usize),
            Err(source) => Err(Error::Read { path, source }),
        };
        let raw = length(path.clone())?;
        let mut compressed = path.into_os_string();
        compressed.push(".br");
        let brotli = length(compressed.into()).unwrap_or(raw);
        Ok(File { name: name.display().to_string(), raw, brotli })
    }
}

/// The files of a page and their sum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weight {
    /// Everything the browser fetches, in the order it learns of it.
    pub files: Vec<File>,
}

impl Weight {
    /// Weighs everything a browser fetches for one page of a site.
    pub fn of_page(site: &Path, page: &str) -> Result<Self, Error> {
        let fetched = references::fetched(site, page)?;
        let files = fetched.iter().map(|name| File::of(site, name)).collect::<Result<_, _>>()?;
        Ok(Self { files })
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

    /// Fails when the total exceeds the budget.
    pub fn within(&self, budget: usize) -> Result<(), WeightError> {
        let total = self.total();
        if total > budget { Err(WeightError::OverBudget { total, budget }) } else { Ok(()) }
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
