use std::fs;
use std::path::Path;

use greater_bay_ip::cli::output;
use greater_bay_ip::theme::{Color, Theme};
use greater_bay_ip::view::ChartView;
use serde_json::json;

use super::driver::{published, site};
use super::expected;
use super::page::Page;

/// Expects the words, pictures and tables of a chart's default state, as they stand in the page itself.
#[track_caller]
fn expect_pictures<'v>(page: &Page, charts: impl Iterator<Item = &'v ChartView<'v>>) {
    for view in charts {
        let chart = view.chart.key;
        let text = page.text(&format!("return figure('{chart}').querySelector('.text').innerText"));
        for (_, facet) in view.written() {
            assert!(facet.data.iter().all(|datum| text.contains(&*datum.text)), "{chart}: {text}");
        }
        if view.drawn().next().is_none() {
            continue;
        }
        let look = page.run_with(
            "const drawn = (svg) => svg.querySelectorAll('*').length > 10;
             const shown = [...figure(given).querySelectorAll('.picture > svg, img')]
               .filter((picture) => picture.checkVisibility() && (picture.src || drawn(picture)));
             if (shown[0].src) {
               shown[0].scrollIntoView({ behavior: 'instant' });
               await shown[0].decode();
             }
             const { width, height } = shown[0].getBoundingClientRect();
             return {
               pictures: shown.length,
               large: width > 200 && height > 80,
               title: figure(given).querySelector('.title').textContent,
               rows: figure(given).querySelector('table').tBodies[0].rows.length,
             }",
            json!(chart),
        );
        let rows = crate::matrix::rows(view);
        let expected = json!({ "pictures": 1, "large": true, "title": view.title, "rows": rows });
        assert_eq!(look, expected, "{chart}");
    }
}

/// Expects them of the chapters, and that the explorer leads to the pages of all other charts.
#[track_caller]
fn expect_first_picture(page: &Page) {
    let view = expected("");
    expect_pictures(page, view.charts.iter().filter(|view| view.chapter.is_some()));
    page.run("openExplorer()");
    let links = page.texts("return all('.pages a').filter(isVisible).map((link) => link.href)");
    let address = |view: &ChartView| page.url(&format!("/embed-{}.html", view.chart.key));
    let explored = view.charts.iter().filter(|view| view.chapter.is_none());
    assert_eq!(links, explored.map(address).collect::<Vec<_>>());
    assert!(
        page.holds("return !all('.filters, .cite, .more, .all').some(isVisible)"),
        "controls that do nothing"
    );
}

#[test]
fn without_scripts_the_page_shows_pictures_words_and_tables() {
    let page = Page::of(site());
    for width in [360, 1280] {
        page.set_screen(width, 900, 1.0);
        go_unscripted(&page, "/");
        expect_first_picture(&page);
        for (scheme, theme) in [("light", Theme::LIGHT), ("dark", Theme::DARK)] {
            page.set_media("prefers-color-scheme", scheme);
            // Mixtures are written in another way.
            let painted = page.texts(
                "const marks = all('.picture > svg [fill]').filter((mark) => mark.getAttribute('fill') !== 'none');
                 const colors = marks.map((mark) => getComputedStyle(mark).fill);
                 return [...new Set(colors)].filter((color) => color.startsWith('rgb'))",
            );
            assert!(painted.len() > 3, "{scheme}: {painted:?}");
            let own: Vec<String> = theme.palette().iter().map(|(_, color)| css(*color)).collect();
            let foreign: Vec<&String> = painted.iter().filter(|color| !own.contains(color)).collect();
            assert!(foreign.is_empty(), "{scheme}: {foreign:?}");
        }
        page.set_media("prefers-color-scheme", "");
    }
    for view in expected("").charts.iter().filter(|view| view.chapter.is_none()) {
        go_unscripted(&page, &format!("/embed-{}.html", view.chart.key));
        expect_pictures(&page, std::iter::once(view));
    }
    assert_eq!(page.unscripted_console(), [""; 0]);
}

