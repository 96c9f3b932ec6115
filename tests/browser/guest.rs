//! The infographic as a guest in pages of other people.

use std::fs;

use greater_bay_ip::cli::serve;
use serde_json::{Value, json};

use fantoccini::key::Key;

use super::driver::{Engine, site};
use super::page::Page;

/// Opens a page of another origin than the infographic's and lets a test look at it; `{site}` in its markup is
/// where the infographic is served.
pub(super) fn host(html: &str, test: impl FnOnce(&Page)) {
    host_in(Engine::Blink, html, test);
}

/// As [`host`], in a browser of an engine.
pub(super) fn host_in(engine: Engine, html: &str, test: impl FnOnce(&Page)) {
    host_with(engine, html, test, |_| ());
}

/// As [`host`], with a script that runs before all others.
pub(super) fn host_after(script: &str, html: &str, test: impl FnOnce(&Page)) {
    host_with(Engine::Blink, html, test, |page| page.run_before_pages(script));
}

fn host_with(engine: Engine, html: &str, test: impl FnOnce(&Page), prepare: impl FnOnce(&Page)) {
    let served = serve::background(site()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let html = html.replace("{site}", &format!("http://{}", served.address));
    let head =
        "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title><link rel=icon href='data:,'>";
    fs::write(folder.path().join("index.html"), [head, &html].concat()).unwrap();
    let page = Page::in_engine(engine, folder.path());
    prepare(&page);
    page.go("/");
    test(&page);
    page.expect_silence();
}

/// Counts the modules that are compiled, and keeps the memory of the last one.
const COUNT: &str = "const { instantiateStreaming } = WebAssembly;
    window.compiled = 0;
    WebAssembly.instantiateStreaming = async (...given) => {
      window.compiled++;
      const made = await instantiateStreaming(...given);
      window.memory = Object.values(made.instance.exports).find((part) => part instanceof WebAssembly.Memory);
      return made;
    }";

pub(super) const SCRIPT: &str = "<script type=module src={site}/greater-bay-ip.js></script>";

pub(super) const READY: &str = "return element.hasAttribute('data-ready')";

#[test]
fn hostile_styles_of_the_host_change_nothing() {
    let friendly = format!("<style>body {{ margin: 0 }}</style>{SCRIPT}<greater-bay-ip></greater-bay-ip>");
    let hostile = format!(
        "<style>* {{ all: unset !important }} html {{ font-size: 60px }}
         body {{ font: italic 900 40px/3 fantasy; letter-spacing: 9px; text-transform: uppercase; word-spacing: 20px;
         text-align: right; white-space: pre; text-indent: 40px; color: lime; background: #111; cursor: none }}</style>
         <body dir=rtl>{SCRIPT}<greater-bay-ip></greater-bay-ip>"
    );
    let look = |html: &str| {
        let mut look = None;
        host(html, |page| {
            page.wait_for("the infographic", READY);
            let pictures = page.pictures();
            let words = page.run(
                "one('.table').open = true;
                 while (!one('caption')) await frames(1);
                 return ['.headline', '.title', '.measure', '.status', 'legend', '.count', '.foot', 'caption', '.cite'].map((part) => {
                   const style = getComputedStyle(one(part));
                   const { width, height } = one(part).getBoundingClientRect();
                   return [part, width, height, style.fontSize, style.fontWeight, style.letterSpacing, style.textTransform,
                     style.textAlign, style.direction, style.whiteSpace, style.color];
                 })",
            );
            look = Some((pictures, words, page.run("return getComputedStyle(element).display")));
        });
        look.unwrap()
    };
    let (expected, found) = (look(&friendly), look(&hostile));
    assert_eq!(found.2, json!("block"));
    assert_eq!(found.1, expected.1);
    assert_eq!(found.0, expected.0);
}

#[test]
fn a_host_page_can_give_its_own_font_and_colours() {
    let html = format!(
        "<style>greater-bay-ip {{ --greater-bay-ip-ground: oklch(0.25 0 0); --greater-bay-ip-text: rgb(250 240 230);
         --greater-bay-ip-shenzhen: hotpink; --greater-bay-ip-font: monospace }}</style>
         {SCRIPT}<greater-bay-ip chart=licensing></greater-bay-ip>"
    );
    host(&html, |page| {
        page.wait_for("the infographic", READY);
        page.pictures();
        let style = page.run(
            "const { color, fontFamily } = getComputedStyle(one('.infographic'));
             return [color, fontFamily]",
        );
        assert_eq!(style, json!(["rgb(250, 240, 230)", "monospace"]));
        let colors = page.run(
            "const canvas = document.createElement('canvas');
             const file = await createImageBitmap(await element.export('png', { scale: 1 }));
             [canvas.width, canvas.height] = [file.width, file.height];
             const context = canvas.getContext('2d');
             context.drawImage(file, 0, 0);
             context.fillStyle = 'oklch(0.25 0 0)';
             context.fillRect(0, 0, 1, 1);
             const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
             const seen = new Set();
             for (let at = 0; at < data.length; at += 4) {
               seen.add('#' + [...data.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, '0')).join(''));
             }
             return { corner: [...seen][0] === [...seen][1] || seen.size && data.slice(0, 3).join() === data.slice(4, 7).join(), mark: seen.has('#ff69b4'), text: seen.has('#faf0e6') }",
        );
        assert_eq!(colors, json!({ "corner": true, "mark": true, "text": true }));
    });
}

