//! Embed pages in frames of other people's pages.

use std::fs;
use std::time::{Duration, Instant};

use greater_bay_ip::charts;
use greater_bay_ip::cli::subject::Subject;
use greater_bay_ip::cli::{embed, gallery, verify};
use greater_bay_ip::language::Language;
use serde_json::{Value, json};

use super::driver::site;
use super::guest::host;
use super::page::Page;

/// The lines the gallery offers for a chart, with `{site}` where it is published.
fn lines(chart: &str) -> String {
    let language = Language::english();
    let subject = Subject { chart: charts::find(chart), language: &language };
    gallery::framed(subject, &"http://site.example/".parse().unwrap())
        .replace("http://site.example", "{site}")
}

/// Waits until a frame is exactly as high as the infographic in it.
#[track_caller]
fn expect_fit(page: &Page, frame: &str) -> f64 {
    page.in_frame(frame, || {
        page.wait_for("the infographic", "return element?.hasAttribute('data-ready') ?? false")
    });
    let started = Instant::now();
    loop {
        let own = page.in_frame(frame, || {
            page.run("await settled(); return Math.ceil(element.getBoundingClientRect().height)").as_f64()
        });
        let given = page
            .run_with("return document.querySelector(given).getBoundingClientRect().height", json!(frame));
        if given.as_f64() == own {
            return own.unwrap();
        }
        assert!(started.elapsed() < Duration::from_secs(20), "{frame}: {own:?} in a frame of {given}");
    }
}

/// Expects that a frame follows when what it shows grows and shrinks, and when the page gets narrower.
#[track_caller]
fn expect_to_follow(page: &Page, frame: &str) {
    let before = expect_fit(page, frame);
    let toggle = || page.in_frame(frame, || page.run("one('.toggle').click()"));
    toggle();
    let with_table = expect_fit(page, frame);
    assert!(with_table > before + 100.0, "{frame}: {before}, with its table {with_table}");
    toggle();
    assert_eq!(expect_fit(page, frame), before, "{frame}: it does not shrink again");
    page.set_screen(400, 900, 1.0);
    let narrow = expect_fit(page, frame);
    page.set_screen(1280, 900, 1.0);
    assert_ne!(expect_fit(page, frame), narrow, "{frame}");
}

#[test]
fn a_frame_with_our_script_is_as_high_as_its_chart_whatever_the_host_styles() {
    let html = format!(
        "<style>* {{ all: unset !important }} iframe {{ height: 99px !important }}</style>{}",
        lines("rank")
    );
    host(&html, |page| expect_to_follow(page, "iframe"));
}

#[test]
fn our_script_may_come_first_twice_and_before_frames_that_are_added_later() {
    let script = "<script src={site}/embed-host.js></script>";
    host(&format!("{script}{script}<main></main>"), |page| {
        page.run(
            "for (const chart of ['share', 'services']) {
               const frame = document.createElement('iframe');
               frame.id = chart;
               frame.src = `${document.querySelector('script').src.replace('embed-host.js', '')}embed-${chart}.pt.html?v=1`;
               document.querySelector('main').append(frame);
             }",
        );
        let (share, services) = (expect_fit(page, "#share"), expect_fit(page, "#services"));
        assert_ne!(share, services);
    });
}

#[test]
fn frames_that_begin_hidden_get_their_height_when_they_are_shown() {
    let html = format!("<div id=tab style='display: none'>{}</div>", lines("share"));
    host(&html, |page| {
        page.run("await frames(5); document.querySelector('#tab').style.display = 'block'");
        expect_fit(page, "iframe");
    });
}

#[test]
fn the_script_of_pym_sizes_a_frame() {
    let pym = verify::packages().unwrap().join("node_modules/pym.js/dist/pym.v1.min.js");
    let pym = fs::read_to_string(pym).unwrap_or_else(|error| panic!("{error}; `cargo verify` installs it"));
    let html = format!(
        "<div id=chart></div><script>{pym}</script>
         <script>new pym.Parent('chart', '{{site}}/embed-rank.html?v=1', {{}})</script>"
    );
    host(&html, |page| expect_to_follow(page, "iframe"));
}

