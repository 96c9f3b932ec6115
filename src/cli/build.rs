//! `build`: the whole site, from the Rust sources to a directory one can publish.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Args;

use super::article::{self, PAGE};
use super::names::Names;
use super::output::{MARK, Staging};
use super::prerender::{self, BESIDE, FIGURES, PICTURES, STYLES};
use super::progress::Step;
use super::script;
use super::serve::PORT;
use super::site_url::SiteUrl;
use super::style;
use super::subject::Subject;
use super::wasm::{self, Bound, MODULE_FILE};
use super::weight::{BUDGET_BROTLI_BYTES, File, Weight};
use super::{
    Error, browser, card, cargo, compression, declarations, delivery, embed, gallery, npm, parallel, raster,
    references,
};
use crate::export;
use crate::language::Language;

/// The style sheets of pages around the element.
const PAGE_STYLES: [&str; 3] = ["article.css", "embed.css", "gallery.css"];

/// The scripts of pages around the element.
const PAGE_SCRIPTS: [&str; 2] = ["embed.js", "gallery.js"];

/// The scripts that make up the element's own, which is the last.
const PARTS: [&str; 4] = ["columns.js", "chart.js", "mounted.js", MARK];

/// How the names of scripts begin that the element fetches on demand.
const ON_DEMAND: &str = "greater-bay-ip-";

/// The one among them that says that nothing can be drawn.
const FAULT: &str = "greater-bay-ip-fault.js";

/// What `build` may be told.
#[derive(Debug, Clone, Args)]
#[group(id = "build")]
pub struct Arguments {
    /// The directory to write the site to [default: dist in the repository]
    #[arg(long, value_name = "DIRECTORY")]
    pub out: Option<PathBuf>,
    /// Where the site will be published [default: where `serve` answers]
    #[arg(long, value_name = "https://your.host/path/")]
    pub url: Option<SiteUrl>,
}

impl Arguments {
    /// The directory named, or `dist` at the root of the repository.
    pub fn directory(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| cargo::root().join("dist"))
    }
}

/// Builds the site and says where it is.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let url = arguments.url.clone().unwrap_or_else(|| SiteUrl::local(PORT));
    site(&arguments.directory(), &url)?;
    if arguments.url.is_none() {
        println!("It is made for {}; say where you publish it with --url.", url.as_str());
    }
    Ok(())
}

/// Builds the site into a directory, to be published at an address; when anything fails, what stood there before
/// still stands.
pub fn site(directory: &Path, url: &SiteUrl) -> Result<Weight, Error> {
    let staging = Staging::beside(directory)?;
    wasm::ensure_target()?;

    let step = Step::start("Compiling to WebAssembly", wasm::package_count());
    let bound = wasm::build(&step)?;
    step.finish("done");

    let step = Step::start("Writing the site", 0);
    let (names, on_demand) = files(&bound, &staging)?;
    let languages: Vec<Language> = prerender::languages().collect();
    let subjects = Subject::all(&languages);
    pages(&subjects, &languages, url, &names, &staging)?;
    step.finish("done");

    let step = Step::start("Drawing the cards", subjects.len());
    cards(&subjects, &staging, &step)?;
    step.finish("done");

    let step = Step::start("Compressing the files", 0);
    let files = staging.files()?;
    // Snippets are copied by authors, not fetched by readers.
    let fetched = files.iter().filter(|file| !file.starts_with(gallery::SNIPPETS));
    let paths: Vec<PathBuf> = fetched.map(|file| staging.path().join(file)).collect();
    compression::beside(&paths)?;
    staging.write("_headers", delivery::headers_file(&files).as_bytes())?;
    staging.write("nginx.conf", delivery::nginx(url).as_bytes())?;
    step.finish("done");

    package(&bound, url, &languages, &staging)?;
    let weight = weighed(&names, &on_demand, &subjects, staging.path())?;
    let published = staging.publish()?;
    println!("The site is in {}.", published.display());
    Ok(weight)
}

