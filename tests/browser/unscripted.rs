use std::fs;
use std::path::Path;

use greater_bay_ip::cli::output;
use greater_bay_ip::theme::{Color, Theme};
use serde_json::json;

use super::driver::{published, site};
use super::page::Page;
use super::{drawn, expected, shown};

/// Expects words, pictures and tables of the default state, as they stand in the page itself.
#[track_caller]
fn expect_first_picture(page: &Page) {
    let view = expected("");
    page.run("openExplorer()");
    for (chart, view) in drawn(&view) {
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
    for (chart, view) in shown(&view).filter(|(_, view)| view.written().next().is_some()) {
        let text = page.text(&format!("return figure('{chart}').querySelector('.text').innerText"));
        for (_, facet) in view.written() {
            assert!(facet.data.iter().all(|datum| text.contains(&*datum.text)), "{chart}: {text}");
        }
    }
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
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        page.go("/");
        // Scripts of the page that were not run are not run later either; the test's own are.
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
        assert!(
            page.holds("return !element.hasAttribute('data-ready') && !customElements.get('greater-bay-ip')")
        );
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
    assert_eq!(page.unscripted_console(), [""; 0]);
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
