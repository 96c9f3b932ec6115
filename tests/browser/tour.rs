use fantoccini::key::Key;
use greater_bay_ip::dataset::TOUR;
use greater_bay_ip::language::Language;
use greater_bay_ip::query;
use greater_bay_ip::view::view;
use serde_json::json;

use super::expected;
use super::filters::expect_words;
use super::page::{Page, visit};

/// Expects that a stop of the tour is shown, counted from 1, or none.
#[track_caller]
fn expect_stop(page: &Page, stop: Option<usize>) {
    let now = page.run(
        "const current = all('.tour [aria-current]').map(({ dataset }) => Number(dataset.stop));
         return [current, all('.tour p').map((words) => words.textContent), all('.stop').map(({ disabled }) => disabled)]",
    );
    let english = Language::english();
    let words: Vec<&str> = stop.iter().map(|stop| english.text(TOUR[stop - 1].text)).collect();
    let last = Some(TOUR.len());
    let current: Vec<usize> = stop.into_iter().collect();
    let is_first = stop.is_none_or(|stop| stop == 1);
    assert_eq!(now, json!([current, words, [is_first, stop == last]]));
    if let Some(stop) = stop {
        expect_words(page, &view(&query::state_of_stop(stop - 1), &[], &english));
    }
}

#[track_caller]
fn expect_address(page: &Page, address: &str) {
    assert_eq!(page.text("return location.search"), address);
}

#[test]
fn the_tour_is_walked_step_by_step_and_back() {
    visit("/", |page| {
        expect_stop(page, None);
        page.run("one('.stop:last-of-type').focus()");
        for stop in 1..=TOUR.len() {
            page.press(Key::Enter);
            expect_stop(page, Some(stop));
            expect_address(page, &format!("?tour={stop}"));
        }
        // The last button is closed: the focus has gone to the stop itself.
        assert!(page.holds("return root.activeElement.matches('.tour [aria-current]')"));
        page.run("one('.stop:first-of-type').focus()");
        for stop in (1..TOUR.len()).rev() {
            page.press(Key::Enter);
            expect_stop(page, Some(stop));
        }
        let last = page.pictures();
        for stop in 2..4 {
            page.back();
            page.wait_for("the stop before", &format!("return location.search === '?tour={stop}'"));
            expect_stop(page, Some(stop));
        }
        page.forward();
        page.forward();
        page.wait_for_pictures(&last);
        expect_stop(page, Some(1));
    });
}

#[test]
fn each_stop_has_a_link_and_an_address_that_can_be_opened() {
    visit("/", |page| {
        for stop in 1..=TOUR.len() {
            page.click(&format!(".tour a[data-stop='{stop}']"));
            expect_stop(page, Some(stop));
            expect_address(page, &format!("?tour={stop}"));
            assert!(page.holds("return root.activeElement.matches('.tour [aria-current]')"), "{stop}");
            let shown = page.pictures();
            page.open(&format!("/?tour={stop}"));
            expect_stop(page, Some(stop));
            assert_eq!(page.pictures(), shown, "{stop}");
        }
        for nonsense in ["/?tour=0", "/?tour=99", "/?tour=x", "/?tour="] {
            page.open(nonsense);
            expect_stop(page, None);
            expect_words(page, &expected(""));
        }
    });
}

#[test]
fn a_link_of_the_tour_opens_in_another_tab_as_links_do() {
    visit("/", |page| {
        // The browser would open the tab; whether it may is what counts.
        let answers = page.run(
            "const link = one('.tour a');
             const answers = [];
             addEventListener('click', (click) => { answers.push(click.defaultPrevented); click.preventDefault() }, { once: true });
             link.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true }));
             return answers",
        );
        assert_eq!(answers, json!([false]));
        expect_stop(page, None);
        expect_address(page, "");
    });
}

#[test]
fn any_choice_of_ones_own_ends_the_tour_and_back_returns_to_it() {
    visit("/?tour=3&q=1", |page| {
        expect_stop(page, Some(3));
        let pictures = page.pictures();
        let chosen = query::written(&query::state_of_stop(2));
        page.click("input[name=scale][value=log]");
        expect_stop(page, None);
        expect_address(page, &format!("?q=1&{chosen}&scale=log").replace("&sort=value", ""));
        page.back();
        page.wait_for_pictures(&pictures);
        expect_stop(page, Some(3));
        page.click(".reset");
        expect_stop(page, None);
        expect_address(page, "?q=1");
        page.back();
        page.wait_for_pictures(&pictures);
        page.run("element.setState({ place: ['macao'] })");
        expect_stop(page, None);
    });
}

#[test]
fn an_attribute_begins_with_a_stop_of_the_tour() {
    visit("/", |page| {
        page.run(
            "const other = document.createElement('greater-bay-ip');
             other.setAttribute('tour', '2');
             other.setAttribute('place', 'macao');
             element.replaceWith(other)",
        );
        page.wait_for("the infographic", "return element.hasAttribute('data-ready')");
        expect_stop(page, Some(2));
        expect_address(page, "");
    });
}
