// An infographic in its page: the reader's events in, words and pixels out. What is shown is decided in WebAssembly.

import { Chart, replace } from './chart.js';
import { Infographic, roles } from './greater_bay_ip.js';
import { FILES } from './site.js';

// What of an address is about the infographic; all else belongs to the page.
export const STATE_KEYS = [
  'place', 'stage', 'right', 'period-from', 'period-to', 'layer', 'measure', 'scale', 'sort', 'tour',
];

// The parts of the page's own query that are about the infographic, or those that are not.
const pairs = (areOurs) =>
  location.search.slice(1).split('&').filter((pair) => pair && STATE_KEYS.includes(pair.split('=')[0]) === areOurs);

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';
const PRINT = 'print';

const EVENTS = ['change', 'click', 'toggle', 'pointermove', 'pointerleave', 'focus', 'focusout', 'keydown'];

// The parts of the page outside of charts.
const PARTS = ['status', 'chips', 'notices', 'absent', 'tour'];

// The link to the stop of the tour that is shown.
const CURRENT_STOP = '.tour [aria-current]';

const matches = (media) => matchMedia(media).matches;

// Focuses without scrolling the host page.
const focus = (element) => element.focus({ preventScroll: true });

export class Mounted {
  #container;
  #attributes;
  #ownsAddress;
  #charts;
  // What is pointed at: a chart and its mark, and whether keys led there.
  #pointed;
  // Whether the address does not say yet what is shown.
  #owesAddress = false;
  // When the browser first asked for a picture of the movement under way.
  #started;
  #frame;
  #timer;
  #isAnswering = false;
  #listening = new AbortController();
  #sizes = new ResizeObserver(() => this.#draw((chart) => chart.findRoom()));
  #ruler;
  // The density of the screen that drawings are for.
  #density;
  // Whether the controls are not of what is shown.
  #owesControls = false;

