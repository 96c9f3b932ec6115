// For the page that shows our frames: makes each as high as what it shows. It can stand in a page more than once, and be
// loaded at any time.

import { HEIGHTS, WIDTHS } from './heights.js';
import { SITE } from './site.js';

const [LEAST, MOST] = [80, 60000];

// The frames that were seen, and whether each has said how high it is.
/** @type {Map<HTMLIFrameElement, boolean>} */
const frames = new Map();

/**
 * The page of ours that a frame shows, as HEIGHTS names it.
 * @param {HTMLIFrameElement} frame
 */
function pageOf(frame) {
  if (!frame.src.startsWith(SITE)) return undefined;
  const [page] = frame.src.slice(SITE.length).split(/[?#]/, 1)[0].replace(/\.html$/, '').split('.');
  return Object.hasOwn(HEIGHTS, page) ? page : undefined;
}

/**
 * Whatever a host's style sheet says.
 * @param {HTMLIFrameElement} frame
 * @param {Record<string, string>} styles
 */
function set(frame, styles) {
  for (const [property, value] of Object.entries(styles)) {
    if (frame.style.getPropertyValue(property) !== value) frame.style.setProperty(property, value, 'important');
  }
}

/** @param {HTMLIFrameElement} frame */
function reserve(frame) {
  const page = pageOf(frame);
  const width = frame.clientWidth;
  if (!page || !width) return;
  const heights = HEIGHTS[page];
  // Between two widths, about in proportion; beyond them, as at the last.
  const found = WIDTHS.findIndex((known) => known >= width);
  const at = found < 0 ? WIDTHS.length - 1 : found;
  let height = heights[at];
  if (found > 0) {
    const share = (width - WIDTHS[at - 1]) / (WIDTHS[at] - WIDTHS[at - 1]);
    height = heights[at - 1] + share * (height - heights[at - 1]);
  }
  set(frame, { 'min-height': `${Math.round(height)}px` });
}

function look() {
  for (const frame of frames.keys()) if (!frame.isConnected) frames.delete(frame);
  for (const frame of document.querySelectorAll('iframe')) {
    if (frames.has(frame) || !pageOf(frame)) continue;
    frames.set(frame, false);
    set(frame, { display: 'block', width: '100%', 'max-width': '100%', border: '0' });
    reserve(frame);
    // One that spoke before anybody listened answers a question in the words of pym.js.
    frame.contentWindow?.postMessage(`pymxPYMxxPYMxwidthxPYMx${frame.clientWidth}`, '*');
  }
}

/** @param {MessageEvent} message */
function hear({ data, origin, source }) {
  // A frame in a sandbox has no origin.
  if (!source || (origin !== new URL(SITE).origin && origin !== 'null')) return;
  if (data?.sentinel !== 'amp' || data.type !== 'embed-size') return;
  const { height } = data;
  if (!Number.isFinite(height) || height <= 0) return;
  look();
  for (const frame of frames.keys()) {
    if (frame.contentWindow !== source || !pageOf(frame)) continue;
    frames.set(frame, true);
    set(frame, { height: `${Math.min(Math.max(height, LEAST), MOST)}px`, 'min-height': '0' });
  }
}

// Another version of this script, in a page that loaded it before, may be at work already.
const mark = Symbol.for(`greater-bay-ip frames of ${SITE}`);
if (!Reflect.has(window, mark)) {
  Reflect.set(window, mark, true);
  addEventListener('message', hear);
  addEventListener('resize', () => frames.forEach((hasAnswered, frame) => hasAnswered || reserve(frame)));
  addEventListener('load', look);
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter: ['src'] });
  look();
}
