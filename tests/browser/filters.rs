use fantoccini::key::Key;
use greater_bay_ip::language::Language;
use greater_bay_ip::layout::{self, Sheet};
use greater_bay_ip::page;
use greater_bay_ip::scene::Shape;
use greater_bay_ip::state::{Choice, Field};
use greater_bay_ip::text::{self, WidthTable};
use greater_bay_ip::theme::Theme;
use greater_bay_ip::view::{ChartView, Control, FilterOption, View};
use serde_json::json;

use super::page::{Page, Pictures, visit};
use super::{CHARTS, expected};

/// Chooses an option as a reader does.
fn choose(page: &Page, option: &FilterOption) {
    let FilterOption { filter, key, .. } = option;
    if !page.holds(&format!("return !!one('select[name={filter}]')")) {
        return page.click(&format!("input[name={filter}][value={key}]"));
    }
    // The list of a select is the browser's own and cannot be clicked on by a script.
    page.run_with(
        "const [filter, key] = given;
         const select = one(`select[name=${filter}]`);
         select.value = key;
         select.dispatchEvent(new Event('change', { bubbles: true }))",
        json!([filter, key]),
    );
}

/// Takes a choice back as a reader does: the same box again, else what stands for no choice.
fn take_back(page: &Page, option: &FilterOption) {
    let field = Field::parse(option.filter).unwrap();
    let unset = field.default_choice().map(Choice::key).unwrap_or_default();
    let key = if field.takes_many() { option.key.clone() } else { unset };
    choose(page, &FilterOption { key, ..option.clone() });
}

/// The pictures after a change, those out of the window too, which follow it; for a reader who wants no movement.
fn pictures_at_rest(page: &Page) -> Pictures {
    serde_json::from_value(page.run("await settled(); return pictures()")).unwrap()
}

/// Chooses each option of some filters and takes it back.
fn choose_each(fields: &[Field]) {
    visit("/", |page| {
        page.set_media("prefers-reduced-motion", "reduce");
        let before = expected("");
        let pictures = page.pictures();
        let filters =
            before.filters.iter().filter(|filter| fields.iter().any(|field| field.key() == filter.name));
        let options = filters.flat_map(|filter| &filter.options);
        for option in options.filter(|option| option.why_not.is_none() && !option.key.is_empty()) {
            let address = format!("{}={}", option.filter, option.key);
            choose(page, option);
            let after = expected(&address);
            expect_words(page, &after);
            let filtered = pictures_at_rest(page);
            for (chart, (before, after)) in CHARTS.iter().zip(before.charts.iter().zip(&after.charts)) {
                let has_changed = filtered[*chart] != pictures[*chart];
                assert_eq!(
                    has_changed,
                    drawn(before) != drawn(after),
                    "{chart} at {address}: {}",
                    filtered[*chart]
                );
                assert_eq!(filtered[*chart] == "hidden", after.is_empty(), "{chart} at {address}");
            }
            take_back(page, option);
            assert_eq!(pictures_at_rest(page), pictures, "after {address} was taken back");
        }
    });
}

#[test]
fn a_choice_of_place_redraws_the_charts_it_concerns_and_no_others() {
    choose_each(&[Field::Place]);
}

#[test]
fn a_choice_of_stage_right_or_layer_redraws_the_charts_it_concerns_and_no_others() {
    choose_each(&[Field::Stage, Field::Right, Field::Layer]);
}

#[test]
fn a_choice_of_period_redraws_the_charts_it_concerns_and_no_others() {
    choose_each(&[Field::PeriodFrom, Field::PeriodTo]);
}

#[test]
fn a_choice_of_measure_scale_or_order_redraws_the_charts_it_concerns_and_no_others() {
    choose_each(&[Field::Measure, Field::Scale, Field::Sort]);
}

/// What a chart draws.
fn drawn(chart: &ChartView) -> Vec<Shape> {
    let sheet = Sheet { width: 640.0, theme: &Theme::LIGHT, measure: &WidthTable };
    layout::layout(chart, &sheet).shapes.into_iter().map(|placed| placed.shape).collect()
}

#[test]
fn every_option_says_what_it_would_leave_or_why_it_leaves_nothing() {
    visit("/", |page| {
        for address in [
            "",
            "place=macao",
            "stage=creation&period-from=2020&measure=share",
            "right=trademarks&layer=story",
        ] {
            page.open(&format!("/?{address}"));
            let offered = page.run(
                "return all('#groups :is(input, option)').map((control) => {
                   const isOption = control.localName === 'option';
                   const count = control.parentElement.querySelector('.count')?.textContent;
                   return [
                     isOption ? control.parentElement.name : control.name,
                     control.value,
                     isOption ? control.text : control.ariaLabel,
                     isOption ? control.selected : control.checked,
                     isOption ? control.disabled : control.ariaDisabled === 'true',
                     isOption ? null : count,
                   ];
                 })",
            );
            let english = Language::english();
            let mut expected_options = Vec::new();
            for filter in &expected(address).filters {
                for option in &filter.options {
                    let count = (filter.control != Control::Select).then(|| page::count(option));
                    let name = page::option_name(option, &english);
                    let is_disabled = option.why_not.is_some();
                    expected_options.push(json!([
                        option.filter,
                        option.key,
                        name,
                        option.is_chosen,
                        is_disabled,
                        count
                    ]));
                }
            }
            assert_eq!(offered, json!(expected_options), "{address}");
        }
    });
}

