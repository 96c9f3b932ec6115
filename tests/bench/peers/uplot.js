import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** @type {import('../page.js').Peer} */
export default function draw(into, { years, series }) {
  const chart = new uPlot(
    {
      width: into.clientWidth,
      height: into.clientHeight - 30,
      scales: { x: { time: false }, y: { dir: -1 } },
      axes: [{ splits: () => years }, {}],
      series: [{}, ...series.map(({ name, color }) => ({ label: name, stroke: color, width: 2.25 }))],
    },
    [years, ...series.map(({ ranks }) => ranks)],
    into,
  );
  return (shown) => {
    chart.batch(() => series.forEach((one, index) => chart.setSeries(index + 1, { show: shown.includes(one) })));
  };
}
