//! `build`: the whole site, from the Rust sources to a directory one can publish.

use std::path::{Path, PathBuf};

use clap::Args;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::article::{self, PAGE};
use super::cache::Cache;
use super::card::Form;
use super::constants::{self, FAULTS_FILE, HEIGHTS_FILE, SITE_FILE};
use super::error::Error;
use super::output::{MARK, Staging};
use super::prerender::{self, FIGURES, PICTURES, STYLES};
use super::progress::Step;
use super::published::Published;
use super::raster::{self, Fonts};
use super::script;
use super::site_url::{PORT, SiteUrl};
use super::sources::{self, Sources};
use super::subject::Subject;
use super::terminal::{note, say};
use super::version::{FOLDER, Version};
use super::wasm::{self, BINDINGS_FILE, BINDINGS_TYPES_FILE, Bound, MODULE_FILE, Purpose};
use super::weight::{File, Weight, Weights};
use super::{
    accessibility, browser, card, cargo, compression, declarations, delivery, embed, embedding, gallery, npm,
    references,
};
use crate::dataset::BAKED;
use crate::export;
use crate::language::Language;
use crate::page::STATEMENT;
use crate::page::embed::HOST_SCRIPT;

/// The scripts of our own pages around the element.
const PAGE_SCRIPTS: [&str; 3] = ["embed.js", embed::SCRIPT, "gallery.js"];

/// How the names of scripts begin that the element fetches on demand.
const ON_DEMAND: &str = "greater-bay-ip-";

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
    site(&arguments.directory(), &url, Earlier::Kept, &Cache::of_checkout()?)?;
    if arguments.url.is_none() {
        say(format_args!("It is made for {}; say where you publish it with --url.", url.as_str()));
    }
    Ok(())
}

/// What becomes of the versions of earlier builds that lie in the directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// They stay: pages of others may name them.
    Kept,
    /// They go.
    Dropped,
}

/// Builds the site into a directory, to be published at an address; when anything fails, what stood there before
/// still stands. Returns what the first page weighs for readers of each language.
pub fn site(directory: &Path, url: &SiteUrl, earlier: Earlier, cache: &Cache) -> Result<Weights, Error> {
    let staging = Staging::beside(directory)?;
    wasm::ensure_target()?;

    let languages: Vec<Language> = prerender::languages().collect();
    let Some(english) = languages.first() else { return Ok(Weights::new()) };
    let sources = Sources::read()?;
    let subjects = Subject::all(&BAKED, &languages);
    // An address on the machine of whoever builds is no brand.
    let brand = if url.is_local() { "" } else { url.host() };
    let fonts = browser::fonts()?;
    let step = Step::start("Compiling to WebAssembly, drawing the cards", wasm::package_count());
    // The linker leaves a processor idle for most of its time.
    let (bound, (generated, cards)) = rayon::join(
        || wasm::build(Purpose::Site, &step),
        || (Generated::of(&languages), cards(&subjects, brand, &fonts, &staging, cache)),
    );
    let bound = bound?;
    cards?;
    step.finish("done");

    let step = Step::start("Writing the site", 0);
    let version = version(&bound, &sources, &generated, &languages)?;
    let published = Published::write(&version, sources.inlined.clone(), &staging)?;
    stable_files(&published, &version, url, &staging)?;
    pages(&subjects, &sources, &languages, english, url, &published, &staging)?;
    step.finish("done");

    let step = Step::start("Compressing the files", 0);
    let files = staging.files()?;
    // Snippets are copied by authors, not fetched by readers.
    let fetched = files.iter().filter(|file| !file.starts_with(gallery::SNIPPETS));
    let paths: Vec<PathBuf> = fetched.map(|file| staging.path().join(file)).collect();
    compression::beside(&paths, cache)?;
    staging.write("_headers", delivery::headers_file(&files).as_bytes())?;
    staging.write("nginx.conf", delivery::nginx(url).as_bytes())?;
    step.finish("done");

    package(&bound, &sources, &generated, url, &languages, &staging)?;
    complete(&published, &subjects, staging.path())?;
    let weights = Weight::in_each_language(staging.path(), PAGE)?;
    say_weights(&weights, &published, &version, staging.path(), directory)?;
    if earlier == Earlier::Kept {
        staging.keep(FOLDER)?;
    }
    let directory = staging.publish()?;
    say(format_args!("The site is in {}.", directory.display()));
    Ok(weights)
}

