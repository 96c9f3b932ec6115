use serde_json::json;

use super::expected;
use super::page::{Page, visit};

/// Waits for what is said of a state: how many figures are drawn is counted once the picture stands.
#[track_caller]
fn expect_status(page: &Page, query: &str) {
    page.wait_for_text(&expected(query).summary, "return one('.status').textContent");
}

#[test]
fn an_element_that_is_taken_out_and_put_back_starts_again() {
    visit("/?place=shenzhen", |page| {
        let before = page.pictures();
        for _ in 0..3 {
            page.run("window.place = element.parentNode; element.remove()");
            assert!(page.holds("return !document.querySelector('[data-ready]')"));
            page.run("window.place.append(document.createElement('p'))");
            page.run(
                "const gone = document.createElement('greater-bay-ip');
                 window.place.append(gone);
                 gone.remove()",
            );
            page.run(
                "window.again ??= document.createElement('greater-bay-ip');
                 window.again.setAttribute('address', '');
                 window.place.append(window.again)",
            );
            page.wait_for("the infographic again", "return element.hasAttribute('data-ready')");
            page.explore();
            page.wait_for_pictures(&before);
        }
        page.click("input[name=place][value=macao]");
        page.wait_for_query("place=shenzhen,macao");
        page.back();
        page.wait_for_pictures(&before);
    });
}

#[test]
fn an_element_can_be_moved_within_its_page() {
    visit("/", |page| {
        page.click("input[name=place][value=shenzhen]");
        let before = page.pictures();
        page.run("element.previousElementSibling.before(element)");
        page.wait_for("the infographic in its new place", "return element.hasAttribute('data-ready')");
        page.explore();
        page.wait_for_pictures(&before);
        page.click("input[name=place][value=macao]");
        page.wait_for_query("place=shenzhen,macao");
    });
}

#[test]
fn of_two_elements_only_the_first_drives_the_address() {
    visit("/", |page| {
        page.run(
            "window.second = document.createElement('greater-bay-ip');
             second.setAttribute('place', 'zhuhai');
             element.after(second);
             await second.ready",
        );
        let first = page.pictures();
        let second = "return second.shadowRoot.querySelector('.status').textContent";
        page.wait_for_text(&expected("place=zhuhai").summary, second);
        page.run("second.shadowRoot.querySelector('input[name=place][value=macao]').click()");
        page.wait_for_text(&expected("place=zhuhai,macao").summary, second);
        assert_eq!(page.text("return location.search"), "");
        assert_eq!(page.pictures(), first);

        page.click("input[name=layer][value=story]");
        page.wait_for_query("layer=story");
        page.wait_for_text(&expected("place=zhuhai,macao").summary, second);
        page.back();
        page.wait_for_pictures(&first);
        page.wait_for_text(&expected("place=zhuhai,macao").summary, second);
    });
}

#[test]
fn attributes_ask_for_the_first_state_and_the_address_comes_before_them() {
    visit("/", |page| {
        let mounted = "const other = document.createElement('greater-bay-ip');
            other.setAttribute('address', '');
            other.setAttribute('place', 'shenzhen,nonsense');
            other.setAttribute('layer', 'story');
            element.replaceWith(other)";
        page.run(mounted);
        page.wait_for("the infographic", "return element.hasAttribute('data-ready')");
        page.explore();
        expect_status(page, "place=shenzhen&layer=story");
        let notice = page.text("return one('.notices').textContent");
        assert!(notice.contains("“nonsense”"), "{notice}");
        assert_eq!(
            page.text("return location.search"),
            "",
            "what attributes ask for is no step of the reader"
        );

        let console = page.console();
        assert!(console.iter().all(|line| line.contains("no place is called “nonsense”")), "{console:?}");

        page.open("/?place=macao");
        page.run(mounted);
        page.wait_for("the infographic", "return element.hasAttribute('data-ready')");
        page.explore();
        expect_status(page, "place=macao");
    });
}

#[test]
fn a_script_can_show_a_state_and_read_it_back() {
    visit("/", |page| {
        page.run("element.setState({ layer: ['story', 'story'], stage: ['creation'], place: ['shenzhen'] })");
        assert_eq!(
            page.run("return element.state"),
            json!({
                "place": ["shenzhen"], "stage": ["creation"], "right": [], "period-from": null, "period-to": null,
                "layer": ["story"], "measure": "counted", "scale": "linear", "sort": "value",
            })
        );
        expect_status(page, "place=shenzhen&stage=creation&layer=story");
        page.wait_for_query("place=shenzhen&stage=creation&layer=story");
        page.run("element.setState(element.state)");
        expect_status(page, "place=shenzhen&stage=creation&layer=story");
        // What is left out stays as it is.
        page.run(
            "element.setState({ stage: [], 'period-from': 2012, 'period-to': '2020', measure: 'share' })",
        );
        let asked = "place=shenzhen&period-from=2012&period-to=2020&layer=story&measure=share";
        expect_status(page, asked);
        page.wait_for_query(asked);
        page.run("element.setState({ place: [], layer: [], 'period-from': null, 'period-to': null, measure: null })");
        expect_status(page, "");
        page.wait_for_query("");
    });
}

