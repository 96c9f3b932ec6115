// Files of what is shown. Fetched when a reader or a script first asks for one.

const KINDS = ['png', 'svg', 'csv', 'json'];

// A file of what stands in a container, of one chart or of all.
export async function file(infographic, container, kind, { chart, scale = 2 } = {}) {
  const charts = [...container.querySelectorAll('figure')].map((figure) => figure.dataset.chart);
  const check = (field, value, allowed, isAllowed) => {
    if (!isAllowed) throw new TypeError(`${field}: “${value}” is not ${allowed}`);
  };
  check('kind', kind, `one of ${KINDS.join(', ')}`, KINDS.includes(kind));
  check('chart', chart, `one of ${charts.join(', ')}`, chart == null || charts.includes(chart));
  check('scale', scale, 'a number from 0.1 to 8', typeof scale === 'number' && scale >= 0.1 && scale <= 8);
  const title = container.querySelector(chart == null ? 'h2, h3' : `[data-chart="${chart}"] h3`).textContent;
  return made(infographic, kind, { chart: chart ?? '', scale, title, lang: container.lang });
}

// What a button of a chart's sharing says: words to take away, or nothing where files are saved or paper is printed.
// `page` is the chart's own, and `article` the address of the one around it, where that shows what is shown.
export async function share(what, figure, { infographic, container, page, article, theme, host }) {
  const { chart } = figure.dataset;
  const embed = address(page, infographic.stated, theme);
  switch (what) {
    case 'link': return article || embed;
    case 'embed': return snippet(embed, host, figure);
    case 'print': return print();
    case 'png': case 'svg': case 'csv': case 'json':
      return save(await file(infographic, container, what, { chart }), `${chart}.${what}`);
  }
}

async function made(infographic, kind, { chart, scale, title, lang }) {
  switch (kind) {
    case 'png': return png(infographic, chart, scale);
    case 'svg': return svg(infographic, chart, title, lang);
  }
  const shown = infographic.figures();
  const figures = chart ? shown.filter((figure) => figure.charts.includes(chart)) : shown;
  if (kind === 'csv') return blob('text/csv;charset=utf-8', csv(figures));
  const state = infographic.state;
  return blob('application/json', JSON.stringify({ title, lang, chart: chart || null, state, figures }, null, 2));
}

// Has the browser save a file.
function save(file, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `greater-bay-ip-${name}`;
  link.click();
  // Once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// The address of a page that shows exactly what is stated, whatever later defaults are.
function address(page, stated, theme) {
  return `${page}?${stated}${theme && `&theme=${theme}`}`;
}

// What a newsroom pastes into a page to show a chart at an address, as high as a script of ours says.
function snippet(address, script, figure) {
  const frame = document.createElement('iframe');
  const attributes = {
    src: address,
    title: figure.querySelector('h3').textContent,
    loading: 'lazy',
    width: '100%',
    height: figure.offsetHeight,
    frameborder: 0,
    allow: 'clipboard-write; fullscreen',
  };
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  return `${frame.outerHTML}<script src="${script}" async></script>`;
}

const blob = (type, text) => new Blob([text], { type });

async function png(infographic, chart, scale) {
  const canvas = document.createElement('canvas');
  draw(infographic, chart, scale, canvas, canvas.getContext('2d'));
  const picture = await new Promise((settle) => canvas.toBlob(settle));
  if (!picture) throw new Error(`greater-bay-ip: the browser makes no picture of ${canvas.width} × ${canvas.height} pixels`);
  return picture;
}

function svg(infographic, chart, title, lang) {
  const canvas = document.createElement('canvas');
  const pen = new SvgPen();
  draw(infographic, chart, 1, canvas, pen);
  return blob('image/svg+xml', pen.document(canvas, title, lang));
}

function draw(infographic, chart, scale, canvas, context) {
  if (!infographic.drawPosters(chart, scale, canvas, context)) {
    throw new DOMException('greater-bay-ip: nothing of this choice is drawn', 'NotFoundError');
  }
}

const COLUMNS = [
  'metric', 'place', 'period', 'value', 'unit', 'qualifier', 'layer', 'stage', 'right', 'text', 'note', 'publisher',
  'date', 'url', 'charts',
];

// RFC 4180, with the byte-order mark by which spreadsheets know UTF-8.
function csv(figures) {
  const cell = (value) => {
    const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = figures.map(({ source, ...figure }) => ({ ...figure, ...source }));
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))];
  return `\uFEFF${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);

const ANCHORS = { left: 'start', center: 'middle', right: 'end' };

// Stands in for the context of a canvas and keeps what it is told to draw: the very drawing, as SVG.
class SvgPen {
  #body = '';
  #path = '';
  #scale = 1;

  resetTransform() {}

  clearRect() {}

  scale(x) {
    this.#scale = x;
  }

  beginPath() {
    this.#path = '';
  }

  lineTo(x, y) {
    this.#path += `${this.#path ? 'L' : 'M'}${x} ${y}`;
  }

  // Whole circles only, as two halves.
  arc(x, y, radius) {
    this.#path = `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
  }

  fill() {
    this.#body += `<path d="${this.#path}" fill="${this.fillStyle}"/>`;
  }

  stroke() {
    this.#body += `<path d="${this.#path}" fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"/>`;
  }

  fillRect(x, y, width, height) {
    this.#body += `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${this.fillStyle}"/>`;
  }

  strokeRect(x, y, width, height) {
    this.#body += `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"/>`;
  }

  fillText(text, x, y) {
    const anchor = ANCHORS[this.textAlign];
    this.#body += `<text x="${x}" y="${y}" fill="${this.fillStyle}" text-anchor="${anchor}" style="font:${escaped(this.font)}">${escaped(text)}</text>`;
  }

  document({ width, height }, title, lang) {
    return `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${lang}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${escaped(title)}</title><g transform="scale(${this.#scale})" stroke-linecap="round" stroke-linejoin="round">${this.#body}</g></svg>`;
  }
}
