// Opens each page in turn in a browser, where that is asked as slow as a cheap phone on a slow line. Prints JSON: a line
// of where and when, then a line for every visit: what was fetched, and when what was seen and could be used.

import { cpus } from 'node:os';

import puppeteer from 'puppeteer-core';

/**
 * @typedef {{ width?: number, deviceScaleFactor?: number }} Screen what of a screen is not as usual
 * @typedef {{ name: string, url: string, isOurs: boolean, drawing: string, screen?: Screen }} Contender `drawing` selects what holds the picture
 * @typedef {{ browser: string, isSlow: boolean, rounds: number, contenders: Contender[] }} Task
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {import('puppeteer-core').CDPSession} Session
 * @typedef {{ name: string, ph: string, ts: number, dur?: number, pid: number, tid: number, args: any }} TraceEvent
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 * @typedef {{ seconds: number, image: string }} Frame
 */

const SCREEN = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWDOWN = 4;
/** How long nothing may happen before a page counts as settled, in milliseconds. */
const SETTLED = 1500;
const CHOICES = 20;
const CATEGORIES = [
  '-*',
  'blink.user_timing',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.screenshot',
  'loading',
];

/** @type {Task} */
const task = JSON.parse(process.argv[2] ?? '');
const browser = await puppeteer.launch({
  executablePath: task.browser,
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-sandbox',
  ],
});
try {
  const [processor, ...others] = cpus();
  console.log(JSON.stringify({
    date: new Date().toISOString().slice(0, 10),
    machine: `${others.length + 1} × ${processor?.model ?? 'unknown'}`,
    browser: await browser.version(),
  }));
  for (let round = 0; round < task.rounds; round += 1) {
    // There and back, so that what drifts meets all alike.
    const contenders = round % 2 === 0 ? task.contenders : task.contenders.toReversed();
    for (const contender of contenders) {
      console.log(JSON.stringify(await visit(contender)));
    }
  }
} finally {
  await browser.close();
}

/** @param {Contender} contender */
async function visit(contender) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ ...SCREEN, ...contender.screen });
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    if (task.isSlow) {
      await session.send('Network.emulateNetworkConditions', LINE);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    }
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.evaluateOnNewDocument(() => {
      addEventListener('ready', () => {
        const all = [...document.querySelectorAll('greater-bay-ip')];
        if (all.every((element) => element.hasAttribute('data-ready'))) performance.mark('bench:interactive');
      }, { capture: true });
    });
    const events = await traced(page, contender);
    const box = await page.evaluate(boxOf, contender.drawing);
    const start = startOf(events, contender);
    const frames = framesOf(events, start);
    const interactive = events.find(({ name }) => name === 'bench:interactive');
    const shift = events.filter(({ name }) => name === 'LayoutShift').reduce((sum, { args }) => sum + args.data.score, 0);
    const tasks = tasksOf(events, start);
    return {
      name: contender.name,
      bytes,
      picture: await pictured(frames, box),
      interactive: interactive ? (interactive.ts - start.ts) / 1000 : null,
      longest_task: Math.max(0, ...tasks),
      blocking: tasks.reduce((sum, length) => sum + Math.max(0, length - 50), 0),
      shift,
      choices: await choices(page, contender),
      heap: await heap(session),
    };
  } finally {
    await context.close();
  }
}

/**
 * Opens the page, waits until it has answered and settled, and gives what the browser tells of that.
 * @param {Page} page
 * @param {Contender} contender
 * @returns {Promise<TraceEvent[]>}
 */
async function traced(page, contender) {
  await page.tracing.start({ categories: CATEGORIES });
  await page.goto(contender.url, { waitUntil: 'load', timeout: 120_000 });
  const isInteractive = () => performance.getEntriesByName('bench:interactive').length > 0;
  await page.waitForFunction(isInteractive, { timeout: 120_000, polling: 200 });
  await page.waitForNetworkIdle({ idleTime: SETTLED, timeout: 120_000 });
  const trace = await page.tracing.stop();
  if (!trace) throw new Error(`${contender.name}: the browser kept no trace`);
  return JSON.parse(new TextDecoder().decode(trace)).traceEvents;
}

/**
 * @param {TraceEvent[]} events
 * @param {Contender} contender
 */
function startOf(events, contender) {
  const isStart = (/** @type {TraceEvent} */ { name, args }) =>
    name === 'navigationStart' && args.data?.documentLoaderURL === contender.url;
  const start = events.find(isStart);
  if (!start) throw new Error(`${contender.name}: the trace does not say when ${contender.url} was asked for`);
  return start;
}

