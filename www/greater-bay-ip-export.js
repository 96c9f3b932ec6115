// Files of what is shown. Fetched when a reader or a script first asks for one.

const KINDS = ['png', 'svg', 'csv', 'json'];

// A file of what stands in a container, of one chart or of all.
export async function file(infographic, container, kind, { chart, scale = 2 } = {}) {
  const check = (field, value, allowed, isAllowed) => {
    if (!isAllowed) throw new TypeError(`${field}: “${value}” is not ${allowed}`);
  };
  check('kind', kind, `one of ${KINDS.join(', ')}`, KINDS.includes(kind));
  check('scale', scale, 'a number from 0.1 to 8', typeof scale === 'number' && scale >= 0.1 && scale <= 8);
  const name = chart == null ? undefined : String(chart);
  switch (kind) {
    case 'png': return png(infographic, name, scale);
    case 'svg': return new Blob([infographic.svg(name)], { type: 'image/svg+xml' });
    case 'csv': return new Blob([infographic.csv(name)], { type: 'text/csv;charset=utf-8' });
  }
  return json(infographic, name, container);
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

async function png(infographic, chart, scale) {
  const canvas = document.createElement('canvas');
  infographic.drawPoster(chart, scale, canvas);
  const picture = await new Promise((settle) => canvas.toBlob(settle));
  if (!picture) throw new Error(`greater-bay-ip: the browser makes no picture of ${canvas.width} × ${canvas.height} pixels`);
  return picture;
}

function json(infographic, chart, container) {
  const figures = infographic.figures(chart);
  const title = container.querySelector(chart ? `[data-chart="${chart}"] h3` : 'h2, h3').textContent;
  const file = { title, lang: container.lang, chart: chart ?? null, state: infographic.state, figures };
  return new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' });
}
