// @ts-expect-error The package has no types.
import Plotly from 'plotly.js-basic-dist-min';

/** @type {import('../page.js').Peer} */
export default async function draw(into, { years, series }) {
  /** @param {import('../page.js').Series[]} shown */
  const traces = (shown) =>
    shown.map(({ name, color, ranks }) => ({ name, x: years, y: ranks, line: { color }, mode: 'lines+markers' }));
  const layout = { yaxis: { autorange: 'reversed' }, xaxis: { dtick: 1 } };
  await Plotly.newPlot(into, traces(series), layout);
  return async (shown) => {
    await Plotly.react(into, traces(shown), layout);
  };
}
