//! The story as readers meet it: its first screen, the bar that is always at hand, and what a choice does to the chapters.

use fantoccini::key::Key;
use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::charts::{CHARTS, STORY};
use greater_bay_ip::dataset::LANGUAGES;
use serde_json::json;

use super::driver::site;
use super::expected;
use super::guest::host;
use super::page::{Page, visit};

/// A phone, a tablet and a laptop.
const SCREENS: [(u32, u32); 3] = [(360, 740), (768, 1024), (1280, 800)];

#[test]
fn the_hero_stands_whole_in_the_first_screen_in_every_language() {
    let page = Page::of(site());
    for (width, height) in SCREENS {
        // Phones lay their scroll bars over the page.
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        page.devtools("Emulation.setDeviceMetricsOverride", screen);
        for (tag, _) in LANGUAGES {
            page.arrive(&format!("/embed.html?lang={tag}"));
            let hero = page.run(
                "await settled();
                 // Where the numbers above the blocks are drawn, the drawing begins.
                 const { top } = one(innerWidth < 600 ? '.hero .plot' : '.hero .heads').getBoundingClientRect();
                 const { bottom } = one('.hero .text').getBoundingClientRect();
                 return [top > 0 && bottom <= innerHeight, bottom - top, one('.hero canvas').hasAttribute('width')]",
            );
            assert_eq!((&hero[0], &hero[2]), (&json!(true), &json!(true)), "{tag} at {width}: {hero}");
            assert!(width > 360 || hero[1].as_f64().unwrap() <= 320.0, "{tag}: {hero}");
        }
    }
    page.expect_silence();
}

#[test]
fn every_chapter_stands_in_its_place_and_the_explorer_waits() {
    visit("/", |page| {
        page.arrive("/");
        let chapters = page.texts(
            "await settled(); return all('section[data-chapter]').map(({ dataset }) => dataset.chapter)",
        );
        let expected: Vec<&str> = Chapter::ALL.iter().map(|chapter| chapter.key()).collect();
        assert_eq!(chapters, expected);
        assert!(page.holds(
            "return all('section').slice(0, -1).every((section) => section.querySelector('.lead > p'))"
        ));
        assert!(page.holds("return !one('[data-explorer]').open && !!one('[data-explorer] [name=measure]')"));
        // What nobody sees is neither made nor drawn.
        let drawn = "return all('canvas[width]').map((canvas) => canvas.closest('figure').dataset.chart)";
        assert_eq!(page.texts(drawn), STORY);
        assert_eq!(page.texts("return all('figure').map(({ dataset }) => dataset.chart)"), STORY);
        page.click("[data-explorer] > summary");
        page.wait_for("all charts", &format!("return all('figure').length === {}", CHARTS.len()));
        page.wait_for(
            "the charts of the explorer",
            "return all('canvas').every((canvas) => canvas.width > 0)",
        );
    });
}

#[test]
fn the_bar_is_one_stop_of_the_tab_key_and_arrows_move_within() {
    visit("/", |page| {
        page.arrive("/");
        page.run("one('.bar.top .opener').focus()");
        let focused = "return root.activeElement?.dataset.opens ?? root.activeElement?.className ?? ''";
        for (key, expected) in [
            (Key::Right, "topic"),
            (Key::Right, "years"),
            (Key::Right, "place"),
            (Key::Left, "years"),
            (Key::Home, "place"),
        ] {
            page.press(key);
            assert_eq!(page.text(focused), expected);
        }
        assert_eq!(
            page.run("return one('[data-filter-bar]').querySelectorAll('[tabindex=\"0\"]').length"),
            json!(1)
        );
        page.press(Key::Enter);
        assert!(page.holds(
            "await tick(); return isVisible(one('.sheet')) && one('.opener').ariaExpanded === 'true'"
        ));
        page.press(Key::Escape);
        assert!(page.holds("await tick(); return !isVisible(one('.sheet'))"));
        assert_eq!(page.text(focused), "place");
    });
}

