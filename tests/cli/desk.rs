use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use greater_bay_ip::cli::cargo;
use greater_bay_ip::cli::desk::change::{Change, Watched};
use greater_bay_ip::cli::desk::news::EditorLink;
use greater_bay_ip::cli::desk::preview::{self, Preview};
use greater_bay_ip::cli::error::Error;
use greater_bay_ip::cli::script;
use greater_bay_ip::cli::site_url::SiteUrl;
use greater_bay_ip::cli::sources::Sources;
use greater_bay_ip::cli::style;
use greater_bay_ip::cli::tables::Tables;
use greater_bay_ip::cli::wasm::MODULE_FILE;
use greater_bay_ip::dataset::{BAKED, Dataset};
use greater_bay_ip::editorial;
use greater_bay_ip::language::Language;

use super::refuses;
use super::tables::changed;

/// The longest that a change of a figure or a word may take until it is in the page.
const SOON: Duration = Duration::from_secs(5);

/// An edit of a figure of the story: where it stands, what stands there, and what is to stand there.
pub(crate) const EDIT: (&str, &str, &str) =
    ("story.csv", "greater-bay-area,2025-06,8524000,", "greater-bay-area,2025-06,8765000,");

#[test]
fn each_file_makes_anew_what_is_made_of_it() {
    let root = cargo::root();
    let watched = Watched::new(root, &root.join(editorial::FOLDER)).unwrap();
    let change = |path: &str| watched.change(&root.canonicalize().unwrap().join(path));
    for table in ["src/data/story.csv", "src/data/messages/pt.toml"] {
        assert_eq!(change(table), Some(Change::Tables), "{table}");
    }
    for page in ["www/index.html", "www/greater-bay-ip.css", "www/embed.js"] {
        assert_eq!(change(page), Some(Change::Pages), "{page}");
    }
    for code in ["src/view.rs", "src/cli/desk/page.js", "Cargo.toml", "Cargo.lock", "build.rs"] {
        assert_eq!(change(code), Some(Change::Code), "{code}");
    }
    for other in [
        "src/data/.story.csv.swp",
        "src/data/story.csv~",
        "src/data/messages/4913",
        "src/data/old/story.csv",
        "www/.index.html.swp",
        "README.md",
        "tests/view.rs",
        "target/debug/build.rs",
    ] {
        assert_eq!(change(other), None, "{other}");
    }
}

#[test]
fn tables_that_are_compiled_in_do_not_count_where_others_are_shown() {
    let tables = changed(&[]);
    let watched = Watched::new(cargo::root(), tables.path()).unwrap();
    let of = |folder: &Path| watched.change(&folder.canonicalize().unwrap().join("story.csv"));
    assert_eq!(of(tables.path()), Some(Change::Tables));
    assert_eq!(of(&cargo::root().join(editorial::FOLDER)), None);
}

#[test]
fn a_link_leads_an_editor_to_a_place() {
    let link = EditorLink("editor://file{path}:{line}:{column}".to_owned());
    assert_eq!(link.to(Path::new("/a b/c#.csv"), Some(5), None), "editor://file/a%20b/c%23.csv:5:1");
    let notice = link.notice(Path::new("/a"), Path::new("/a/b.csv"), Some(5), Some(7), "wrong".to_owned());
    assert_eq!(notice.place.as_deref(), Some("b.csv:5"));
    assert_eq!(notice.link.as_deref(), Some("editor://file/a/b.csv:5:7"));
}

#[test]
fn mistakes_in_scripts_and_style_sheets_are_told_with_their_line() {
    let link = EditorLink("{path}:{line}".to_owned());
    let root = Path::new("/root");
    let told = |error: Error| {
        let notices = link.notices(&error, root, root);
        notices.into_iter().map(|notice| notice.place.unwrap()).collect::<Vec<_>>()
    };
    let script = script::minified("const one = 1;\nconst = 2;\n", "embed.js").unwrap_err();
    assert_eq!(told(script.into()), ["www/embed.js:2"]);
    let sheet = style::minified("a { color: red }\n\n} b { color: }", "embed.css").unwrap_err();
    assert_eq!(told(sheet.into()), ["www/embed.css:3"]);
}

fn preview_of(tables: Tables) -> Preview {
    Preview::new(tables, Sources::read().unwrap(), SiteUrl::local(8080))
}

fn text(preview: &Preview, name: &str) -> String {
    String::from_utf8(preview.file(name).unwrap().unwrap()).unwrap()
}

