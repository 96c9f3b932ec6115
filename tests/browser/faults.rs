//! What cannot start, and what comes of it: the picture stays, the host hears of it once, and a later try works.

use std::fs;
use std::path::{Path, PathBuf};

use greater_bay_ip::cli::output;
use serde_json::json;

use super::driver::{published, site};
use super::page::Page;
use super::unscripted::{copy, lose_module};

/// Counts what the element tells of faults, and what it writes to the console.
const LISTEN: &str = "window.codes = [];
     window.lines = [];
     addEventListener('error', ({ code }) => codes.push(code), true);
     const { error } = console;
     console.error = (...words) => { lines.push(words.join(' ')); error(...words) }";

/// Shows a site of which something is spoiled, expects that all of it is told by one code, mends it, and expects that it
/// starts when the browser says that it is online, or when a script asks for it.
#[track_caller]
fn spoiled(code: &str, spoil: impl Fn(&Path)) {
    for retry in ["dispatchEvent(new Event('online'))", "element.ready.catch(() => {})"] {
        let spoilt = tempfile::tempdir().unwrap();
        copy(site(), spoilt.path());
        spoil(spoilt.path());
        let page = Page::of(spoilt.path());
        page.run_before_pages(LISTEN);
        page.go("/");
        page.wait_for("the fault", "return codes.length > 0");
        let told = page.run("await frames(2); return { codes, lines: lines.length }");
        assert_eq!(told, json!({ "codes": [code], "lines": 1 }), "{}", page.run("return lines"));
        assert!(page.holds(
            "return !element.hasAttribute('data-ready') && all('.picture > svg').some((svg) => svg.checkVisibility())"
        ));
        copy(site(), spoilt.path());
        page.run(retry);
        page.wait_for("the start", "return element.hasAttribute('data-ready')");
        assert!(!page.pictures().is_empty());
        assert!(
            page.holds("return !element.hasAttribute('data-fault') && all('.picture > img').length === 0")
        );
        assert_eq!(page.run("return codes"), json!([code]), "a fault that is mended is told again");
    }
}

/// Changes what is in some files of a site.
fn change(site: &Path, names: &[PathBuf], change: impl Fn(Vec<u8>) -> Vec<u8>) {
    for name in names {
        let path = site.join(name);
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, change(bytes)).unwrap();
    }
}

fn modules(site: &Path) -> Vec<PathBuf> {
    let files = output::files(site).unwrap().into_iter();
    files.filter(|file| file.ends_with(".wasm")).map(PathBuf::from).collect()
}

fn words() -> Vec<PathBuf> {
    vec![PathBuf::from(published("greater-bay-ip.en.txt"))]
}

#[test]
fn a_module_that_is_missing_is_fetched_later() {
    spoiled("unreachable", lose_module);
}

#[test]
fn a_module_that_was_cut_or_is_none_is_fetched_later() {
    spoiled("unusable", |site| change(site, &modules(site), |bytes| bytes[..bytes.len() / 2].to_vec()));
    spoiled("unusable", |site| change(site, &modules(site), |_| b"<!doctype html><p>Not found".to_vec()));
}

#[test]
fn words_that_are_missing_are_fetched_later() {
    spoiled("unreachable", |site| words().iter().for_each(|name| fs::remove_file(site.join(name)).unwrap()));
}

#[test]
fn words_that_were_cut_or_are_of_another_build_are_fetched_later() {
    spoiled("unusable", |site| change(site, &words(), |bytes| bytes[..bytes.len() - 1].to_vec()));
    spoiled("unusable", |site| {
        change(site, &words(), |bytes| [&b"0123456789abcdef"[..], &bytes[16..]].concat())
    });
}

#[test]
fn a_page_whose_trusted_types_do_not_allow_our_policy_keeps_its_picture_and_is_told() {
    let strict = tempfile::tempdir().unwrap();
    copy(site(), strict.path());
    let html = fs::read_to_string(site().join("index.html")).unwrap();
    let demanding = html.replace(
        "script-src 'self'",
        "require-trusted-types-for 'script'; trusted-types others; script-src 'self'",
    );
    assert_ne!(demanding, html);
    fs::write(strict.path().join("index.html"), demanding).unwrap();
    let page = Page::of(strict.path());
    page.run_before_pages(LISTEN);
    page.go("/");
    page.wait_for("the fault", "return codes.length > 0");
    assert_eq!(page.run("return codes"), json!(["trusted-types"]));
    assert!(page.holds("return all('.picture > svg').some((svg) => svg.checkVisibility())"));
}

#[test]
fn without_our_script_every_picture_that_comes_near_is_there() {
    let scriptless = tempfile::tempdir().unwrap();
    copy(site(), scriptless.path());
    for script in ["greater-bay-ip.js".to_owned(), published("greater-bay-ip.js")] {
        fs::write(scriptless.path().join(script), "syntax error").unwrap();
    }
    let page = Page::of(scriptless.path());
    page.go("/");
    let blank = page.run(
        "const blank = [];
         for (const picture of all('.picture').filter((picture) => picture.checkVisibility())) {
           picture.scrollIntoView({ behavior: 'instant' });
           const [shown] = [...picture.children].filter((child) => child.checkVisibility());
           if (shown.src) await shown.decode();
           const { width, height } = shown.getBoundingClientRect();
           if (width < 200 || height < 80) blank.push(picture.closest('figure').dataset.chart);
         }
         return blank",
    );
    assert_eq!(blank, json!([]));
    assert!(page.holds("return all('table').length > 5"));
}

#[test]
fn styles_that_are_missing_or_none_are_fetched_later() {
    let styles = published("greater-bay-ip.css");
    let spoils: [&dyn Fn(&Path); 2] = [&|file| fs::remove_file(file).unwrap(), &|file| {
        fs::write(file, "<!doctype html><p>Not found").unwrap()
    }];
    for spoil in spoils {
        let spoilt = tempfile::tempdir().unwrap();
        copy(site(), spoilt.path());
        spoil(&spoilt.path().join(&styles));
        let html = "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title><link rel=icon href='data:,'>
            <greater-bay-ip></greater-bay-ip><script type=module src=greater-bay-ip.js></script>";
        fs::write(spoilt.path().join("host.html"), html).unwrap();
        let page = Page::of(spoilt.path());
        page.run_before_pages(LISTEN);
        page.go("/host.html");
        page.wait_for(
            "the excuse",
            "return root?.querySelector('.infographic p')?.innerText.includes('figures.csv') ?? false",
        );
        let told = page.run("return { codes, lines: lines.length, tables: all('table').length }");
        assert_eq!(told, json!({ "codes": ["unreachable"], "lines": 1, "tables": 0 }));
        copy(site(), spoilt.path());
        page.run("dispatchEvent(new Event('online'))");
        page.wait_for("the start", "return element.hasAttribute('data-ready')");
        assert!(!page.pictures().is_empty());
        assert_eq!(page.text("return getComputedStyle(one('.marks li')).position"), "absolute");
    }
}