#[test]
fn a_choice_is_told_in_the_window_moves_nothing_and_can_be_undone() {
    visit("/", |page| {
        for (width, bar) in [(390, "dock"), (1280, "top")] {
            page.set_screen(width, 800, 1.0);
            page.arrive("/");
            page.run("await settled(); figure('licensing').scrollIntoView({ behavior: 'instant' }); await frames(2)");
            let heights =
                "return all('section:not([data-chapter=explore])').map((section) => section.offsetHeight)";
            let titles = "return all('.told .title').map((title) => title.textContent)";
            let (before, said) = (page.run(heights), page.texts(titles));
            let top = || page.run("return figure('licensing').getBoundingClientRect().top").as_f64().unwrap();
            page.run_with("one(`.bar.${given} .opener`).click()", json!(bar));
            let at = top();
            page.run("one('.choice[data-key=shenzhen]').focus({ preventScroll: true })");
            page.press(Key::Enter);
            page.run("await settled()");
            assert!((top() - at).abs() <= 2.0, "{} became {} at {width}", at, top());
            assert_eq!(page.run(heights), before, "{width}");
            assert_eq!(page.texts(titles), said);
            let outcome = expected("place=shenzhen").outcome;
            let told = page.run_with(
                "const line = one(`.bar.${given} > .outcome`);
                 const { top, bottom } = line.getBoundingClientRect();
                 return [line.textContent, top >= 0 && bottom <= innerHeight, one('.done').textContent, one('.heard').textContent]",
                json!(bar),
            );
            assert_eq!(
                (&told[0], &told[1], &told[3]),
                (&json!(outcome), &json!(true), &json!(outcome)),
                "{told}"
            );
            assert!(page.holds("return all('.told .choice-line').length === all('.told').length"));
            page.run("one('.done').click()");
            page.run_with("one(`.bar.${given} .undo`).click()", json!(bar));
            assert!(page.holds("await settled(); return !all('.choice-line, .bar .undo').some(isVisible)"));
            page.wait_for_query("");
        }
    });
}

#[test]
fn where_nothing_can_stay_each_chapter_has_its_bar_and_opens_the_sheet_there() {
    let element =
        "<greater-bay-ip></greater-bay-ip><script type=module src={site}/greater-bay-ip.js></script>";
    let clips = format!("<div style='overflow: hidden'>{element}</div>");
    for (html, is_here) in [(element, false), (&*clips, true)] {
        host(html, |page| {
            page.wait_for("the infographic", "return element.hasAttribute('data-ready')");
            assert_eq!(page.holds("return isVisible(one('.bar.top'))"), !is_here);
            assert_eq!(
                page.run("return all('.bar.here').filter(isVisible).length"),
                json!(if is_here { 7 } else { 0 })
            );
            page.console();
        });
    }
    let frame = "<iframe src='{site}/embed.html?v=1' width=390 height=600></iframe><script src={site}/embed-host.js></script>";
    host(frame, |page| {
        page.wait_for(
            "a frame as high as the story",
            "return document.querySelector('iframe').clientHeight > 3000",
        );
        page.in_frame("iframe", || {
            page.wait_for("bars in the chapters", "return all('.bar.here').filter(isVisible).length === 7");
            page.run(
                "one('[data-chapter=use] .opener').click();
                 one('.choice[data-key=shenzhen]').click();
                 await settled()",
            );
            let apart = page.run(
                "const box = (part) => part.getBoundingClientRect();
                 const bar = one('[data-chapter=use] .bar');
                 return [bar.contains(one('.sheet')), box(one('.sheet')).top - box(bar.querySelector('.tools')).bottom,
                   box(bar.querySelector('.outcome')).top - box(bar.querySelector('.tools')).bottom]",
            );
            assert_eq!(apart[0], json!(true));
            assert!(apart[1].as_f64().unwrap() < 60.0 && apart[2].as_f64().unwrap() < 40.0, "{apart}");
        });
        page.console();
    });
}