#[test]
fn a_host_page_can_style_titles_notes_and_controls() {
    let html = format!(
        "<style>::part(title) {{ color: rgb(1 2 3) }} ::part(notes) {{ color: rgb(4 5 6) }}
         ::part(controls) {{ background-color: rgb(7 8 9) }}</style>{SCRIPT}<greater-bay-ip></greater-bay-ip>"
    );
    host(&html, |page| {
        page.wait_for("the infographic", READY);
        let looks = page.run(
            "const look = (selector, property) =>
               [...new Set(all(selector).map((part) => getComputedStyle(part)[property]))].join();
             return [look('.title', 'color'), look('.foot', 'color'), look('.tools, .actions', 'backgroundColor')]",
        );
        assert_eq!(looks, json!(["rgb(1, 2, 3)", "rgb(4, 5, 6)", "rgb(7, 8, 9)"]));
    });
}

#[test]
fn without_controls_a_picture_still_answers_to_pointing() {
    let html = format!(
        "{SCRIPT}<greater-bay-ip chart=rank controls=none></greater-bay-ip>
         <iframe src='{{site}}/embed-rank.html?controls=none' width=600 height=700></iframe>"
    );
    let controls =
        "return all('button, select, input, summary').filter(isVisible).map((part) => part.outerHTML)";
    host(&html, |page| {
        page.wait_for("the infographic", READY);
        page.pictures();
        assert_eq!(page.run(controls), json!([]));
        page.run("one('.marks').focus()");
        page.press(Key::End);
        page.wait_for("the tooltip", "return isVisible(one('.tip'))");
        assert_eq!(page.run(controls), json!([]));
        page.in_frame("iframe", || {
            page.wait_for("the frame", READY);
            assert_eq!(page.run(controls), json!([]));
        });
    });
}

