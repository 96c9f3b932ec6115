//! What readers might do, at random: thousands of actions in a row, the same in each run.

use serde_json::json;

use super::driver::site;
use super::page::Page;

/// How many actions stand between two looks at the whole.
const ROUND: u32 = 100;

/// How many rounds there are.
const ROUNDS: u32 = 30;

/// Does a round of actions; answers what went wrong. `given` is the round, which is the seed.
const ACT: &str = "
    let seed = given.round * 7919 + 1;
    // Mulberry32: the same numbers in every browser.
    const random = () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
    const any = (list) => list[Math.floor(random() * list.length)];
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageDown', 'Enter', ' ', 'Escape', 's', 'z'];
    const control = () => any(all('[data-explorer] input, [data-explorer] select').filter((one) => one.name && one.name !== 'lang'));
    const actions = {
      press() {
        any(all('[data-filter-bar] button, .sheet button, .sheet input, .chips button').filter(isVisible))?.click();
      },
      choose() {
        const one = control();
        if (!(one instanceof HTMLSelectElement)) return one?.click();
        one.selectedIndex = Math.floor(random() * one.options.length);
        one.dispatchEvent(new Event('change', { bubbles: true }));
      },
      point() {
        const canvas = any(all('canvas').filter(isVisible));
        const { left, top, width, height } = canvas.getBoundingClientRect();
        const at = { clientX: left + width * random(), clientY: top + height * random(), bubbles: true, pointerType: 'mouse' };
        canvas.dispatchEvent(new PointerEvent('pointermove', at));
        if (random() < 0.3) canvas.dispatchEvent(new MouseEvent('click', at));
      },
      type() {
        const marks = any(all('.marks').filter(isVisible));
        marks?.focus();
        marks?.dispatchEvent(new KeyboardEvent('keydown', { key: any(keys), bubbles: true, cancelable: true }));
      },
      open() {
        const table = any(all('details').filter((one) => isVisible(one) && !one.matches('[data-explorer]')));
        if (table) table.open = !table.open;
      },
      ask() {
        const places = ['shenzhen', 'macao', 'hong-kong', 'greater-bay-area', 'china', 'zhuhai'];
        const layers = ['story', 'context', 'derived'];
        element.setState({ place: random() < 0.5 ? [] : [any(places)], layer: random() < 0.7 ? [] : [any(layers)] });
      },
      resize() {
        element.style.display = 'block';
        element.style.width = `${280 + Math.floor(random() * 900)}px`;
      },
      back() {
        element.state = {};
      },
    };
    const faults = [];
    const names = Object.keys(actions);
    const heard = (event) => faults.push(String(event.message ?? event.reason));
    addEventListener('error', heard);
    addEventListener('unhandledrejection', heard);
    for (let index = 0; index < given.actions; index++) {
      const name = any(names);
      try {
        actions[name]();
      } catch (fault) {
        faults.push(`${name}: ${fault}`);
      }
      if (index % 10 === 0) await tick();
    }
    await settled();
    removeEventListener('error', heard);
    removeEventListener('unhandledrejection', heard);
    const blank = all('figure[data-chart]').filter((figure) => {
      const canvas = figure.querySelector('canvas');
      const isShown = canvas && isVisible(canvas) && !figure.classList.contains('empty');
      return isShown && new Set(pixels(canvas)).size < 2;
    });
    faults.push(...blank.map((figure) => `${figure.dataset.chart} is blank`));
    const state = JSON.stringify(element.state);
    element.setState(JSON.parse(state));
    if (JSON.stringify(element.state) !== state) faults.push(`${state} became ${JSON.stringify(element.state)}`);
    return faults;
";

#[test]
fn thousands_of_actions_leave_no_fault_no_blank_chart_and_no_state_that_cannot_be_told() {
    let page = Page::of(site());
    page.open("/embed.html");
    page.run("openExplorer()");
    for round in 0..ROUNDS {
        let faults = page.run_with(ACT, json!({ "round": round, "actions": ROUND }));
        assert_eq!(faults, json!([]), "round {round}");
        // What is shown is what its address asks for.
        let [shown, asked] = ["JSON.stringify(element.state)", "location.search"]
            .map(|script| page.text(&format!("return {script}")));
        page.open(&format!("/embed.html{asked}"));
        page.run("openExplorer(); await settled()");
        assert_eq!(page.text("return JSON.stringify(element.state)"), shown, "round {round}: {asked}");
    }
}
