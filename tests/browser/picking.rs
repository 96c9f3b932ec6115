use fantoccini::key::Key;
use greater_bay_ip::dataset::{Message, Place};
use greater_bay_ip::language::Language;
use greater_bay_ip::page;
use greater_bay_ip::view::{Cell, ChartView};
use serde_json::json;

use super::expected;
use super::filters::expect_words;
use super::page::{Page, visit};

fn chart(key: &str, address: &str) -> ChartView<'static> {
    expected(address).charts.into_iter().find(|chart| chart.chart.key == key).unwrap()
}

/// Walks to a control in a chart with the keys.
#[track_caller]
fn walk_to(page: &Page, chart: &str, option: &str) {
    page.run_with("figure(given).querySelector('.marks').focus()", json!(chart));
    page.press(Key::Home);
    for _ in 0..300 {
        if current(page, chart).0 == option {
            return;
        }
        page.press(Key::Right);
    }
    panic!("no way leads to {option}");
}

/// The current option of a chart: its id, and what it says.
fn current(page: &Page, chart: &str) -> (String, String) {
    let current = page.run_with(
        "await tick();
         const id = figure(given).querySelector('.marks').getAttribute('aria-activedescendant') ?? '';
         return [id, id && root.getElementById(id).textContent]",
        json!(chart),
    );
    serde_json::from_value(current).unwrap()
}

fn is_checked(page: &Page, name: &str, value: &str) -> bool {
    page.holds(&format!("return one('input[name={name}][value={value}]').checked"))
}

#[test]
fn a_tile_of_the_map_and_the_box_of_its_place_are_one_control() {
    let tile =
        page::mark_id("map", None, Some(greater_bay_ip::pick::Pick { place: Place::Shenzhen, stage: None }));
    let english = Language::english();
    let [press, back] = [Message::UiPress, Message::UiPressBack].map(|message| english.text(message));
    visit("/", |page| {
        let all = page.pictures();
        for _ in 0..2 {
            walk_to(page, "map", &tile);
            assert!(current(page, "map").1.ends_with(press));
            page.click("[data-chart=map] .ring");
            expect_words(page, &expected("place=shenzhen"));
            assert!(is_checked(page, "place", "shenzhen"));
            page.wait_for_query("place=shenzhen");
            page.click("input[name=place][value=shenzhen]");
            expect_words(page, &expected(""));
            page.point_at(1.0, 1.0);
            assert_eq!(page.pictures(), all);
        }
        page.click("input[name=place][value=shenzhen]");
        walk_to(page, "map", &tile);
        assert!(current(page, "map").1.ends_with(back));
        page.click("[data-chart=map] .ring");
        assert!(!is_checked(page, "place", "shenzhen"));
        expect_words(page, &expected(""));
        page.point_at(1.0, 1.0);
        assert_eq!(page.pictures(), all);
    });
}

#[test]
fn enter_on_a_cell_of_the_matrix_asks_for_its_place_and_stage_and_again_takes_it_back() {
    let matrix = chart("matrix", "");
    let cells = || matrix.facets.iter().flat_map(|facet| &facet.cells).filter(|cell| !cell.text.is_empty());
    let english = Language::english();
    let [press, back] = [Message::UiPress, Message::UiPressBack].map(|message| english.text(message));
    visit("/", |page| {
        let all = page.pictures();
        let one_by_one: Vec<&Cell> =
            [cells().next(), cells().nth(7), cells().next_back()].into_iter().flatten().collect();
        for cell in one_by_one {
            let (place, stage) = (cell.pick.place.key(), cell.pick.stage.unwrap().key());
            let option = page::mark_id("matrix", None, Some(cell.pick));
            walk_to(page, "matrix", &option);
            page.press(Key::Enter);
            let query = format!("place={place}&stage={stage}");
            expect_words(page, &expected(&query));
            page.wait_for_query(&query);
            assert!(is_checked(page, "place", place) && is_checked(page, "stage", stage));
            // The focus has not moved, and is told what has become of the cell.
            let (now, words) = current(page, "matrix");
            assert_eq!(now, option);
            assert!(words.starts_with(&cell.speech) && words.ends_with(back), "{words}");
            assert!(page.holds("return isVisible(figure('matrix').querySelector('.ring'))"), "{option}");
            page.press(Key::Enter);
            expect_words(page, &expected(""));
            page.wait_for_query("");
            assert!(current(page, "matrix").1.ends_with(press), "{:?}", current(page, "matrix"));
            page.run("root.activeElement.blur()");
            assert_eq!(page.pictures(), all, "{option}");
        }
    });
}

#[test]
fn a_click_on_a_cell_of_the_matrix_does_as_enter_does() {
    let matrix = chart("matrix", "");
    let cell = matrix.facets[0].cells.iter().find(|cell| !cell.text.is_empty()).unwrap();
    let query = format!("place={}&stage={}", cell.pick.place.key(), cell.pick.stage.unwrap().key());
    visit("/", |page| {
        for address in [query.as_str(), ""] {
            walk_to(page, "matrix", &page::mark_id("matrix", None, Some(cell.pick)));
            page.click("[data-chart=matrix] .ring");
            expect_words(page, &expected(address));
            page.wait_for_query(address);
        }
    });
}
