use serde_json::json;

use super::driver::site;
use super::page::{Page, visit};

/// Notes every shift of the layout that no input explains, with what was moved.
const WATCH: &str = "
    window.shifts = [];
    const name = (node) => node?.parentElement ? `${name(node.parentElement)} ${node.localName}.${node.className}` : '';
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (!hadRecentInput) {
          window.shifts.push(`${value}: ${sources.map(({ node, previousRect, currentRect }) =>
            `${name(node)} ${JSON.stringify(previousRect)} -> ${JSON.stringify(currentRect)}`)}`);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });";

#[test]
fn nothing_moves_while_the_page_loads() {
    let page = Page::of(site());
    page.run_before_pages(WATCH);
    for width in [360, 768, 1280] {
        page.set_screen(width, 900, 1.0);
        page.arrive("/");
        let shifts = page.texts("await document.fonts.ready; await frames(5); return window.shifts");
        assert_eq!(shifts, [""; 0], "at {width}");
    }
    page.expect_silence();
}

/// The largest shift that Web Vitals calls good.
const GOOD_SHIFT: f64 = 0.1;

#[test]
fn hardly_anything_moves_when_the_script_comes_late_to_a_reader_who_looks_at_a_chart() {
    let page = Page::of(site());
    page.run_before_pages(WATCH);
    for width in [360, 1280] {
        page.set_screen(width, 900, 1.0);
        for chart in ["share", "pct", "financing"] {
            page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
            page.go("/");
            page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
            // The watch did not run either.
            page.run(WATCH);
            page.run_with(
                "figure(given).querySelector('.plot').scrollIntoView({ block: 'start', behavior: 'instant' });
                 await frames(3);
                 window.shifts.length = 0;
                 const script = document.createElement('script');
                 script.type = 'module';
                 script.src = 'greater-bay-ip.js';
                 document.head.append(script)",
                json!(chart),
            );
            page.wait_for("the infographic", "return element.hasAttribute('data-ready')");
            let shifts = page.texts("await frames(5); return window.shifts");
            let total: f64 =
                shifts.iter().map(|shift| shift.split(':').next().unwrap().parse::<f64>().unwrap()).sum();
            assert!(total < GOOD_SHIFT, "{chart} at {width}: {total} in {shifts:#?}");
        }
    }
    page.expect_silence();
}

#[test]
fn the_page_never_scrolls_sideways() {
    visit("/", |page| {
        for width in [280, 320, 360, 768, 1280] {
            page.set_screen(width, 900, 1.0);
            for address in [
                "/",
                "/?place=shenzhen,hong-kong,zhuhai&layer=story,derived",
                "/?place=atlantisatlantisatlantisatlantisatlantis",
            ] {
                page.open(address);
                page.run("all('.filters').forEach((form) => form.removeAttribute('data-folded'))");
                page.run("all('.rest').forEach((rest) => rest.open = true)");
                page.run("all('.toggle').filter(isVisible).forEach((toggle) => toggle.click())");
                page.run("one('.all').open = true; await frames(3)");
                let wide = page.texts(
                    "const { clientWidth, scrollWidth } = document.documentElement;
                     return scrollWidth <= clientWidth ? [] : all('*')
                       .filter((part) => part.getBoundingClientRect().right > clientWidth && !part.closest('.table, .scroll'))
                       .map((part) => `${scrollWidth} > ${clientWidth}: ${part.localName}.${part.className}`)
                       .concat(`${scrollWidth}`)",
                );
                assert_eq!(wide, [""; 0], "{address} at {width}");
            }
        }
    });
}

#[test]
fn drawings_keep_within_their_frames_while_the_window_is_dragged() {
    visit("/", |page| {
        for width in (320..=1000).step_by(85) {
            page.set_screen(width, 900, 1.0);
            page.wait_for(
                "drawings of the frames’ width",
                "await frames(1); return all('canvas').every((canvas) =>
                   canvas.width === Math.round(canvas.parentElement.getBoundingClientRect().width))",
            );
            let overlap = page.run_with(
                "const boxes = all('figure').map((figure) => figure.getBoundingClientRect());
                 return boxes.some((a, i) => boxes.some((b, j) => i < j &&
                   a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom))",
                json!(null),
            );
            assert_eq!(overlap, json!(false), "figures overlap at {width}");
        }
    });
}

#[test]
fn the_page_that_is_there_is_taken_over_in_place() {
    let watch = "addEventListener('DOMContentLoaded', () => {
        const root = document.querySelector('greater-bay-ip').shadowRoot;
        window.records = [];
        const watched = { subtree: true, childList: true, attributes: true, characterData: true };
        new MutationObserver((records) => window.records.push(...records)).observe(root, watched);
        window.figure = root.querySelector('figure');
      })";
    let page = Page::of(site());
    page.run_before_pages(watch);
    page.arrive("/");
    page.run("await settled()");
    let changed = page.run(
        "return { same: window.figure === one('figure'), nodes: new Set(window.records.map(({ target }) => target)).size,
           marks: all('.marks').every((list) => list.children.length > 0), rows: all('.table tr').length }",
    );
    assert_eq!(changed["same"], json!(true), "what was there is there no more");
    // Each chart's canvas, the picture before it and its table, and the container.
    let nodes = changed["nodes"].as_u64().unwrap();
    assert!(nodes <= 50, "{nodes} nodes have changed");
    assert_eq!((&changed["marks"], &changed["rows"]), (&json!(true), &json!(0)));
    page.expect_silence();
}