#[test]
fn a_state_written_wrong_is_refused_with_what_is_allowed() {
    visit("/?place=macao", |page| {
        let before = page.pictures();
        let refused = |state: &str| {
            page.text(&format!(
                "try {{ element.setState({state}); return 'accepted' }}
                 catch (error) {{ return error instanceof TypeError ? error.message : `no TypeError: ${{error}}` }}"
            ))
        };
        let message = refused("{ place: ['atlantis'] }");
        for word in ["place", "atlantis", "shenzhen", "hong-kong", "greater-bay-area"] {
            assert!(message.contains(word), "{word} is not in {message}");
        }
        let message = refused("{ layer: ['story', 'Story'] }");
        for word in ["layer", "“Story”", "story, derived, context"] {
            assert!(message.contains(word), "{word} is not in {message}");
        }
        let message = refused("{ city: ['macao'] }");
        for word in ["city", "place", "stage", "layer"] {
            assert!(message.contains(word), "{word} is not in {message}");
        }
        for shape in ["null", "undefined", "7", "'place=macao'"] {
            let message = refused(shape);
            assert!(message.contains("is no state; one is written as { place: ["), "{shape}: {message}");
        }
        for (wrong, why) in [
            ("{ place: 'macao' }", "place: \"macao\" is not a list of keys"),
            ("{ place: [7] }", "place: 7 is not a key"),
            ("{ place: null }", "place: null is not a list of keys"),
            ("{ measure: ['share'] }", "measure: [\"share\"] is not a key or null"),
            ("{ 'period-to': true }", "period-to: true is not a year or null"),
            ("{ 'period-to': 2019.5 }", "period-to: “2019.5” is not one of 2009, "),
        ] {
            let message = refused(wrong);
            assert!(message.contains(why), "{wrong}: {message}");
        }
        assert_eq!(page.pictures(), before);
        page.wait_for_query("place=macao");
    });
}

#[test]
fn no_value_a_script_can_think_of_breaks_the_element() {
    visit("/", |page| {
        let broken = page.texts(
            "const cyclic = { place: [] };
             cyclic.place.push(cyclic.place, cyclic);
             const thrower = () => { throw new Error('from the host') };
             const deep = [];
             let inner = deep;
             for (let depth = 0; depth < 1000; depth++) inner.push((inner = []));
             const sparse = []; sparse.length = 3; sparse[2] = 'macao';
             const revoked = Proxy.revocable({}, {}); revoked.revoke();
             const revokedList = Proxy.revocable([], {}); revokedList.revoke();
             const reentrant = { get place() { element.setState({}); element.remove(); return ['macao'] } };
             const values = [
               null, undefined, 0, -1, NaN, Infinity, 10n, true, '', 'place', Symbol('place'), () => {}, [], [[]], [null],
               new Date(NaN), /x/, new Map([['place', ['macao']]]), new Uint8Array(9), document, window, element,
               Object.create(null), class { static place = 7 }, cyclic, sparse, deep,
               { place: deep }, { place: [deep] }, { place: sparse }, { place: new Array(100_000).fill('macao') },
               { place: new Array(10_000).fill('x'.repeat(1000)) }, { place: ['x'.repeat(10_000_000)] },
               { place: ['\\ud800', '\\u0000', '🦀', '<script>'] }, { place: [Symbol('macao')] }, { place: [1n] },
               { ['\\ud800']: [] }, { [Symbol('place')]: [] }, { get place() { return thrower() } },
               { place: { length: 1, 0: 'macao' } }, { place: new Set(['macao']) },
               { get place() { return { get length() { return thrower() } } } },
               { place: Object.defineProperty(['macao'], 0, { get: thrower }) },
               { place: Object.assign(['macao'], { [Symbol.iterator]: thrower }) },
               { place: Object.assign(['macao'], { [Symbol.iterator]: () => ({ next: thrower }) }) },
               new Proxy({}, { ownKeys: thrower }), new Proxy({}, { get: thrower }),
               new Proxy({ place: 1 }, { get: thrower, ownKeys: () => ['place'] }),
               new Proxy({}, { getPrototypeOf: thrower }), new Proxy({}, { ownKeys: () => [7] }),
               revoked.proxy, { place: revokedList.proxy },
               { place: new Proxy(['macao'], { get: thrower }) },
               { place: ['macao'], __proto__: { stage: 7 } }, JSON.parse('{\"__proto__\": []}'),
               { toString: thrower, valueOf: thrower, toJSON: thrower },
               reentrant,
             ];
             const parent = element.parentNode;
             const broken = [];
             for (const [index, value] of values.entries()) {
               try { element.setState(value) } catch (error) {
                 if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) broken.push(`${index}: ${error.stack}`);
               }
               if (!element.isConnected) parent.append(element);
               while (!element.hasAttribute('data-ready')) await frames(1);
               try {
                 element.setState({ place: ['macao'] });
                 if (`${element.state.place}` !== 'macao') broken.push(`${index}: ${JSON.stringify(element.state)}`);
               } catch (error) { broken.push(`${index}: then ${error}`) }
             }
             return broken",
        );
        assert_eq!(broken, [""; 0]);
        expect_status(page, "place=macao");
        page.explore();
        page.click("input[name=place][value=zhuhai]");
        expect_status(page, "place=zhuhai,macao");
    });
}

