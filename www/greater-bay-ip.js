// The custom element.

import startModule from './greater_bay_ip.js';
import { Mounted, STATE_KEYS } from './mounted.js';
import { FILES, LANGUAGES, SITE } from './site.js';

// Whatever is further away than three windows is far below the fold.
const NEAR = '300%';

// One download and one compilation for all infographics of a page; after a failure the next one tries again.
let loading;
const load = () => (loading ??= start());

async function start() {
  try {
    await startModule({ module_or_path: fetched(FILES.module) });
  } catch (fault) {
    loading = undefined;
    throw fault;
  }
}

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`greater-bay-ip: no ${address} (${response.status})`);
  return response;
}

// The language of this build that is nearest to a BCP 47 tag; the first, English, where none is near.
function nearest(tag) {
  const likely = (tag) => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return language + script;
  };
  try {
    return LANGUAGES.find((language) => likely(language) === likely(tag)) ?? LANGUAGES[0];
  } catch {
    return LANGUAGES[0];
  }
}

async function words(tag) {
  return (await fetched(FILES.words[tag])).text();
}

// Sizes are only right once the style sheet is there.
function styled(link) {
  if (!link || link.sheet) return undefined;
  return new Promise((settle) => {
    link.addEventListener('load', settle, { once: true });
    link.addEventListener('error', settle, { once: true });
  });
}

// The state a script asks for, written as an address: { place: ['macao'], measure: 'share' }. Fields that are left out
// stay as they are now; `offered` tells the keys of a field.
function asQuery(asked, now, offered) {
  const refuse = (value, expected) => {
    throw new TypeError(`${value} is ${expected}`);
  };
  if (Object(asked) !== asked) {
    refuse(written(asked), "no state; one is written as { place: ['shenzhen'], measure: 'share' }");
  }
  const next = { ...now };
  for (const [field, answer] of Object.entries(asked)) {
    if (!Object.hasOwn(now, field)) refuse(`“${field}”`, `no field; the fields are ${Object.keys(now).join(', ')}`);
    if (answer === undefined) continue;
    const isList = Array.isArray(now[field]);
    const isYear = field.startsWith('period-');
    if (isList && !Array.isArray(answer)) refuse(`${field}: ${written(answer)}`, 'not a list of keys');
    const keys = offered(field);
    const words = isList ? [...answer] : [answer].filter((word) => word !== null);
    for (const word of words) {
      if (typeof word !== 'string' && !(isYear && typeof word === 'number')) {
        refuse(`${field}: ${written(word)}`, isList ? 'not a key' : `not a ${isYear ? 'year' : 'key'} or null`);
      }
      if (!keys.includes(String(word))) refuse(`${field}: “${word}”`, `not one of ${keys.join(', ')}`);
    }
    next[field] = words;
  }
  return new URLSearchParams(Object.entries(next).map(([field, words]) => [field, words ?? ''])).toString();
}

// A value as scripts write it, for messages; where it cannot be written, what type it is of.
function written(value) {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}

const exporter = () => import('./greater-bay-ip-export.js');

// The page's address, asking for a language where one was chosen.
function addressIn(language) {
  const address = new URL(location);
  if (language) address.searchParams.set('lang', language);
  return address.href;
}

class GreaterBayIp extends HTMLElement {
  static observedAttributes = ['lang', 'theme', 'chart', ...STATE_KEYS];
  static #addressOwner;
  #mounted;
  #container;
  #chosenLanguage;
  // What was shown when the host last heard of it, written as an address.
  #told;
  #isAsked = false;
  // What the attributes asked for when they were last heeded.
  #heeded;
  #near;
  #ready;

  constructor() {
    super();
    this.#expect();
  }

