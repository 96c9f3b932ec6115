//! The programs behind a test: a site being served, a chromedriver, a Chromium of its own.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};

use fantoccini::{Client, ClientBuilder};
use greater_bay_ip::cli::site_url::{PORT, SiteUrl};
use greater_bay_ip::cli::verify::SITE_VARIABLE;
use greater_bay_ip::cli::version::is_versioned;
use greater_bay_ip::cli::{build, cargo, output};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// The site under test: the one `cargo verify` has built, else one built now, once for all tests.
pub(super) fn site() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| match std::env::var_os(SITE_VARIABLE) {
        Some(site) => PathBuf::from(site),
        None => {
            let directory = cargo::target_directory().unwrap().join("browser").join("site");
            build::site(&directory, &SiteUrl::local(PORT)).unwrap();
            directory
        }
    })
}

/// What a file of the site's version is called within the site.
pub(super) fn published(name: &str) -> String {
    let mut files = output::files(site()).unwrap().into_iter();
    let is_it = |file: &String| is_versioned(file) && file.split('/').skip(2).eq(name.split('/'));
    files.find(is_it).unwrap_or_else(|| panic!("the site has no {name}"))
}

/// How many browsers run at once: more of them are slower, not faster, on the machines that run tests.
const BROWSERS: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

/// The permission to run a browser, until it is dropped.
pub(super) struct Turn(());

impl Turn {
    /// Waits until fewer than [`BROWSERS`] run.
    pub(super) fn wait() -> Self {
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut running =
            ENDED.wait_while(running, |running| *running >= BROWSERS).unwrap_or_else(PoisonError::into_inner);
        *running += 1;
        Self(())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ENDED.notify_one();
    }
}

/// A chromedriver on a free port; it ends when it is dropped.
pub(super) struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts chromedriver and waits until it says where it listens.
    pub(super) fn start() -> Self {
        // The port it finds free for one kind of address may be taken for the other; it then ends.
        (0..5).find_map(|_| Self::listening()).unwrap_or_else(|| {
            panic!("chromedriver ended before it listened; `cargo verify` installs one that fits Chromium")
        })
    }

    fn listening() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver: {error}; `cargo verify` installs it"));
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let port = line.split_once("started successfully on port ")?.1;
            Some(port.trim_end_matches('.').to_owned())
        });
        // Dropping it ends it.
        let driver =
            Self { process, address: format!("http://127.0.0.1:{}", port.as_deref().unwrap_or_default()) };
        port.map(|_| driver)
    }

    /// Opens a Chromium that keeps its profile in a directory.
    pub(super) async fn open(&self, profile: &Path) -> Client {
        let mut capabilities = json!({
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": { "args": arguments(profile) },
        });
        let capabilities: serde_json::Map<String, Value> =
            capabilities.as_object_mut().map(std::mem::take).unwrap();
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.address)
            .await
            .unwrap_or_else(|error| panic!("Chromium did not start: {error}; `cargo verify` installs it"))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn arguments(profile: &Path) -> Vec<String> {
    [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-color-profile=srgb",
        // Widths then mean what they say.
        "--hide-scrollbars",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain([format!("--user-data-dir={}", profile.display())])
    .collect()
}