#[test]
fn an_option_that_would_leave_nothing_says_why_and_changes_nothing() {
    let address = "place=zhuhai";
    let view = expected(address);
    let refused: Vec<&FilterOption> = view
        .filters
        .iter()
        .flat_map(|filter| &filter.options)
        .filter(|option| option.why_not.is_some())
        .collect();
    let of = |name: &str| refused.iter().find(|option| option.filter == name).copied();
    let boxes = [of("stage"), of("right"), of("measure")];
    assert!(boxes.iter().flatten().count() > 1, "choose another state that refuses boxes and radios");
    visit(&format!("/?{address}"), |page| {
        let before = page.pictures();
        for option in boxes.into_iter().flatten() {
            for _ in 0..2 {
                choose(page, option);
                let notice = page.text("return one('.notices').textContent");
                assert_eq!(Some(notice), option.why_not, "{option:?}");
                expect_words(page, &view);
                assert_eq!(page.pictures(), before, "{option:?}");
                page.wait_for_query(address);
                let chosen = "return all('input:checked').map((input) => `${input.name}=${input.value}`)";
                let expected = ["place=zhuhai", "measure=counted", "scale=linear", "sort=value"];
                assert_eq!(page.texts(chosen), expected, "{option:?}");
            }
        }
        let year = of("period-from").or(of("period-to")).expect("choose another state that refuses years");
        let disabled = page.run_with(
            "const [name, value] = given;
             const { disabled, text } = one(`select[name=${name}] option[value='${value}']`);
             return [disabled, text]",
            json!([year.filter, year.key]),
        );
        assert_eq!(disabled, json!([true, year.why_not]));
        // What can be chosen takes the notice away.
        page.click("input[name=scale][value=log]");
        assert_eq!(page.text("return one('.notices').textContent"), "");
    });
}

#[test]
fn the_keys_choose_radios_and_years_as_everywhere() {
    visit("/", |page| {
        page.run("one('input[name=sort][value=value]').focus()");
        page.press(Key::Down);
        expect_words(page, &expected("sort=place"));
        page.wait_for_query("sort=place");
        assert_eq!(page.text("return root.activeElement.value"), "place");
        page.run("one('select[name=period-from]').focus()");
        page.press(Key::Down);
        let from = page.text("return one('select[name=period-from]').value");
        page.wait_for_query(&format!("period-from={from}&sort=place"));
        expect_words(page, &expected(&format!("period-from={from}&sort=place")));
        assert_eq!(page.text("return root.activeElement.name"), "period-from");
    });
}

#[test]
fn what_one_alone_can_be_chosen_of_has_a_chip_that_takes_it_back() {
    visit("/?period-from=2020&period-to=2024&measure=share&scale=log&sort=place", |page| {
        let view = expected(&page.text("return location.search"));
        assert_eq!(view.chips.len(), 5);
        expect_words(page, &view);
        let mut left = vec!["period-from=2020", "period-to=2024", "measure=share", "scale=log", "sort=place"];
        for filter in ["measure", "period-from", "sort", "period-to", "scale"] {
            page.click(&format!(".chip[data-filter={filter}]"));
            left.retain(|answer| !answer.starts_with(filter));
            let query = left.join("&");
            expect_words(page, &expected(&query));
            page.wait_for_query(&query);
        }
        assert_eq!(page.run("return all('.chips button').length"), json!(0));
        assert_eq!(page.texts("return all('.filters select').map(({ value }) => value)"), ["", ""]);
        assert!(
            page.holds("return document.activeElement === element && isVisible(root.activeElement)"),
            "focus was lost when its button went away"
        );
    });
}

/// Expects that all words around the drawings are those of a view, those that could wait too.
#[track_caller]
pub(super) fn expect_words(page: &Page, view: &View) {
    let boxes = view.filters.iter().filter(|filter| filter.control != Control::Select);
    let options = boxes.flat_map(|filter| &filter.options);
    let said = page.run(
        "await settled();
         const texts = (selector) => all(selector).map((part) => part.textContent);
         const chips = all('.chip').map((chip) => chip.dataset.key);
         return [texts('.status'), texts('figure .title'), texts('.measure'), texts('.count'), chips]",
    );
    assert_eq!(
        said,
        json!([
            [view.summary],
            view.charts.iter().map(|chart| text::plain(&chart.title)).collect::<Vec<_>>(),
            view.charts.iter().map(|chart| text::plain(&chart.subtitle)).collect::<Vec<_>>(),
            options.map(page::count).collect::<Vec<_>>(),
            view.chips.iter().map(|chip| &*chip.key).collect::<Vec<_>>(),
        ])
    );
}

#[test]
fn an_empty_result_says_so_and_offers_the_way_back() {
    let empty = expected("place=zhuhai&stage=services");
    assert!(empty.is_empty, "choose another state that leaves nothing");
    visit("/", |page| {
        let all = page.pictures();
        // No control leads there.
        page.run("element.setState({ place: ['zhuhai'], stage: ['services'] })");
        expect_words(page, &empty);
        let pictures = page.pictures();
        for (chart, view) in CHARTS.iter().zip(&empty.charts) {
            assert_eq!(pictures[*chart] == "hidden", view.is_empty(), "{chart}");
        }
        let topics = empty.charts.iter().filter(|chart| chart.is_empty() && chart.chapter.is_none());
        let absent = page.text("return one('.absent').textContent");
        for topic in topics.map(|chart| Language::english().text(chart.chart.topic).to_owned()) {
            assert!(absent.contains(&topic), "{topic} is not in {absent}");
        }
        assert!(
            page.holds(
                "return all('[role=status]').filter(isVisible).length === 1 && isVisible(one('.reset'))"
            )
        );

        page.run("one('.reset').focus()");
        page.press(Key::Enter);
        expect_words(page, &expected(""));
        assert_eq!(page.pictures(), all);
        page.wait_for_query("");
        assert!(page.holds("return all('[type=checkbox]').every((input) => !input.checked)"));
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
        page.wait_for_query("place=zhuhai");
    });
}
