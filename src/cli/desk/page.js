// In every page that the desk serves: tells what is wrong over what was there before, and loads the page anew once what it
// was made of has changed, with what is shown and how far it is scrolled as they were.

/** @typedef {import('./index.js').GreaterBayIpElement} Infographic */
/** @typedef {{ place: string, link: string, text: string }} Notice */
/** @typedef {{ stamp: string, doing: string | null, tables: Notice[], pages: Notice[], code: Notice[] }} News */
/** @typedef {{ state?: Infographic['state'], lang?: string, open: boolean[] }} Shown */

const KEY = 'greater-bay-ip-desk';
const CHECK = 200;
// How long what is drawn late may move what is below it, in ms.
const HELD = 3000;

const stamp = new URL(import.meta.url).searchParams.get('stamp');
const infographics = () => [...document.querySelectorAll('greater-bay-ip')];

// Pages in frames are loaded with the page around them.
if (parent === self) {
  restore();
  const news = new EventSource('/desk/news');
  news.addEventListener('message', ({ data }) => hear(JSON.parse(data)));
  // The desk itself is being replaced, or has ended; the browser goes on asking.
  news.addEventListener('error', () => {
    if (news.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 1000);
  });
}

/** @param {News} news */
function hear(news) {
  if (news.stamp !== stamp) {
    keep();
    location.reload();
    return;
  }
  show(news.doing, [...news.tables, ...news.pages, ...news.code]);
}

function keep() {
  const shown = infographics().map((element) => ({
    state: element.state,
    lang: spoken(element),
    open: folds(element).map((fold) => fold.open),
  }));
  sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, top: scrollY, shown }));
}

/** @param {Infographic} element */
function spoken(element) {
  const infographic = element.shadowRoot?.querySelector('.infographic');
  return infographic instanceof HTMLElement ? infographic.lang : undefined;
}

/** @param {Infographic} element */
function folds(element) {
  return [...(element.shadowRoot?.querySelectorAll('details') ?? [])];
}

async function restore() {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  sessionStorage.removeItem(KEY);
  if (kept?.path !== location.pathname) return;
  history.scrollRestoration = 'manual';
  scrollTo({ top: kept.top, behavior: 'instant' });
  await Promise.all(infographics().map((element, at) => resume(element, kept.shown[at] ?? { open: [] })));
  hold(kept.top);
  history.scrollRestoration = 'auto';
}

/**
 * Keeps the page scrolled so far while what is drawn above changes its height; for a moment, or until somebody scrolls.
 * @param {number} top
 */
function hold(top) {
  const heights = new ResizeObserver(() => scrollTo({ top, behavior: 'instant' }));
  infographics().forEach((element) => heights.observe(element));
  const release = () => heights.disconnect();
  for (const type of ['wheel', 'pointerdown', 'keydown']) addEventListener(type, release, { once: true, passive: true });
  setTimeout(release, HELD);
}

/** @param {Infographic} element @param {Shown} shown */
async function resume(element, { state, lang, open }) {
  // Where the page's address says what is shown, it still does.
  if (!element.hasAttribute('address') && state) element.state = state;
  // One that had not started is left to start when it is scrolled near.
  if (!state) return;
  const { lang: written } = element;
  if (lang && spoken(element) !== lang) element.lang = lang;
  await customElements.whenDefined('greater-bay-ip');
  await element.ready;
  if (element.lang !== written && !written) element.removeAttribute('lang');
  folds(element).forEach((fold, at) => {
    if (open[at]) fold.open = true;
  });
  await new Promise((resolve) => setTimeout(resolve, CHECK));
}

/** @param {string | null} doing @param {Notice[]} mistakes */
function show(doing, mistakes) {
  document.querySelector('greater-bay-ip-desk')?.remove();
  if (!doing && mistakes.length === 0) return;
  const host = document.createElement('greater-bay-ip-desk');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    section { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 50vh; overflow: auto; padding: 12px 16px;
      font: 14px/1.4 system-ui, sans-serif; color: #14181d; background: #fff; border-top: 4px solid #ca100c; }
    section.quiet { border-color: #6b7280; }
    h2, p, ol { margin: 0 0 4px; font-size: inherit; }
    ol { padding-left: 20px; }
    li { white-space: pre-wrap; overflow-wrap: anywhere; margin-bottom: 8px; }
    a { color: #0f4c5c; font-weight: 600; }
  `);
  root.adoptedStyleSheets = [sheet];
  const section = root.appendChild(document.createElement('section'));
  section.setAttribute('role', 'status');
  section.lang = 'en';
  section.classList.toggle('quiet', mistakes.length === 0);
  if (mistakes.length > 0) {
    const heading = section.appendChild(document.createElement('h2'));
    heading.textContent = `${mistakes.length} to mend. What cannot be shown yet stands as it was before.`;
    const list = section.appendChild(document.createElement('ol'));
    for (const mistake of mistakes) list.append(item(mistake));
  }
  if (doing) section.appendChild(document.createElement('p')).textContent = doing;
  document.body.append(host);
}

/** @param {Notice} notice */
function item({ place, link, text }) {
  const item = document.createElement('li');
  if (place) {
    const anchor = document.createElement('a');
    anchor.href = link;
    anchor.textContent = place;
    item.append(anchor, '\n');
  }
  item.append(text);
  return item;
}