/// Opens a page in a browser that runs no script.
fn go_unscripted(page: &Page, path: &str) {
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    page.go(path);
    // Scripts of the page that were not run are not run later either; the test's own are.
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
    assert!(
        page.holds("return !element.hasAttribute('data-ready') && !customElements.get('greater-bay-ip')")
    );
}

/// A colour as browsers compute it.
fn css(color: Color) -> String {
    let [red, green, blue] = color.channels();
    format!("rgb({red}, {green}, {blue})")
}

/// Takes the WebAssembly out of a copy of the site, in each form in which it travels.
pub(super) fn lose_module(site: &Path) {
    let files = output::files(site).unwrap();
    let modules = files.iter().filter(|file| file.contains(".wasm"));
    assert!(modules.map(|file| fs::remove_file(site.join(file)).unwrap()).count() > 0);
}

/// Copies a site but for what is compressed beforehand: a server would prefer that to a file that a test changes.
pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, copied) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap();
        if path.extension().is_some_and(|extension| extension == "br" || extension == "gz") {
            continue;
        }
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(path, copied).unwrap();
        }
    }
}

#[test]
fn a_host_page_that_refuses_webassembly_keeps_pictures_words_and_tables() {
    let strict = tempfile::tempdir().unwrap();
    copy(site(), strict.path());
    let html = fs::read_to_string(site().join("index.html")).unwrap();
    let refusing = html.replace("script-src 'self' 'wasm-unsafe-eval'", "script-src 'self'");
    assert_ne!(refusing, html);
    fs::write(strict.path().join("index.html"), refusing).unwrap();

    let page = Page::of(strict.path());
    page.run_before_pages(
        "window.faults = [];
         addEventListener('error', ({ message }) => faults.push(message));
         addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
         const { error } = console;
         console.error = (...words) => { window.excuse = words.join(' '); error(...words) }",
    );
    page.go("/");
    page.wait_for("the element’s excuse", "return !!window.excuse");
    assert_eq!(page.texts("return window.faults"), [""; 0]);
    expect_first_picture(&page);
    assert!(page.holds("return !element.hasAttribute('data-ready')"));
    assert!(page.holds("return element.state === undefined"));
    let gap = "const place = (box) => box.getBoundingClientRect();
               return place(figure('share')).top - place(one('.opening')).bottom < 60";
    assert!(page.holds(gap), "controls that do nothing keep their room");
    let console = page.console();
    assert_eq!(console.len(), 1, "{console:#?}");
    assert!(console[0].contains("Content Security"), "{console:#?}");
}

#[test]
fn a_page_whose_words_cannot_be_fetched_keeps_pictures_words_and_tables() {
    let wordless = tempfile::tempdir().unwrap();
    copy(site(), wordless.path());
    let words = published("greater-bay-ip.en.txt");
    fs::remove_file(wordless.path().join(&words)).unwrap();
    let page = Page::of(wordless.path());
    page.run_before_pages(
        "const { error } = console;
         console.error = (...words) => { window.excuse = words.join(' '); error(...words) }",
    );
    page.go("/");
    page.wait_for("the element’s excuse", "return !!window.excuse");
    assert!(page.text("return window.excuse").contains(&format!("{words} (404)")));
    expect_first_picture(&page);
    assert!(page.holds("return !element.hasAttribute('data-ready')"));
    assert!(!page.console().is_empty(), "the console says nothing of the missing words");
}

#[test]
fn an_element_without_a_first_picture_says_where_the_figures_are_when_it_cannot_start() {
    let broken = tempfile::tempdir().unwrap();
    copy(site(), broken.path());
    lose_module(broken.path());
    let html = "<!doctype html><title>x</title><link rel=icon href='data:,'>\
                <script type=module src=greater-bay-ip.js></script><greater-bay-ip></greater-bay-ip>";
    fs::write(broken.path().join("index.html"), html).unwrap();
    let page = Page::of(broken.path());
    page.go("/");
    page.wait_for("the excuse", "return root !== null && one('p')?.textContent.length > 20");
    assert_eq!(page.text("return one('a').href"), page.url("/figures.csv"));
    assert!(page.holds("return isVisible(one('p'))"));
    assert!(!page.console().is_empty(), "the console says nothing of the missing module");
}