/// A page that keeps what it is told, and listens as the embed code of Datawrapper charts does.
const LISTENING: &str = "<script>
    window.told = [];
    addEventListener('message', ({ data, source }) => {
      told.push(data);
      for (const name in data['datawrapper-height'] ?? {}) {
        for (const frame of document.querySelectorAll('iframe')) {
          if (frame.contentWindow === source) frame.style.height = `${data['datawrapper-height'][name]}px`;
        }
      }
    })</script>";

#[test]
fn a_listener_for_datawrapper_charts_sizes_a_frame() {
    let frame = "<iframe src='{site}/embed-rank.html?v=1' width=100% frameborder=0></iframe>";
    host(&format!("{LISTENING}{frame}"), |page| expect_to_follow(page, "iframe"));
}

#[test]
fn a_frame_says_its_height_in_four_ways_and_when_it_is_asked() {
    let frame = "<iframe src='{site}/embed-share.html?v=1&initialWidth=600&childId=our-chart&parentUrl=x' frameborder=0></iframe>";
    host(&format!("{LISTENING}{frame}"), |page| {
        let height = expect_fit(page, "iframe");
        page.run(
            "told.length = 0;
             document.querySelector('iframe').contentWindow.postMessage('pymxPYMxour-chartxPYMxwidthxPYMx600', '*')",
        );
        page.wait_for("an answer", "return told.length >= 4");
        let told: Vec<Value> = serde_json::from_value(page.run("return told")).unwrap();
        let src = page.text("return document.querySelector('iframe').src");
        let resize: Value = serde_json::from_str(told[2].as_str().unwrap()).unwrap();
        assert_eq!(told[0], json!({ "datawrapper-height": { "embed-share": height as u32 } }));
        assert_eq!(told[1], json!({ "sentinel": "amp", "type": "embed-size", "height": height as u32 }));
        assert_eq!(resize, json!({ "src": src, "context": "iframe.resize", "height": height as u32 }));
        assert_eq!(told[3], json!(format!("pymxPYMxour-chartxPYMxheightxPYMx{height}")));
        let asks_nothing = page.in_frame("iframe", || page.text("return one('.notices').textContent"));
        assert_eq!(asks_nothing, "", "keys of embedders are taken for choices");
    });
}

#[test]
fn what_strangers_say_and_what_is_no_height_changes_nothing() {
    let stranger = "<iframe id=stranger srcdoc='<p>Not ours'></iframe>";
    let html = format!("{}{stranger}", lines("share"));
    host(&html, |page| {
        let height = expect_fit(page, "iframe");
        let heights = || {
            let script = "await frames(3);
                 return [...document.querySelectorAll('iframe')].map((frame) => frame.getBoundingClientRect().height)";
            serde_json::from_value::<Vec<f64>>(page.run(script)).unwrap()
        };
        let before = heights();
        let say = |height: &str| {
            page.run(&format!(
                "parent.postMessage({{ sentinel: 'amp', type: 'embed-size', height: {height} }}, '*')"
            ));
        };
        page.in_frame("#stranger", || say("5000"));
        page.run("postMessage({ sentinel: 'amp', type: 'embed-size', height: 5000 }, '*')");
        assert_eq!(heights(), before, "a stranger was believed");
        for wrong in ["'5000'", "NaN", "Infinity", "-5000", "0", "null", "{}"] {
            page.in_frame("iframe", || say(wrong));
            assert_eq!(heights(), before, "{wrong} was taken for a height");
        }
        page.in_frame("iframe", || say("1e9"));
        page.wait_for(
            "a bounded height",
            "const { height } = document.querySelector('iframe').getBoundingClientRect();
             return height > 5000 && height < 1e5",
        );
        page.in_frame("iframe", || page.run(&format!("element.style.minHeight = '{}px'", height + 1.0)));
        assert_eq!(expect_fit(page, "iframe"), height + 1.0);
    });
}

#[test]
fn a_sandbox_without_an_origin_shows_an_interactive_chart() {
    let html = lines("rank").replace("<iframe ", "<iframe sandbox=\"allow-scripts\" ");
    host(&html, |page| {
        expect_fit(page, "iframe");
        page.in_frame("iframe", || {
            assert_eq!(page.text("return self.origin"), "null");
            let all = page.pictures();
            page.run("element.setState({ place: ['macao-zhuhai'] })");
            assert_ne!(page.pictures(), all);
            assert!(page.holds("return one('.marks').children.length > 0"));
        });
        expect_fit(page, "iframe");
    });
}