#[test]
fn browsers_that_know_neither_has_nor_light_dark_show_what_is_chosen_in_its_colours() {
    // What Firefox 115 makes of the style sheet: what it does not know is none.
    let html = format!("{SCRIPT}<greater-bay-ip></greater-bay-ip>");
    let fetched = "const known = window.fetch;
        window.fetch = async (address, ...more) => {
          const response = await known(address, ...more);
          if (!String(address).endsWith('.css')) return response;
          const text = await response.text();
          return new Response(text.replaceAll(':has(', ':unknown(').replaceAll('light-dark(', 'unknown('));
        }";
    host_with(
        Engine::Blink,
        &html,
        |page| {
            page.wait_for("the infographic", READY);
            page.explore();
            page.click("input[name=place][value=shenzhen]");
            let seen = page.run(
                "await settled();
                 const small = (part) => part.offsetWidth < 2;
                 return [
                   all('[type=checkbox]').every((box) => getComputedStyle(box).opacity === '1'),
                   all('.marks li, .keys').filter((part) => part.checkVisibility()).every(small),
                   isVisible(one('.status')),
                 ]",
            );
            assert_eq!(seen, json!([true, true, true]));
            let colors = "const { color, backgroundColor } = getComputedStyle(one('.infographic'));
                 return [color, backgroundColor]";
            assert_eq!(page.texts(colors), ["rgb(20, 24, 29)", "rgb(255, 255, 255)"]);
            page.set_media("prefers-color-scheme", "dark");
            assert_eq!(page.texts(colors), ["rgb(238, 241, 244)", "rgb(20, 24, 29)"]);
        },
        |page| page.run_before_pages(fetched),
    );
}

#[test]
fn in_a_dark_page_it_is_dark_as_element_and_as_frame() {
    let html = format!(
        "<html style='color-scheme: dark'><body style='background: #111; color: #eee'>{SCRIPT}
         <greater-bay-ip chart=rank theme=dark></greater-bay-ip>
         <iframe src='{{site}}/embed-rank.html?v=1&theme=dark' width=600 height=700></iframe>"
    );
    host(&html, |page| {
        page.run("await element.ready");
        let ground = "getComputedStyle(one('.infographic')).backgroundColor";
        assert_eq!(page.text(&format!("return {ground}")), "rgb(20, 24, 29)");
        page.in_frame("iframe", || {
            page.wait_for("the infographic in the frame", READY);
            let around = "getComputedStyle(document.documentElement).backgroundColor";
            let grounds = page.texts(&format!("return [{ground}, {around}]"));
            assert_eq!(grounds, ["rgb(20, 24, 29)", "rgb(20, 24, 29)"]);
        });
    });
}

#[test]
fn twenty_infographics_in_one_page_fetch_and_compile_once() {
    let elements: String = ["density", "rank", "pct", "map", "stock"]
        .iter()
        .cycle()
        .take(20)
        .map(|chart| format!("<greater-bay-ip chart={chart}></greater-bay-ip>"))
        .collect();
    host_after(COUNT, &format!("<body>{SCRIPT}{elements}"), |page| {
        page.run(
            "await customElements.whenDefined('greater-bay-ip');
             await Promise.all([...document.querySelectorAll('greater-bay-ip')].map((one) => one.ready))",
        );
        let drawn = page.run(
            "await frames(2);
             return [...document.querySelectorAll('greater-bay-ip')].filter((one) => {
               const canvas = one.shadowRoot.querySelector('canvas');
               return one.hasAttribute('data-ready') && pixels(canvas).some((pixel) => pixel);
             }).length",
        );
        assert_eq!(drawn, json!(20));
        let fetched: Vec<String> = page
            .traffic()
            .iter()
            .filter(|event| event["method"] == "Network.requestWillBeSent")
            .filter_map(|event| event["params"]["request"]["url"].as_str().map(str::to_owned))
            .collect();
        assert_eq!(fetched.iter().filter(|url| url.ends_with(".wasm")).count(), 1, "{fetched:#?}");
        assert!(page.holds("return window.compiled === 1"));
        // What is done to one leaves the others alone.
        let others = "return [...document.querySelectorAll('greater-bay-ip')].slice(1).map((one) => one.state.place.length)";
        page.run("element.setState({ place: ['shenzhen'] })");
        assert_eq!(page.run(others), json!(vec![0; 19]));
    });
}

