//! `verify`: everything that must hold before a change is published, in one command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use super::build::{self, Earlier};
use super::cache::Cache;
use super::cargo;
use super::error::Error;
use super::packages::Packages;
use super::site_url::{PORT, SiteUrl};
use super::terminal::say;
use super::wasm::{self, TARGET};
use super::weight::{BUDGET_BROTLI_BYTES, Weight, Weights};
use super::{browser, output};

/// Tells the tests where the built site is.
pub const SITE_VARIABLE: &str = "GREATER_BAY_IP_SITE";

/// Has tests look at every state of every page where they look at a sample.
pub const FULL_VARIABLE: &str = "GREATER_BAY_IP_FULL";

/// How many checks and tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that passed.
    pub passed: usize,
    /// Those that failed.
    pub failed: usize,
}

impl Tally {
    /// Reads a line of a test binary: `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    pub fn of_line(line: &str) -> Option<Self> {
        let counts = line.trim().strip_prefix("test result: ")?;
        let count = |word: &str| {
            let before = counts.split_once(word)?.0.trim_end();
            before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
        };
        Some(Self { passed: count("passed")?, failed: count("failed")? })
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs every check, also after one has failed, and ends with the sums.
pub fn run() -> ExitCode {
    let mut report = Report::default();
    report.step("WebAssembly target", || Ok(wasm::ensure_target()?));
    report.step("Browsers and fonts", || Ok(browser::ensure()?));
    report.step("Driver of Firefox", || Ok(browser::ensure_geckodriver()?));
    report.step("Packages from npm", || Packages::Tests.install());
    report.step("rustfmt and clippy", ensure_components);
    report.step("Formatting", || cargo_passes(&["fmt", "--check"]));
    report.step("Lints", || cargo_passes(&["clippy", "--all-targets", "--", "-D", "warnings"]));
    let for_wasm = ["--lib", "--no-default-features", "--target", TARGET];
    report.step("Lints for WebAssembly", || {
        cargo_passes(&[&["clippy"], &for_wasm[..], &["--", "-D", "warnings"]].concat())
    });
    let for_preview = ["--lib", "--no-default-features", "--features", "preview", "--target", TARGET];
    report.step("Lints for previews", || {
        cargo_passes(&[&["clippy"], &for_preview[..], &["--", "-D", "warnings"]].concat())
    });
    let apart = ["--no-default-features", "--features", "check-tables", "--bin", "check-tables"];
    report.step("Lints of what checks the tables", || {
        cargo_passes(&[&["clippy"], &apart[..], &["--", "-D", "warnings"]].concat())
    });
    report.step("Tables", || cargo_passes(&["tables"]));
    report.step("Documentation", || documented(&[]));
    report.step("Documentation for WebAssembly", || documented(&for_wasm));
    let built = report.step("Site", site);
    let site = built.map(|(site, weights)| {
        report.step("Site within its budget", || within_budget(&weights));
        site
    });
    if let Some(site) = &site {
        report.step("Same site from the same sources", || reproduced(site));
    }
    report.tests("Tests", site);
    report.end()
}

/// What has been counted, and what went wrong.
#[derive(Debug, Default)]
struct Report {
    tally: Tally,
    failures: Vec<String>,
}

impl Report {
    /// Runs one check under its heading; it counts as one that passed or failed.
    fn step<T>(&mut self, heading: &str, check: impl FnOnce() -> Result<T, Error>) -> Option<T> {
        let started = announce(heading);
        let outcome = check();
        match outcome {
            Ok(value) => {
                say(format_args!("   passed in {:.1} s", started.elapsed().as_secs_f64()));
                self.tally.passed += 1;
                Some(value)
            }
            Err(error) => {
                say(format_args!("   failed after {:.1} s: {error}", started.elapsed().as_secs_f64()));
                self.tally.failed += 1;
                self.failures.push(format!("{heading}: {error}"));
                None
            }
        }
    }