#[test]
fn what_it_shows_can_be_set_as_properties_before_and_after_it_answers() {
    visit("/", |page| {
        page.run(
            "window.early = document.createElement('greater-bay-ip');
             early.state = { place: ['zhuhai'] };
             early.chart = 'density';
             element.after(early);
             await early.ready",
        );
        let shown = "return [window.early.getAttribute('chart'), window.early.state.place.join(),
            window.early.shadowRoot.querySelectorAll('figure').length].join(' ')";
        assert_eq!(page.text(shown), "density zhuhai 1");
        page.run("early.state = { place: ['macao'] }");
        assert_eq!(page.text(shown), "density macao 1");
        page.run("early.chart = 'pct'; early.periodFrom = 2020; await new Promise((settle) => setTimeout(settle, 300))");
        assert_eq!(page.text("return early.shadowRoot.querySelector('figure').dataset.chart"), "pct");
        assert_eq!(page.text("return early.getAttribute('period-from')"), "2020");
        // A move in the page keeps what is shown, where no address does.
        page.run("early.state = { place: ['shenzhen'] }; element.before(early); await early.ready");
        assert_eq!(page.text("return early.state.place.join()"), "shenzhen");
    });
}

#[test]
fn a_clone_is_not_ready_before_it_answers() {
    visit("/", |page| {
        assert!(page.holds("return !element.cloneNode(true).hasAttribute('data-ready')"));
        page.run(
            "window.clone = element.cloneNode(true);
             clone.removeAttribute('address');
             element.after(clone);
             await clone.ready",
        );
        assert!(page.holds("return clone.hasAttribute('data-ready') && clone.matches(':state(ready)')"));
    });
}

#[test]
fn a_chart_that_does_not_exist_is_one_line_and_a_warning_that_says_which_do() {
    let page = Page::of(super::driver::site());
    page.open("/");
    page.run(
        "const other = document.createElement('greater-bay-ip');
         other.setAttribute('chart', 'pie');
         other.setAttribute('place', 'atlantis');
         element.replaceWith(other);
         await other.ready",
    );
    assert_eq!(page.run("return all('figure').length"), json!(0));
    let words = page.text("return one('.infographic').textContent");
    assert!(words.contains("There is no chart called “pie”."), "{words}");
    let console = page.console().join("\n");
    assert!(
        console.contains("“pie” is not one of share, rank") && console.contains("“atlantis”"),
        "{console}"
    );
}

#[test]
fn a_canvas_that_is_lost_gives_way_to_its_picture_and_its_table_and_comes_back() {
    let page = Page::of(super::driver::site());
    page.open("/");
    let before = page.pictures();
    let first = before.keys().next().unwrap().clone();
    page.run(
        "window.codes = [];
         element.addEventListener('error', (event) => window.codes.push(event.code));
         for (const canvas of all('canvas')) canvas.dispatchEvent(new Event('contextlost', { cancelable: true }))",
    );
    page.wait_for(
        "tables",
        "return all('figure:not(.empty):has(canvas)').every((figure) => figure.querySelector('.table').open && figure.querySelector('tr'))",
    );
    let picture = "return all('figure .picture > svg').some((svg) => svg.checkVisibility())";
    assert!(page.holds(picture), "{first}");
    assert_eq!(page.run("return window.codes"), json!(["context-lost"]), "the host hears of it once");
    page.run("for (const canvas of all('canvas')) canvas.dispatchEvent(new Event('contextrestored'))");
    page.wait_for_pictures(&before);
    assert_eq!(page.console().len(), 1);
}