/**
 * How long each task of the page's main thread took, in milliseconds.
 * @param {TraceEvent[]} events
 * @param {TraceEvent} start
 */
function tasksOf(events, start) {
  return events
    .filter(({ name, pid, tid, ts }) => name === 'RunTask' && pid === start.pid && tid === start.tid && ts >= start.ts)
    .map(({ dur = 0 }) => dur / 1000);
}

/**
 * What stood on the screen, and when.
 * @param {TraceEvent[]} events
 * @param {TraceEvent} start
 * @returns {Frame[]}
 */
function framesOf(events, start) {
  return events
    .filter(({ name, ts }) => name === 'Screenshot' && ts >= start.ts)
    .map(({ ts, args }) => ({ seconds: (ts - start.ts) / 1e6, image: args.snapshot }));
}

/**
 * Where the drawing stands, in parts of the screen.
 * @param {string} selector
 * @returns {Box}
 */
function boxOf(selector) {
  const roots = [document, ...[...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot)];
  const found = roots.flatMap((root) => [...(root?.querySelectorAll(selector) ?? [])]);
  const drawing = found.find(({ clientWidth }) => clientWidth > 0);
  if (!drawing) throw new Error(`nothing that is shown is ${selector}`);
  const { left, top, right, bottom } = drawing.getBoundingClientRect();
  const down = (/** @type {number} */ y) => Math.min(1, Math.max(0, y / innerHeight));
  return { left: left / innerWidth, top: down(top), right: right / innerWidth, bottom: down(bottom) };
}

/**
 * When the picture first stood on the screen: there is most of the ink of the last. In milliseconds.
 * @param {Frame[]} frames
 * @param {Box} box
 */
async function pictured(frames, box) {
  const page = await browser.newPage();
  try {
    const index = await page.evaluate(firstInked, frames.map(({ image }) => image), box);
    return (frames[index]?.seconds ?? NaN) * 1000;
  } finally {
    await page.close();
  }
}

/**
 * The first of some pictures that holds three fifths of the ink of the last within a box.
 * @param {string[]} images
 * @param {Box} box
 */
async function firstInked(images, box) {
  /** @param {string} image */
  const inked = async (image) => {
    const bytes = Uint8Array.from(atob(image), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('no canvas to read pictures with');
    context.drawImage(bitmap, 0, 0);
    const [left, top] = [Math.round(box.left * width), Math.round(box.top * height)];
    const across = Math.round(box.right * width) - left;
    const down = Math.round(box.bottom * height) - top;
    const { data } = context.getImageData(left, top, across, down);
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) {
      // Grounds are light here; ink is what is clearly darker in some channel.
      if (Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) < 200) ink += 1;
    }
    return ink;
  };
  const last = await inked(images.at(-1) ?? '');
  for (const [index, image] of images.entries()) {
    // A first picture may be drawn at another scale: what is compared is how much is there, not where.
    if ((await inked(image)) >= 0.6 * last) return index;
  }
  return -1;
}

/**
 * What some choices took, in milliseconds: until the page was free again, and until the next picture stood.
 * @param {Page} page
 * @param {Contender} contender
 */
async function choices(page, contender) {
  return page.evaluate(
    async ({ count, isOurs }) => {
      const element = /** @type {any} */ (document.querySelector('greater-bay-ip'));
      const { choose } = /** @type {any} */ (globalThis);
      const change = isOurs
        ? (/** @type {boolean} */ isOne) => element.setState({ place: isOne ? ['shenzhen'] : [] })
        : choose;
      const painted = () =>
        new Promise((done) => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now());
            port2.postMessage(null);
          });
        });
      const taken = [];
      for (let index = 0; index < count; index += 1) {
        const start = performance.now();
        const later = change(index % 2 === 0);
        const handled = performance.now();
        await later;
        taken.push({ handler: handled - start, painted: (await painted()) - start });
        await new Promise((done) => setTimeout(done, 100));
      }
      return taken;
    },
    { count: CHOICES, isOurs: contender.isOurs },
  );
}

/**
 * Bytes that scripts hold, those of buffers and of WebAssembly among them.
 * @param {Session} session
 */
async function heap(session) {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const usage = /** @type {any} */ (await session.send('Runtime.getHeapUsage'));
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}
