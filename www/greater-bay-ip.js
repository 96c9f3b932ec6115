// The custom element: attributes, loading, language, and what must work without WebAssembly. All else is the module's.

import startModule, { Draft, Infographic } from './greater_bay_ip.js';
import { FILES, KEYS, LANGUAGES, SITE } from './site.js';

/**
 * @import { ExportKind, ExportOptions, Figure, PartialState, State } from './index.js'
 * @import { Options } from './greater_bay_ip.js'
 * @typedef {{ promise: Promise<void>, isSettled: boolean, resolve(): void, reject(fault: unknown): void }} Ready
 */

// Whatever is further away than three windows is far below the fold.
const NEAR = '300%';
// What an infographic is of; where that changes it begins anew.
const OF = ['chart', 'chapter', 'heading-level'];
// What an infographic is asked for by attributes, and by properties named as frameworks name them.
const ATTRIBUTES = ['theme', 'address', 'controls', ...OF, ...KEYS];
// Chinese languages that write as one of ours does.
const CHINESE = ['cmn', 'hak', 'nan', 'wuu', 'yue'];
// How often one that could not start tries again by itself, and how long it waits before, longer each time, in ms.
const RETRIES = 3;
const WAIT = 5000;

/** @type {RequestCache} What has failed once may lie in the browser's cache as it was. */
let cache = 'default';

/** Made once for all infographics of a page; after a failure the next one tries again. @template T */
function shared(/** @type {() => Promise<T>} */ make) {
  /** @type {Promise<T> | undefined} */
  let made;
  const forget = (/** @type {unknown} */ fault) => {
    made = undefined;
    throw fault;
  };
  return () => (made ??= make().catch(forget));
}

class Unreachable extends Error {
  code = 'unreachable';
}

async function fetched(/** @type {URL} */ address) {
  const response = await fetch(address, { cache }).catch(String);
  if (response instanceof Response && response.ok) return response;
  const why = response instanceof Response ? response.status : response;
  throw new Unreachable(`greater-bay-ip: no ${address} (${why})`);
}

const words = async (/** @type {string} */ tag) => (await fetched(FILES.words[tag])).text();

// The language of this build that is nearest to a BCP 47 tag, or to one with underscores; English where none is near.
/** @param {string | null | undefined} tag */
function nearest(tag) {
  const likely = (/** @type {string} */ tag) => {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return (CHINESE.includes(language) ? 'zh' : language) + script;
  };
  try {
    return LANGUAGES.find((language) => likely(language) === likely(String(tag))) ?? LANGUAGES[0];
  } catch {
    return LANGUAGES[0];
  }
}

const load = shared(() => startModule({ module_or_path: fetched(FILES.module) }));

// The styles of those that carry none, made by a script: no policy for styles can refuse them.
const styles = shared(async () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetched(FILES.styles)).text());
  if (sheet.cssRules.length) return sheet;
  // A page that says there is none, for instance.
  throw new Unreachable(`greater-bay-ip: no styles in ${FILES.styles}`);
});

// A state as data alone: what the host's getters throw is thrown here, and fields that are `undefined` are left out.
/** @param {PartialState} state @returns {PartialState} */
function plain(state) {
  const text = JSON.stringify(state);
  return text === undefined ? state : JSON.parse(text);
}

/** Where there is no document, as on servers, there is nothing to do. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? /** @type {any} */ (class {});

export class GreaterBayIp extends Base {
  static observedAttributes = ['lang', 'data-ready', ...ATTRIBUTES];
  /** @type {Map<string, GreaterBayIp>} By what its keys begin with, whom the page's address belongs to. */
  static #owners = new Map();
  /** @type {Infographic | undefined} */
  #infographic;
  /** @type {HTMLElement | undefined} */
  #container;
  /** @type {string | undefined} The language that the reader chose. */
  #chosen;
  /** @type {PartialState | undefined} What to begin with: what was shown elsewhere in the page, or set since. */
  #kept;
  /** @type {IntersectionObserver | undefined} */
  #near;
  /** @type {Ready} */
  #ready = GreaterBayIp.#expect();
  #internals = this.attachInternals();
  #isAsked = false;
  #hasFailed = false;
  #retries = 0;
  #isHeeding = false;

