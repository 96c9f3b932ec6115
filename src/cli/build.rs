//! `build`: the whole site, from the Rust sources to a directory one can publish.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Error;
use super::cargo;
use super::output::{MARK, Staging};
use super::prerender;
use super::progress::Step;
use super::script;
use super::style;
use super::wasm;
use super::weight::{BUDGET_BROTLI_BYTES, File, Weight};
use crate::export;

/// The page whose weight is held to the budget.
const PAGE: &str = "index.html";

/// The element's style sheet.
const STYLES: &str = "greater-bay-ip.css";

/// What `build` may be told.
#[derive(Debug, Clone, Args)]
#[group(id = "build")]
pub struct Arguments {
    /// The directory to write the site to [default: dist in the repository]
    #[arg(long, value_name = "DIRECTORY")]
    pub out: Option<PathBuf>,
}

impl Arguments {
    /// The directory named, or `dist` at the root of the repository.
    pub fn directory(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| cargo::root().join("dist"))
    }
}

/// Builds the site and says where it is.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    site(&arguments.directory())?;
    Ok(())
}

/// Builds the site into a directory; when anything fails, what stood there before still stands.
pub fn site(directory: &Path) -> Result<Weight, Error> {
    let staging = Staging::beside(directory)?;
    wasm::ensure_target()?;

    let step = Step::start("Compiling to WebAssembly", wasm::package_count());
    let bound = wasm::build(&step)?;
    step.finish("done");

    let step = Step::start("Writing the site", 0);
    let www = cargo::root().join("www");
    staging.write(wasm::MODULE_FILE, &bound.module)?;
    let element = prerender::constants() + &read_text(&www.join(MARK))?;
    staging.write(MARK, script::joined(&bound.glue, &element)?.as_bytes())?;
    copy(&www, Path::new(""), &staging)?;
    staging.write(PAGE, prerender::page(&read_text(&www.join(PAGE))?).as_bytes())?;
    let styles = prerender::palette() + &read_text(&www.join(STYLES))?;
    staging.write(STYLES, style::stripped(&styles).as_bytes())?;
    staging.write("figures.csv", export::figures_csv().as_bytes())?;
    for (tag, words) in prerender::packs() {
        staging.write(prerender::pack_name(tag), words.as_bytes())?;
    }
    for (name, picture) in prerender::pictures() {
        staging.write(name, picture.as_bytes())?;
    }
    step.finish("done");

    let step = Step::start("Weighing the page", 0);
    let weight = Weight::of_page(staging.path(), PAGE)?;
    let languages = in_other_languages(&weight)?;
    step.finish("done");
    let totals: Vec<_> = languages.iter().map(|(tag, weight)| (*tag, weight.total())).collect();
    print!("\n{}\n", weight.table(&totals));
    weight.within(BUDGET_BROTLI_BYTES)?;
    languages.iter().try_for_each(|(_, weight)| weight.within(BUDGET_BROTLI_BYTES))?;

    let published = staging.publish()?;
    println!("The site is in {}.", published.display());
    Ok(weight)
}

/// What the page weighs for readers of each other language, who fetch its words instead of the English ones.
fn in_other_languages(english: &Weight) -> Result<Vec<(&'static str, Weight)>, Error> {
    let mut packs = prerender::packs();
    let own = packs.next().map(|(tag, _)| prerender::pack_name(tag)).unwrap_or_default();
    let exchanged = |(tag, words): (&'static str, String)| {
        let pack = File::new(prerender::pack_name(tag), words.as_bytes());
        Ok((tag, english.exchanged(&own, pack)?))
    };
    packs.map(exchanged).collect()
}

/// Copies everything below a directory, except the element's code, which is published with the glue.
fn copy(directory: &Path, within: &Path, staging: &Staging) -> Result<(), Error> {
    let unreadable = |source| Error::Read { path: directory.to_path_buf(), source };
    for entry in fs::read_dir(directory).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let Some(file_name) = path.file_name() else { continue };
        let name = within.join(file_name);
        if path.is_dir() {
            copy(&path, &name, staging)?;
        } else if name != Path::new(MARK) {
            let bytes = fs::read(&path).map_err(|source| Error::Read { path, source })?;
            staging.write(&name, &bytes)?;
        }
    }
    Ok(())
}

fn read_text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_path_buf(), source })
}
