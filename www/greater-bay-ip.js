// The custom element. The build puts wasm-bindgen's glue, LANGUAGES, FAULT, SITE and FILES before this code.

const STATE_KEYS = [
  'place', 'stage', 'right', 'period-from', 'period-to', 'layer', 'measure', 'scale', 'sort', 'tour',
];

// One download and one compilation for all infographics of a page; whatever type the server says the module has.
let loading;
const load = () => (loading ??= start().finally(() => (loading = undefined)));

async function start() {
  if (wasm) return;
  const module = await fetched(FILES.module);
  const { instance } = await WebAssembly.instantiate(await module.arrayBuffer(), __wbg_get_imports());
  __wbg_finalize_init(instance);
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

class GreaterBayIp extends HTMLElement {
  static observedAttributes = ['lang', 'theme'];
  static #addressOwner;
  #infographic;
  #container;
  #chosenLanguage;

  async connectedCallback() {
    this.#prepare();
    GreaterBayIp.#addressOwner ??= this;
    addEventListener('popstate', this.#follow);
    this.#recolor();
    const link = this.shadowRoot.querySelector('link');
    await styled(link);
    await this.#start();
  }

  attributeChangedCallback(name) {
    if (name === 'theme') this.#recolor();
    else this.#speak();
  }

  // A step in the history can lead to another theme and another language.
  #follow = () => {
    this.#recolor();
    this.#speak();
  };

  // Starts; anew with what was shown before, written as an address.
  async #start(shown) {
    const container = this.#container;
    try {
      const tag = this.#language();
      const [pack] = await Promise.all([words(tag), load()]);
      if (!this.isConnected) return;
      // Asked for another language meanwhile. Whoever asked starts anew, but for the first start.
      if (this.#language() !== tag) return this.#infographic ? undefined : this.#start(shown);
      this.#stop();
      const ownsAddress = GreaterBayIp.#addressOwner === this;
      this.#infographic = new Infographic(container, this.#attributes(), shown, FILES.figures.href, ownsAddress, tag, pack);
      this.setAttribute('data-ready', '');
    } catch (fault) {
      this.#excuse(container);
      console.error(fault);
    }
  }

  #stop() {
    const infographic = this.#infographic;
    this.#infographic = undefined;
    infographic?.disconnect();
    // Later: the host may have taken the element out in the middle of a call.
    queueMicrotask(() => infographic?.free());
  }

  // Says everything in the language of now; what is shown stays.
  async #speak() {
    if (this.#infographic && this.#container.lang !== this.#language()) await this.#start(this.#infographic.query);
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
    this.#container.dataset.theme = this.#parameter('theme') ?? this.getAttribute('theme') ?? '';
    this.#infographic?.recolor();
  }

  // What needs the browser's promises: another language, and the clipboard.
  #answer(event) {
    const { target } = event;
    if (event.type === 'change' && target.name === 'lang') {
      this.#chosenLanguage = target.value;
      if (this.#parameter('lang')) {
        const address = new URL(location);
        address.searchParams.set('lang', target.value);
        history.replaceState(null, '', address);
      }
      this.#speak().then(() => {
        const select = this.#container.querySelector('[name=lang]');
        // Words that could not be fetched leave the language as it was.
        select.value = this.#container.lang;
        select.focus({ preventScroll: true });
      });
    } else if (event.type === 'click' && target.matches('.cite')) {
      // Where the clipboard is closed to us, the citation stands there to be copied by hand.
      navigator.clipboard?.writeText(target.nextElementSibling.textContent).catch(() => {});
    }
  }

  disconnectedCallback() {
    removeEventListener('popstate', this.#follow);
    if (GreaterBayIp.#addressOwner === this) GreaterBayIp.#addressOwner = undefined;
    this.removeAttribute('data-ready');
    this.#stop();
  }

  // What is shown: { place: […], …, 'period-from': null, …, sort: 'value' }.
  get state() {
    return this.#infographic?.state;
  }

  // Shows another state, the fields left out as they were; a TypeError says what was wrong with it.
  setState(state) {
    // Getters and iterators run here: what they throw must not pass through WebAssembly, which cannot unwind.
    const read = ([field, words]) => [field, Array.isArray(words) ? [...words] : words];
    const plain = Object(state) === state ? Object.fromEntries(Object.entries(state).map(read)) : state;
    this.#infographic?.setState(plain);
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
    root.append(link, container);
    return this.#keep(container);
  }

  #keep(container) {
    for (const event of ['change', 'click']) container.addEventListener(event, (event) => this.#answer(event));
    return (this.#container = container);
  }

  // What the element's attributes ask for, written as an address.
  #attributes() {
    const asked = new URLSearchParams();
    for (const key of STATE_KEYS) {
      if (this.hasAttribute(key)) asked.set(key, this.getAttribute(key));
    }
    return asked.toString();
  }

  // Pictures that are there already say more than an excuse.
  #excuse(container) {
    for (const kept of container.querySelectorAll('noscript')) kept.outerHTML = kept.textContent;
    if (container.firstChild) return;
    const tag = this.#language();
    const words = document.createElement('p');
    const link = document.createElement('a');
    link.href = FILES.figures;
    link.textContent = 'figures.csv';
    words.append(FAULT[tag], ' ', link);
    container.append(words);
  }
}

if (!customElements.get('greater-bay-ip')) customElements.define('greater-bay-ip', GreaterBayIp);
