// A chart's figure in the page: its canvas, its words, its table, and what is pointed at in it.

// Between a mark and its focus ring, and between a mark and its tooltip.
const RING = 2;
const GAP = 10;

// More device pixels than three to a CSS pixel cannot be seen, and cost.
const SHARPEST = 3;

// The markup that stands in elements, so that only what differs is parsed.
const shown = new WeakMap();

export function replace(element, markup) {
  if (shown.get(element) === markup) return;
  element.innerHTML = markup;
  shown.set(element, markup);
}

// Strict policies forbid the attribute, not this.
function place(element, lengths) {
  element.style.cssText = Object.entries(lengths).map(([property, length]) => `${property}:${length}px`).join(';');
}

export class Chart {
  // Whether the drawing is not of what is shown.
  isStale = true;
  // Whether the words above the drawing are not, and whether list and table are not.
  owesCaption = false;
  owesTable = false;
  owesList = true;
  // Whether it is on its way to what was laid out last.
  isMoving = false;
  // Whether its table is open only because the page is printed.
  #isOpenForPrint = false;
  // The mark that was pointed at last.
  #current = 0;
  // The width of the plot when it was last looked at; zero before.
  #room = 0;

  constructor(figure, index, infographic) {
    this.figure = figure;
    this.index = index;
    this.infographic = infographic;
    this.plot = this.part('.plot');
    this.canvas = this.part('canvas');
    this.list = this.part('.marks');
    this.ring = this.part('.ring');
    this.tip = this.part('.tip');
    this.citation = this.part('.citation');
  }

  part(selector) {
    return this.figure.querySelector(selector);
  }

  get isEmpty() {
    return this.infographic.lacks(this.index);
  }

  // Whether any of it is in the window; one that was empty so far stands nowhere.
  get isSeen() {
    const { top, bottom } = this.figure.getBoundingClientRect();
    return bottom >= 0 && top < innerHeight;
  }

  // What another state has made of it is to be drawn and said.
  renew() {
    if (this.infographic.hasNews(this.index)) {
      this.isStale = this.owesCaption = this.owesTable = this.owesList = true;
    }
    // A citation is of what was shown.
    this.citation.hidden = true;
  }

  // Looks how much room there is, and says whether that is news. Asking makes the browser lay out the page, so it is
  // asked when the size changes only.
  findRoom() {
    const { width } = this.plot.getBoundingClientRect();
    const isNews = width > 0 && Math.abs(width - this.#room) > 0.01;
    if (isNews) this.#room = width;
    return isNews;
  }

  // Lays out and paints what is shown; what was there before moves there if it may.
  draw(moves) {
    this.isStale = false;
    if (this.isEmpty) return;
    if (!this.#room) this.findRoom();
    this.height = this.infographic.layOut(this.index, this.#room, moves);
    this.paint(moves ? 0 : Infinity);
  }

  // Paints it as it is so many milliseconds after it was laid out.
  paint(elapsed = Infinity) {
    const density = Math.min(devicePixelRatio, SHARPEST);
    this.isMoving = !this.isEmpty && this.infographic.paint(this.index, this.canvas, density, elapsed);
  }

  // Makes the canvas as high in the page as the drawing is.
  fit() {
    if (this.height) place(this.canvas, { height: this.height });
  }

  // Says what is seen at once: above the drawing.
  say() {
    if (!this.owesCaption) return;
    this.owesCaption = false;
    this.#fill('caption');
    this.canvas.ariaLabel = this.infographic.canvasName(this.index);
    this.figure.classList.toggle('empty', this.isEmpty);
  }

  // Says what stands below the drawing, and figure by figure: in the list of marks and in the table.
  enumerate() {
    if (this.owesList) {
      this.#fill('foot');
      this.#fill('marks');
      this.owesList = false;
    }
    // A closed table is made again when it is opened.
    if (!this.part('.table').open) {
      replace(this.part('[data-part=table]'), '');
      this.owesTable = true;
    } else if (this.owesTable) {
      this.#fill('table');
      this.owesTable = false;
    }
  }

  #fill(part) {
    replace(this.part(`[data-part=${part}]`), this.infographic.chartPart(this.index, part));
  }

  // The mark the keys were on last; the first where they were on none that is still there.
  get current() {
    return this.#current < this.markCount ? this.#current : 0;
  }

  get markCount() {
    return this.infographic.markCount(this.index);
  }

  // Shows what is said of a mark beside it, and names it as the list's current option.
  pointAt(mark, isByKeys) {
    const { index, infographic, list, ring, tip } = this;
    const id = infographic.markId(index, mark);
    const option = list.querySelector(`#${id}`);
    this.#current = mark;
    list.querySelector('[aria-selected]')?.removeAttribute('aria-selected');
    if (option) option.ariaSelected = true;
    list.setAttribute('aria-activedescendant', id);
    const words = infographic.tip(index, mark);
    if (words) tip.innerHTML = words;
    else tip.textContent = option?.textContent;
    tip.hidden = false;
    ring.hidden = !isByKeys;
    const [left, top, right, bottom] = [0, 1, 2, 3].map((edge) => infographic.edge(index, mark, edge));
    place(ring, { left: left - RING, top: top - RING, width: right - left + 2 * RING, height: bottom - top + 2 * RING });
    place(tip, this.#beside({ left, top, right, bottom }, tip.offsetWidth, tip.offsetHeight));
  }

  // Where a tooltip goes: beside its mark where there is room, else above it, else below; inside the frame's left and
  // right edges always.
  #beside({ left, top, right, bottom }, width, height) {
    const within = (place, end) => Math.max(0, Math.min(place, end));
    const level = within((top + bottom - height) / 2, this.height - height);
    if (right + GAP + width <= this.#room) return { left: right + GAP, top: level };
    if (left - GAP - width >= 0) return { left: left - GAP - width, top: level };
    const above = top - GAP - height;
    return { left: within((left + right - width) / 2, this.#room - width), top: above >= 0 ? above : bottom + GAP };
  }

  // Hides tooltip and ring.
  pointAway() {
    this.tip.hidden = this.ring.hidden = true;
    this.list.removeAttribute('aria-activedescendant');
  }

  cite() {
    this.citation.textContent = this.infographic.citation(this.index, location.href);
    this.citation.hidden = false;
  }

  // Opens the table while the page is printed; what the reader had opened stays open.
  print(isPrinted) {
    const table = this.part('.table');
    if (isPrinted && !table.open) this.#isOpenForPrint = table.open = true;
    else if (!isPrinted && this.#isOpenForPrint) this.#isOpenForPrint = table.open = false;
    this.enumerate();
  }
}
