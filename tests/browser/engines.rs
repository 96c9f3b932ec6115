//! The main paths of a reader, in each engine: Blink as Chromium has it, Gecko as Firefox ESR does, WebKit as WebKitGTK
//! does. What the other engines cannot do here stands beside the path, with its reason.

use fantoccini::key::Key;
use greater_bay_ip::dataset::{BAKED, PACKS};
use greater_bay_ip::language::Language;
use greater_bay_ip::view::view;
use serde_json::json;

use super::driver::{Engine, site};
use super::filters::expect_words;
use super::frames::{expect_fit, lines};
use super::guest::host_in;
use super::page::Page;
use super::{CHARTS, drawn, expected, shown, state};

/// Makes a test of each path in each engine.
macro_rules! paths {
    ($($path:ident,)+) => {
        paths! { blink: Blink, $($path,)+ }
        paths! { gecko: Gecko, $($path,)+ }
        paths! { webkit: WebKit, $($path,)+ }
    };
    ($engine:ident: $name:ident, $($path:ident,)+) => {
        mod $engine {
            use super::Engine;

            $(#[test]
            fn $path() {
                super::$path(Engine::$name);
            })+
        }
    };
}

paths! {
    it_starts_with_every_chart_drawn,
    a_choice_is_shown_and_taken_back,
    marks_are_listed_and_reached_by_keys,
    a_table_opens_and_holds_the_numbers,
    files_can_be_saved,
    another_language_can_be_chosen,
    a_frame_is_as_high_as_what_it_shows,
}

/// Opens the site at an address, 1280 × 900 CSS pixels large.
fn visit(engine: Engine, address: &str) -> Page {
    let page = Page::in_engine(engine, site());
    page.open(address);
    page
}

/// What a choice of places leads to, as an address.
const CHOICE: &str = "?place=shenzhen";

fn it_starts_with_every_chart_drawn(engine: Engine) {
    let page = visit(engine, "/");
    let pictures = page.pictures();
    assert_eq!(pictures.len(), CHARTS.len());
    for (chart, _) in drawn(&expected("")) {
        let colours =
            page.run_with("return new Set(pixels(figure(given).querySelector('canvas'))).size", json!(chart));
        assert!(colours.as_u64().unwrap() > 10, "{chart} has {colours} colours");
    }
    expect_words(&page, &expected(""));
}

fn a_choice_is_shown_and_taken_back(engine: Engine) {
    let page = visit(engine, "/");
    let before = page.pictures();
    page.click("input[name=place][value=shenzhen]");
    page.wait_for("the address", &format!("return location.search === '{CHOICE}'"));
    expect_words(&page, &expected(CHOICE));
    assert_ne!(page.pictures()["rank"], before["rank"]);
    page.back();
    page.wait_for("the step before", "return location.search === ''");
    page.wait_for_pictures(&before);
    expect_words(&page, &expected(""));
}

fn marks_are_listed_and_reached_by_keys(engine: Engine) {
    let page = visit(engine, "/");
    page.pictures();
    let (chart, _) = shown(&expected("")).next().unwrap();
    page.run_with("figure(given).querySelector('.marks').focus()", json!(chart));
    let pointed = || {
        page.run_with(
            "await tick();
             const active = figure(given).querySelector('.marks').getAttribute('aria-activedescendant');
             const option = active && root.getElementById(active);
             const tip = figure(given).querySelector('.tip');
             return [active, option?.getAttribute('role'), isVisible(tip) && tip.textContent !== '']",
            json!(chart),
        )
    };
    page.press(Key::Home);
    let first = pointed();
    assert_eq!((&first[1], &first[2]), (&json!("option"), &json!(true)), "{first}");
    page.press(Key::Right);
    let second = pointed();
    assert_eq!((&second[1], &second[2]), (&json!("option"), &json!(true)), "{second}");
    assert_ne!(first[0], second[0]);
    page.press(Key::Escape);
    assert_eq!(pointed()[2], json!(false), "Escape dismisses what is said");
}

fn a_table_opens_and_holds_the_numbers(engine: Engine) {
    let page = visit(engine, "/");
    let view = expected("");
    let (chart, drawn) = shown(&view).find(|(_, chart)| chart.data().next().is_some()).unwrap();
    page.click(&format!("figure[data-chart={chart}] .toggle"));
    let rows = format!("[...figure('{chart}').querySelectorAll('tbody tr')].filter(isVisible).length");
    // Not every engine has told of the opening by the time the click is over.
    page.wait_for("the table", &format!("return {rows} === {}", drawn.data().count()));
    let caption = page.run_with("return figure(given).querySelector('caption').textContent", json!(chart));
    assert_eq!(caption, json!(drawn.title));
}

fn files_can_be_saved(engine: Engine) {
    let page = visit(engine, "/");
    let chart = CHARTS[0];
    for (kind, media_type, beginning) in [
        ("png", "image/png", "\u{fffd}PNG"),
        ("svg", "image/svg+xml", "<"),
        ("csv", "text/csv", "\u{feff}"),
        ("json", "application/json", "{"),
    ] {
        let file = page.run_with(
            "const file = await element.export(given.kind, { chart: given.chart });
             const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
             return [file.type, text.slice(0, 8), file.size]",
            json!({ "kind": kind, "chart": chart }),
        );
        assert!(file[0].as_str().unwrap().starts_with(media_type), "{kind}: {file}");
        assert!(file[1].as_str().unwrap().starts_with(beginning), "{kind}: {file}");
        assert!(file[2].as_u64().unwrap() > 500, "{kind}: {file}");
    }
}

fn another_language_can_be_chosen(engine: Engine) {
    let page = visit(engine, &format!("/{CHOICE}"));
    for tag in PACKS.iter().map(|pack| pack.tag).rev() {
        page.run_with(
            "const select = one('[name=lang]');
             select.value = given;
             select.dispatchEvent(new Event('change', { bubbles: true }))",
            json!(tag),
        );
        page.wait_for(tag, &format!("return one('.infographic').lang === '{tag}'"));
        page.run("await frames(2)");
        expect_words(&page, &view(&BAKED, &state(CHOICE), &[], &Language::find(tag).unwrap()));
    }
}

fn a_frame_is_as_high_as_what_it_shows(engine: Engine) {
    host_in(engine, &lines("rank"), |page| {
        let closed = expect_fit(page, "iframe");
        page.in_frame("iframe", || page.run("one('.toggle').click()"));
        let open = expect_fit(page, "iframe");
        assert!(open > closed + 100.0, "{closed}, with its table {open}");
    });
}