  connectedCallback() {
    this.#upgrade();
    this.#prepare();
    this.#claimAddress();
    addEventListener('popstate', this.#follow);
    this.#recolor();
    if (this.#near) return;
    this.#near = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.#hurry(), {
      rootMargin: NEAR,
    });
    this.#near.observe(this);
    if (this.#isAsked) this.#hurry();
  }

  disconnectedCallback() {
    removeEventListener('popstate', this.#follow);
    this.#kept = this.state ?? this.#kept;
    this.#stop();
    for (const [prefix, owner] of GreaterBayIp.#owners) if (owner === this) GreaterBayIp.#owners.delete(prefix);
    this.#near?.disconnect();
    this.#near = undefined;
    if (this.#ready.isSettled) this.#ready = GreaterBayIp.#expect();
    this.#setReady(false);
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    // A clone has the attribute of its original, and is not ready.
    if (name === 'data-ready') this.#setReady(this.#infographic !== undefined);
    else if (name === 'theme') this.#recolor();
    else if (name === 'lang') this.#speak();
    else if (this.#infographic) this.#heedSoon(name === 'address' || OF.includes(name));
  }

  // Resolves when the infographic answers; to ask hurries one that waits to come near, or has failed to start.
  get ready() {
    this.#isAsked = true;
    this.#hurry();
    if (this.isConnected && this.#hasFailed && this.#ready.isSettled && !this.#infographic) this.#start();
    return this.#ready.promise;
  }

  // What is shown: { place: […], …, 'period-from': null, …, sort: 'value' }.
  get state() {
    return this.#infographic?.state;
  }

  // Shows another state, or begins with it where nothing is shown yet.
  set state(/** @type {PartialState | undefined} */ state) {
    if (this.#infographic) this.setState(state ?? {});
    else this.#kept = state && plain(state);
  }

  // Shows another state, the fields left out as they were; a TypeError says what was wrong with it.
  /** @param {PartialState} state */
  setState(state) {
    this.#started();
    const asked = plain(state);
    // Anew: getters of the host's object may have taken the element out.
    this.#started().setState(asked);
  }

  /** The figures that are shown, each with its qualifier and source. @returns {Figure[]} */
  figures() {
    return this.#started().figures();
  }

  // A file of what is shown, of one chart or of all: a picture at `scale` pixels to a CSS pixel, or its figures.
  /** @param {ExportKind} kind @param {ExportOptions} [options] */
  async export(kind, options) {
    return this.#started().export(kind, options);
  }

  /** A promise to answer, in place of one that was kept or broken. @returns {Ready} */
  static #expect() {
    /** @type {any} */
    let settle;
    const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
    const ready = { promise, isSettled: false, ...settle };
    const note = () => (ready.isSettled = true);
    // Whoever does not ask need not hear of it.
    promise.then(note, note);
    return ready;
  }

  #hurry() {
    if (!this.#near) return;
    this.#near.disconnect();
    this.#near = undefined;
    if (!this.#infographic) this.#start();
  }

  #started() {
    if (this.#infographic) return this.#infographic;
    throw new DOMException('greater-bay-ip: it has not started; await its `ready` first', 'InvalidStateError');
  }

  /** @returns {Promise<void>} */
  async #start() {
    const container = this.#prepare();
    if (this.#ready.isSettled) this.#ready = GreaterBayIp.#expect();
    try {
      const [tag, of] = [this.#language(), this.#of()];
      const [said] = await Promise.all([words(tag), load(), this.#dress()]);
      const draft = new Draft(this.#options(tag, said));
      // One task after the other: neither keeps readers waiting.
      await new Promise((resolve) => setTimeout(resolve));
      if (!this.isConnected || this.#infographic) return;
      // Asked for another language or chart meanwhile.
      if (this.#language() !== tag || this.#of() !== of) return this.#start();
      this.#infographic = new Infographic(container, this.#options(tag), draft);
      this.#kept = undefined;
      this.removeAttribute('data-fault');
      this.#hasFailed = false;
      this.#retries = 0;
      cache = 'default';
      this.#setReady(true);
      this.#ready.resolve();
      this.dispatchEvent(new Event('ready'));
    } catch (fault) {
      this.setAttribute('data-fault', '');
      // What has failed may be that files are out of reach: the link must do then.
      this.#excuse(container).catch(() => {});
      if (!this.#hasFailed) this.#fail(fault);
      this.#hasFailed = true;
      cache = 'reload';
      this.#ready.reject(fault);
      this.#retryLater();
    }
  }

  /** @param {string} tag @param {string} [words] @returns {Options} */
  #options(tag, words) {
    return {
      language: /** @type {any} */ (tag),
      words,
      attributes: this.#attributes(),
      state: this.#kept,
      address: this.#ownsAddress() ? this.getAttribute('address') ?? undefined : undefined,
      site: SITE,
      figures: FILES.figures.href,
    };
  }

  #of() {
    return OF.map((name) => this.getAttribute(name)).join('\n');
  }

  /** @param {boolean} isReady */
  #setReady(isReady) {
    if (this.hasAttribute('data-ready') !== isReady) this.toggleAttribute('data-ready', isReady);
    try {
      if (isReady) this.#internals.states.add('ready');
      else this.#internals.states.delete('ready');
    } catch {
      // Older browsers have no states, or name them otherwise; the attribute says the same.
    }
  }

  // Properties that were set before the browser knew this class stand before those of the class.
  #upgrade() {
    const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
    for (const name of Object.keys(this).filter((name) => name in GreaterBayIp.prototype)) {
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  #stop() {
    const infographic = this.#infographic;
    this.#infographic = undefined;
    infographic?.disconnect();
    // Later: the host may have taken the element out in the middle of a call.
    if (infographic) setTimeout(() => infographic.free());
  }

  // What has failed may be possible when the browser is online again, or after a while.
  #retryLater() {
    if (this.#retries === RETRIES) return;
    this.#retries += 1;
    const retry = () => {
      clearTimeout(timer);
      removeEventListener('online', retry);
      if (this.isConnected && !this.#infographic) this.#start();
    };
    const timer = setTimeout(retry, WAIT * 4 ** this.#retries);
    addEventListener('online', retry);
  }

  /** Tells the host and the console what has failed. @param {unknown} fault */
  #fail(fault) {
    console.error(fault);
    const told = /** @type {{ code?: unknown }} */ (fault).code;
    const code = typeof told === 'string' ? told : 'unusable';
    const event = new ErrorEvent('error', { error: fault, message: String(fault) });
    this.dispatchEvent(Object.assign(event, { code }));
  }

  /** Shows what the attributes ask for now; those that change together are heeded once. @param {boolean} isOther */
  #heedSoon(isOther) {
    if (isOther) {
      this.#kept = this.state;
      this.#stop();
      this.#claimAddress();
    }
    if (this.#isHeeding) return;
    this.#isHeeding = true;
    queueMicrotask(() => {
      this.#isHeeding = false;
      if (this.#infographic) this.#infographic.setAttributes(this.#attributes());
      else if (this.isConnected) this.#start();
    });
  }

  /** What the element's attributes ask for. @returns {Record<string, string>} */
  #attributes() {
    const asked = [...OF, ...KEYS].map((key) => [key, this.getAttribute(key)]);
    return Object.fromEntries(asked.filter(([, value]) => value !== null));
  }

  // A step in the history can lead to another theme and another language.
  #follow = () => {
    this.#recolor();
    this.#speak();
  };

  // The first that asks for it has the page's address, or the keys in it that begin as it says.
  #claimAddress() {
    const prefix = this.getAttribute('address');
    if (prefix !== null && !GreaterBayIp.#owners.has(prefix)) GreaterBayIp.#owners.set(prefix, this);
  }

  #ownsAddress() {
    return GreaterBayIp.#owners.get(this.getAttribute('address') ?? '') === this;
  }

  /** A key of the page's address, where the address is ours. @param {string} key */
  #parameter(key) {
    const prefix = this.getAttribute('address') ?? '';
    return this.#ownsAddress() ? new URLSearchParams(location.search).get(prefix + key) : null;
  }

  // What the reader chose, else what the page's address asks for, else the language of element or page.
  #language() {
    const around = /** @type {HTMLElement | null} */ (this.closest('[lang]'));
    return nearest(this.#chosen ?? this.#parameter('lang') ?? around?.lang);
  }

  // Says everything in the language of now; what is shown stays. Words that cannot be fetched leave it as it was.
  async #speak() {
    const tag = this.#language();
    if (!this.#infographic || this.#container?.lang === tag) return;
    try {
      const said = await words(tag);
      if (this.#language() === tag) this.#infographic?.setLanguage(tag, said);
    } catch (fault) {
      const refused = /** @type {HTMLElement | null | undefined} */ (this.#container?.querySelector('.unspoken'));
      const heard = this.#container?.querySelector('.heard');
      if (refused) refused.hidden = false;
      if (refused && heard) heard.textContent = refused.textContent;
      this.#fail(fault);
    }
  }

  /** Says everything in the language that the reader chose. @param {HTMLElement} container @param {string} tag */
  async #choose(container, tag) {
    this.#chosen = tag;
    if (this.#parameter('lang')) {
      const address = new URL(location.href);
      address.searchParams.set(`${this.getAttribute('address') ?? ''}lang`, tag);
      history.replaceState(history.state, '', address);
    }
    await this.#speak();
    const select = /** @type {HTMLSelectElement | null} */ (container.querySelector('[name=lang]'));
    if (!select) return;
    select.value = container.lang;
    select.focus({ preventScroll: true });
  }

  #recolor() {
    if (!this.#container) return;
    this.#container.dataset.theme = this.#parameter('theme') ?? this.getAttribute('theme') ?? '';
    this.#infographic?.recolor();
  }

  #prepare() {
    if (this.#container) return this.#container;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const container = /** @type {HTMLElement | null} */ (root.querySelector('.infographic')) ?? this.#fill(root);
    container.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement && target.name === 'lang') this.#choose(container, target.value);
    });
    return (this.#container = container);
  }

  // A host's policy may refuse the styles that a snippet carries, and some carry none.
  async #dress() {
    const root = this.shadowRoot;
    if (root && !root.querySelector('style')?.sheet) root.adoptedStyleSheets = [await styles()];
  }

  /** A container where the page holds none. @param {ShadowRoot} root */
  #fill(root) {
    const container = Object.assign(document.createElement('div'), { className: 'infographic' });
    // A picture that the host put into the element stays until there is more to see.
    if (this.firstElementChild) container.append(document.createElement('slot'));
    root.append(container);
    return container;
  }

  /** Pictures that are there already say more than an excuse. @param {HTMLElement} container */
  async #excuse(container) {
    // It is not as the build has left it any more, which a later start must not take it for.
    container.removeAttribute('data-build');
    if (container.firstChild) return;
    const excuse = document.createElement('p');
    const { href } = FILES.figures;
    excuse.append(Object.assign(document.createElement('a'), { href, textContent: 'figures.csv' }));
    container.append(excuse);
    const { FAULT } = await import('./greater-bay-ip-fault.js');
    excuse.prepend(FAULT[this.#language()], ' ');
  }
}

for (const name of ATTRIBUTES) {
  const property = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  Object.defineProperty(GreaterBayIp.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? '' : value);
    },
  });
}

const isKnown = globalThis.customElements?.get('greater-bay-ip');
if (globalThis.customElements && !isKnown) customElements.define('greater-bay-ip', GreaterBayIp);