/// Expects that all files which pages fetch are there, and that pages name what their readers will need.
fn complete(published: &Published, subjects: &[Subject], site: &Path) -> Result<(), Error> {
    Weight::of_page(site, PAGE)?.holds(&published.of(MODULE_FILE))?;
    for subject in subjects {
        let page = Weight::of_page(site, &subject.file("embed", "html"))?;
        page.holds(&published.of(MODULE_FILE))?;
        if subject.scope.key().is_none() {
            references::fetched(site, &gallery::file(subject.language))?;
        }
    }
    Ok(())
}

/// Prints what each part weighs, and warns where the whole exceeds the budget; `directory` holds the build before, if any.
fn say_weights(
    weights: &[(&'static str, Weight)],
    published: &Published,
    version: &Version,
    site: &Path,
    directory: &Path,
) -> Result<(), Error> {
    let Some((_, english)) = weights.first() else { return Ok(()) };
    let totals: Vec<_> = weights.iter().map(|(tag, weight)| (*tag, weight.total())).collect();
    let on_demand = version.files().map(|(name, _)| name).filter(|name| name.starts_with(ON_DEMAND));
    let on_demand: Vec<File> =
        on_demand.map(|name| File::of(site, Path::new(&published.of(name)))).collect::<Result<_, _>>()?;
    say(format_args!("\n{}", english.table(&totals, &on_demand)));
    // Where nothing was built before, or what was cannot be read any more, there is nothing to compare with.
    let before = Weight::in_each_language(directory, PAGE).unwrap_or_default();
    for (tag, weight) in weights {
        let before = before.iter().find(|(language, _)| language == tag).map(|(_, weight)| weight);
        if let Some(warning) = weight.warning(tag, before) {
            note(format_args!("warning: {warning}"));
        }
    }
    Ok(())
}

/// Writes every page, and what others read to embed it.
fn pages(
    subjects: &[Subject],
    sources: &Sources,
    languages: &[Language],
    english: &Language,
    url: &SiteUrl,
    published: &Published,
    staging: &Staging,
) -> Result<(), Error> {
    let article = article::page(sources.template(PAGE)?, &BAKED, english, url, published);
    staging.write(PAGE, article.as_bytes())?;
    let template = sources.template(embed::TEMPLATE)?;
    subjects.par_iter().try_for_each(|&subject| {
        let page = embed::page(template, subject, languages, url, published);
        staging.write(subject.file("embed", "html"), page.as_bytes())?;
        let oembed = embed::oembed(subject, url).to_string();
        staging.write(subject.file("oembed", "json"), oembed.as_bytes())?;
        staging.write(
            gallery::snippet_file(subject),
            gallery::snippet(subject, url, published.inlined(STYLES)).as_bytes(),
        )?;
        staging.write(gallery::feed_file(subject), gallery::feed(subject, url).as_bytes())
    })?;
    let template = sources.template(embedding::PAGE)?;
    staging.write(embedding::PAGE, embedding::page(template, url, &published.directory).as_bytes())?;
    let template = sources.template(STATEMENT)?;
    staging.write(STATEMENT, accessibility::page(template, &published.directory).as_bytes())?;
    let template = sources.template(gallery::TEMPLATE)?;
    for language in languages {
        let page = gallery::page(template, &BAKED, language, languages, url, published);
        staging.write(gallery::file(language), page.as_bytes())?;
    }
    Ok(())
}

/// Draws the pictures that stand for pages elsewhere; a chapter has the card of its picture.
fn cards(
    subjects: &[Subject],
    brand: &str,
    fonts: &Fonts,
    staging: &Staging,
    cache: &Cache,
) -> Result<(), Error> {
    let faces = fonts.faces();
    let all = Form::ALL.into_iter().flat_map(|form| subjects.iter().map(move |&subject| (subject, form)));
    let cards: Vec<_> = all.filter(|(subject, form)| form.is_made(*subject)).collect();
    cards.par_iter().try_for_each(|&(subject, form)| {
        let svg = card::svg(subject, form, brand);
        let ingredients = [svg.as_bytes(), &card::SCALE.to_be_bytes(), faces.as_bytes()];
        let card = cache.get("card", &ingredients, || raster::png_with(&svg, card::SCALE, fonts))?;
        Ok(staging.write(subject.file(form.kind(), "png"), &card)?)
    })
}

/// Scripts that follow from figures and words, which the site and the package for npm have alike.
struct Generated {
    faults: String,
    heights: String,
}

impl Generated {
    fn of(languages: &[Language]) -> Self {
        Self { faults: constants::faults(languages), heights: constants::heights(&BAKED, languages) }
    }
}

/// All that pages and the element fetch.
fn version(
    bound: &Bound,
    sources: &Sources,
    generated: &Generated,
    languages: &[Language],
) -> Result<Version, Error> {
    let mut version = Version::default();
    version.add(MODULE_FILE, &*bound.module);
    let scripts = [
        (BINDINGS_FILE, &bound.bindings),
        (SITE_FILE, &constants::own_site()),
        (FAULTS_FILE, &generated.faults),
        (HEIGHTS_FILE, &generated.heights),
    ];
    for (name, script) in scripts {
        version.add(name, script::minified(script, name)?);
    }
    for (name, text) in &sources.fetched {
        version.add(name, text.as_str());
    }
    for language in languages {
        version.add(prerender::pack_name(language.tag()), language.file());
    }
    for (name, picture) in prerender::pictures(&BAKED, languages) {
        version.add(format!("{PICTURES}/{name}"), picture);
    }
    Ok(version)
}

/// Writes what pages of others name: it keeps its name and leads to what is there now.
fn stable_files(
    published: &Published,
    version: &Version,
    url: &SiteUrl,
    staging: &Staging,
) -> Result<(), Error> {
    staging.write(FIGURES, export::figures_csv(&BAKED, &Language::english()).as_bytes())?;
    staging.write(MARK, published.element_script(url).as_bytes())?;
    staging
        .write(HOST_SCRIPT, published.host_script(&[HEIGHTS_FILE, SITE_FILE, HOST_SCRIPT], url).as_bytes())?;
    if let Some((_, sheet)) = version.files().find(|(name, _)| *name == STYLES) {
        staging.write(STYLES, sheet)?;
    }
    Ok(())
}

/// Writes the package for npm, with scripts as they are written: bundlers make them small.
fn package(
    bound: &Bound,
    sources: &Sources,
    generated: &Generated,
    url: &SiteUrl,
    languages: &[Language],
    staging: &Staging,
) -> Result<(), Error> {
    let Some(english) = languages.first() else { return Ok(()) };
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: &[u8]| -> Result<(), Error> {
        files.push(name.to_owned());
        Ok(staging.write(format!("{}/{name}", npm::FOLDER), bytes)?)
    };
    add(MODULE_FILE, &bound.module)?;
    add(BINDINGS_FILE, bound.bindings.as_bytes())?;
    add(BINDINGS_TYPES_FILE, bound.types.as_bytes())?;
    add(npm::STYLES, sources.inlined(STYLES).as_bytes())?;
    add(FIGURES, export::figures_csv(&BAKED, &Language::english()).as_bytes())?;
    for language in languages {
        add(&prerender::pack_name(language.tag()), language.file().as_bytes())?;
    }
    for (name, script) in sources.scripts.iter().filter(|(name, _)| !PAGE_SCRIPTS.contains(&name.as_str())) {
        add(name, script.as_bytes())?;
    }
    // An address on the machine of whoever builds is none for others.
    let site = serde_json::json!(if url.is_local() { "" } else { url.as_str() }).to_string();
    add(SITE_FILE, constants::site(&site, npm::STYLES, "./").as_bytes())?;
    add(FAULTS_FILE, generated.faults.as_bytes())?;
    add(HEIGHTS_FILE, generated.heights.as_bytes())?;
    add(npm::TYPES, declarations::types().as_bytes())?;
    add(npm::REACT_TYPES, declarations::REACT.as_bytes())?;
    add(npm::SITE_TYPES, npm::SITE_DECLARATIONS.as_bytes())?;
    add(npm::ELEMENTS, format!("{:#}\n", npm::elements()).as_bytes())?;
    add("LICENSE", sources::text(&cargo::root().join("LICENSE"))?.as_bytes())?;
    add("README.md", npm::readme(english, url).as_bytes())?;
    let manifest = format!("{}\n", npm::manifest(&files, url));
    Ok(staging.write(format!("{}/package.json", npm::FOLDER), manifest.as_bytes())?)
}