#[test]
fn links_in_the_article_lead_to_chapters_and_mark_them_while_they_are_pointed_at() {
    visit("/", |page| {
        page.arrive("/");
        let links = page.texts(
            "return [...document.querySelectorAll('a[data-greater-bay-ip]')].map(({ dataset }) => dataset.greaterBayIp)",
        );
        assert_eq!(links.len(), 5);
        for link in links {
            let (chapter, query) = link.split_once('?').unwrap_or((&link, ""));
            assert!(Chapter::find(chapter).is_some(), "{link}");
            let marked = page.run_with(
                "window.heard = 0;
                 addEventListener('click', () => window.heard++, { once: true });
                 const link = document.querySelector(`a[data-greater-bay-ip='${given}']`);
                 const marked = () => one('[data-marked]')?.dataset.chapter ?? null;
                 link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
                 const over = marked();
                 link.dispatchEvent(new PointerEvent('pointerout', { bubbles: true }));
                 const out = marked();
                 link.click();
                 const after = marked();
                 await settled();
                 return [over, out, after, heard, location.hash]",
                json!(link),
            );
            assert_eq!(marked, json!([chapter, null, chapter, 0, ""]), "{link}");
            page.wait_for(
                "the chapter",
                &format!(
                    "const {{ top }} = one('section[data-chapter={chapter}]').getBoundingClientRect();
                     return top > -20 && top < innerHeight / 2"
                ),
            );
            page.wait_for("the end of its mark", "return !one('[data-marked]')");
            if !query.is_empty() {
                page.wait_for_query(query);
            }
        }
    });
}

#[test]
fn a_link_leads_into_a_frame_of_another_origin_gently_and_no_router_hears_of_it() {
    let frame = "<style>body { margin: 0 } p { height: 3000px }</style><body>
        <a data-greater-bay-ip='money?place=shenzhen' href='#greater-bay-ip'>money</a><p></p>
        <iframe id=greater-bay-ip src='{site}/embed.html?v=2' width=390 height=600 loading=lazy></iframe><p></p>
        <script>window.heard = 0; document.addEventListener('click', () => heard++, true)</script>
        <script src={site}/embed-host.js></script>";
    host(frame, |page| {
        let marked = |what: &str, chapter: &str| {
            page.in_frame("iframe", || {
                let is_it = format!("return (one('[data-marked]')?.dataset.chapter ?? '') === '{chapter}'");
                page.wait_for(what, &is_it);
            });
        };
        // It is not loaded yet.
        page.run("document.querySelector('a').click()");
        marked("the chapter", "money");
        page.in_frame("iframe", || assert_eq!(page.run("return element.state.place"), json!(["shenzhen"])));
        let mut at = f64::NAN;
        page.in_frame("iframe", || {
            let top =
                page.run("await settled(); return one('[data-chapter=money]').getBoundingClientRect().top");
            at = top.as_f64().unwrap();
        });
        let is_there = "const { top } = document.querySelector('iframe').getBoundingClientRect();
             return Math.abs(top + given) < 60";
        let started = std::time::Instant::now();
        while page.run_with(is_there, json!(at)) != json!(true) {
            assert!(started.elapsed().as_secs() < 20, "the page does not show the chapter");
        }
        marked("the end of its mark", "");
        assert_eq!(page.run("return [location.hash, heard]"), json!(["", 0]), "a click of ours");
        for (event, chapter) in
            [("focusin", "money"), ("focusout", ""), ("pointerover", "money"), ("pointerout", "")]
        {
            page.run_with(
                "document.querySelector('a').dispatchEvent(new Event(given, { bubbles: true }))",
                json!(event),
            );
            marked(event, chapter);
        }
    });
}

/// The longest that the story may be with its explorer folded, in CSS pixels, on a phone and on a laptop.
const LONGEST: [(u32, u32, f64); 2] = [(360, 740, 5500.0), (1280, 800, 4000.0)];

#[test]
fn the_story_is_short_enough_to_be_read_to_its_end() {
    let page = Page::of(site());
    for (width, height, longest) in LONGEST {
        // Phones lay their scroll bars over the page.
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        page.devtools("Emulation.setDeviceMetricsOverride", screen);
        for (tag, _) in LANGUAGES {
            page.arrive(&format!("/embed.html?lang={tag}"));
            let length =
                page.run("await settled(); return one('.infographic').getBoundingClientRect().height");
            println!("{tag} at {width}: {length}");
            assert!(length.as_f64().unwrap() <= longest, "{tag} at {width}: {length}");
        }
    }
}
