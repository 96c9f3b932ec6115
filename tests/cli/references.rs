use std::fs;
use std::path::Path;

use greater_bay_ip::cli::references::{ReferenceError, fetched};
use tempfile::{TempDir, tempdir};

#[test]
fn what_a_browser_fetches_is_followed_through_page_script_and_style() {
    let site = site(&[
        (
            "index.html",
            r##"<!doctype html><!-- <img src="gone.png"> -->
            <link rel=stylesheet href=page.css><link rel="canonical" href="https://example.org/">
            <a href="figures.csv">data</a><a href="https://example.org/">elsewhere</a>
            <script type="module" src="./element.js?v=1"></script>
            <img src='pictures/a.svg' srcset="pictures/a.svg 1x, pictures/b.svg 2x" alt="5 > 4"/>
            <svg><use href="#mark"/></svg><img src="data:image/png;base64,AA=="><p data-src="no.png">
            <img loading="lazy" src="gone.svg">"##,
        ),
        ("page.css", "@import \"base.css\"; p { background: url( 'pictures/c.svg' ) }"),
        ("base.css", "p { background: url(\"data:image/svg+xml,(%23)\") }"),
        (
            "element.js",
            "new URL('element.wasm', import.meta.url); new URL(location.href); say(\"taken from 'there'\"); import './more.js'; import('./later.js'); export * from './most.js'",
        ),
        ("more.js", "export const a = 1;"),
        ("most.js", ""),
        ("pictures/a.svg", ""),
        ("pictures/b.svg", ""),
        ("pictures/c.svg", ""),
    ]);
    let mut names: Vec<_> = fetched(site.path(), "index.html").unwrap();
    assert_eq!(names[0], Path::new("index.html"));
    names.sort();
    let expected = [
        "base.css",
        "element.js",
        "index.html",
        "more.js",
        "most.js",
        "page.css",
        "pictures/a.svg",
        "pictures/b.svg",
        "pictures/c.svg",
    ];
    assert_eq!(names, expected.map(Path::new));
}

#[test]
fn references_that_lead_nowhere_are_errors() {
    let error = |page| fetched(site(&[("index.html", page)]).path(), "index.html").unwrap_err();
    assert!(matches!(error("<img src=gone.png>"), ReferenceError::Missing { .. }));
    assert!(matches!(error("<script src='https://example.org/x.js'>"), ReferenceError::Elsewhere { .. }));
    assert!(matches!(error("<script src='//example.org/x.js'>"), ReferenceError::Elsewhere { .. }));
    assert!(matches!(error("<img src='../x.png'>"), ReferenceError::Outside { .. }));
}

#[test]
fn unfinished_pages_are_read_to_their_end() {
    for page in
        ["<", "<img", "<img src", "<img src=", "<img =", "<img src='", "<!--", "<script>", "a < b", "<é é=é>"]
    {
        assert!(fetched(site(&[("index.html", page)]).path(), "index.html").is_ok(), "{page}");
    }
}

#[track_caller]
fn site(files: &[(&str, &str)]) -> TempDir {
    let directory = tempdir().unwrap();
    for (name, text) in files {
        let path = directory.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    directory
}