/// Weighs what pages fetch, says so, and holds every one of them to the budget.
fn weighed(names: &Names, on_demand: &[String], subjects: &[Subject], site: &Path) -> Result<Weight, Error> {
    let page = Weight::of_page(site, PAGE)?;
    page.holds(names.of(MODULE_FILE))?;
    let mut languages = in_each_language(&page, names, site)?;
    let (_, weight) = languages.remove(0);
    let totals: Vec<_> = languages.iter().map(|(tag, weight)| (*tag, weight.total())).collect();
    let on_demand: Vec<File> =
        on_demand.iter().map(|name| File::of(site, Path::new(name))).collect::<Result<_, _>>()?;
    print!("\n{}\n", weight.table(&totals, &on_demand));
    weight.within(BUDGET_BROTLI_BYTES)?;
    languages.iter().try_for_each(|(_, weight)| weight.within(BUDGET_BROTLI_BYTES))?;
    for subject in subjects {
        let weight = Weight::of_page(site, &subject.file("embed", "html"))?;
        weight.holds(names.of(&prerender::pack_name(subject.language.tag())))?;
        weight.within(BUDGET_BROTLI_BYTES)?;
    }
    // A gallery is for authors and has no budget, but what it names must be there.
    for subject in subjects.iter().filter(|subject| subject.chart.is_none()) {
        references::fetched(site, &gallery::file(subject.language))?;
    }
    Ok(weight)
}

/// Writes every page, and what others read to embed it.
fn pages(
    subjects: &[Subject],
    languages: &[Language],
    url: &SiteUrl,
    names: &Names,
    staging: &Staging,
) -> Result<(), Error> {
    let www = cargo::root().join("www");
    let Some(english) = languages.first() else { return Ok(()) };
    let article = article::page(&read_text(&www.join(PAGE))?, english, url);
    staging.write(PAGE, names.filled(&article).as_bytes())?;
    let template = read_text(&www.join(embed::TEMPLATE))?;
    for &subject in subjects {
        let page = embed::page(&template, subject, languages, url);
        staging.write(subject.file("embed", "html"), names.filled(&page).as_bytes())?;
        let oembed = embed::oembed(subject, url).to_string();
        staging.write(subject.file("oembed", "json"), oembed.as_bytes())?;
        staging.write(gallery::snippet_file(subject), gallery::snippet(subject, url).as_bytes())?;
    }
    let template = read_text(&www.join(gallery::TEMPLATE))?;
    for language in languages {
        let page = gallery::page(&template, language, languages, url);
        staging.write(gallery::file(language), names.filled(&page).as_bytes())?;
    }
    let host = embed::host_constants(english) + &read_text(&www.join(embed::HOST))?;
    staging.write(embed::HOST, script::minified_classic(&host, embed::HOST)?.as_bytes())?;
    Ok(())
}

/// Draws the pictures that stand for pages elsewhere.
fn cards(subjects: &[Subject], staging: &Staging, step: &Step) -> Result<(), Error> {
    let fonts = browser::fonts()?;
    let drawn = AtomicUsize::new(0);
    parallel::each(subjects, |&subject| {
        let name = subject.file("card", "png");
        staging.write(&name, &raster::png_with(&card::svg(subject), card::SCALE, &fonts)?)?;
        step.advance(drawn.fetch_add(1, Ordering::Relaxed), &name);
        Ok(())
    })
}

/// Writes every file that pages and the element refer to; says which are fetched on demand only.
fn files(bound: &Bound, staging: &Staging) -> Result<(Names, Vec<String>), Error> {
    let www = cargo::root().join("www");
    let mut names = Names::default();
    let mut publish = |name: &str, bytes: &[u8]| -> Result<String, Error> {
        let published = names.add(name, bytes).to_owned();
        staging.write(&published, bytes)?;
        Ok(published)
    };
    publish(MODULE_FILE, &bound.module)?;
    let styles = styles(&www)?;
    publish(STYLES, styles.as_bytes())?;
    for name in PAGE_STYLES {
        publish(name, style::stripped(&read_text(&www.join(name))?).as_bytes())?;
    }
    for name in PAGE_SCRIPTS {
        publish(name, script::minified(&read_text(&www.join(name))?, name)?.as_bytes())?;
    }
    for (tag, words) in prerender::packs() {
        publish(&prerender::pack_name(tag), words.as_bytes())?;
    }
    let mut on_demand = Vec::new();
    for (name, script) in scripts_on_demand(&www)? {
        on_demand.push(publish(&name, script.as_bytes())?);
    }
    let pictures = prerender::pictures();
    names.add_folder(PICTURES, &pictures);
    for (name, picture) in &pictures {
        staging.write(names.of(&format!("{PICTURES}/{name}")), picture.as_bytes())?;
    }
    staging.write(FIGURES, export::figures_csv().as_bytes())?;

    let element = prerender::constants(&names, BESIDE) + &names.filled(&element(&www)?);
    let script = script::joined(&bound.glue, &element)?;
    let published = names.add(MARK, script.as_bytes());
    staging.write(published, script.as_bytes())?;
    // Addresses that pages of others hold never change, and lead to what is there now.
    staging.write(STYLES, styles.as_bytes())?;
    staging.write(MARK, format!("export * from './{published}';\n").as_bytes())?;
    Ok((names, on_demand))
}