#[test]
fn far_below_the_fold_nothing_is_fetched_until_the_reader_comes_near() {
    let html = format!("<body><p style='height: 9000px'></p>{SCRIPT}<greater-bay-ip></greater-bay-ip>");
    host(&html, |page| {
        page.wait_for("the element", "return !!root");
        page.run("await frames(5); await new Promise((settle) => setTimeout(settle, 300))");
        let fetched = |page: &Page| page.traffic().iter().any(|event| event.to_string().contains(".wasm"));
        assert!(!fetched(page) && !page.holds(READY), "it starts where nobody sees it");
        page.run("element.scrollIntoView({ behavior: 'instant' })");
        page.wait_for("the infographic", READY);
        assert!(fetched(page));
    });
    // Whoever asks for it need not scroll.
    host(&html, |page| {
        page.run("await customElements.whenDefined('greater-bay-ip'); await element.ready");
        assert!(page.holds("return scrollY === 0 && element.figures().length > 200"));
    });
}

#[test]
fn it_neither_scrolls_nor_takes_the_focus_nor_leaves_names_behind() {
    let html = format!(
        "<body><script>window.names = Object.getOwnPropertyNames(window)</script>{SCRIPT}
         <input id=hosts><p style='height: 400px'></p><greater-bay-ip></greater-bay-ip><p style='height: 3000px'>"
    );
    host(&html, |page| {
        page.run("document.querySelector('#hosts').focus(); scrollTo(0, 120)");
        page.run("await customElements.whenDefined('greater-bay-ip'); await element.ready");
        page.run("await settled()");
        for act in [
            "element.setState({ place: ['shenzhen'], measure: 'share' })",
            "element.setAttribute('lang', 'pt')",
            "element.setAttribute('chart', 'rank')",
            "element.setAttribute('theme', 'dark')",
        ] {
            page.run(&format!(
                "{act}; await new Promise((settle) => setTimeout(settle, 300)); await settled()"
            ));
            assert!(page.holds("return document.activeElement.id === 'hosts' && scrollY === 120"), "{act}");
        }
        let added =
            "return Object.getOwnPropertyNames(window).filter((name) => !window.names.includes(name))";
        // What the test itself and its driver have written down.
        assert_eq!(page.texts(added), ["names", "ret_nodes"]);
        assert_eq!(
            page.run("return [localStorage.length, sessionStorage.length, document.cookie]"),
            json!([0, 0, ""])
        );
    });
}

#[test]
fn two_versions_in_one_page_leave_each_other_alone() {
    let html = format!(
        "<body>{SCRIPT}<greater-bay-ip></greater-bay-ip><greater-bay-ip chart=rank></greater-bay-ip>"
    );
    host(&html, |page| {
        // The same module under another address is another module, as another version is.
        page.run("const [{ src }] = document.scripts; await import(`${src}?another`)");
        page.run(
            "await Promise.all([...document.querySelectorAll('greater-bay-ip')].map((one) => one.ready))",
        );
        let lengths =
            "return [...document.querySelectorAll('greater-bay-ip')].map((one) => one.figures().length > 5)";
        assert_eq!(page.run(lengths), json!([true, true]));
    });
}

