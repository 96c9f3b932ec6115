use greater_bay_ip::language::Language;
use greater_bay_ip::page;
use serde_json::{Value, json};

use super::expected;
use super::page::{Page, visit};

/// Presses a control and watches a chart until it rests: the pictures it shows, each once.
fn watch(page: &Page, chart: &str, control: &str) -> Vec<String> {
    let seen = page.run_with(
        "const [chart, control] = given;
         const canvas = figure(chart).querySelector('canvas');
         canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
         await settled();
         const seen = [picture(canvas)];
         one(control).click();
         const until = performance.now() + 1000;
         while (performance.now() < until) {
           const now = picture(canvas);
           if (now !== seen.at(-1)) seen.push(now);
           await frames(1);
         }
         return seen",
        json!([chart, control]),
    );
    serde_json::from_value(seen).unwrap()
}

#[test]
fn a_chart_moves_to_what_was_chosen_and_rests_as_if_it_had_always_been_there() {
    visit("/", |page| {
        for (chart, name, value) in [("grants", "scale", "log"), ("pct-years", "scale", "log")] {
            page.open("/");
            let seen = watch(page, chart, &format!("input[name={name}][value={value}]"));
            assert!(seen.len() > 2, "{chart} did not move: {seen:?}");
            let rested = page.pictures();
            // What of it is text does not move.
            assert!(rested[chart].starts_with(seen.last().unwrap()), "{chart}: {seen:?}, {rested:?}");
            page.open(&format!("/?{name}={value}"));
            assert_eq!(page.pictures(), rested, "{chart}");
        }
    });
}

#[test]
fn a_reader_who_wants_no_movement_sees_none() {
    visit("/", |page| {
        page.set_media("prefers-reduced-motion", "reduce");
        // Controls and drawings in one window.
        page.set_screen(1280, 1800, 1.0);
        let seen = watch(page, "grants", "input[name=scale][value=log]");
        assert_eq!(seen.len(), 2, "{seen:?}");
        for control in ["input[name=place][value=shenzhen]", "input[name=measure][value=share]", ".reset"] {
            let [at_once, later]: [Value; 2] = serde_json::from_value(page.run_with(
                "const isSeen = (canvas) => {
                   const { top, bottom } = canvas.getBoundingClientRect();
                   return canvas.checkVisibility() && bottom > 0 && top < innerHeight;
                 };
                 figure('map').scrollIntoView({ block: 'center', behavior: 'instant' });
                 await settled();
                 const there = all('canvas').filter(isSeen);
                 one(given).click();
                 await tick();
                 await frames(2);
                 const seen = there.filter(isSeen);
                 if (!seen.length) throw new Error('there is no drawing in the window');
                 const atOnce = seen.map(picture);
                 await settled();
                 return [atOnce, seen.map(picture)]",
                json!(control),
            ))
            .unwrap();
            assert_eq!(at_once, later, "{control}");
        }
    });
}

#[test]
fn a_movement_that_is_overtaken_ends_where_the_last_choice_leads() {
    visit("/", |page| {
        page.run(
            "figure('density').querySelector('canvas').scrollIntoView({ block: 'center', behavior: 'instant' });
             await settled();
             one('input[name=sort][value=place]').click();
             await frames(3);
             one('input[name=place][value=shenzhen]').click();
             one('input[name=place][value=zhuhai]').click();
             await frames(2);
             figure('density').querySelector('.marks').focus();
             await frames(2);
             one('input[name=place][value=guangzhou]').click();
             root.activeElement.blur()",
        );
        let rested = page.pictures();
        let address = page.text("return location.search");
        page.open(&format!("/{address}"));
        assert_eq!(page.pictures(), rested, "{address}");
    });
}

#[test]
fn words_do_not_wait_for_drawings() {
    visit("/", |page| {
        let view = expected("place=shenzhen");
        let chart = view.charts.iter().find(|chart| chart.chart.key == "density").unwrap();
        let said = page.run(
            "const part = (selector) => figure('density').querySelector(selector);
             part('.table').open = true;
             part('canvas').scrollIntoView({ block: 'center', behavior: 'instant' });
             one('input[name=place][value=shenzhen]').click();
             const atOnce = [part('.title').textContent, part('canvas').ariaLabel];
             await settled();
             const later = one('.status').textContent;
             return [atOnce, later, part('table').tBodies[0].rows.length, part('.marks').children.length]",
        );
        let english = Language::english();
        let rows = chart.data().count();
        let at_once = [chart.title.clone(), page::canvas_name(chart, &english)];
        let controls: usize = chart.facets.iter().map(|facet| facet.cells.len()).sum();
        assert_eq!(said, json!([at_once, view.summary, rows, rows + controls]));
    });
}
