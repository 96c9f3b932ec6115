use fantoccini::key::Key;
use greater_bay_ip::view::{ChartView, View};

use serde_json::json;

use super::page::{Page, visit};
use super::{CHARTS, expected};

#[test]
fn a_filter_redraws_the_charts_it_concerns_and_no_others() {
    visit("/", |page| {
        let before = expected("");
        let pictures = page.pictures();
        for option in before.filters.iter().flat_map(|filter| &filter.options) {
            let address = format!("{}={}", option.filter, option.key);
            let control = format!("input[name={}][value={}]", option.filter, option.key);
            page.click(&control);
            let after = expected(&address);
            expect_words(page, &after);
            let filtered = page.pictures();
            for (chart, (before, after)) in CHARTS.iter().zip(before.charts.iter().zip(&after.charts)) {
                let is_concerned = !draws_the_same(before, after);
                let has_changed = filtered[*chart] != pictures[*chart];
                assert_eq!(has_changed, is_concerned, "{chart} at {address}: {}", filtered[*chart]);
                assert_eq!(filtered[*chart] == "hidden", after.is_empty(), "{chart} at {address}");
            }
            page.click(&control);
            assert_eq!(page.pictures(), pictures, "after {address} was taken back");
        }
    });
}

fn draws_the_same(one: &ChartView, other: &ChartView) -> bool {
    let drawn = |chart: &ChartView| -> Vec<_> {
        chart.facets.iter().map(|facet| (facet.heading.clone(), facet.data.clone())).collect()
    };
    drawn(one) == drawn(other)
}

/// Expects that all words around the drawings are those of a view.
#[track_caller]
fn expect_words(page: &Page, view: &View) {
    let options = view.filters.iter().flat_map(|filter| &filter.options);
    let said = page.run(
        "const texts = (selector) => all(selector).map((part) => part.textContent);
         const chips = all('.chip').map((chip) => chip.dataset.key);
         return [texts('.status'), texts('h3'), texts('.count'), chips]",
    );
    assert_eq!(
        said,
        json!([
            [view.summary],
            view.charts.iter().map(|chart| &chart.title).collect::<Vec<_>>(),
            options.map(|option| option.count.to_string()).collect::<Vec<_>>(),
            view.chips.iter().map(|chip| chip.key).collect::<Vec<_>>(),
        ])
    );
}

#[test]
fn an_empty_result_says_so_and_offers_the_way_back() {
    let empty = expected("place=zhuhai&stage=services");
    assert!(empty.is_empty, "choose another state that leaves nothing");
    visit("/", |page| {
        let all = page.pictures();
        page.click("input[name=place][value=zhuhai]");
        page.click("input[name=stage][value=services]");
        expect_words(page, &empty);
        assert!(page.pictures().values().all(|picture| picture == "hidden"));
        assert!(page.holds("return one('.status').role === 'status' && isVisible(one('.reset'))"));

        page.run("one('.reset').focus()");
        page.press(Key::Enter);
        expect_words(page, &expected(""));
        assert_eq!(page.pictures(), all);
        assert_eq!(page.text("return location.search"), "");
        assert!(page.holds("return all('input').every((input) => !input.checked)"));
        assert!(
            page.holds("return document.activeElement === element && isVisible(root.activeElement)"),
            "focus was lost when its button went away"
        );
    });
}

#[test]
fn a_chip_takes_its_choice_back_and_leaves_focus_on_the_next() {
    visit("/?place=shenzhen,zhuhai", |page| {
        page.run("one('.chip[data-key=shenzhen]').focus()");
        page.press(Key::Enter);
        expect_words(page, &expected("place=zhuhai"));
        assert_eq!(page.text("return root.activeElement.dataset.key"), "zhuhai");
        assert_eq!(page.text("return location.search"), "?place=zhuhai");
    });
}
