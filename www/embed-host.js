// For the page that shows our frames: makes each as high as what it shows, whatever is around it. It can stand in a
// page more than once, and be loaded at any time and in any way.

import { CHANGES, CHANGE_WIDTHS, HEIGHTS, USUAL, WIDTHS } from './heights.js';
import { SITE } from './site.js';

const [LEAST, MOST] = [80, 60000];

// What the messages between frames and the pages around them carry.
const KIND = { type: 'greater-bay-ip', version: 1 };

// Our pages by their names, under whatever host they are reached: page, language.
const NAME = /\/(embed(?:-[a-z]+)*)(?:\.([A-Za-z-]+))?(?:\.html)?$/;

// What is taller than this share of its width is there to keep a shape.
const SHAPING = 0.15;

// How high the line is that tells what is chosen, by the width of the frame: it breaks on phones.
const CHOSEN = [64, 48];
const BREAKS = 480;

// Above what a link leads to, in CSS pixels.
const AIR = 16;

// The mark of boxes whose pseudo-elements keep a shape.
const SHAPELESS = 'data-greater-bay-ip-shapeless';

/**
 * What a frame shows: a page as HEIGHTS names it, in a language, asked for in a way. Others have pages that are
 * called embed, too: that is ours if it lies with us or says so.
 * @typedef {{ page: string, tag: string, asked: URLSearchParams, isSure: boolean }} Shown
 */

/**
 * @param {HTMLIFrameElement} frame
 * @returns {Shown | undefined}
 */
function shownIn(frame) {
  if (!frame.src) return undefined;
  const address = new URL(frame.src, document.baseURI);
  const [, name, language] = NAME.exec(address.pathname) ?? [];
  if (!name || !Object.hasOwn(HEIGHTS, name)) return undefined;
  const asked = new URLSearchParams(address.search.replaceAll('&amp;', '&'));
  const tags = Object.keys(HEIGHTS[name]);
  const tag = [asked.get('lang'), language].find((tag) => tag && tags.includes(tag)) ?? tags[0];
  const isSure = (SITE && address.href.startsWith(SITE)) || name !== 'embed';
  return { page: name, tag, asked, isSure: Boolean(isSure) };
}

/**
 * Between two widths, about in proportion; beyond them, as at the last.
 * @param {readonly number[]} widths
 * @param {readonly number[]} heights
 * @param {number} width
 */
function between(widths, heights, width) {
  const at = widths.findIndex((known) => known >= width);
  if (at < 0) return heights[widths.length - 1];
  if (at === 0) return heights[0];
  const share = (width - widths[at - 1]) / (widths[at] - widths[at - 1]);
  return heights[at - 1] + share * (heights[at] - heights[at - 1]);
}

/**
 * About how much higher it is for what is asked for. Several answers to one question show what any of them does, and
 * several questions what all of them do.
 * @param {Shown} shown
 * @param {number} width
 */
function change({ page, asked }, width) {
  const by = (/** @type {string} */ choice) => {
    const changes = CHANGES[page]?.[choice];
    return changes ? between(CHANGE_WIDTHS, changes, width) : 0;
  };
  const stop = `tour=${asked.get('tour')}`;
  if (CHANGES[page]?.[stop]) return by(stop);
  const answers = [...asked].filter(
    ([field, answer]) => answer && Object.hasOwn(USUAL, field) && USUAL[field] !== answer,
  );
  const most = Math.max(0, ...Object.keys(CHANGES[page] ?? {}).map((choice) => -by(choice)));
  // What is chosen is told, where a chart is alone in a line of its own.
  let [more, kept] = [answers.length && page !== 'embed' ? CHOSEN[width < BREAKS ? 0 : 1] : 0, 1];
  for (const [field, answer] of answers) {
    const changes = answer.split(',').map((key) => by(`${field}=${key}`));
    const highest = Math.max(...changes);
    if (highest >= 0 || !most) more += highest;
    else kept *= 1 - changes.reduce((lost, change) => lost * (-change / most), 1);
  }
  return more - most * (1 - kept);
}

/**
 * Whatever a host's style sheet says.
 * @param {HTMLElement} element
 * @param {Record<string, string>} styles
 */
function set({ style }, styles) {
  for (const [property, value] of Object.entries(styles)) {
    if (style.getPropertyValue(property) !== value || !style.getPropertyPriority(property)) {
      style.setProperty(property, value, 'important');
    }
  }
}

// The frames that were seen, and whether each has said how high it is.
/** @type {Map<HTMLIFrameElement, boolean>} */
const frames = new Map();

