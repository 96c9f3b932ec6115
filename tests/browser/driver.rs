//! The programs behind a test: a site being served, and a browser of its own with its driver.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use greater_bay_ip::cli::cache::Cache;
use greater_bay_ip::cli::site_url::{PORT, SiteUrl};
use greater_bay_ip::cli::verify::SITE_VARIABLE;
use greater_bay_ip::cli::version::is_versioned;
use greater_bay_ip::cli::{browser, build, cargo, output};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// The site under test: the one `cargo verify` has built, else one built now, once for all tests.
pub(super) fn site() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| match std::env::var_os(SITE_VARIABLE) {
        Some(site) => PathBuf::from(site),
        None => {
            let directory = cargo::target_directory().unwrap().join("browser").join("site");
            build::site(
                &directory,
                &SiteUrl::local(PORT),
                build::Earlier::Dropped,
                &Cache::of_checkout().unwrap(),
            )
            .unwrap();
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

/// An engine, in the browser that has it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    /// Chromium, by chromedriver.
    Blink,
    /// Firefox ESR, by geckodriver.
    Gecko,
    /// The small browser of WebKitGTK, by WebKitWebDriver.
    WebKit,
}

/// A program that ends when it is dropped.
pub(super) struct Running(Child);

impl Running {
    pub(super) fn start(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
        Self(child.unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo verify` installs it")))
    }

    /// What follows some words on a line that it prints; nothing where it ends before.
    pub(super) fn says(&mut self, words: &str) -> Option<String> {
        let mut lines = BufReader::new(self.0.stdout.take()?).lines().map_while(Result::ok);
        let said = lines.find_map(|line| Some(line.split_once(words)?.1.trim_end_matches('.').to_owned()));
        // It goes on printing, and must not wait for somebody to read that.
        std::thread::spawn(move || lines.for_each(drop));
        said
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A driver on a free port, and what it needs; all ends when it is dropped.
pub(super) struct Driver {
    engine: Engine,
    address: String,
    /// The driver first: it closes its browser while there is still a screen.
    _running: Vec<Running>,
}

impl Driver {
    /// Starts the driver of an engine and waits until it listens.
    pub(super) fn start(engine: Engine) -> Self {
        let listening = || match engine {
            Engine::Blink => Self::chromedriver(),
            Engine::Gecko => Self::geckodriver(),
            Engine::WebKit => Self::webkit_driver(),
        };
        // A port that was found free may be taken meanwhile, or for another kind of address; the driver then ends.
        let (address, running) = (0..5).find_map(|_| listening()).unwrap_or_else(|| {
            panic!("the driver of {engine:?} ended before it listened; `cargo verify` installs one that fits")
        });
        Self { engine, address: format!("http://{address}"), _running: running }
    }

    fn chromedriver() -> Option<(String, Vec<Running>)> {
        let mut driver = Running::start(Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()));
        let port = driver.says("started successfully on port ")?;
        Some((format!("127.0.0.1:{port}"), vec![driver]))
    }

    fn geckodriver() -> Option<(String, Vec<Running>)> {
        let program = browser::geckodriver().unwrap_or_else(|| "geckodriver".into());
        let ports = ["--port=0", "--websocket-port=0"];
        let mut driver = Running::start(Command::new(program).args(ports).stdout(Stdio::piped()));
        let address = driver.says("Listening on ")?;
        Some((address, vec![driver]))
    }

    fn webkit_driver() -> Option<(String, Vec<Running>)> {
        // Its browser has windows only.
        let mut screen = Running::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "2000x1600x24"])
                .stdout(Stdio::piped()),
        );
        let display = screen.says("")?;
        // It does not tell which port it finds.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok()?.local_addr().ok()?.port();
        let mut driver = Running::start(
            Command::new("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .env("DISPLAY", format!(":{display}"))
                .stdout(Stdio::null()),
        );
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if driver.0.try_wait().ok()?.is_some() {
                return None;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Some((format!("127.0.0.1:{port}"), vec![driver, screen]))
    }

    /// Opens a browser; Chromium keeps its profile in the directory, others in one of their own.
    pub(super) async fn open(&self, profile: &Path) -> Client {
        let capabilities = match self.engine {
            Engine::Blink => json!({
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "goog:chromeOptions": { "args": arguments(profile) },
            }),
            Engine::Gecko => json!({ "moz:firefoxOptions": { "args": ["-headless"] } }),
            Engine::WebKit => json!({}),
        };
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().cloned().unwrap())
            .connect(&self.address)
            .await
            .unwrap_or_else(|error| {
                panic!("the browser of {:?} did not start: {error}; `cargo verify` installs it", self.engine)
            })
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
