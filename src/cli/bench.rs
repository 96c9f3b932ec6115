//! `bench`: the infographic beside other libraries, in a browser as slow as a cheap phone on a slow line.
//!
//! Every peer draws one chart, the ranks of the leading innovation clusters, from the same figures; ours is measured as
//! the frame of that chart and as the whole story. Times depend on the machine: what counts are ratios within one run.

pub mod contender;
pub mod exponent;
pub mod growth;
pub mod report;
pub mod rows;
pub mod visit;

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;
use serde_json::{Value, json};

use super::build::{self, Earlier};
use super::cache::Cache;
use super::cargo::CargoError;
use super::error::Error;
use super::packages::Packages;
use super::progress::Step;
use super::site_url::{PORT, SiteUrl};
use super::terminal::say;
use super::{browser, cargo, compression, output, serve};
use crate::dataset::{BAKED, Figure, Metric, Place};
use crate::language::Language;
use crate::theme::Theme;
use contender::{CONTENDERS, Contender};
use growth::GROWTHS;
use visit::Run;

/// What `bench` may be told.
#[derive(Debug, Clone, Args)]
#[group(id = "bench")]
pub struct Arguments {
    /// How often each page is visited
    #[arg(long, default_value_t = 9, value_parser = clap::value_parser!(u16).range(1..))]
    pub rounds: u16,
    /// The pages to visit, by their names [default: all]
    #[arg(long, value_delimiter = ',', value_name = "canvas,uplot")]
    pub only: Vec<String>,
    /// Write table and plot into the README
    #[arg(long)]
    pub write: bool,
    /// Measure how cost grows with rows, infographics in a page, width and density instead
    #[arg(long, conflicts_with_all = ["only", "write"])]
    pub growth: bool,
}

/// The first year for which ranks of other clusters are known.
const FIRST_YEAR: u16 = 2022;

/// The lowest rank that is drawn.
const LOWEST: f64 = 6.0;

/// Visits the pages and says what was measured.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let contenders = chosen(&arguments.only)?;
    browser::ensure()?;
    let workshop = Packages::Bench.install()?;
    copy(&Packages::Bench.manifest(), &workshop).map_err(Error::Bench)?;
    check_types(&workshop)?;
    if arguments.growth {
        return run_growth(&workshop, arguments.rounds);
    }
    let site = workshop.join("site");
    build::site(&site, &SiteUrl::local(PORT), Earlier::Dropped, &Cache::of_checkout()?)?;
    bundle(&contenders, &workshop, &site)?;
    let served = serve::background(&site)?;
    let origin = format!("http://{}", served.address);
    let page = |contender: &Contender| {
        json!({
            "name": contender.key,
            "url": format!("{origin}/{}", contender.page()),
            "isOurs": !contender.is_peer(),
            "drawing": contender.drawing,
        })
    };
    let pages: Vec<Value> = contenders.iter().map(page).collect();
    let run = visit(&pages, Pace::Slow, arguments.rounds, &workshop)?;
    say(report::table(&contenders, &run));
    if arguments.write {
        report::write(cargo::root(), &contenders, &run)?;
    }
    Ok(())
}

/// Visits pages that have more and more of something, and says how their cost grows.
fn run_growth(workshop: &Path, rounds: u16) -> Result<(), Error> {
    let site = workshop.join("growth");
    growth::write(&site)?;
    let served = serve::background(&site)?;
    let origin = format!("http://{}", served.address);
    let pages: Vec<Value> = GROWTHS.iter().flat_map(|growth| growth.pages(&origin)).collect();
    let run = visit(&pages, Pace::Own, rounds, workshop)?;
    GROWTHS.iter().for_each(|&growth| say(report::growth(growth, &run)));
    Ok(())
}

fn chosen(only: &[String]) -> Result<Vec<Contender>, Error> {
    let keys = CONTENDERS.map(|contender| contender.key);
    if let Some(unknown) = only.iter().find(|key| !keys.contains(&key.as_str())) {
        return Err(super::render::unknown("page", "--only", unknown, &keys));
    }
    let is_chosen = |contender: &Contender| only.is_empty() || only.iter().any(|key| key == contender.key);
    Ok(CONTENDERS.into_iter().filter(is_chosen).collect())
}

/// Copies pages and scripts to where their packages lie.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name())))?;
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(path, target)?;
        }
    }
    Ok(())
}

fn check_types(workshop: &Path) -> Result<(), Error> {
    write_data(workshop)?;
    let mut command = cargo::at_root("node");
    Ok(cargo::succeed(command.arg("node_modules/typescript/bin/tsc").current_dir(workshop))?)
}