/** @param {HTMLIFrameElement} frame */
function reserve(frame) {
  const shown = shownIn(frame);
  if (!shown || !frame.clientWidth) return;
  // In colours of its own it has a margin.
  const margin = shown.asked.get('theme') ? 16 : 0;
  const width = Math.min(frame.clientWidth - 2 * margin, WIDTHS[WIDTHS.length - 1]);
  const height = between(WIDTHS, HEIGHTS[shown.page][shown.tag], width) + change(shown, width) + margin;
  set(frame, { 'min-height': `${Math.round(Math.max(height, LEAST))}px` });
}

/**
 * Takes a frame out of the shape that content systems give to films, and lets what holds nothing else grow with it.
 * @param {HTMLIFrameElement} frame
 */
function free(frame) {
  set(frame, {
    display: 'block',
    position: 'static',
    width: '100%',
    'max-width': '100%',
    'max-height': 'none',
    'aspect-ratio': 'auto',
    padding: '0',
    border: '0',
    transform: 'none',
  });
  /** @type {HTMLElement} */
  let inner = frame;
  for (let box = frame.parentElement; box && holdsOnly(box, inner); box = box.parentElement) {
    const style = getComputedStyle(box);
    const isShaping = (/** @type {string} */ length) => parseFloat(length) > SHAPING * box.clientWidth;
    const isShaped = (/** @type {CSSStyleDeclaration} */ { paddingTop, paddingBottom, marginTop }) =>
      [paddingTop, paddingBottom, marginTop].some(isShaping);
    if (style.aspectRatio !== 'auto') set(box, { 'aspect-ratio': 'auto', height: 'auto' });
    for (const side of ['padding-top', 'padding-bottom']) {
      if (isShaping(style.getPropertyValue(side))) set(box, { [side]: '0', height: 'auto' });
    }
    for (const pseudo of ['::before', '::after']) {
      const drawn = getComputedStyle(box, pseudo);
      if (drawn.content !== 'none' && isShaped(drawn)) makeShapeless(box);
    }
    if (style.maxHeight !== 'none') set(box, { 'max-height': 'none' });
    if (box.clientHeight < inner.offsetHeight && !/^inline|^contents/.test(style.display)) set(box, { height: 'auto' });
    inner = box;
  }
}

/**
 * Whether there is nothing else to be seen in a box.
 * @param {HTMLElement} box
 * @param {HTMLElement} inner
 */
function holdsOnly(box, inner) {
  if (/^(BODY|HTML|MAIN|ARTICLE)$/.test(box.tagName)) return false;
  const isUnseen = (/** @type {ChildNode} */ node) =>
    node instanceof Text
      ? !node.data.trim()
      : !(node instanceof Element) || /^(SCRIPT|STYLE|NOSCRIPT|LINK|TEMPLATE)$/.test(node.tagName);
  return [...box.childNodes].every((node) => node === inner || isUnseen(node));
}

/**
 * Only a rule reaches what stands before and after.
 * @param {HTMLElement} box
 */
function makeShapeless(box) {
  if (box.hasAttribute(SHAPELESS)) return;
  box.setAttribute(SHAPELESS, '');
  const root = /** @type {Document | ShadowRoot} */ (box.getRootNode());
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`[${SHAPELESS}]::before,[${SHAPELESS}]::after{display:none!important}`);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** @param {HTMLIFrameElement} frame */
function take(frame) {
  const shown = shownIn(frame);
  if (frames.has(frame) || !shown) return;
  frames.set(frame, false);
  if (shown.isSure) {
    free(frame);
    reserve(frame);
    widths.observe(frame);
  }
  // One that spoke before anybody listened.
  frame.contentWindow?.postMessage(KIND, '*');
}

/**
 * Takes the frames in a part of the page, those in shadow roots as well.
 * @param {Document | ShadowRoot | Element} part
 */
function look(part) {
  if (part instanceof HTMLIFrameElement) take(part);
  for (const element of [part, ...part.querySelectorAll('*')]) {
    if (element instanceof HTMLIFrameElement) take(element);
    else if (element instanceof Element && element.shadowRoot) enter(element.shadowRoot);
  }
}

/** @param {Document | ShadowRoot} root */
function enter(root) {
  changes.observe(root, { childList: true, subtree: true, attributeFilter: ['src'] });
  look(root);
}

/** @param {MutationRecord[]} records */
function follow(records) {
  for (const { target, type, addedNodes } of records) {
    if (type === 'attributes' && target instanceof HTMLIFrameElement) {
      frames.delete(target);
      take(target);
    }
    for (const node of addedNodes) if (node instanceof Element) look(node);
  }
  for (const frame of frames.keys()) if (!frame.isConnected) frames.delete(frame);
}

