// Speaks with the page around the frame: tells it how high the infographic is, in the words of every embedder we
// know of, and what it shows, and does what it is told to show.

// What the messages carry; a page around it that says no more is told all.
const KIND = { type: 'greater-bay-ip', version: 1 };

const element = /** @type {import('./index.js').GreaterBayIpElement} */ (document.querySelector('greater-bay-ip'));
const name = location.pathname.replace(/^.*\/|\.html$/g, '');
const asked = new URLSearchParams(location.search);
const pymName = asked.get('childId') ?? '';
// WordPress knows a frame by what it has written behind the address.
let secret = /[#?&]secret=([\da-z]+)/i.exec(location.hash)?.[1];

// Whether the frame is near enough to be loaded, its own page has decided.
customElements.whenDefined('greater-bay-ip').then(() => element.ready).catch(() => {});

// The page is in the language that its reader chooses, and so is its name.
const container = element.shadowRoot?.querySelector('.infographic');
if (container) {
  new MutationObserver(() => {
    document.documentElement.lang = container.getAttribute('lang') ?? '';
    const title = container.querySelector('.headline, .title')?.textContent;
    if (title) document.title = title;
  }).observe(container, { attributeFilter: ['lang'] });
}

if (parent !== self) {
  // The element's own box: what holds it is as high as the frame and would never let it shrink.
  new ResizeObserver(tellHeight).observe(element);
  document.addEventListener('visibilitychange', tellHeight);
  document.fonts.ready.then(tellHeight);
  addEventListener('load', tellHeight);
  element.addEventListener('ready', tellState);
  element.addEventListener('statechange', tellState);
  addEventListener('message', hear);
}

// To any page: what it has framed it may know.
/** @param {unknown} message */
function say(message) {
  parent.postMessage(message, '*');
}

function tellHeight() {
  const height = Math.ceil(element.getBoundingClientRect().height);
  // In a tab or a fold that is not shown yet.
  if (!height) return;
  say({ ...KIND, height });
  say({ 'datawrapper-height': { [name]: height } });
  say({ sentinel: 'amp', type: 'embed-size', height });
  say(JSON.stringify({ src: location.href, context: 'iframe.resize', height }));
  say(`pymxPYMx${pymName}xPYMxheightxPYMx${height}`);
  if (secret) say({ message: 'height', value: height, secret });
}

function tellState() {
  const { state } = element;
  if (state) say({ ...KIND, state });
}

/** @param {MessageEvent} message */
function hear({ data, source }) {
  if (source !== parent) return;
  if (/^pymxPYMx\S*xPYMxwidthxPYMx/.test(data)) return tellHeight();
  if (data?.message === 'ready' && /^[\da-z]+$/i.test(data.secret)) {
    secret = data.secret;
    return tellHeight();
  }
  if (data?.type !== KIND.type || data.version !== KIND.version) return;
  if (Object.hasOwn(data, 'state')) show(data.state);
  else if (typeof data.link === 'string') lead(data.link);
  else if (Object.hasOwn(data, 'preview')) preview(data.preview);
  // Other words of a frame may be passed on to another as they are; a question has nothing more in it.
  else if (Object.keys(data).length === Object.keys(KIND).length) {
    tellHeight();
    tellState();
  }
}

/** @type {HTMLAnchorElement | undefined} What stands here for a link in the text of the page around. */
let link;

/**
 * Has the infographic hear what happens to such a link.
 * @param {string} words
 * @param {Event} event
 */
function stand(words, event) {
  link ??= document.body.appendChild(document.createElement('a'));
  link.hidden = true;
  link.dataset.greaterBayIp = words;
  link.dispatchEvent(event);
}

/** @param {string} words */
async function lead(words) {
  await customElements.whenDefined('greater-bay-ip');
  await element.ready;
  stand(words, new MouseEvent('click', { bubbles: true, cancelable: true }));
  const marked = element.shadowRoot?.querySelector('[data-marked]');
  // A frame as high as what it shows cannot scroll there itself.
  if (marked) say({ ...KIND, top: Math.round(marked.getBoundingClientRect().top + scrollY) });
}

/** @param {unknown} words None once the link is left. */
function preview(words) {
  if (typeof words === 'string') stand(words, new Event('pointerover', { bubbles: true }));
  else if (link) link.dispatchEvent(new Event('pointerout', { bubbles: true }));
}

/** @param {any} state */
async function show(state) {
  try {
    await customElements.whenDefined('greater-bay-ip');
    await element.ready;
    element.setState(state);
  } catch (fault) {
    say({ ...KIND, error: String(fault) });
  }
}
