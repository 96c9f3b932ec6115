// What every script of a test can call; canvases and words live in the element's open shadow root.
const element = document.querySelector('greater-bay-ip');
const root = element?.shadowRoot;
const one = (selector) => root.querySelector(selector);
const all = (selector) => [...root.querySelectorAll(selector)];
const figure = (chart) => one(`figure[data-chart="${chart}"]`);
const isVisible = (part) => part.checkVisibility({ visibilityProperty: true }) && part.offsetWidth > 0;
const frames = (count) =>
  count ? new Promise((settle) => requestAnimationFrame(() => settle(frames(count - 1)))) : undefined;

// Read from a copy: reading a canvas itself makes some browsers draw it differently from then on.
const pixels = (canvas) => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext('2d', { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  return new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
};

// FNV-1a.
const hash = (numbers) => {
  let hash = 0x811c9dc5;
  for (const number of numbers) hash = Math.imul(hash ^ number, 0x01000193);
  return (hash >>> 0).toString(16);
};

// A canvas in a word: its size and the hash of its pixels; `hidden` where it is not shown.
const picture = (canvas) =>
  isVisible(canvas) ? `${canvas.width}×${canvas.height} ${hash(pixels(canvas))}` : 'hidden';

// What a chart shows in a word: its canvas, and its text; `hidden` where it shows neither.
const shows = (figure) => {
  const canvas = figure.querySelector('canvas');
  const text = figure.querySelector('.text');
  const seen = [];
  if (canvas && isVisible(canvas)) seen.push(picture(canvas));
  if (text.textContent && isVisible(text)) seen.push(`text ${hash([...text.textContent].map((letter) => letter.codePointAt(0)))}`);
  return seen.join(' ') || 'hidden';
};

const pictures = (within = root) =>
  Object.fromEntries(
    [...within.querySelectorAll('figure[data-chart]')].map((figure) => [
      figure.dataset.chart,
      shows(figure),
    ]),
  );

// Opens the explorer, which holds the filters and the charts that the story leaves out; says whether there was one to open.
const openExplorer = () => {
  const explorer = root?.querySelector('[data-explorer]:not([open])');
  if (explorer) explorer.open = true;
  return Boolean(explorer);
};

// Resolves when what was put off until after the next picture is done.
const tick = () => new Promise((settle) => setTimeout(settle));

// What stands in the infographic: all its markup and all its pixels.
const snapshot = () => JSON.stringify([pictures(), one('.infographic').innerHTML]);

// Resolves once nothing changes any more: what can wait is done, what moves has come to rest.
const settled = async () => {
  for (let before, now; (now = snapshot()) !== before; before = now) {
    // Two pictures, and the timer between them.
    await frames(2);
    await new Promise((settle) => setTimeout(settle, 40));
  }
};
