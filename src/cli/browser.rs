//! The browser the tests run in: finding it, and installing it where we may.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::cargo::{self, CargoError};
use super::raster::{Fonts, LATIN_FAMILY};

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
    /// A font for Latin text.
    LatinFont,
    /// A font for Chinese text.
    ChineseFont,
    /// What installs and runs the tools of other developers.
    Npm,
}

impl Requirement {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Requirement::Chromium => "chromium",
            Requirement::Driver => "chromedriver",
            Requirement::LatinFont => "the font DejaVu Sans",
            Requirement::ChineseFont => "a font for Chinese",
            Requirement::Npm => "npm",
        }
    }

    /// The Debian package that brings it.
    pub fn package(self) -> &'static str {
        match self {
            Requirement::Chromium => "chromium",
            Requirement::Driver => "chromium-driver",
            Requirement::LatinFont => "fonts-dejavu-core",
            Requirement::ChineseFont => "fonts-noto-cjk",
            Requirement::Npm => "npm",
        }
    }
}

/// What of the requirements is not there.
pub fn missing() -> Vec<Requirement> {
    let mut missing = Vec::new();
    if on_path("chromium").is_none() {
        missing.push(Requirement::Chromium);
    }
    if on_path("chromedriver").is_none() {
        missing.push(Requirement::Driver);
    }
    if on_path("npm").is_none() {
        missing.push(Requirement::Npm);
    }
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
    println!("Installing {} …", packages(&missing_before));
    let failed = |source| BrowserError::Install { missing: missing_before.clone(), source };
    apt_get(prefix, &["update"]).map_err(failed)?;
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(missing_before.iter().map(|requirement| requirement.package()));
    apt_get(prefix, &install).map_err(failed)
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