/// Writes the package for npm, whose files keep their names: bundlers give them their own.
fn package(bound: &Bound, url: &SiteUrl, languages: &[Language], staging: &Staging) -> Result<(), Error> {
    let www = cargo::root().join("www");
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: &[u8]| -> Result<(), Error> {
        files.push(name.to_owned());
        Ok(staging.write(format!("{}/{name}", npm::FOLDER), bytes)?)
    };
    add(MODULE_FILE, &bound.module)?;
    add(STYLES, styles(&www)?.as_bytes())?;
    add(FIGURES, export::figures_csv().as_bytes())?;
    for (tag, words) in prerender::packs() {
        add(&prerender::pack_name(tag), words.as_bytes())?;
    }
    for (name, script) in scripts_on_demand(&www)? {
        add(&name, script.as_bytes())?;
    }
    let site = serde_json::json!(url.as_str()).to_string();
    let element = prerender::constants(&Names::default(), &site) + &element(&www)?;
    add(npm::SCRIPT, script::joined(&bound.glue, &element)?.as_bytes())?;
    add(npm::TYPES, declarations::types().as_bytes())?;
    add("LICENSE", read_text(&cargo::root().join("LICENSE"))?.as_bytes())?;
    let Some(english) = languages.first() else { return Ok(()) };
    add("README.md", npm::readme(english, url).as_bytes())?;
    let manifest = format!("{:#}\n", npm::manifest(&files, url));
    Ok(staging.write(format!("{}/package.json", npm::FOLDER), manifest.as_bytes())?)
}

/// The element's style sheet, in the colours of both themes.
fn styles(www: &Path) -> Result<String, Error> {
    Ok(style::stripped(&(prerender::palette() + &read_text(&www.join(STYLES))?)))
}

/// The element's own script in one piece, its parts before what uses them.
fn element(www: &Path) -> Result<String, Error> {
    let parts = PARTS.iter().map(|name| read_text(&www.join(name)));
    Ok(parts.collect::<Result<Vec<_>, _>>()?.concat())
}

/// The scripts that the element fetches when a reader asks for what they do, or it fails: names and code.
fn scripts_on_demand(www: &Path) -> Result<Vec<(String, String)>, Error> {
    let unreadable = |source| Error::Read { path: www.to_path_buf(), source };
    let mut scripts = Vec::new();
    for entry in fs::read_dir(www).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
        if name.starts_with(ON_DEMAND) && name.ends_with(".js") {
            let constants = if name == FAULT { prerender::faults() } else { String::new() };
            let script = script::minified(&(constants + &read_text(&www.join(&name))?), &name)?;
            scripts.push((name, script));
        }
    }
    scripts.sort();
    Ok(scripts)
}

/// What the page weighs for readers of each language, whose words its script fetches.
fn in_each_language(page: &Weight, names: &Names, site: &Path) -> Result<Vec<(&'static str, Weight)>, Error> {
    let in_language = |(tag, _)| {
        let pack = File::of(site, Path::new(names.of(&prerender::pack_name(tag))))?;
        Ok((tag, page.with(pack)))
    };
    prerender::packs().map(in_language).collect()
}

fn read_text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_path_buf(), source })
}
