// The custom element. The build puts wasm-bindgen's glue, LANGUAGES and FAULT before this code.

const BASE = import.meta.url.replace(/[^/]*$/, '');
const STATE_KEYS = ['place', 'stage', 'layer'];

// One download and one compilation for all infographics of a page.
let loading;
const load = () => (loading ??= __wbg_init());

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
  const response = await fetch(`${BASE}greater-bay-ip.${tag}.txt`);
  if (!response.ok) throw new Error(`greater-bay-ip: no words for ${tag} (${response.status})`);
  return response.text();
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
  static #addressOwner;
  #infographic;

  async connectedCallback() {
    const container = this.#prepare();
    GreaterBayIp.#addressOwner ??= this;
    try {
      const tag = nearest(this.closest('[lang]')?.lang);
      const link = this.shadowRoot.querySelector('link');
      const [pack] = await Promise.all([words(tag), load(), styled(link)]);
      if (!this.isConnected || this.#infographic) return;
      const ownsAddress = GreaterBayIp.#addressOwner === this;
      this.#infographic = new Infographic(container, this.#asked(), BASE, ownsAddress, tag, pack);
      this.setAttribute('data-ready', '');
    } catch (fault) {
      this.#excuse(container);
      console.error(fault);
    }
  }

  disconnectedCallback() {
    if (GreaterBayIp.#addressOwner === this) GreaterBayIp.#addressOwner = undefined;
    const infographic = this.#infographic;
    this.#infographic = undefined;
    this.removeAttribute('data-ready');
    infographic?.disconnect();
    // Later: the host may have taken the element out in the middle of a call.
    queueMicrotask(() => infographic?.free());
  }

  // What is shown: { place: […], stage: […], layer: […] }.
  get state() {
    return this.#infographic?.state;
  }

  // Shows another state; a TypeError says what was wrong with it.
  setState(state) {
    // Getters and iterators run here: what they throw must not pass through WebAssembly, which cannot unwind.
    const read = ([field, words]) => [field, Array.isArray(words) ? [...words] : words];
    const plain = Object(state) === state ? Object.fromEntries(Object.entries(state).map(read)) : state;
    this.#infographic?.setState(plain);
  }

  #prepare() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const prepared = root.querySelector('.infographic');
    if (prepared) return prepared;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `${BASE}greater-bay-ip.css`;
    const container = document.createElement('div');
    container.className = 'infographic';
    root.append(link, container);
    return container;
  }

  // What the element's attributes ask for, written as an address.
  #asked() {
    const asked = new URLSearchParams();
    for (const key of STATE_KEYS) {
      if (this.hasAttribute(key)) asked.set(key, this.getAttribute(key));
    }
    return asked.toString();
  }

  // A picture that is there already says more than an excuse.
  #excuse(container) {
    if (container.firstChild) return;
    const tag = nearest(this.closest('[lang]')?.lang);
    const words = document.createElement('p');
    const link = document.createElement('a');
    link.href = `${BASE}figures.csv`;
    link.textContent = 'figures.csv';
    words.append(FAULT[tag], ' ', link);
    container.append(words);
  }
}

if (!customElements.get('greater-bay-ip')) customElements.define('greater-bay-ip', GreaterBayIp);