    /// Runs the tests; each counts for itself, and the run as a whole only when it broke off.
    fn tests(&mut self, heading: &str, site: Option<PathBuf>) {
        let started = announce(heading);
        let seconds = || started.elapsed().as_secs_f64();
        match test(site) {
            Ok((tally, succeeded)) => {
                say(format_args!(
                    "   {} passed, {} failed in {:.1} s",
                    tally.passed,
                    tally.failed,
                    seconds()
                ));
                self.tally.add(tally);
                if tally.failed > 0 {
                    self.failures
                        .push(format!("{heading}: {} failed; their names stand above", tally.failed));
                } else if !succeeded || tally.passed == 0 {
                    self.tally.failed += 1;
                    self.failures
                        .push(format!("{heading}: they did not run to their end; the reason stands above"));
                }
            }
            Err(error) => {
                self.tally.failed += 1;
                self.failures.push(format!("{heading}: {error}"));
            }
        }
    }

    /// The sums stand on the last line, also for whoever reads only that.
    fn end(self) -> ExitCode {
        let Tally { passed, failed } = self.tally;
        say("");
        for failure in &self.failures {
            say(format_args!("FAILED {failure}"));
        }
        say(format_args!("{passed} passed, {failed} failed"));
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn announce(heading: &str) -> Instant {
    say(format_args!("\n── {heading}"));
    Instant::now()
}

fn cargo_passes(arguments: &[&str]) -> Result<(), Error> {
    Ok(cargo::succeed(cargo::cargo().args(arguments))?)
}

/// Expects that the documentation of our own code can be written without a warning.
fn documented(arguments: &[&str]) -> Result<(), Error> {
    let mut command = cargo::cargo();
    command.args(["doc", "--no-deps"]).args(arguments).env("RUSTDOCFLAGS", "-D warnings");
    Ok(cargo::succeed(&mut command)?)
}

/// Adds rustfmt and clippy to the toolchain when it does not have them.
fn ensure_components() -> Result<(), Error> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !cargo::works(cargo::cargo().args([subcommand, "--version"])) {
            cargo::succeed(cargo::at_root("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// Builds the site where no published one is overwritten; with what it weighs.
fn site() -> Result<(PathBuf, Weights), Error> {
    let directory = cargo::target_directory()?.join("verify").join("site");
    let weights = build::site(&directory, &SiteUrl::local(PORT), Earlier::Dropped, &Cache::of_checkout()?)?;
    Ok((directory, weights))
}

/// Holds what readers of each language fetch to the budget.
fn within_budget(weights: &[(&'static str, Weight)]) -> Result<(), Error> {
    let within = |(tag, weight): &(&'static str, Weight)| weight.within(BUDGET_BROTLI_BYTES, tag);
    Ok(weights.iter().try_for_each(within)?)
}

/// Builds the site again and expects the same files, to the byte.
fn reproduced(site: &Path) -> Result<(), Error> {
    let again = site.with_file_name("again");
    // Made anew: what is kept from the first build would equal itself.
    build::site(&again, &SiteUrl::local(PORT), Earlier::Dropped, &Cache::none())?;
    let (first, second) = (output::files(site)?, output::files(&again)?);
    let read = |path: PathBuf| fs::read(&path).map_err(|source| Error::Read { path, source });
    for file in first.iter().chain(&second) {
        if !(first.contains(file) && second.contains(file))
            || read(site.join(file))? != read(again.join(file))?
        {
            return Err(Error::Unlike { file: file.clone() });
        }
    }
    Ok(())
}

/// Runs all tests, passes on what they print, and counts their results.
fn test(site: Option<PathBuf>) -> Result<(Tally, bool), Error> {
    let mut command = cargo::cargo();
    command.args(["test", "--no-fail-fast"]);
    if let Some(site) = site {
        command.env(SITE_VARIABLE, site);
    }
    let mut tally = Tally::default();
    let status = cargo::each_line(&mut command, |line| {
        say(line);
        tally.add(Tally::of_line(line).unwrap_or_default());
    })?;
    Ok((tally, status.success()))
}
