//! What a script of the host page can ask and do.

use greater_bay_ip::charts::Scope;
use greater_bay_ip::dataset::BAKED;
use greater_bay_ip::language::Language;
use greater_bay_ip::record::records;
use serde_json::{Value, json};

use super::page::{Page, visit};
use super::{expected, state};

/// Keeps what the element tells its host.
const LISTEN: &str = "window.told = [];
    for (const kind of ['ready', 'statechange', 'error']) {
      element.addEventListener(kind, (event) => window.told.push([kind, event.detail ?? null]));
    }";

fn told(page: &Page) -> Value {
    page.run("await tick(); return window.told.splice(0)")
}

#[test]
fn the_figures_are_those_of_the_state_with_all_that_belongs_to_them() {
    for query in ["", "place=shenzhen&layer=story", "measure=share&place=guangdong"] {
        visit(&format!("/?{query}"), |page| {
            let view = expected(query);
            let records = records(&BAKED, Scope::Story, &state(query), &view.charts, &Language::english());
            let mut figures = page.run("return element.figures()");
            // Whole numbers are written in one way by scripts and in another by tests.
            for figure in figures.as_array_mut().unwrap() {
                for value in ["/value", "/shown/value"] {
                    if let Some(value) = figure.pointer_mut(value) {
                        *value = value.as_f64().map_or(Value::Null, |number| json!(number));
                    }
                }
            }
            assert_eq!(figures, serde_json::to_value(&records).unwrap(), "{query}");
        });
    }
}

#[test]
fn the_host_is_told_once_of_each_new_state_whoever_asks_for_it() {
    visit("/", |page| {
        page.run(LISTEN);
        page.click("input[name=place][value=shenzhen]");
        let state = page.run("return element.state");
        assert_eq!(state["place"], json!(["shenzhen"]));
        assert_eq!(told(page), json!([["statechange", state]]));
        page.run("element.setState({ place: ['shenzhen'] })");
        assert_eq!(told(page), json!([]), "nothing has changed");
        page.run("element.setState({ sort: 'place' })");
        assert_eq!(told(page)[0][1]["sort"], json!("place"));
        page.back();
        page.wait_for("the state before", "return element.state.sort === 'value'");
        assert_eq!(told(page)[0][1]["sort"], json!("value"));
        page.click(".bar.top .undo");
        assert_eq!(told(page).as_array().unwrap().len(), 1);
        page.run("element.setAttribute('lang', 'pt')");
        page.wait_for("Portuguese", "return one('.infographic').lang === 'pt'");
        assert_eq!(told(page), json!([]), "another language is no other state");
    });
}

#[test]
fn a_script_waits_for_the_start_or_is_told_to() {
    visit("/", |page| {
        let answers = page.run(
            "const late = document.createElement('greater-bay-ip');
             const early = (act) => { try { return act() } catch (fault) { return fault.name } };
             const before = [late.state === undefined, early(() => late.setState({})), early(() => late.figures())];
             const kinds = [];
             late.addEventListener('ready', () => kinds.push('ready'));
             element.after(late);
             await late.ready;
             late.setState({ 'period-from': 2012, place: ['macao'] });
             await late.ready;
             const { place, 'period-from': from } = late.state;
             late.remove();
             const after = [late.state === undefined, early(() => late.figures())];
             return { before, kinds, place, from, after }",
        );
        assert_eq!(
            answers,
            json!({
                "before": [true, "InvalidStateError", "InvalidStateError"], "kinds": ["ready"],
                "place": ["macao"], "from": 2012,
                "after": [true, "InvalidStateError"],
            })
        );
    });
}

#[test]
fn a_fault_breaks_the_promise_and_is_told() {
    let empty = tempfile::tempdir().unwrap();
    super::unscripted::copy(super::driver::site(), empty.path());
    super::unscripted::lose_module(empty.path());
    let page = Page::of(empty.path());
    page.go("/");
    let fault = page.run(
        "const events = [];
         element.addEventListener('error', (event) => events.push(event.error.message));
         const reason = await element.ready.catch((fault) => fault.message);
         await frames(1);
         return { reason, isTold: events.length === 0 || events[0] === reason }",
    );
    assert!(fault["reason"].as_str().is_some_and(|reason| reason.contains(".wasm (404)")), "{fault}");
    assert_eq!(fault["isTold"], json!(true));
    let told = page.run(
        "const other = document.createElement('greater-bay-ip');
         const told = new Promise((settle) => other.addEventListener('error', (event) => settle(event.message)));
         other.ready.catch(() => {});
         element.after(other);
         return await told",
    );
    assert!(told.as_str().is_some_and(|told| told.contains(".wasm (404)")), "{told}");
    assert!(!page.console().is_empty());
}

#[test]
fn attributes_that_change_are_heeded() {
    visit("/", |page| {
        page.run("element.setAttribute('place', 'macao'); element.setAttribute('layer', 'story')");
        page.wait_for(
            "Macao",
            "return element.state?.place[0] === 'macao' && element.state.layer[0] === 'story'",
        );
        page.wait_for_text(&expected("place=macao&layer=story").summary, "return one('.status').textContent");
        page.run("element.removeAttribute('place'); element.setAttribute('chart', 'rank')");
        page.wait_for("one chart", "return all('figure').length === 1");
        assert_eq!(page.text("return one('figure').dataset.chart"), "rank");
        page.run("element.setAttribute('chart', 'no such chart')");
        page.wait_for("no chart", "return all('figure').length === 0 && !!one('.notices')");
        assert!(page.holds("return one('.notices').textContent.includes('no such chart')"));
        let console = page.console();
        assert!(console.iter().all(|line| line.contains("“no such chart” is not one of")), "{console:?}");
        page.run("element.removeAttribute('chart')");
        page.wait_for("no notice", "return all('figure').length > 1 && !one('.notices').textContent");
    });
}

#[test]
fn a_host_page_can_drive_two_as_one() {
    visit("/", |page| {
        page.run(
            "window.second = document.createElement('greater-bay-ip');
             element.after(second);
             await second.ready;
             const pair = [element, second];
             for (const [one, other] of [pair, pair.toReversed()]) {
               one.addEventListener('statechange', ({ detail }) => other.setState(detail));
             }",
        );
        page.click("input[name=place][value=shenzhen]");
        page.run("await settled()");
        let both = "await tick(); return JSON.stringify(element.state) === JSON.stringify(second.state)";
        assert!(page.holds(both));
        page.run("second.shadowRoot.querySelector('input[name=stage][value=creation]').click()");
        assert!(page.holds(both));
        assert_eq!(page.run("return element.state.stage"), json!(["creation"]));
    });
}