/// The figures that every peer draws.
fn write_data(workshop: &Path) -> Result<(), Error> {
    Ok(output::write(&workshop.join("data.json"), data().to_string().as_bytes())?)
}

/// Each cluster that was among the first in the last year, with its rank in every year; ours is the first of them.
pub fn data() -> Value {
    let english = Language::english();
    let is_drawn = |figure: &&Figure| {
        figure.metric == Metric::ClusterRank
            && figure.period.year() >= FIRST_YEAR
            && figure.value.is_some_and(|rank| rank.to_f64() <= LOWEST)
    };
    let ranks: Vec<&Figure> = BAKED.figures().iter().filter(is_drawn).collect();
    let mut years: Vec<u16> = ranks.iter().map(|figure| figure.period.year()).collect();
    years.sort_unstable();
    years.dedup();
    let rank_in = |place: Place, year: u16| {
        let found = ranks.iter().find(|figure| figure.place == place && figure.period.year() == year);
        found.and_then(|figure| figure.value).map(|rank| rank.to_f64())
    };
    let mut places: Vec<Place> = ranks.iter().map(|figure| figure.place).collect();
    places.sort_unstable();
    places.dedup();
    let last = years.last().copied().unwrap_or(FIRST_YEAR);
    places.sort_by(|one, other| {
        let rank = |place: Place| rank_in(place, last).unwrap_or(f64::INFINITY);
        rank(*one).total_cmp(&rank(*other))
    });
    let series = places.into_iter().map(|place| {
        json!({
            "name": english.text(place.name()),
            "color": Theme::LIGHT.stroke(place.hue()).code(),
            "ranks": years.iter().map(|year| rank_in(place, *year)).collect::<Vec<_>>(),
        })
    });
    json!({ "years": years, "series": series.collect::<Vec<_>>() })
}

/// Bundles the script of each peer and writes the page around it, compressed as the site is.
fn bundle(contenders: &[Contender], workshop: &Path, site: &Path) -> Result<(), Error> {
    let path = workshop.join("page.html");
    let page = fs::read_to_string(&path).map_err(|source| Error::Read { path, source })?;
    let mut files = Vec::new();
    for Contender { key, .. } in contenders.iter().filter(|contender| contender.is_peer()) {
        let script = site.join(format!("{key}.js"));
        let mut command = cargo::at_root(workshop.join("node_modules/.bin/esbuild"));
        command.args([
            "page.js",
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--log-level=warning",
        ]);
        command.arg(format!("--alias:peer=./peers/{key}.js")).arg("--alias:data=./data.json");
        command.arg(format!("--outfile={}", script.display())).current_dir(workshop);
        cargo::succeed(&mut command)?;
        let style = script.with_extension("css");
        let link = if style.is_file() {
            format!("<link rel=\"stylesheet\" href=\"{key}.css\">")
        } else {
            String::new()
        };
        let html = page.replace("SCRIPT", &format!("{key}.js")).replace("<!-- STYLE -->", &link);
        output::write(&script.with_extension("html"), html.as_bytes())?;
        files.extend(
            [script.clone(), style, script.with_extension("html")].into_iter().filter(|file| file.is_file()),
        );
    }
    compression::beside(&files, &Cache::of_checkout()?)
}

/// How fast line and processor are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// As those of a cheap phone on a slow line.
    Slow,
    /// As those of this machine.
    Own,
}

/// Visits every page as often as asked, in turn.
fn visit(pages: &[Value], pace: Pace, rounds: u16, workshop: &Path) -> Result<Run, Error> {
    let step = Step::start("Visiting the pages", pages.len() * usize::from(rounds));
    let chromium = browser::on_path("chromium").unwrap_or_else(|| PathBuf::from("chromium"));
    let is_slow = pace == Pace::Slow;
    let task = json!({ "browser": chromium, "isSlow": is_slow, "rounds": rounds, "contenders": pages });
    let mut command = cargo::at_root("node");
    command.arg("measure.mjs").arg(task.to_string()).current_dir(workshop);
    let mut lines = Vec::new();
    let status = cargo::each_line(&mut command, |line| {
        step.advance(lines.len(), "");
        lines.push(line.to_owned());
    })?;
    if !status.success() {
        return Err(CargoError::Failed { command: "node measure.mjs".to_owned(), status }.into());
    }
    step.finish("done");
    Run::read(&lines).map_err(|source| Error::Bench(source.into()))
}
