import {
  CategoryScale, Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip,
} from 'chart.js';

Chart.register(CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

/** @type {import('../page.js').Peer} */
export default function draw(into, { years, series }) {
  const canvas = document.createElement('canvas');
  into.append(canvas);
  /** @param {import('../page.js').Series[]} shown */
  const datasets = (shown) =>
    shown.map(({ name, color, ranks }) => ({ label: name, data: ranks, borderColor: color, backgroundColor: color }));
  const chart = new Chart(canvas, {
    type: 'line',
    data: { labels: years, datasets: datasets(series) },
    options: { animation: false, maintainAspectRatio: false, scales: { y: { reverse: true } } },
  });
  return (shown) => {
    chart.data.datasets = datasets(shown);
    chart.update();
  };
}
