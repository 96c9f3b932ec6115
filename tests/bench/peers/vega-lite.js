import { parse, View } from 'vega';
import { compile } from 'vega-lite';

/** @type {import('../page.js').Peer} */
export default async function draw(into, { years, series }) {
  /** @param {import('../page.js').Series[]} shown */
  const rows = (shown) =>
    shown.flatMap(({ name, ranks }) => ranks.map((rank, index) => ({ name, rank, year: years[index] })));
  const { spec } = compile({
    width: into.clientWidth - 180,
    height: into.clientHeight - 60,
    data: { name: 'ranks', values: rows(series) },
    mark: { type: 'line', point: true, tooltip: true },
    encoding: {
      x: { field: 'year', type: 'ordinal' },
      y: { field: 'rank', type: 'quantitative', scale: { reverse: true } },
      color: {
        field: 'name',
        type: 'nominal',
        scale: { domain: series.map(({ name }) => name), range: series.map(({ color }) => color) },
      },
    },
  });
  const view = await new View(parse(spec), { renderer: 'canvas', container: into, hover: true }).runAsync();
  return async (shown) => {
    await view.data('ranks', rows(shown)).runAsync();
  };
}
