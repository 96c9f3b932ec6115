//! A page in a browser: opening it, looking at it, acting on it as a reader does.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use axum::http::Method;
use fantoccini::actions::{
    InputSource as _, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::wd::{PrintConfiguration, PrintSize};
use fantoccini::{Client, Locator};
use greater_bay_ip::cli::serve::{self, Served};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use url::{ParseError, Url};

use super::driver::{Driver, Engine, Turn, site};

/// What every script can call.
const PROBES: &str = include_str!("page.js");

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The canvases' pictures by chart: two are equal when every pixel is.
pub(super) type Pictures = BTreeMap<String, String>;

/// A browser with one window on a served site.
pub(super) struct Page {
    runtime: Runtime,
    client: Option<Client>,
    engine: Engine,
    served: Served,
    _driver: Driver,
    _profile: tempfile::TempDir,
    _turn: Turn,
}

/// Opens the site at an address once it is ready, at 1280 × 900 CSS pixels, lets the test look at it, and
/// expects that the console has stayed empty.
pub(super) fn visit(address: &str, test: impl FnOnce(&Page)) {
    let page = Page::of(site());
    page.open(address);
    test(&page);
    page.expect_silence();
}

impl Page {
    /// How many A4 pages it takes on paper, at the margins browsers give.
    pub(super) fn pages_on_paper(&self) -> usize {
        let paper = PrintConfiguration::builder().size(PrintSize::A4).build().unwrap();
        let pdf = self.runtime.block_on(self.client().print(paper)).unwrap();
        let pdf = String::from_utf8_lossy(&pdf).into_owned();
        pdf.matches("/Type /Page").count() - pdf.matches("/Type /Pages").count()
    }

    /// Chromium on a served directory, nothing opened yet.
    pub(super) fn of(site: &Path) -> Self {
        Self::in_engine(Engine::Blink, site)
    }

    /// A browser of an engine on a served directory, nothing opened yet.
    pub(super) fn in_engine(engine: Engine, site: &Path) -> Self {
        let turn = Turn::wait();
        let served = serve::background(site).unwrap();
        let driver = Driver::start(engine);
        let profile = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let client = runtime.block_on(driver.open(profile.path()));
        let client = Some(client);
        let page = Self { runtime, client, engine, served, _driver: driver, _profile: profile, _turn: turn };
        page.set_screen(1280, 900, 1.0);
        page
    }

    fn client(&self) -> &Client {
        self.client.as_ref().unwrap()
    }

    /// The address of a path of the site.
    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.served.address)
    }

    /// Goes to a path of the site; does not wait for the infographic.
    #[track_caller]
    pub(super) fn go(&self, path: &str) {
        self.go_away(&self.url(path));
    }

    /// Goes to an address that something else serves.
    #[track_caller]
    pub(super) fn go_away(&self, address: &str) {
        self.runtime.block_on(self.client().goto(address)).unwrap();
    }

    /// Goes to an address that others serve.
    #[track_caller]
    pub(super) fn go_elsewhere(&self, address: &str) {
        self.runtime.block_on(self.client().goto(address)).unwrap();
    }

    /// Goes to a path of the site, waits until the infographic is ready, and opens the explorer, so that every chart and
    /// every control is there.
    #[track_caller]
    pub(super) fn open(&self, path: &str) {
        self.arrive(path);
        self.explore();
    }

    /// Goes to a path of the site and waits until the infographic is ready, as readers first see it.
    #[track_caller]
    pub(super) fn arrive(&self, path: &str) {
        self.go(path);
        self.wait_for("the infographic to be ready", "return element.hasAttribute('data-ready')");
    }

    /// Opens the explorer, where there is one.
    #[track_caller]
    pub(super) fn explore(&self) {
        self.run("if (openExplorer()) await settled()");
    }

    /// Looks at the page in a frame, the first that a selector finds.
    #[track_caller]
    pub(super) fn in_frame<T>(&self, selector: &str, look: impl FnOnce() -> T) -> T {
        self.runtime.block_on(async {
            let frame = self.client().find(Locator::Css(selector)).await.unwrap();
            frame.enter_frame().await.unwrap();
        });
        let seen = look();
        self.runtime.block_on(self.client().enter_parent_frame()).unwrap();
        seen
    }

    /// Goes back in the history.
    pub(super) fn back(&self) {
        self.runtime.block_on(self.client().back()).unwrap();
    }

    /// Goes forward in the history.
    pub(super) fn forward(&self) {
        self.runtime.block_on(self.client().forward()).unwrap();
    }

    /// What a script returns; a promise is waited for.
    #[track_caller]
    pub(super) fn run(&self, script: &str) -> Value {
        self.run_with(script, json!(null))
    }

    /// What a script returns that is given a value, its `given`.
    #[track_caller]
    pub(super) fn run_with(&self, script: &str, given: Value) -> Value {
        let whole = format!("const [given] = arguments; return (async () => {{ {PROBES}\n{script} }})()");
        match self.runtime.block_on(self.client().execute(&whole, vec![given])) {
            Ok(answer) => answer,
            Err(error) => panic!("{script}\n{error}"),
        }
    }

    /// A script's answer as text, once what was put off until after the next picture is done.
    #[track_caller]
    pub(super) fn text(&self, script: &str) -> String {
        let answer = self.run(&format!("await tick(); {script}"));
        answer.as_str().unwrap_or_else(|| panic!("no text but {answer} from {script}")).to_owned()
    }

    /// A script's answer as yes or no.
    #[track_caller]
    pub(super) fn holds(&self, script: &str) -> bool {
        let answer = self.run(script);
        answer.as_bool().unwrap_or_else(|| panic!("neither yes nor no but {answer} from {script}"))
    }

    /// A script's answer as a list of texts.
    #[track_caller]
    pub(super) fn texts(&self, script: &str) -> Vec<String> {
        serde_json::from_value(self.run(script)).unwrap()
    }

    /// Waits until a script says yes.
    #[track_caller]
    pub(super) fn wait_for(&self, what: &str, script: &str) {
        let started = Instant::now();
        while !self.holds(script) {
            assert!(
                started.elapsed() < PATIENCE,
                "waited in vain for {what}; console: {:#?}",
                self.console()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until a script says yes, whose page may be loaded anew at any moment.
    #[track_caller]
    pub(super) fn wait_over_reloads(&self, what: &str, script: &str) {
        let whole = format!("return (async () => {{ {PROBES}\n{script} }})()");
        let started = Instant::now();
        let says = || self.runtime.block_on(self.client().execute(&whole, Vec::new())).unwrap_or_default();
        while says() != json!(true) {
            assert!(
                started.elapsed() < PATIENCE,
                "waited in vain for {what}; console: {:#?}",
                self.console()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until a script's answer is a text.
    #[track_caller]
    pub(super) fn wait_for_text(&self, expected: &str, script: &str) {
        let started = Instant::now();
        loop {
            let text = self.text(script);
            if text == expected {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "“{text}” did not become “{expected}”");
        }
    }

    /// Waits until the address asks for this and nothing else: it is written once the picture stands.
    #[track_caller]
    pub(super) fn wait_for_query(&self, query: &str) {
        self.wait_for_text(query, "return location.search.replace('?', '')");
    }

    /// The pictures on the canvases once they have come to rest.
    #[track_caller]
    pub(super) fn pictures(&self) -> Pictures {
        serde_json::from_value(self.run("await settled(); return pictures()")).unwrap()
    }

    /// The pictures on the canvases as they are at this moment, on the way to others perhaps.
    #[track_caller]
    pub(super) fn pictures_now(&self) -> Pictures {
        serde_json::from_value(self.run("return pictures()")).unwrap()
    }

    /// Waits until the canvases show these pictures.
    #[track_caller]
    pub(super) fn wait_for_pictures(&self, expected: &Pictures) {
        let started = Instant::now();
        loop {
            let shown = self.pictures_now();
            if shown == *expected {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "{shown:#?}\ndid not become\n{expected:#?}");
        }
    }

    /// Clicks in the middle of what a selector finds in the infographic.
    #[track_caller]
    pub(super) fn click(&self, selector: &str) {
        let middle = "const box = one(given)?.getBoundingClientRect();
            if (!box?.width) throw new Error(`nothing to click on: ${given}`);
            one(given).scrollIntoView({ block: 'center', behavior: 'instant' });
            const { x, y, width, height } = one(given).getBoundingClientRect();
            return [x + width / 2, y + height / 2]";
        let (x, y) = serde_json::from_value(self.run_with(middle, json!(selector))).unwrap();
        let click = mouse()
            .then(PointerAction::MoveTo { duration: Some(Duration::ZERO), x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.runtime.block_on(self.client().perform_actions(click)).unwrap();
    }

    /// Moves the mouse to a point of the viewport.
    #[track_caller]
    pub(super) fn point_at(&self, x: f64, y: f64) {
        let movement = mouse().then(PointerAction::MoveTo { duration: Some(Duration::ZERO), x, y });
        self.runtime.block_on(self.client().perform_actions(movement)).unwrap();
    }

    /// Presses a key, or types a letter.
    #[track_caller]
    pub(super) fn press(&self, key: impl Into<char>) {
        let value = key.into();
        let stroke = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.runtime.block_on(self.client().perform_actions(stroke)).unwrap();
    }

    /// Makes the viewport so many CSS pixels wide and high, with so many device pixels to each; others than Chromium
    /// keep the ratio they have.
    #[track_caller]
    pub(super) fn set_screen(&self, width: u32, height: u32, ratio: f64) {
        if self.engine != Engine::Blink {
            return self.set_window(width, height);
        }
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", screen);
    }

    /// Makes the window as large as leaves so much to the page.
    #[track_caller]
    fn set_window(&self, width: u32, height: u32) {
        let frame = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let (beside, above): (u32, u32) = serde_json::from_value(self.run(frame)).unwrap();
        let resized = self.client().set_window_size(width + beside, height + above);
        self.runtime.block_on(resized).unwrap();
        self.wait_for("the window", &format!("return innerWidth === {width}"));
    }

    /// Makes a media feature such as `prefers-color-scheme` match a value; an empty one ends that.
    #[track_caller]
    pub(super) fn set_media(&self, name: &str, value: &str) {
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": name, "value": value }] }),
        );
    }

    /// Shows the page as it is on paper, in the window.
    #[track_caller]
    pub(super) fn show_as_on_paper(&self) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    }

    /// Runs a script in every page opened from now on, before the page's own.
    #[track_caller]
    pub(super) fn run_before_pages(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// Sends a command of the DevTools protocol.
    #[track_caller]
    pub(super) fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.send("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// The messages in the console since it was last asked; only Chromium's driver tells them.
    pub(super) fn console(&self) -> Vec<String> {
        if self.engine != Engine::Blink {
            return Vec::new();
        }
        let log = self.log("browser");
        let messages = log.iter().map(|entry| entry["message"].as_str().unwrap());
        // The page that a new window begins with is Chromium's own, and fails where scripts are switched off meanwhile.
        messages.filter(|message| !message.starts_with("chrome://")).map(str::to_owned).collect()
    }

    /// The console of a page whose scripts do not run: what was preloaded for them is not used,
    /// and Chromium says so if the page is still there after some seconds.
    pub(super) fn unscripted_console(&self) -> Vec<String> {
        self.console().into_iter().filter(|message| !message.contains("was preloaded")).collect()
    }

    /// What went over the network since it was last asked: events of the DevTools protocol.
    pub(super) fn traffic(&self) -> Vec<Value> {
        let entries = self.log("performance");
        let events = entries.iter().map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
            event["message"].clone()
        });
        events.filter(|event| event["method"].as_str().unwrap().starts_with("Network.")).collect()
    }

    fn log(&self, kind: &str) -> Vec<Value> {
        serde_json::from_value(self.send("se/log", json!({ "type": kind })).unwrap()).unwrap()
    }

    /// Expects that nothing has been written to the console.
    #[track_caller]
    pub(super) fn expect_silence(&self) {
        assert_eq!(self.console(), [""; 0]);
    }

    fn send(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.runtime.block_on(self.client().issue_cmd(Extension { path, body }))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // A session that is lost already needs no closing.
            let _ = self
                .runtime
                .block_on(async { tokio::time::timeout(Duration::from_secs(10), client.close()).await });
        }
    }
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".to_owned())
}

/// A command that chromedriver has beyond WebDriver.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
