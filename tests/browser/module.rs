//! The WebAssembly as browsers get it: what wasm-bindgen makes of the library, and nothing else.

use std::fs;

use greater_bay_ip::cli::npm;
use greater_bay_ip::cli::wasm::{BINDINGS_FILE, MODULE_FILE};
use serde_json::json;

use super::driver::{published, site};
use super::expected;
use super::page::{Page, visit};

#[test]
fn browsers_find_the_file_valid() {
    visit("/", |page| {
        let module = format!("/{}", published(MODULE_FILE));
        let found = page.run_with(
            "const response = await fetch(given);
             return [response.headers.get('content-type'), WebAssembly.validate(await response.arrayBuffer())]",
            json!(module),
        );
        assert_eq!(found, json!(["application/wasm", true]));
    });
}

#[test]
fn it_starts_while_it_arrives() {
    let page = Page::of(site());
    page.run_before_pages(
        "window.started = [];
         for (const way of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming']) {
           const own = WebAssembly[way];
           WebAssembly[way] = (...given) => own(...given).then((made) => (started.push(way), made));
         }",
    );
    page.open("/");
    assert_eq!(page.texts("return started"), ["instantiateStreaming"]);
    page.expect_silence();
}

#[test]
fn panics_have_their_words_and_stack_traces() {
    let module = fs::read(site().join(npm::FOLDER).join(MODULE_FILE)).unwrap();
    let holds = |words: &str| module.windows(words.len()).any(|window| window == words.as_bytes());
    // The words of the standard library and the places in ours.
    for words in ["panicked at ", "index out of bounds", "src/", ".rs"] {
        assert!(holds(words), "{words:?} is not in the module");
    }
    visit("/", |page| {
        let imports = page.run_with(
            "const module = await WebAssembly.compileStreaming(fetch(given));
             return WebAssembly.Module.imports(module).map(({ name }) => name)",
            json!(format!("/{}", published(MODULE_FILE))),
        );
        let imports: Vec<String> = serde_json::from_value(imports).unwrap();
        for import in ["__wbg_error_", "__wbg_stack_"] {
            assert!(imports.iter().any(|name| name.starts_with(import)), "{imports:?}");
        }
    });
}

/// A page that has nothing of ours but the module, its bindings and the words, as `wasm-pack build --target web` makes
/// them.
const PLAIN: &str = "<!doctype html>
<html lang=en>
<meta charset=utf-8>
<title>Plain</title>
<link rel=icon href='data:,'>
<greater-bay-ip></greater-bay-ip>
<script type=module>
  import start, { Infographic } from './greater_bay_ip.js';
  const element = document.querySelector('greater-bay-ip');
  const container = document.createElement('div');
  container.className = 'infographic';
  element.attachShadow({ mode: 'open' }).append(container);
  await start({ module_or_path: fetch('./greater_bay_ip_bg.wasm') });
  const words = await (await fetch('./greater-bay-ip.en.txt')).text();
  const given = { language: 'en', words, attributes: {}, site: location.href, figures: './figures.csv' };
  const infographic = new Infographic(container, given);
  infographic.setState({ place: ['shenzhen'] });
  element.toggleAttribute('data-ready', true);
</script>";

#[test]
fn a_plain_page_uses_the_bindings_alone() {
    let folder = tempfile::tempdir().unwrap();
    for name in [MODULE_FILE, BINDINGS_FILE, "greater-bay-ip.en.txt"] {
        fs::copy(site().join(npm::FOLDER).join(name), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("index.html"), PLAIN).unwrap();
    let page = Page::of(folder.path());
    page.open("/");
    page.wait_for_text(&expected("place=shenzhen").summary, "return one('.status').textContent");
    let colours = page.run("return new Set(pixels(one('canvas'))).size");
    assert!(colours.as_u64().unwrap() > 10, "the first chart has {colours} colours");
    page.expect_silence();
}