  async connectedCallback() {
    this.#prepare();
    GreaterBayIp.#addressOwner ??= this;
    addEventListener('popstate', this.#follow);
    this.#recolor();
    await styled(this.shadowRoot.querySelector('link'));
    if (!this.isConnected || this.#near) return;
    this.#near = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.#hurry(), {
      rootMargin: NEAR,
    });
    this.#near.observe(this);
    if (this.#isAsked) this.#hurry();
  }

  attributeChangedCallback(name) {
    if (name === 'theme') this.#recolor();
    else if (name === 'lang') this.#speak();
    else if (this.#mounted) queueMicrotask(() => this.#heed());
  }

  // Resolves when the infographic answers; to ask hurries one that waits to come near.
  get ready() {
    this.#isAsked = true;
    if (this.#near) this.#hurry();
    return this.#ready.promise;
  }

  // What is shown: { place: […], …, 'period-from': null, …, sort: 'value' }.
  get state() {
    return this.#mounted?.infographic.state;
  }

  // Shows another state, the fields left out as they were; a TypeError says what was wrong with it.
  setState(state) {
    const mounted = this.#started();
    const query = asQuery(state, this.state, (field) => mounted.keys(field));
    // Anew: getters of the host's object may have taken the element out.
    this.#started().ask(query);
    this.#tell();
  }

  // The figures that are shown, each with its qualifier and source.
  figures() {
    return this.#started().infographic.figures();
  }

  // A file of what is shown, of one chart or of all: a picture at `scale` pixels to a CSS pixel, or its figures.
  async export(kind, options) {
    const { infographic } = this.#started();
    const { file } = await exporter();
    return file(infographic, this.#container, kind, options);
  }

  // A step in the history can lead to another theme and another language.
  #follow = () => {
    this.#mounted?.goBack();
    this.#recolor();
    this.#speak();
    this.#tell();
  };

  // A new promise to answer, where the last one was kept or broken.
  #expect() {
    let settle;
    const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
    const ready = (this.#ready = { promise, isSettled: false, ...settle });
    const note = () => (ready.isSettled = true);
    // Whoever does not ask need not hear of it.
    promise.then(note, note);
  }

  #hurry() {
    if (!this.#near) return;
    this.#near.disconnect();
    this.#near = undefined;
    if (!this.#mounted) this.#start();
  }

  #started() {
    if (this.#mounted) return this.#mounted;
    throw new DOMException('greater-bay-ip: it has not started; await its `ready` first', 'InvalidStateError');
  }

  // Starts; anew with what `shown` tells once all is there, written as an address.
  async #start(shown) {
    const container = this.#container;
    try {
      const tag = this.#language();
      const [pack] = await Promise.all([words(tag), load()]);
      if (!this.isConnected) return;
      // Asked for another language meanwhile. Whoever asked starts anew, but for the first start.
      if (this.#language() !== tag) return this.#mounted ? undefined : this.#start(shown);
      const isFirst = !this.#mounted;
      const opened = [...container.querySelectorAll('[aria-expanded="true"]')].map((button) => button.getAttribute('aria-controls'));
      const tables = [...container.querySelectorAll('.table[open]')].map((table) => table.closest('figure').dataset.chart);
      // Not earlier: the reader may have gone on while words were fetched.
      const before = shown?.();
      this.#stop();
      const ownsAddress = GreaterBayIp.#addressOwner === this;
      this.#heeded = this.#attributes();
      this.#mounted = new Mounted(container, this.#heeded, before, ownsAddress, tag, pack);
      // What the reader had opened is open again.
      for (const part of opened) container.querySelector(`[aria-controls="${part}"]`)?.click();
      for (const chart of tables) {
        const table = container.querySelector(`[data-chart="${chart}"] .table`);
        if (table) table.open = true;
      }
      if (!isFirst) return this.#tell();
      this.#told = this.#query;
      this.removeAttribute('data-fault');
      this.setAttribute('data-ready', '');
      this.#ready.resolve();
      this.dispatchEvent(new Event('ready'));
    } catch (fault) {
      // One that answers already goes on as it is.
      if (!this.#mounted) this.setAttribute('data-fault', '');
      // What has failed may be that files are out of reach: the link must do then.
      this.#excuse(container).catch(() => {});
      console.error(fault);
      this.#ready.reject(fault);
      this.dispatchEvent(new ErrorEvent('error', { error: fault, message: String(fault) }));
    }
  }

  #stop() {
    this.#mounted?.disconnect();
    this.#mounted = undefined;
  }

  // What is shown, written as an address; nothing before it has started.
  get #query() {
    return this.#mounted?.infographic.query;
  }

  // Tells the host of a new state, once whatever led to it is over and all who listen to that have heard of it.
  #tell() {
    setTimeout(() => {
      const query = this.#query;
      if (query === undefined || query === this.#told) return;
      this.#told = query;
      this.dispatchEvent(new CustomEvent('statechange', { detail: this.state }));
    });
  }

  // Shows what the attributes ask for now; those that change together are heeded once.
  #heed() {
    const asked = this.#attributes();
    if (!this.#mounted || this.#heeded === asked) return;
    this.#heeded = asked;
    this.#start(() => asked);
  }

  // Says everything in the language of now; what is shown stays.
  async #speak() {
    if (this.#mounted && this.#container.lang !== this.#language()) await this.#start(() => this.#query);
  }

  // What the reader chose, else what the page's address asks for, else the language of element or page.
  #language() {
    return nearest(this.#chosenLanguage ?? this.#parameter('lang') ?? this.closest('[lang]')?.lang);
  }

  // A key of the page's address, where the address is ours.
  #parameter(key) {
    return GreaterBayIp.#addressOwner === this ? new URLSearchParams(location.search).get(key) : null;
  }

  #recolor() {
    if (!this.#container) return;
    this.#container.dataset.theme = this.#theme();
    this.#mounted?.recolor();
  }

  #theme() {
    return this.#parameter('theme') ?? this.getAttribute('theme') ?? '';
  }

  // What needs the browser's promises: another language, files, and the clipboard.
  #answer(event) {
    const { target } = event;
    const figure = target.closest('figure');
    if (event.type === 'change' && target.name === 'lang') this.#choose(target.value);
    else if (event.type === 'click' && target.matches('.cite')) this.#hand(figure);
    // Once it is open, what is in it will be wanted at once: clipboards wait for nobody.
    else if (event.type === 'click' && target.closest('.more')) this.#share(target.value, figure);
    this.#tell();
  }