#[test]
fn a_preview_shows_the_figures_and_words_it_was_made_of() {
    let word = (
        "messages/pt.toml",
        "valid-trademarks = \"marcas registadas",
        "valid-trademarks = \"sinais registados",
    );
    let was = preview_of(Tables::baked());
    let is = was.with_tables(Tables::read(changed(&[EDIT, word]).path()).unwrap());
    assert_ne!(was.stamp(), is.stamp());
    let version = preview::version();
    for (name, before, after) in [
        ("index.html", "8.524", "8.765"),
        ("embed-stock.html", "8.524", "8.765"),
        ("figures.csv", "8524000", "8765000"),
        (&format!("{version}dataset.json"), "8524000", "8765000"),
        (&format!("{version}greater-bay-ip.pt.txt"), "marcas registadas", "sinais registados"),
        (&format!("{version}pictures/stock-wide.svg"), "8.524", "8.765"),
    ] {
        let (was, is) = (text(&was, name), text(&is, name));
        assert!(was.contains(before) && !was.contains(after), "{name}");
        assert!(is.contains(after), "{name}");
    }
    let dataset: Dataset = serde_json::from_str(&text(&was, &format!("{version}dataset.json"))).unwrap();
    assert_eq!(dataset, BAKED);
    assert_eq!(text(&was, &format!("{version}greater-bay-ip.en.txt")), Language::english().file());
    assert_eq!(is.file("card.png").unwrap(), None);
}

#[test]
fn a_preview_of_the_same_has_the_same_stamp() {
    let one = preview_of(Tables::baked());
    let other = one.with_tables(Tables::read(Path::new(editorial::FOLDER)).unwrap());
    assert_eq!(one.stamp(), other.stamp());
}

#[test]
fn what_only_a_build_heeds_is_refused_without_it() {
    refuses(&["serve", "--port", "0", "--out", "dist"], &["--out", "--no-watch"]);
    refuses(&["serve", "--port", "0", "--data", "x", "--no-watch"], &["--data", "--no-watch"]);
}

/// The desk as a program, which ends with this value.
pub(crate) struct Desk {
    program: Child,
    /// Where it serves.
    pub(crate) port: u16,
}

impl Desk {
    pub(crate) fn start(tables: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_greater-bay-ip"));
        command.args(["serve", "--port", "0", "--data"]).arg(tables);
        // With the compiler it has started.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut program = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let stdout = program.stdout.take().unwrap();
        let said = BufReader::new(stdout).lines().map_while(Result::ok);
        let port = said
            .filter_map(|line| line.split_once("127.0.0.1:")?.1.split(' ').next()?.parse().ok())
            .next()
            .expect("it does not say where it serves");
        Self { program, port }
    }

    fn ask(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(SOON)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        stream
    }

    /// Waits until the module is compiled: for minutes where nothing has been before.
    pub(crate) fn wait_for_module(&self) {
        let mut stream = self.ask(&format!("/{}{MODULE_FILE}", preview::version()));
        stream.set_read_timeout(None).unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
    }

    fn page(&self, path: &str) -> String {
        let mut page = String::new();
        self.ask(path).read_to_string(&mut page).unwrap();
        page
    }

    /// Reads what the desk tells until it is what is waited for.
    fn hears(&self, what: &str) {
        let started = Instant::now();
        let mut news = BufReader::new(self.ask("/desk/news")).lines().map_while(Result::ok);
        assert!(news.any(|line| line.contains(what)), "{what} is not told");
        assert!(started.elapsed() < SOON, "{what} is told after {:?}", started.elapsed());
    }

    fn stamp(&self) -> String {
        let page = self.page("/");
        let (_, stamp) =
            page.split_once("/desk/page.js?stamp=").expect("the page does not hear from the desk");
        stamp.split('"').next().unwrap().to_owned()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let group = format!("-{}", self.program.id());
        let _ = Command::new("kill").args(["--", &group]).status();
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[test]
fn an_edit_is_in_the_page_soon_and_a_mistake_beside_what_was_there_before() {
    let (name, from, to) = EDIT;
    let tables = changed(&[]);
    let path = tables.path().join(name);
    let right = fs::read_to_string(&path).unwrap();
    let desk = Desk::start(tables.path());
    let first = desk.stamp();
    assert!(desk.page("/embed-stock.html").contains("8.524"));

    fs::write(&path, right.replace(from, to)).unwrap();
    let started = Instant::now();
    while desk.stamp() == first {
        assert!(started.elapsed() < SOON, "the page is still what it was");
        std::thread::sleep(Duration::from_millis(50));
    }
    let (edited, page) = (desk.stamp(), desk.page("/embed-stock.html"));
    assert!(page.contains("8.765") && !page.contains("8.524"));
    assert!(desk.page(&format!("/{}dataset.json", preview::version())).contains("8765000"));

    fs::write(&path, right.replace(from, "greater-bay-area,2025-06,many,")).unwrap();
    desk.hears("story.csv:5");
    assert_eq!(desk.stamp(), edited, "what holds mistakes is not shown");

    fs::write(&path, &right).unwrap();
    desk.hears(&first);
    desk.hears("\"tables\":[]");
    assert_eq!(desk.stamp(), first);
}
