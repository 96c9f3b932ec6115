import { dot, line, plot, text } from '@observablehq/plot';

/** @type {import('../page.js').Peer} */
export default function draw(into, { years, series }) {
  /** @type {import('../page.js').Show} */
  const show = (shown) => {
    const points = shown.flatMap(({ name, color, ranks }) =>
      ranks.map((rank, index) => ({ name, color, rank, year: years[index] })));
    const last = points.filter(({ year }) => year === years.at(-1));
    const at = { x: 'year', y: 'rank' };
    into.replaceChildren(plot({
      width: into.clientWidth,
      height: into.clientHeight,
      marginRight: 110,
      x: { ticks: years, tickFormat: 'd' },
      y: { reverse: true, grid: true },
      marks: [
        line(points, { ...at, z: 'name', stroke: 'color', strokeWidth: 2.25 }),
        dot(points, { ...at, fill: 'color', tip: true }),
        text(last, { ...at, text: 'name', fill: 'color', textAnchor: 'start', dx: 8 }),
      ],
    }));
  };
  show(series);
  return show;
}
