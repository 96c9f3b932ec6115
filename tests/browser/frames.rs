//! Embed pages in frames of other people's pages.

use std::fs;
use std::time::{Duration, Instant};

use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::charts::{self, Scope};
use greater_bay_ip::cli::packages::Packages;
use greater_bay_ip::cli::site_url::PORT;
use greater_bay_ip::cli::subject::Subject;
use greater_bay_ip::cli::{embed, gallery};
use greater_bay_ip::dataset::BAKED;
use greater_bay_ip::language::Language;
use greater_bay_ip::page::embed::HOST_SCRIPT;
use serde_json::{Value, json};

use super::driver::site;
use super::guest::host;
use super::page::Page;

/// The lines the gallery offers for a chart, with `{site}` where it is published.
pub(super) fn lines(chart: &str) -> String {
    let language = Language::english();
    let subject =
        Subject { scope: Scope::Chart(charts::find(chart).unwrap()), language: &language, dataset: &BAKED };
    gallery::framed(subject, &"http://site.example/".parse().unwrap())
        .replace("http://site.example", "{site}")
}

/// Waits until a frame is exactly as high as the infographic in it.
#[track_caller]
pub(super) fn expect_fit(page: &Page, frame: &str) -> f64 {
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

/// Expects that nothing in a frame can be scrolled: it is as large as all that it shows.
#[track_caller]
fn expect_no_scroll_bar(page: &Page, frame: &str) {
    let sizes = page.in_frame(frame, || {
        page.run(
            "const { scrollHeight, scrollWidth, clientWidth } = document.documentElement;
             return [scrollHeight, innerHeight, scrollWidth, clientWidth, innerWidth]",
        )
    });
    let [high, room, wide, client, inner]: [f64; 5] = serde_json::from_value(sizes).unwrap();
    assert_eq!((high, wide, client), (room, inner, inner), "{frame}");
}

#[test]
fn no_chart_has_a_scroll_bar_of_its_own() {
    host(&format!("<style>body {{ margin: 0 }}</style>{}", lines("rank")), |page| {
        page.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": false }));
        let show = |chart: &str| {
            page.run_with(
                "const frame = document.querySelector('iframe');
                 frame.src = frame.src.replace(/embed(-\\w+)?\\.html/, `embed${given}.html`);
                 await new Promise((settle) => frame.addEventListener('load', settle, { once: true }))",
                json!(chart),
            );
            expect_fit(page, "iframe");
            expect_no_scroll_bar(page, "iframe");
        };
        page.set_screen(420, 900, 1.0);
        for chart in charts::CHARTS.iter() {
            show(&format!("-{}", chart.key));
        }
        page.set_screen(900, 900, 1.0);
        for chart in ["-share", "-matrix", ""] {
            show(chart);
        }
    });
}

#[test]
fn the_shapes_that_content_systems_give_to_films_are_undone() {
    let frame = |id: usize| format!("<iframe id=frame{id} src='{{site}}/embed-share.html?v=1'></iframe>");
    let wrappers = [
        ("<div style='position: relative; height: 0; padding-bottom: 56.25%; overflow: hidden'>", "</div>"),
        ("<figure class=embed><div class=ratio>", "</div></figure>"),
        ("<div style='aspect-ratio: 16 / 9; overflow: hidden'><p>", "</p></div>"),
        ("<div style='max-height: 240px; overflow: hidden'>", "</div>"),
        ("<div style='padding: 12px; height: 300px; overflow: auto'>", "<script>0</script></div>"),
    ];
    let styles = "<style>
        iframe { box-sizing: border-box; padding: 9px; max-height: 500px; aspect-ratio: 4 / 3 }
        .ratio { position: relative; overflow: hidden } .ratio::before { content: ''; display: block; padding-top: 75% }
        [style*=relative] iframe, .ratio iframe { position: absolute; top: 0; width: 100%; height: 100% }
      </style>";
    let wrapped: String = wrappers
        .iter()
        .enumerate()
        .map(|(id, (before, after))| format!("{before}{}{after}<hr>", frame(id)))
        .collect();
    let html = format!("{styles}{wrapped}<script src={{site}}/embed-host.js async></script>");
    host(&html, |page| {
        for (id, (before, _)) in wrappers.iter().enumerate() {
            let selector = format!("#frame{id}");
            // Browsers paint a frame out of sight seldom.
            page.run_with(
                "document.querySelector(given).scrollIntoView({ behavior: 'instant' })",
                json!(selector),
            );
            expect_fit(page, &selector);
            expect_no_scroll_bar(page, &selector);
            let clear = page.run_with(
                "const frame = document.querySelector(given).getBoundingClientRect();
                 const rule = [...document.querySelectorAll('hr')].find((hr) => hr.getBoundingClientRect().top > frame.top + 1);
                 const box = document.querySelector(given).parentElement.getBoundingClientRect();
                 return [rule.getBoundingClientRect().top >= frame.bottom, rule.getBoundingClientRect().top - frame.bottom < 60,
                   box.bottom >= frame.bottom, box.top > frame.top - 30]",
                json!(selector),
            );
            assert_eq!(clear, json!([true, true, true, true]), "{before}");
        }
        let padding =
            page.text("return getComputedStyle(document.querySelector('#frame4').parentElement).padding");
        assert_eq!(padding, "12px", "what is no shape stays");
    });
}

#[test]
fn what_stands_beside_a_frame_keeps_its_shape() {
    let html = format!(
        "<div id=box style='height: 200px; overflow: hidden; padding-bottom: 50%'><p>Words</p>{}</div>",
        lines("share")
    );
    host(&html, |page| {
        expect_fit(page, "iframe");
        let box_of = "const { height, paddingBottom } = getComputedStyle(document.querySelector('#box'));
            return [height, parseFloat(paddingBottom) > 300]";
        assert_eq!(page.run(box_of), json!(["200px", true]));
    });
}

#[test]
fn our_script_may_be_a_module_or_imported_or_put_into_another_script() {
    let frame = "<iframe src='{site}/embed-share.html?v=1' width=100%></iframe>";
    for script in [
        "<script type=module src={site}/embed-host.js></script>",
        "<script>import('{site}/embed-host.js')</script>",
        "<script type=module>import '{site}/embed-host.js'</script>",
    ] {
        host(&format!("{frame}{script}"), |page| {
            expect_fit(page, "iframe");
        });
    }
    // There it cannot know where it came from but by what the build has written into it.
    let script = fs::read_to_string(site().join(HOST_SCRIPT)).unwrap();
    let inside = script.replace(&format!("http://127.0.0.1:{PORT}/"), "{site}/");
    host(&format!("{frame}<script>{inside}</script>"), |page| {
        expect_fit(page, "iframe");
        // It has looked beside the page first.
        assert!(page.console().iter().all(|message| message.contains("404")));
    });
}

#[test]
fn frames_in_shadow_roots_are_found_early_and_late() {
    let html = "<div id=early></div><main></main>
        <script>
          const fill = (host, chart) => {
            host.attachShadow({ mode: 'open' }).innerHTML = `<iframe src='{site}/embed-${chart}.html?v=1'></iframe>`;
          };
          fill(document.querySelector('#early'), 'share');
        </script>
        <script src={site}/embed-host.js></script>";
    host(html, |page| {
        page.run(
            "const late = document.createElement('div');
             late.id = 'late';
             document.querySelector('main').append(late);
             await frames(3);
             fill(late, 'services')",
        );
        for host in ["#early", "#late"] {
            page.wait_for(
                host,
                &format!(
                    "const {{ style, clientHeight }} = document.querySelector('{host}').shadowRoot.querySelector('iframe');
                     return style.minHeight === '0px' && clientHeight > 250 && parseFloat(style.height) === clientHeight"
                ),
            );
        }
    });
}

#[test]
fn room_is_reserved_for_the_language_and_the_state_asked_for() {
    let html = "<style>body { margin: 0 }</style><iframe sandbox src='about:blank'></iframe><script src={site}/embed-host.js></script>";
    host(html, |page| {
        for (width, file, query) in [
            (390, "embed-rank.pt.html", "v=1"),
            (390, "embed-density.zh-Hans.html", "v=1"),
            (900, "embed-rank.html", "v=1&place=macao-zhuhai"),
            (390, "embed-stock.html", "v=1&place=shenzhen"),
            (640, "embed.html", "v=1&place=shenzhen"),
            (390, "embed.html", "v=1&place=shenzhen,macao&stage=application"),
            (640, "embed.html", "v=1&lang=pt&stage=protection"),
            (640, "embed.html", "v=1&tour=3"),
        ] {
            page.set_screen(width, 900, 1.0);
            let show = |sandbox: Option<&str>| {
                page.run_with(
                    "const [sandbox, file] = given;
                     const old = document.querySelector('iframe');
                     const frame = document.createElement('iframe');
                     if (sandbox !== null) frame.sandbox = sandbox;
                     frame.src = `${document.querySelector('script').src.replace('embed-host.js', '')}${file}`;
                     old.replaceWith(frame);
                     await new Promise((settle) => frame.addEventListener('load', settle));
                     await frames(2);",
                    json!([sandbox, format!("{file}?{query}")]),
                );
            };
            show(Some(""));
            let reserved = page.run("return parseFloat(document.querySelector('iframe').style.minHeight)");
            let reserved = reserved.as_f64().unwrap_or_default();
            show(None);
            let height = expect_fit(page, "iframe");
            let off = (height - reserved).abs();
            println!("{file}?{query} at {width}: {height}, reserved {reserved}");
            assert!(
                off < (0.2 * height).max(60.0),
                "{file}?{query} at {width}: {height}, reserved {reserved}"
            );
        }
        page.console();
    });
}

/// A page that keeps what its frames tell it in our words, by their ids.
const COUPLED: &str = "<script>
    window.heard = { a: [], b: [] };
    const KIND = { type: 'greater-bay-ip', version: 1 };
    const other = { a: 'b', b: 'a' };
    addEventListener('message', ({ data, source }) => {
      if (data?.type !== KIND.type || data.version !== KIND.version) return;
      const frame = [...document.querySelectorAll('iframe')].find((frame) => frame.contentWindow === source);
      heard[frame.id].push(data);
      if (data.state && window.isCoupled) document.querySelector(`#${other[frame.id]}`).contentWindow.postMessage(data, '*');
    });
    const tell = (id, more) => document.querySelector(`#${id}`).contentWindow.postMessage({ ...KIND, ...more }, '*');
  </script>
  <iframe id=a src='{site}/embed-share.html?v=1' width=600 height=900></iframe>
  <iframe id=b src='{site}/embed-stock.html?v=1' width=600 height=900 sandbox=allow-scripts></iframe>";

#[test]
fn a_page_hears_state_and_height_of_its_frames_and_sets_what_they_show() {
    host(COUPLED, |page| {
        for id in ["a", "b"] {
            page.wait_for(
                "state and height",
                &format!("return heard.{id}.some(({{ state }}) => state) && heard.{id}.some(({{ height }}) => height > 100)"),
            );
        }
        page.run("heard.b.length = 0; tell('b', { state: { place: ['shenzhen'] } })");
        page.wait_for(
            "the new state",
            "return heard.b.some(({ state }) => state?.place.join() === 'shenzhen')",
        );
        assert_eq!(page.in_frame("#b", || page.run("return element.state.place")), json!(["shenzhen"]));
        // A question is answered with both.
        page.run("heard.a.length = 0; tell('a', {})");
        page.wait_for(
            "answers",
            "return heard.a.some(({ state }) => state) && heard.a.some(({ height }) => height)",
        );
        // What makes no sense is said to do so and changes nothing.
        for wrong in ["{ place: ['atlantis'] }", "'place=shenzhen'", "5", "null", "{ planet: [] }"] {
            page.run(&format!("heard.a.length = 0; tell('a', {{ state: {wrong} }})"));
            page.wait_for(wrong, "return heard.a.some(({ error }) => error?.startsWith('TypeError'))");
        }
        page.run(
            "heard.a.length = 0;
             const { contentWindow } = document.querySelector('#a');
             for (const version of [0, 2, '1', undefined]) {
               contentWindow.postMessage({ type: 'greater-bay-ip', version, state: { place: ['macao'] } }, '*');
             }
             contentWindow.postMessage({ type: 'other', version: 1, state: { place: ['macao'] } }, '*');
             contentWindow.postMessage(null, '*');
             await frames(9)",
        );
        assert_eq!(page.in_frame("#a", || page.run("return element.state.place")), json!([]));
        // Nor does it heed anybody but the page around it.
        page.in_frame("#a", || {
            page.run("postMessage({ type: 'greater-bay-ip', version: 1, state: { place: ['macao'] } }, '*'); await frames(9)");
            assert_eq!(page.run("return element.state.place"), json!([]));
        });
    });
}

#[test]
fn two_frames_are_coupled_by_passing_on_what_they_say() {
    host(COUPLED, |page| {
        for id in ["#a", "#b"] {
            page.in_frame(id, || {
                page.wait_for("the infographic", "return element?.hasAttribute('data-ready') ?? false");
            });
        }
        page.run("await frames(5); isCoupled = true");
        for (from, to, place) in [("#a", "#b", "guangzhou"), ("#b", "#a", "zhuhai")] {
            page.in_frame(from, || page.run_with("element.setState({ place: [given] })", json!(place)));
            page.in_frame(to, || {
                page.wait_for(place, &format!("return element.state.place.join() === '{place}'"));
            });
        }
        page.run("await frames(9); heard.a.length = heard.b.length = 0; await frames(9)");
        assert_eq!(
            page.run("return [...heard.a, ...heard.b].filter(({ state }) => state)"),
            json!([]),
            "they echo for ever"
        );
    });
}

#[test]
fn wordpress_is_answered_in_its_own_words() {
    let html = "<script>
          window.told = [];
          addEventListener('message', ({ data }) => data.message && told.push(data));
        </script>
        <iframe src='{site}/embed-share.html?v=1#?secret=a1B2c3' sandbox=allow-scripts height=300></iframe>";
    host(html, |page| {
        page.wait_for("a height", "return told.length > 0");
        let height = page.in_frame("iframe", || {
            page.wait_for("the infographic", "return element?.hasAttribute('data-ready') ?? false");
            page.run("await settled(); return Math.ceil(element.getBoundingClientRect().height)")
        });
        page.run("told.length = 0; document.querySelector('iframe').contentWindow.postMessage({ message: 'ready', secret: 'x9Y8' }, '*')");
        page.wait_for("an answer", "return told.length > 0");
        assert_eq!(
            page.run("return told[0]"),
            json!({ "message": "height", "value": height, "secret": "x9Y8" })
        );
    });
}

#[test]
fn choices_in_a_frame_never_lengthen_the_history_of_the_tab() {
    host(&lines("share"), |page| {
        expect_fit(page, "iframe");
        let before = page.run("return history.length");
        page.in_frame("iframe", || {
            for place in ["shenzhen", "macao", "guangzhou"] {
                page.run_with(
                    "element.setState({ place: [given] }); await settled();
                     one('[name=place]:not(:checked)')?.click(); await settled()",
                    json!(place),
                );
            }
            assert!(page.text("return location.search").contains("guangzhou"));
        });
        assert_eq!(page.run("return history.length"), before);
    });
}

#[test]
fn addresses_escaped_twice_show_what_they_mean() {
    let page = Page::of(site());
    for address in [
        "/embed-stock.html?v=1&amp;place=shenzhen&amp;theme=dark",
        "/embed-stock.html?v=1&amp;amp;place=shenzhen&amp;amp;theme=dark",
        "/embed-stock.html?v=1&#038;place=shenzhen&#038;theme=dark",
    ] {
        page.open(address);
        let shown = page.run("return [element.state.place, document.documentElement.dataset.theme]");
        assert_eq!(shown, json!([["shenzhen"], "dark"]), "{address}");
    }
    page.expect_silence();
}

#[test]
fn pages_that_isolate_themselves_can_frame_and_embed() {
    // What serves the page of the host here asks as much of all that it embeds.
    let html = format!(
        "{}<greater-bay-ip chart=share></greater-bay-ip><script type=module src={{site}}/greater-bay-ip.js></script>",
        lines("rank")
    );
    host(&html, |page| {
        let policy = "return (await fetch(location)).headers.get('cross-origin-embedder-policy')";
        assert_eq!(page.run(policy), json!("require-corp"));
        expect_fit(page, "iframe");
        page.wait_for("the element", "return element.hasAttribute('data-ready')");
    });
}

#[test]
fn an_embed_page_opened_alone_does_not_shift() {
    let page = Page::of(site());
    page.run_before_pages(
        "window.shifts = [];
         new PerformanceObserver((list) => {
           for (const { value, sources } of list.getEntries()) {
             shifts.push([value, ...sources.map(({ node }) => `${node?.nodeName}.${node?.className}`)]);
           }
         }).observe({ type: 'layout-shift', buffered: true });",
    );
    for width in [390, 1280] {
        page.set_screen(width, 900, 1.0);
        for address in [
            "/embed-share.html?v=1",
            "/embed-rank.pt.html?v=1",
            "/embed.html",
            "/embed-stock.html?theme=dark",
        ] {
            page.arrive(address);
            let shifts = page.run("await settled(); await frames(3); return shifts");
            // First pictures are laid out for one wide and one narrow page: at other widths a line may wrap otherwise.
            let moved: f64 = shifts.as_array().unwrap().iter().map(|shift| shift[0].as_f64().unwrap()).sum();
            assert!(moved < 0.005, "{address} at {width}: {shifts}");
        }
    }
}

#[test]
fn the_script_of_pym_sizes_a_frame() {
    let pym = Packages::Tests.directory().unwrap().join("node_modules/pym.js/dist/pym.v1.min.js");
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
fn a_frame_says_its_height_in_every_way_and_when_it_is_asked() {
    let frame = "<iframe src='{site}/embed-share.html?v=1&initialWidth=600&childId=our-chart&parentUrl=x' frameborder=0></iframe>";
    host(&format!("{LISTENING}{frame}"), |page| {
        let height = expect_fit(page, "iframe");
        page.run(
            "told.length = 0;
             document.querySelector('iframe').contentWindow.postMessage('pymxPYMxour-chartxPYMxwidthxPYMx600', '*')",
        );
        page.wait_for("an answer", "return told.length >= 5");
        let told: Vec<Value> = serde_json::from_value(page.run("return told")).unwrap();
        let src = page.text("return document.querySelector('iframe').src");
        let resize: Value = serde_json::from_str(told[3].as_str().unwrap()).unwrap();
        assert_eq!(told[0], json!({ "type": "greater-bay-ip", "version": 1, "height": height as u32 }));
        assert_eq!(told[1], json!({ "datawrapper-height": { "embed-share": height as u32 } }));
        assert_eq!(told[2], json!({ "sentinel": "amp", "type": "embed-size", "height": height as u32 }));
        assert_eq!(resize, json!({ "src": src, "context": "iframe.resize", "height": height as u32 }));
        assert_eq!(told[4], json!(format!("pymxPYMxour-chartxPYMxheightxPYMx{height}")));
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
                "parent.postMessage({{ type: 'greater-bay-ip', version: 1, height: {height} }}, '*')"
            ));
        };
        page.in_frame("#stranger", || say("5000"));
        page.run("postMessage({ type: 'greater-bay-ip', version: 1, height: 5000 }, '*')");
        assert_eq!(heights(), before, "a stranger was believed");
        for wrong in ["'5000'", "NaN", "Infinity", "-5000", "0", "null", "{}"] {
            page.in_frame("iframe", || say(wrong));
            assert_eq!(heights(), before, "{wrong} was taken for a height");
        }
        for wrong in ["version: 2, height: 5000", "height: 5000", "version: 1, size: 5000"] {
            let script = format!("parent.postMessage({{ type: 'greater-bay-ip', {wrong} }}, '*')");
            page.in_frame("iframe", || page.run(&script));
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
    let rank =
        Subject { scope: Scope::Chart(charts::find("rank").unwrap()), language: &language, dataset: &BAKED };
    let whole = Subject::whole(&BAKED, &language);
    let chapter = Subject { scope: Scope::Chapter(Chapter::Uneven), ..whole };
    for subject in [rank, whole, chapter] {
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
               large: width > 200 && height > 80,
               heading: last.querySelector('.title').textContent,
               rows: last.querySelector('table').tBodies[0].rows.length > 3,
             }",
        );
        let mut views = subject.views();
        // The explorer has links to the pages of its charts.
        views.retain(|view| view.chapter.is_some() || !matches!(subject.scope, Scope::Story));
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
        // Chapters told in words or explored are reserved for less exactly.
        let in_words = [Chapter::Offices, Chapter::Explore];
        let is_drawn =
            |subject: &Subject| !matches!(subject.scope, Scope::Chapter(alone) if in_words.contains(&alone));
        for subject in Subject::all(&BAKED, std::slice::from_ref(&language)).into_iter().filter(is_drawn) {
            page.arrive(&format!("/{}", subject.file("embed", "html")));
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
            let subject = Subject {
                scope: Scope::Chart(charts::find("rank").unwrap()),
                language: &language,
                dataset: &BAKED,
            };
            let reckoned = subject.height(f64::from(width));
            let near = "const { height } = document.querySelector('iframe').getBoundingClientRect();
                 return Math.abs(height - given) < 0.2 * given";
            let started = Instant::now();
            while !page.run_with(near, json!(reckoned)).as_bool().unwrap() {
                assert!(
                    started.elapsed() < Duration::from_secs(20),
                    "{width}: nothing near {reckoned} is reserved"
                );
            }
            let console = page.unscripted_console();
            assert!(console.iter().all(|message| message.contains("sandbox")), "{console:#?}");
        });
    }
}

#[test]
fn the_documented_line_names_a_height_and_no_script_in_the_frame() {
    let language = Language::english();
    let subject =
        Subject { scope: Scope::Chart(charts::find("rank").unwrap()), language: &language, dataset: &BAKED };
    let url = "https://news.example/ip/".parse().unwrap();
    let frame = embed::frame(subject, &url);
    let height = subject.height(embed::USUAL_WIDTH).round();
    for words in [
        "src=\"https://news.example/ip/embed-rank.html?v=2&amp;place=all&amp;",
        "loading=\"lazy\" width=\"100%\"",
        &format!("height=\"{height}\""),
        "allow=\"clipboard-write; fullscreen\"",
    ] {
        assert!(frame.contains(words), "{words} is not in {frame}");
    }
    assert!(!frame.contains("<script"));
}