  // Says everything in the language that the reader chose.
  async #choose(language) {
    this.#chosenLanguage = language;
    if (this.#parameter('lang')) history.replaceState(null, '', addressIn(language));
    await this.#speak();
    const select = this.#container.querySelector('[name=lang]');
    // Words that could not be fetched leave the language as it was.
    select.value = this.#container.lang;
    select.focus({ preventScroll: true });
  }

  // Does what a button of a chart's sharing says.
  async #share(what, figure) {
    const { share } = await exporter();
    const { infographic } = this.#mounted;
    const { lang } = this.#container;
    const page = `${SITE}embed-${figure.dataset.chart}${lang === LANGUAGES[0] ? '' : `.${lang}`}.html`;
    // Pages of charts are linked to by what they show, whatever their own address leaves unsaid.
    const isInArticle = GreaterBayIp.#addressOwner === this && !location.href.startsWith(`${SITE}embed`);
    const article = isInArticle && addressIn(this.#chosenLanguage);
    const given = { infographic, container: this.#container, page, article, theme: this.#theme(), host: `${SITE}embed-host.js` };
    const words = await share(what, figure, given);
    if (words) this.#hand(figure, words);
  }

  // Gives the reader words to take away. Where the clipboard is closed to us, they stand there to be copied by hand.
  #hand(figure, words) {
    const place = figure.querySelector('.citation');
    if (words) place.textContent = words;
    place.hidden = false;
    place.classList.remove('copied');
    navigator.clipboard?.writeText(place.textContent).then(() => place.classList.add('copied'), () => {});
  }

  disconnectedCallback() {
    removeEventListener('popstate', this.#follow);
    if (GreaterBayIp.#addressOwner === this) GreaterBayIp.#addressOwner = undefined;
    this.#near?.disconnect();
    this.#near = undefined;
    if (this.#ready.isSettled) this.#expect();
    this.removeAttribute('data-ready');
    this.#stop();
  }

  #prepare() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    if (this.#container) return this.#container;
    const prepared = root.querySelector('.infographic');
    if (prepared) return this.#keep(prepared);
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = FILES.styles;
    const container = document.createElement('div');
    container.className = 'infographic';
    // A picture that the host put into the element stays until there is more to see.
    if (this.firstElementChild) container.append(document.createElement('slot'));
    root.append(link, container);
    return this.#keep(container);
  }

  #keep(container) {
    for (const event of ['change', 'click', 'keydown']) {
      container.addEventListener(event, (event) => this.#answer(event));
    }
    return (this.#container = container);
  }

  // What the element's attributes ask for, written as an address.
  #attributes() {
    const asked = new URLSearchParams();
    for (const key of ['chart', ...STATE_KEYS]) {
      if (this.hasAttribute(key)) asked.set(key, this.getAttribute(key));
    }
    return asked.toString();
  }

  // Pictures that are there already say more than an excuse.
  async #excuse(container) {
    for (const kept of container.querySelectorAll('noscript')) kept.outerHTML = kept.textContent;
    if (container.firstChild) return;
    const words = document.createElement('p');
    const link = document.createElement('a');
    link.href = FILES.figures;
    link.textContent = 'figures.csv';
    words.append(link);
    container.append(words);
    const { FAULT } = await import('./greater-bay-ip-fault.js');
    words.prepend(FAULT[this.#language()], ' ');
  }
}

if (!customElements.get('greater-bay-ip')) customElements.define('greater-bay-ip', GreaterBayIp);
