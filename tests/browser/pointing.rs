use greater_bay_ip::dataset::Place;
use greater_bay_ip::render::lights_up;
use serde_json::json;

use super::page::{Page, visit};
use super::{drawn, expected};

/// Moves the mouse over a chart, row by row, until its tooltip speaks of a place; returns the words of it.
fn find(page: &Page, chart: &str, place: &str) -> String {
    let [left, top, width, height] = frame(page, chart);
    let mut y = top + 6.0;
    while y < top + height {
        let mut x = left + 4.0;
        while x < left + width {
            page.point_at(x, y);
            let tip = page.run_with(
                "const tip = figure(given).querySelector('.tip');
                 return tip.hidden ? '' : tip.innerText",
                json!(chart),
            );
            if tip.as_str().unwrap().starts_with(place) {
                return tip.as_str().unwrap().to_owned();
            }
            x += 40.0;
        }
        y += 12.0;
    }
    panic!("no mark of {place} found in {chart}");
}

fn frame(page: &Page, chart: &str) -> [f64; 4] {
    let frame = page.run_with(
        "const canvas = figure(given).querySelector('canvas');
         canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
         await frames(1);
         const { x, y, width, height } = canvas.getBoundingClientRect();
         return [x, y, width, height]",
        json!(chart),
    );
    serde_json::from_value(frame).unwrap()
}

#[test]
fn escape_hides_what_the_mouse_points_at_wherever_the_focus_is() {
    visit("/", |page| {
        let before = page.pictures();
        find(page, "density", "Shenzhen");
        page.run(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))",
        );
        assert!(page.holds("return figure('density').querySelector('.tip').hidden"));
        assert_eq!(page.pictures(), before);
    });
}

#[test]
fn hovering_a_place_lights_it_up_in_every_chart_that_is_seen_and_leaving_restores_them() {
    visit("/", |page| {
        page.set_screen(1280, 9000, 1.0);
        let before = page.pictures();
        let tip = find(page, "density", "Shenzhen");
        assert!(tip.contains("116.9"), "{tip}");
        assert!(page.holds("return figure('density').querySelector('.ring').hidden"), "a ring is for keys");
        let lit = page.pictures();
        for (chart, view) in drawn(&expected("")) {
            let cells = view.facets.iter().flat_map(|facet| &facet.cells).map(|cell| cell.pick.place);
            let data = view.drawn().flat_map(|facet| facet.data.iter().chain(&facet.annotations));
            let places = data.map(|datum| datum.place).chain(cells);
            let dims = places.into_iter().any(|place| !lights_up(place, Place::Shenzhen));
            assert_eq!(lit[chart] != before[chart], dims, "{chart}");
        }
        for chart in ["density", "rank", "pct", "licensing"] {
            assert_ne!(lit[chart], before[chart], "{chart}");
        }
        let [left, top, ..] = frame(page, "density");
        page.point_at(left + 10.0, top - 60.0);
        assert_eq!(page.pictures(), before);
        assert!(page.holds("return all('.tip').every((tip) => tip.hidden)"));
    });
}

#[test]
fn the_mouse_can_enter_the_tooltip_and_click_its_source() {
    visit("/", |page| {
        find(page, "density", "Zhuhai");
        let link = page.run(
            "const [{ x, y, width, height }] = figure('density').querySelector('.tip a').getClientRects();
             return [x + width / 2, y + height / 2]",
        );
        let (x, y) = serde_json::from_value(link).unwrap();
        page.point_at(x, y);
        assert!(page.holds("return figure('density').querySelector('.tip a').matches(':hover')"));
        assert_eq!(
            page.run(
                "const { rel, target } = figure('density').querySelector('.tip a'); return [rel, target]"
            ),
            json!(["noopener noreferrer", "_blank"])
        );
    });
}

#[test]
fn a_tap_shows_a_mark_and_a_tap_beside_all_marks_dismisses_it() {
    visit("/", |page| {
        page.set_screen(360, 800, 2.0);
        page.open("/");
        page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }));
        let before = page.pictures();
        let [left, top, width, height] = frame(page, "share");
        let mut y = top + 8.0;
        while y < top + height && !is_open(page) {
            tap(page, left + width / 4.0, y);
            y += 16.0;
        }
        assert!(is_open(page), "no tap on a mark opened its tooltip");
        assert_ne!(page.pictures(), before);
        // Somewhere along the edges of the drawing there is no mark.
        let mut edge = (0..).map(|step| top + 1.0 + 4.0 * f64::from(step)).take_while(|y| *y < top + height);
        while is_open(page) {
            let Some(y) = edge.next() else { break };
            tap(page, left + 1.0, y);
        }
        assert!(!is_open(page), "a tap beside all marks left the tooltip open");
        assert_eq!(page.pictures(), before);
    });
}

#[test]
fn a_drag_along_a_line_goes_from_mark_to_mark_and_keeps_the_page_where_it_is() {
    visit("/", |page| {
        page.set_screen(360, 800, 2.0);
        page.open("/");
        page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }));
        let [left, top, width, _] = frame(page, "rank");
        let scrolled = page.run("return scrollY");
        // Our own course runs along the highest rows.
        let start = (0..40).map(|step| top + 8.0 * f64::from(step)).find(|&y| {
            tap(page, left + width / 2.0, y);
            page.holds("return !figure('rank').querySelector('.tip').hidden")
        });
        let y = start.expect("a tap on a mark");
        let touch = |kind: &str, points: serde_json::Value| {
            page.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
        };
        let mut seen = std::collections::BTreeSet::new();
        touch("touchStart", json!([{ "x": left + 30.0, "y": y }]));
        let mut x = left + 30.0;
        while x < left + width * 0.6 {
            x += 10.0;
            touch("touchMove", json!([{ "x": x, "y": y }]));
            let tip = "return figure('rank').querySelector('.tip').hidden ? '' : figure('rank').querySelector('.tip').innerText";
            seen.insert(page.text(tip));
        }
        touch("touchEnd", json!([]));
        assert!(seen.len() > 2, "{seen:?}");
        assert!(
            page.holds("return !figure('rank').querySelector('.tip').hidden"),
            "it stays when the finger is lifted"
        );
        assert_eq!(page.run("return scrollY"), scrolled);
        // A tap in the host's own text hides it.
        page.run("document.querySelector('h1, p').click()");
        assert!(page.holds("return figure('rank').querySelector('.tip').hidden"));
    });
}

fn is_open(page: &Page) -> bool {
    page.holds("return !figure('share').querySelector('.tip').hidden")
}

fn tap(page: &Page, x: f64, y: f64) {
    page.devtools(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] }),
    );
    page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }));
}
