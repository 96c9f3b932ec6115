//! The browsers the tests run in: finding them, and installing them where we may.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::cargo::{self, CargoError};
use super::raster::{Fonts, LATIN_FAMILY};
use super::terminal::say;

/// Text the fonts must be able to draw: the Chinese of either script.
const CHINESE: &str = "粤港澳大湾区 粵港澳大灣區";

/// Why there is no browser to test with.
#[derive(Debug, thiserror::Error)]
pub enum BrowserError {
    /// We may not install packages here.
    #[error(
        "{} cannot be found, and this user may not install packages here.\n\
         Install what is missing, on Debian with\n\x20 apt-get install --no-install-recommends {}\n\
         and elsewhere the like; a chromedriver must be of its Chromium’s version, and both on the PATH as \
         `chromium` and `chromedriver`",
        names(missing),
        packages(missing)
    )]
    MayNotInstall {
        /// What is missing.
        missing: Vec<Requirement>,
    },
    /// Installing did not work; apt-get has said why.
    #[error("installing {} failed; install them by hand", packages(missing))]
    Install {
        /// What is missing.
        missing: Vec<Requirement>,
        /// The command that failed.
        source: CargoError,
    },
    /// The packages are installed, yet what they should bring is not there.
    #[error("{} still cannot be found after installing {}", names(missing), packages(missing))]
    StillMissing {
        /// What is missing.
        missing: Vec<Requirement>,
    },
}

/// One of the things the browser tests stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// The browser.
    Chromium,
    /// The program that drives it.
    Driver,
    /// The browser of another engine, Gecko; [`ensure_geckodriver`] brings what drives it.
    Firefox,
    /// What drives the small browser of a third engine, WebKitGTK, and brings that.
    WebKitDriver,
    /// A screen for browsers that have windows only.
    Screen,
    /// A font for Latin text.
    LatinFont,
    /// A font for Chinese text.
    ChineseFont,
    /// What installs and runs the tools of other developers.
    Npm,
    /// A server that is told our rules.
    Nginx,
}

impl Requirement {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Requirement::Chromium => "chromium",
            Requirement::Driver => "chromedriver",
            Requirement::Firefox => "firefox-esr",
            Requirement::WebKitDriver => "WebKitWebDriver",
            Requirement::Screen => "Xvfb",
            Requirement::LatinFont => "the font DejaVu Sans",
            Requirement::ChineseFont => "a font for Chinese",
            Requirement::Npm => "npm",
            Requirement::Nginx => "nginx",
        }
    }

    /// The Debian package that brings it.
    pub fn package(self) -> &'static str {
        match self {
            Requirement::Chromium => "chromium",
            Requirement::Driver => "chromium-driver",
            Requirement::Firefox => "firefox-esr",
            Requirement::WebKitDriver => "webkit2gtk-driver",
            Requirement::Screen => "xvfb",
            Requirement::LatinFont => "fonts-dejavu-core",
            Requirement::ChineseFont => "fonts-noto-cjk",
            Requirement::Npm => "npm",
            Requirement::Nginx => "nginx-light",
        }
    }
}

/// What of the requirements is not there.
pub fn missing() -> Vec<Requirement> {
    let programs = [
        Requirement::Chromium,
        Requirement::Driver,
        Requirement::Firefox,
        Requirement::WebKitDriver,
        Requirement::Screen,
        Requirement::Npm,
        Requirement::Nginx,
    ];
    let mut missing: Vec<_> =
        programs.into_iter().filter(|program| on_path(program.name()).is_none()).collect();
    let fonts = Fonts::system().ok();
    if !fonts.as_ref().is_some_and(|fonts| fonts.has_family(LATIN_FAMILY)) {
        missing.push(Requirement::LatinFont);
    }
    if !fonts.is_some_and(|fonts| can_draw(&fonts)) {
        missing.push(Requirement::ChineseFont);
    }
    missing
}

/// Fonts for everything the infographic says; where they are missing they are installed if that is possible.
pub fn fonts() -> Result<Fonts, BrowserError> {
    if let Some(fonts) = Fonts::system().ok().filter(can_draw) {
        return Ok(fonts);
    }
    let missing = vec![Requirement::LatinFont, Requirement::ChineseFont];
    install(missing.clone())?;
    Fonts::system().ok().filter(can_draw).ok_or(BrowserError::StillMissing { missing })
}

fn can_draw(fonts: &Fonts) -> bool {
    fonts.missing(CHINESE).is_ok_and(|missing| missing.is_empty())
}

/// Installs what is missing where that is possible, and otherwise says exactly what to install.
pub fn ensure() -> Result<(), BrowserError> {
    let before = missing();
    if before.is_empty() {
        return Ok(());
    }
    install(before)?;
    let missing = missing();
    if missing.is_empty() { Ok(()) } else { Err(BrowserError::StillMissing { missing }) }
}

fn install(missing_before: Vec<Requirement>) -> Result<(), BrowserError> {
    let Some(prefix) = installer() else {
        return Err(BrowserError::MayNotInstall { missing: missing_before });
    };
    say(format_args!("Installing {} …", packages(&missing_before)));
    let failed = |source| BrowserError::Install { missing: missing_before.clone(), source };
    apt_get(prefix, &["update"]).map_err(failed)?;
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(missing_before.iter().map(|requirement| requirement.package()));
    apt_get(prefix, &install).map_err(failed)
}

/// The version of geckodriver that is installed where there is none.
const GECKODRIVER_VERSION: &str = "0.37.1";

/// What drives Firefox: the one on the path, else the one that [`ensure_geckodriver`] has installed.
pub fn geckodriver() -> Option<PathBuf> {
    let own = || Some(tools().ok()?.join("bin").join("geckodriver"));
    on_path("geckodriver").or_else(own).filter(|file| is_program(file))
}

/// Installs what drives Firefox where it is missing: Debian has no package of it, so cargo builds it.
pub fn ensure_geckodriver() -> Result<(), CargoError> {
    if geckodriver().is_some() {
        return Ok(());
    }
    let mut command = cargo::cargo();
    // Without optimization, which takes twice as long to compile: it only passes words on.
    command.args(["install", "geckodriver", "--version", GECKODRIVER_VERSION, "--locked", "--debug"]);
    cargo::succeed(command.arg("--root").arg(tools()?))
}

/// Where cargo installs what tests need.
fn tools() -> Result<PathBuf, CargoError> {
    Ok(cargo::target_directory()?.join("tools"))
}

/// Finds a program as a shell would.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|directory| directory.join(program)).find(|file| is_program(file))
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file() || file.with_extension("exe").is_file()
}

/// What to put before apt-get so that it may install; `None` where nothing helps.
fn installer() -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    let mut id = Command::new("id");
    if cargo::answer(id.arg("-u")).is_ok_and(|id| id.trim() == "0") {
        return Some(&["env"]);
    }
    let may_without_password = cargo::works(Command::new("sudo").args(["-n", "true"]));
    may_without_password.then_some(&["sudo", "-n", "env"])
}

fn apt_get(prefix: &[&str], arguments: &[&str]) -> Result<(), CargoError> {
    let mut command = cargo::at_root(prefix[0]);
    command.args(&prefix[1..]).args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments);
    cargo::succeed(&mut command)
}

fn names(missing: &[Requirement]) -> String {
    missing.iter().map(|requirement| requirement.name()).collect::<Vec<_>>().join(", ")
}

fn packages(missing: &[Requirement]) -> String {
    missing.iter().map(|requirement| requirement.package()).collect::<Vec<_>>().join(" ")
}
