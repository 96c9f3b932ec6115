//! Chapters on their own, as frames and as elements, the levels of headings, and what leads to a chapter.

use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::charts::CHARTS;
use serde_json::json;

use super::driver::site;
use super::guest::host;
use super::page::{Page, visit};

/// The levels of all headings, in their order.
const HEADINGS: &str = "return all('h1, h2, h3, h4, h5, h6').map(({ tagName }) => Number(tagName[1]))";

#[test]
fn each_chapter_is_a_page_of_its_own_with_its_bar_and_its_sources_before_any_script_runs() {
    let page = Page::of(site());
    for &chapter in Chapter::ALL {
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        page.go(&format!("/embed-{}.html?v=2", chapter.key()));
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
        let shown = page.run(
            "return [all('section').map(({ dataset }) => dataset.chapter), all('.bar.here').filter(({ offsetHeight }) => offsetHeight).length,
               all('.source').some(isVisible) || !!one('[data-explorer]'), one('.title').tagName]",
        );
        assert_eq!(shown, json!([[chapter.key()], 1, true, "H1"]));
        page.arrive(&format!("/embed-{}.html?v=2&place=shenzhen&lang=pt", chapter.key()));
        let shown = page.run(
            "await settled();
             return [all('section').map(({ dataset }) => dataset.chapter), all('.bar').filter(isVisible).length,
               all('.title')[0].tagName, element.state.place, one('.infographic').lang]",
        );
        assert_eq!(shown, json!([[chapter.key()], 1, "H1", ["shenzhen"], "pt"]));
        page.run("one('.bar.here .opener').click(); await tick()");
        assert!(page.holds("return isVisible(one('.bar.here .sheet'))"), "{chapter:?}");
    }
    page.expect_silence();
}

#[test]
fn no_chapter_has_a_scroll_bar_of_its_own() {
    let html = "<style>body { margin: 0 }</style><iframe src='{site}/embed-top.html?v=2' width=100%></iframe>
        <script src={site}/embed-host.js></script>";
    host(html, |page| {
        page.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": false }));
        for width in [390, 1280] {
            page.set_screen(width, 900, 1.0);
            for &chapter in Chapter::ALL {
                page.run_with(
                    "const frame = document.querySelector('iframe');
                     frame.src = frame.src.replace(/embed-[a-z-]+/, `embed-${given}`);
                     await new Promise((settle) => frame.addEventListener('load', settle, { once: true }))",
                    json!(chapter.key()),
                );
                page.in_frame("iframe", || {
                    page.wait_for("it", "return element.hasAttribute('data-ready')");
                    page.wait_for(
                        "a frame as high as it",
                        "await settled();
                         const { scrollHeight, scrollWidth, clientWidth } = document.documentElement;
                         return scrollHeight === innerHeight && scrollWidth === clientWidth && clientWidth === innerWidth",
                    );
                });
            }
        }
    });
}

#[test]
fn an_element_shows_one_chapter_as_its_attribute_or_property_asks() {
    visit("/", |page| {
        page.arrive("/");
        let shown = "return all('section').map(({ dataset }) => dataset.chapter)";
        page.run("element.chapter = 'money'");
        page.wait_for("a chapter", "return all('section').length === 1");
        assert_eq!(page.texts(shown), ["money"]);
        assert!(page.holds("await settled(); return isVisible(one('.bar.here')) && one('canvas').width > 0"));
        assert_eq!(page.text("return element.getAttribute('chapter')"), "money");
        page.run("element.setAttribute('place', 'shenzhen')");
        page.wait_for("a choice", "return element.state?.place[0] === 'shenzhen'");
        // A chart is less, and comes first.
        page.run("element.chart = 'rank'");
        page.wait_for("a chart", "return one('figure')?.dataset.chart === 'rank' && !one('section')");
        page.run("element.chart = null; element.chapter = 'bottom'");
        page.wait_for(
            "one line",
            "return one('.notices')?.textContent.includes('“bottom”') && !one('section')",
        );
        let console = page.console().join("\n");
        assert!(console.contains("chapter: “bottom” is not one of one-sixth, top"), "{console}");
        page.run("element.chapter = null");
        page.wait_for("the story", "return all('section').length > 1");
        assert_eq!(page.text("return String(element.chapter)"), "null");
    });
}

#[test]
fn headings_begin_at_the_level_that_is_asked_for() {
    let page = Page::of(site());
    page.arrive("/embed.html");
    let levels = |page: &Page| -> Vec<u8> { serde_json::from_value(page.run(HEADINGS)).unwrap() };
    let of_page = levels(&page);
    assert_eq!(of_page[0], 1);
    page.arrive("/");
    let usual = levels(&page);
    assert_eq!(usual, of_page.iter().map(|level| level + 1).collect::<Vec<_>>());
    for first in [1, 3, 5, 6] {
        page.run_with("element.headingLevel = given; await tick()", json!(first));
        page.run("await element.ready; await settled()");
        let expected: Vec<u8> = usual.iter().map(|level| (level + first - 2).min(6)).collect();
        assert_eq!(levels(&page), expected);
        // What is said anew is said on the same level.
        page.run("element.setState({ place: ['shenzhen'] }); await settled(); element.setState({ place: [] }); await settled()");
        assert_eq!(levels(&page), expected);
    }
    page.run("element.chart = 'rank'; element.headingLevel = 4");
    page.wait_for("a chart", "return all('figure').length === 1");
    assert_eq!(levels(&page), [4]);
    page.expect_silence();
    page.run("element.headingLevel = 'nine'");
    page.wait_for("the usual level", "return one('.title')?.tagName === 'H2'");
    let console = page.console().join("\n");
    assert!(console.contains("heading-level: “nine” is not a level from 1 to 6"), "{console}");
}

#[test]
fn a_chart_in_an_old_address_leads_to_where_it_stands_now() {
    let page = Page::of(site());
    page.set_screen(1280, 800, 1.0);
    for path in ["/embed.html?v=1&", "/?"] {
        for chart in &CHARTS {
            page.arrive(&format!("{path}chart={}&sort=place", chart.key));
            let chapter = Chapter::of_chart(chart.key).unwrap_or(Chapter::Explore);
            page.wait_for(
                chart.key,
                &format!(
                    "await settled();
                     const {{ top, bottom }} = figure('{}').getBoundingClientRect();
                     return all('section').length === 8 && bottom > 0 && top < innerHeight",
                    chart.key
                ),
            );
            assert_eq!(page.text("return element.state.sort"), "place");
            assert_eq!(page.holds("return one('[data-explorer]').open"), chapter == Chapter::Explore);
        }
        page.arrive(&format!("{path}chart=pie"));
        assert_eq!(
            page.run("return [scrollY, all('section').length, one('.notices').textContent]"),
            json!([0, 8, ""])
        );
    }
    // One that stands alone stays what it is.
    page.arrive("/embed-stock.html?v=1&chart=rank");
    assert_eq!(page.texts("return all('figure').map((figure) => figure.dataset.chart)"), ["stock"]);
    page.expect_silence();
}