  // Fills a container in a shadow root and answers from then on. `attributes` are what its element asks for, and
  // `shown` is what was shown before, where it starts anew; both are written as addresses.
  constructor(container, attributes, shown, ownsAddress, tag, pack) {
    this.#container = container;
    this.#attributes = attributes;
    this.#ownsAddress = ownsAddress;
    // Colours are read off it, one by one.
    this.#ruler = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!this.#ruler) throw new Error('greater-bay-ip: there is no 2D canvas');
    const infographic = (this.infographic = new Infographic(tag, pack, attributes, shown ?? this.#asked(), this.#ruler));
    container.lang = tag;
    container.innerHTML = infographic.markup(FILES.figures.href);
    const figures = [...container.querySelectorAll('figure')];
    this.#charts = figures.map((figure, index) => new Chart(figure, index, infographic));
    this.#dress();
    for (const chart of this.#charts) chart.draw(false);
    for (const chart of this.#charts) chart.fit();
    this.#say();
    this.#soon();
    const options = { capture: true, signal: this.#listening.signal };
    // On what holds them all: the parts of charts come and go.
    for (const event of EVENTS) container.addEventListener(event, this, options);
    // Whoever points with the mouse may have the focus anywhere.
    addEventListener('keydown', this, options);
    for (const media of [DARK, FORCED, PRINT]) matchMedia(media).addEventListener('change', this, options);
    for (const { plot } of this.#charts) this.#sizes.observe(plot);
  }

  // What the page's address asks for, where it is ours, else what the element's attributes do.
  #asked() {
    return this.#ownsAddress && pairs(true).length ? location.search : this.#attributes;
  }

  handleEvent(event) {
    // An event raised by our own change, such as a blur, has nothing new to say.
    if (this.#isAnswering) return;
    this.#isAnswering = true;
    try {
      this.#answer(event, event.type, event.target);
    } finally {
      this.#isAnswering = false;
    }
  }

  #answer(event, type, target) {
    if (type === 'toggle') this.#catchUp();
    else if (type === 'keydown' && event.currentTarget === window) this.#dismiss(event.key);
    // The window's media queries are no elements.
    else if (!(target instanceof Element)) {
      this.recolor();
      for (const chart of this.#charts) chart.print(matches(PRINT));
    }
    else if (type === 'change') this.#change(target);
    else {
      this.#followPointer(event, type, target);
      if (type === 'click') this.#click(event, target);
    }
  }

  // Does something that leads to another state, which is a new step of the address; says whether it did.
  #step(act) {
    this.#settleAddress();
    if (!act()) return false;
    this.#show();
    this.#owesAddress = this.#ownsAddress;
    return true;
  }

  // Shows what a query asks for.
  ask(query) {
    this.#step(() => (this.infographic.ask(query), true));
  }

  // The keys that a filter offers.
  keys(field) {
    const controls = this.#container.querySelectorAll(`input[name=${field}], [name=${field}] option`);
    return [...controls].map((control) => control.value).filter(Boolean);
  }

  // Shows what the address asks for after a step in the history, where it is ours.
  goBack() {
    if (!this.#ownsAddress) return;
    this.#owesAddress = false;
    this.infographic.ask(this.#asked());
    this.#show();
  }

  // Shows another state. What is seen at once changes at once; lists and tables follow after the next picture, so that
  // they keep nobody waiting.
  #show() {
    this.#pointAway();
    this.#owesControls = true;
    for (const chart of this.#charts) chart.renew();
    // Asked before anything changes: the browser then need not lay out the page for the answer.
    const due = this.#charts.filter((chart) => chart.isStale && chart.isSeen);
    const moves = !matches('(prefers-reduced-motion: reduce)');
    for (const chart of due) chart.draw(moves);
    if (due.some((chart) => chart.isMoving)) {
      this.#started = undefined;
      this.#nextFrame();
    }
    this.#say();
    for (const chart of due) {
      chart.say();
      chart.fit();
    }
    this.#soon();
  }

  #nextFrame() {
    // One picture at a time, however many changes ask for it.
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame((now) => this.#travel(now));
  }

  // Paints the next picture of a movement.
  #travel(now) {
    this.#started ??= now;
    const moving = this.#charts.filter((chart) => chart.isMoving);
    for (const chart of moving) chart.paint(now - this.#started);
    if (moving.some((chart) => chart.isMoving)) this.#nextFrame();
  }

  // Says in words what is shown, outside of charts.
  #say() {
    for (const part of PARTS) {
      const place = this.#part(`[data-part=${part}]`);
      if (place) replace(place, this.infographic.part(part));
    }
  }

  #part(selector) {
    return this.#container.querySelector(selector);
  }

  // Has what could wait done once the browser has painted what is new.
  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#catchUp());
  }

  // Does what could wait: the address, controls, charts out of sight, lists and tables.
  #catchUp() {
    this.#settleAddress();
    if (this.#owesControls) this.#setControls();
    const stale = this.#charts.filter((chart) => chart.isStale);
    for (const chart of stale) chart.draw(false);
    for (const chart of stale) chart.fit();
    // Some have been drawn since, in another width or other colours, but not said.
    for (const chart of this.#charts) {
      chart.say();
      chart.enumerate();
    }
    const all = this.#part('.all');
    if (!all) return;
    // Figures that no chart draws are not left behind a closed door.
    if (!this.infographic.isEmpty && this.#charts.every((chart) => chart.isEmpty)) all.open = true;
    if (all.open) replace(this.#part('[data-part=figures]'), this.infographic.part('figures'));
  }

  // Sets the filters' controls to what is shown; they stay in the page, as one of them has the focus.
  #setControls() {
    this.#owesControls = false;
    const next = document.createElement('div');
    next.innerHTML = this.infographic.part('filters');
    const controls = (root) => root.querySelectorAll('input, select, .count');
    const own = controls(this.#part('#groups'));
    for (const [at, wanted] of controls(next).entries()) {
      const control = own[at];
      if (!wanted.matches('input')) {
        replace(control, wanted.innerHTML);
        continue;
      }
      for (const property of ['checked', 'ariaLabel', 'ariaDisabled']) control[property] = wanted[property];
    }
  }

  // Draws the charts that a test picks anew.
  #draw(picks) {
    const picked = this.#charts.filter((chart) => picks(chart) && !chart.isEmpty);
    for (const chart of picked) chart.draw(false);
    for (const chart of picked) chart.fit();
  }

  // Draws in the colours and the density of now.
  recolor() {
    this.#dress();
    this.#draw(() => true);
  }

  // Takes the colours to draw with: those the host page gives, in place of the system's light or dark ones. Forced ones
  // are read off the container itself, and paper is light.
  #dress() {
    const style = getComputedStyle(this.#container);
    // The page may ask for one of the two; the reader's own colours come first.
    const { theme } = this.#container.dataset;
    const isForced = matches(FORCED);
    const isDark = (theme === 'dark' || (theme !== 'light' && matches(DARK))) && !matches(PRINT);
    this.infographic.dress(style.fontFamily, isDark);
    const { color, backgroundColor } = style;
    // Two colours and a mixture, so that bars can be told from what they stand on.
    const forced = { ground: backgroundColor, grid: `color-mix(in srgb, ${color} 25%, ${backgroundColor})` };
    for (const [index, role] of roles().split(' ').entries()) {
      const given = isForced ? forced[role] ?? color : style.getPropertyValue(`--greater-bay-ip-${role}`);
      const code = this.#colorCode(given);
      if (code != null) this.infographic.dye(index, code);
    }
    this.#watchDensity();
  }

  // Is told when the page moves to a screen of another density, or is zoomed.
  #watchDensity() {
    if (this.#density === devicePixelRatio) return;
    this.#density = devicePixelRatio;
    const density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    density.addEventListener('change', this, { once: true, signal: this.#listening.signal });
  }

  // A colour in any notation of CSS as 0xRRGGBB; nothing where it is not one, or can be seen through.
  #colorCode(color) {
    if (!color) return undefined;
    const ruler = this.#ruler;
    // What is no colour leaves the one before, which is clear.
    ruler.fillStyle = '#0000';
    ruler.fillStyle = color;
    ruler.clearRect(0, 0, 1, 1);
    ruler.fillRect(0, 0, 1, 1);
    const [red, green, blue, opacity] = ruler.getImageData(0, 0, 1, 1).data;
    return opacity === 255 ? (red << 16) | (green << 8) | blue : undefined;
  }

  // Has the page's address say what is shown, where the address is ours. Browsers take longer over that than over all
  // the rest of a change, so it follows the picture; before the next change, as each is a step to go back from.
  #settleAddress() {
    if (!this.#owesAddress) return;
    this.#owesAddress = false;
    const { pathname, hash } = location;
    const query = [...pairs(false), this.infographic.query].filter(Boolean).join('&');
    try {
      history.pushState(null, '', `${pathname}${query && `?${query}`}${hash}`);
    } catch {
      // Sandboxed pages may refuse; the infographic works without.
    }
  }

  // Does what a filter's control asks for.
  #change({ name, value }) {
    if (name === 'lang' || this.#step(() => this.infographic.act(`${name}=${value}`))) return;
    // Refused: the notices say why, and the control goes back.
    this.#say();
    this.#setControls();
  }

  // Does what a button asks for.
  #click(event, target) {
    const button = target.closest('button, [data-stop]');
    if (!button) return;
    const { stop, filter, key } = button.dataset;
    if (stop) return this.#visit(event, button, Number(stop));
    const chart = this.#chartOf(button);
    switch (button.classList[0]) {
      case 'fold': return (button.ariaExpanded = !button.form.toggleAttribute('data-folded'));
      case 'cite': this.#settleAddress(); return chart.cite();
      // The element sees to it.
      case 'share': return;
    }
    // Chips name what they take back, the reset takes all back.
    this.#step(() => this.infographic.act(filter ? `${filter}=${key}` : ''));
    this.#keepFocus('.chips button');
  }

  // Goes to a stop of the tour.
  #visit(event, button, stop) {
    const isLink = button.matches('a');
    // The browser opens links in other tabs and windows by itself.
    if (isLink && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    // Whoever walks step by step presses the same button again.
    const side = button.previousElementSibling?.matches('ol') ? 'first' : 'last';
    this.#step(() => (this.infographic.visit(stop), true));
    this.#keepFocus(...(isLink ? [] : [`.stop:${side}-of-type:enabled`]), CURRENT_STOP);
  }

  // The button that was pressed is gone: focus goes to the next one like it, else to the filters.
  #keepFocus(...first) {
    for (const selector of [...first, '.fold', 'input']) {
      for (const candidate of this.#container.querySelectorAll(selector)) {
        if (candidate.offsetWidth) return focus(candidate);
      }
    }
  }

  #chartOf(element) {
    const figure = element.closest('figure');
    return this.#charts.find((chart) => chart.figure === figure);
  }

  // Answers what happens in the frame of a chart: hover, tap and arrow keys.
  #followPointer(event, type, target) {
    const chart = target.closest('.plot') && this.#chartOf(target);
    if (!chart) return;
    switch (type) {
      case 'pointermove':
      case 'click':
        if (target === chart.canvas) this.#hover(chart, event, type === 'click');
        break;
      // Leaving what stands in the frame is not leaving the frame.
      case 'pointerleave':
        if (target === chart.plot && !this.#pointed?.isByKeys) this.#pointAway();
        break;
      case 'focus':
        if (target === chart.list) this.#pointAt(chart, chart.current, true);
        break;
      // Focus that moves into the tooltip, to its source, keeps it open.
      case 'focusout':
        if (!chart.plot.contains(event.relatedTarget)) this.#pointAway();
        break;
      case 'keydown':
        if (!event.altKey && !event.ctrlKey && !event.metaKey) this.#press(chart, event, target);
    }
  }

  #hover(chart, { offsetX, offsetY }, isTap) {
    const mark = this.infographic.hit(chart.index, offsetX, offsetY);
    if (mark !== undefined) this.#pointAt(chart, mark, false);
    // A tap beside every mark dismisses; a hover may be on its way to the tooltip.
    else if (isTap) this.#pointAway();
    if (isTap && this.#pointed) this.#pick(chart);
  }

  #press(chart, event, target) {
    const { current, tip } = chart;
    const move = (mark) => {
      event.preventDefault();
      this.#pointAt(chart, mark, true);
    };
    const last = Math.max(0, chart.markCount - 1);
    switch (event.key) {
      case 'ArrowRight': case 'ArrowDown': return move(Math.min(last, current + 1));
      case 'ArrowLeft': case 'ArrowUp': return move(Math.max(0, current - 1));
      case 'Home': return move(0);
      case 'End': return move(last);
      case 'Escape':
        // Focus that was in the tooltip goes back to the list.
        if (tip.contains(target)) focus(chart.list);
        return this.#pointAway();
      case 'Enter': {
        if (target.closest('a, button')) return;
        const link = tip.querySelector('a');
        if (this.#pick(chart)) {
          // Whoever uses keys stays where they are, and hears what has become of it.
          chart.enumerate();
          move(current);
        } else if (link) {
          event.preventDefault();
          focus(link);
        }
      }
    }
  }

  // Chooses what the mark pointed at is a control for; says whether it is one.
  #pick(chart) {
    return this.#step(() => this.infographic.pick(chart.index, chart.current));
  }

  #pointAt(chart, mark, isByKeys) {
    const before = this.#pointed;
    if (before?.chart === chart && before.mark === mark && before.isByKeys === isByKeys) return;
    if (mark >= chart.markCount) return;
    this.#pointed = { chart, mark, isByKeys };
    if (before && before.chart !== chart) before.chart.pointAway();
    this.#lightUp(chart.index, mark);
    chart.pointAt(mark, isByKeys);
  }

  // Points at nothing any more.
  #pointAway() {
    if (!this.#pointed) return;
    this.#pointed.chart.pointAway();
    this.#pointed = undefined;
    this.#lightUp(this.#charts.length, 0);
  }

  // Hides what a mouse points at when a key says so.
  #dismiss(key) {
    if (key === 'Escape' && this.#pointed && !this.#pointed.isByKeys) this.#pointAway();
  }

  // Lights up the place of a mark in every chart, or none where there is no such chart.
  #lightUp(chart, mark) {
    if (!this.infographic.lightUp(chart, mark)) return;
    // What moves is painted with the next picture.
    for (const chart of this.#charts) if (!chart.isMoving) chart.paint();
  }

  // Stops answering, and lets go of everything that would keep it alive.
  disconnect() {
    this.#settleAddress();
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#listening.abort();
    this.#sizes.disconnect();
    // Later: the host may have taken the element out in the middle of a call.
    queueMicrotask(() => this.infographic.free());
  }
}