#[test]
fn a_strict_policy_of_the_host_leaves_frame_and_script_working() {
    let policy = "<meta http-equiv=Content-Security-Policy \
         content=\"default-src 'none'; script-src {site}; frame-src {site}; img-src data:\">";
    host(&format!("{policy}{}", lines("share")), |page| expect_to_follow(page, "iframe"));
}

#[test]
fn without_scripts_an_embed_page_shows_picture_words_and_table() {
    let page = Page::of(site());
    let language = Language::find("pt").unwrap();
    let rank = Subject { chart: charts::find("rank"), language: &language };
    let whole = Subject { chart: None, ..rank };
    for subject in [rank, whole] {
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        page.go(&format!("/{}?v=1", subject.file("embed", "html")));
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
        let shown = page.run(
            "const figures = all('figure');
             const last = figures.at(-1);
             last.scrollIntoView({ behavior: 'instant' });
             const drawn = [...last.querySelectorAll('svg, img')].find(
               (one) => one.checkVisibility() && (one.src || one.querySelector('path, text')));
             if (drawn.src) await drawn.decode();
             const { width, height } = drawn.getBoundingClientRect();
             return {
               title: document.title,
               lang: document.documentElement.lang,
               charts: figures.length,
               large: width > 200 && height > 100,
               heading: last.querySelector('h3').textContent,
               rows: last.querySelector('table').tBodies[0].rows.length > 3,
             }",
        );
        let views = subject.views();
        let expected = json!({
            "title": subject.title(), "lang": "pt", "charts": views.len(), "large": true,
            "heading": views.last().unwrap().title, "rows": true,
        });
        assert_eq!(shown, expected);
    }
    page.expect_silence();
}

/// How far a reckoned height may be from what a browser makes of it.
const TOLERANCE: f64 = 0.11;

#[test]
fn heights_are_reckoned_near_enough_to_reserve_them() {
    let page = Page::of(site());
    let language = Language::english();
    for width in [300, 480, 1100] {
        page.set_screen(width, 900, 1.0);
        for subject in Subject::all(std::slice::from_ref(&language)) {
            page.open(&format!("/{}", subject.file("embed", "html")));
            let height = page.run(
                "document.documentElement.className = '';
                 await settled();
                 return element.getBoundingClientRect().height",
            );
            let (height, reckoned) = (height.as_f64().unwrap(), subject.height(f64::from(width)));
            let off = (height - reckoned).abs() / height;
            assert!(
                off < TOLERANCE,
                "{} at {width}: {height}, reckoned {reckoned}",
                subject.file("embed", "html")
            );
        }
    }
}

#[test]
fn room_is_reserved_before_a_frame_answers() {
    let language = Language::english();
    for width in [400, 900] {
        // Nobody listens to the frame here: its page is there, but says nothing.
        let html = lines("rank").replace("<iframe ", "<iframe sandbox=\"\" ");
        host(&format!("<style>body {{ margin: 0 }}</style>{html}"), |page| {
            page.set_screen(width, 900, 1.0);
            let subject = Subject { chart: charts::find("rank"), language: &language };
            let reckoned = subject.height(f64::from(width));
            let near = "const { height } = document.querySelector('iframe').getBoundingClientRect();
                 return Math.abs(height - given) < 0.1 * given";
            let started = Instant::now();
            while !page.run_with(near, json!(reckoned)).as_bool().unwrap() {
                assert!(
                    started.elapsed() < Duration::from_secs(20),
                    "{width}: nothing near {reckoned} is reserved"
                );
            }
            assert!(
                page.console().iter().all(|message| message.contains("sandbox")),
                "{:#?}",
                page.console()
            );
        });
    }
}

#[test]
fn the_documented_line_names_a_height_and_no_script_in_the_frame() {
    let language = Language::english();
    let subject = Subject { chart: charts::find("rank"), language: &language };
    let url = "https://news.example/ip/".parse().unwrap();
    let frame = embed::frame(subject, &url);
    let height = subject.height(embed::USUAL_WIDTH).round();
    for words in [
        "src=\"https://news.example/ip/embed-rank.html?v=1&amp;place=all&amp;",
        "loading=\"lazy\" width=\"100%\"",
        &format!("height=\"{height}\""),
        "allow=\"clipboard-write; fullscreen\"",
    ] {
        assert!(frame.contains(words), "{words} is not in {frame}");
    }
    assert!(!frame.contains("<script"));
}