#[test]
fn two_hundred_that_came_and_went_leave_no_memory_behind() {
    let html = "<body><main></main><greater-bay-ip chart=services></greater-bay-ip>".to_owned() + SCRIPT;
    host_after(COUNT, &html, |page| {
        page.run(
            "window.mount = async (times) => {
               // The first one has the address, which browsers let nobody change hundreds of times.
               await customElements.whenDefined('greater-bay-ip');
               await document.querySelector('[chart=services]').ready;
               for (let time = 0; time < times; time++) {
                 const one = document.createElement('greater-bay-ip');
                 one.setAttribute('chart', ['rank', 'key', 'map', 'matrix'][time % 4]);
                 document.querySelector('main').append(one);
                 await one.ready;
                 one.setState({ place: ['shenzhen'] });
                 await new Promise((settle) => requestAnimationFrame(settle));
                 one.remove();
               }
               await new Promise((settle) => setTimeout(settle, 300));
             }",
        );
        let held = || {
            for _ in 0..3 {
                page.devtools("HeapProfiler.collectGarbage", json!({}));
            }
            let metrics = page.devtools("Performance.getMetrics", json!({}));
            let of = |name: &str| {
                let metrics = metrics["metrics"].as_array().unwrap().iter();
                metrics
                    .clone()
                    .find(|metric| metric["name"] == name)
                    .and_then(|metric| metric["value"].as_f64())
                    .unwrap()
            };
            let module = page.run("return window.memory.buffer.byteLength").as_f64().unwrap();
            (of("Nodes"), of("JSEventListeners"), of("JSHeapUsedSize"), module)
        };
        page.devtools("Performance.enable", json!({}));
        page.run("await window.mount(40)");
        let before = held();
        page.run("await window.mount(200)");
        let after = held();
        let (nodes, listeners) = (after.0 - before.0, after.1 - before.1);
        assert!(nodes.abs() < 200.0 && listeners.abs() < 20.0, "{before:?} {after:?}");
        // One infographic alone takes more than this.
        assert!(after.2 - before.2 < 400_000.0, "{before:?} {after:?}");
        assert_eq!(after.3, before.3, "the module’s memory grows: {before:?} {after:?}");
    });
}

/// What a page may still do under the strictest policy that lets the module run.
#[test]
fn under_a_strict_policy_everything_works() {
    let folder = tempfile::tempdir().unwrap();
    super::unscripted::copy(site(), folder.path());
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types greater-bay-ip";
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"{policy}\">
         <title>Strict</title><link rel=icon href='data:,'>{}<greater-bay-ip address chart=stock></greater-bay-ip>",
        SCRIPT.replace("{site}", "")
    );
    fs::write(folder.path().join("strict.html"), html).unwrap();
    let page = Page::of(folder.path());
    page.open("/strict.html");
    page.click("[data-chart=stock] canvas");
    page.click(".fold");
    page.click("input[name=place][value=shenzhen]");
    page.wait_for_query("place=shenzhen");
    let sizes: Vec<Value> = ["png", "svg", "csv", "json"]
        .iter()
        .map(|kind| page.run_with("return (await element.export(given)).size > 500", json!(kind)))
        .collect();
    assert_eq!(sizes, [json!(true), json!(true), json!(true), json!(true)]);
    page.expect_silence();
}

#[test]
fn an_element_in_a_page_that_refuses_webassembly_keeps_its_picture_and_its_table() {
    let folder = tempfile::tempdir().unwrap();
    super::unscripted::copy(site(), folder.path());
    let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";
    let snippet = fs::read_to_string(site().join("snippets/pct.html")).unwrap();
    let (before, _) = snippet.split_once("greater-bay-ip.js\"").unwrap();
    let (_, address) = before.rsplit_once('"').unwrap();
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"{policy}\">
         <title>Refusing</title><link rel=icon href='data:,'>{}",
        snippet.replace(address, "/")
    );
    fs::write(folder.path().join("refusing.html"), html).unwrap();
    let page = Page::of(folder.path());
    page.go("/refusing.html");
    let reason = page.text("await customElements.whenDefined('greater-bay-ip'); return await element.ready.catch((fault) => fault.name)");
    assert_eq!(reason, "CompileError");
    // The sheet that stands in for the refused one may come after the refusal of the module.
    let kept = page.run(
        "while (!element.shadowRoot.adoptedStyleSheets.length) await new Promise(requestAnimationFrame);
         const svg = all('.picture > svg').filter((svg) => svg.checkVisibility());
         return [svg.length, svg[0].getBoundingClientRect().height > 100, one('table').tBodies[0].rows.length > 2,
           all('.filters, .cite, .more').some(isVisible)]",
    );
    assert_eq!(kept, json!([1, true, true, false]));
    assert!(
        page.console().iter().all(|line| line.contains("Content Security Policy")),
        "nothing else is wrong"
    );
}