const hasPage = Boolean(globalThis.document);

/** @type {any} */
const changes = hasPage && new MutationObserver(follow);

// In the next picture: a change of size in the answer to one is an error in the eyes of the host.
/** @type {any} */
const widths = hasPage && new ResizeObserver((/** @type {ResizeObserverEntry[]} */ entries) => {
  requestAnimationFrame(() => {
    for (const { target } of entries) {
      if (target instanceof HTMLIFrameElement && frames.get(target) === false) reserve(target);
    }
  });
});

/**
 * The frame of ours that a message comes from.
 * @param {MessageEventSource | null} source
 */
function sender(source) {
  const find = () => [...frames.keys()].find((frame) => frame.contentWindow === source);
  const known = source && find();
  if (known || !source) return known;
  // One in a shadow root that was not there yet.
  enter(document);
  return find();
}

/** @param {MessageEvent} message */
function hear({ data, source }) {
  if (data?.type !== KIND.type || data.version !== KIND.version) return;
  const isLength = (/** @type {unknown} */ length) => Number.isFinite(length) && Number(length) >= 0;
  const frame = isLength(data.height) || isLength(data.top) ? sender(source) : undefined;
  if (!frame) return;
  if (isLength(data.top)) return arrive(frame, data.top);
  if (!data.height) return;
  frames.set(frame, true);
  widths.unobserve(frame);
  set(frame, { height: `${Math.min(Math.max(data.height, LEAST), MOST)}px`, 'min-height': '0' });
  free(frame);
  // It was not there yet when the link was pressed.
  if (led?.frame === frame) tell(frame, { link: led.link });
}

/** @type {{ frame: HTMLIFrameElement, link: string } | undefined} What a link leads to that was pressed. */
let led;

/**
 * @param {HTMLIFrameElement} frame
 * @param {object} message
 */
const tell = (frame, message) => frame.contentWindow?.postMessage({ ...KIND, ...message }, '*');

/**
 * The link of the page's text that an event is about, what it says, and the frame that shows it.
 * @param {Event} event
 */
function linked({ target }) {
  const link = target instanceof Element && target.closest('a[data-greater-bay-ip]');
  const words = link instanceof HTMLElement ? link.dataset.greaterBayIp : undefined;
  if (!words) return undefined;
  const pages = ['embed', `embed-${words.split('?')[0]}`];
  const frame = [...frames.keys()].find((frame) => frame.isConnected && pages.includes(shownIn(frame)?.page ?? ''));
  return frame && { frame, link: words };
}

/**
 * Has the frame of the story show the chapter that a link leads to; the page's router never hears of it.
 * @param {MouseEvent} click
 */
function lead(click) {
  if (click.ctrlKey || click.metaKey || click.shiftKey) return;
  const found = linked(click);
  if (!found) return;
  click.preventDefault();
  click.stopImmediatePropagation();
  led = found;
  // Far below, it may not be loaded yet.
  if (!frames.get(found.frame)) scrollTo(found.frame, 0);
  tell(found.frame, { link: found.link });
}

/**
 * Scrolls to what a pressed link leads to, so many CSS pixels below the top of its frame. Of itself a frame leads
 * nowhere.
 * @param {HTMLIFrameElement} frame
 * @param {number} top
 */
function arrive(frame, top) {
  if (led?.frame !== frame) return;
  led = undefined;
  scrollTo(frame, top);
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {number} top
 */
function scrollTo(frame, top) {
  // Below what the page keeps at its top.
  const header = parseFloat(getComputedStyle(frame).getPropertyValue('--greater-bay-ip-top')) || 0;
  set(frame, { 'scroll-margin-top': `${header + AIR - Math.min(top, MOST)}px` });
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  frame.scrollIntoView({ behavior: isStill ? 'instant' : 'smooth' });
}

/**
 * Has the frame mark the chapter that a link leads to as long as it is pointed at or has the focus.
 * @param {Event} event
 */
function preview(event) {
  const found = linked(event);
  if (found) tell(found.frame, { preview: /over|in$/.test(event.type) ? found.link : null });
}

// Another version of this script, in a page that loaded it before, may be at work already.
const mark = Symbol.for(`greater-bay-ip frames of ${SITE}`);
if (hasPage && !Reflect.has(window, mark)) {
  Reflect.set(window, mark, true);
  addEventListener('message', hear);
  addEventListener('click', lead, true);
  for (const event of ['pointerover', 'pointerout', 'focusin', 'focusout']) addEventListener(event, preview, true);
  addEventListener('load', () => enter(document));
  enter(document);
}
