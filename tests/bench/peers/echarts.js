import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([CanvasRenderer, GridComponent, LegendComponent, LineChart, TooltipComponent]);

/** @type {import('../page.js').Peer} */
export default function draw(into, { years, series }) {
  const chart = init(into);
  /** @param {import('../page.js').Series[]} shown */
  const lines = (shown) =>
    shown.map(({ name, color, ranks }) => ({ type: /** @type {const} */ ('line'), name, color, data: ranks }));
  chart.setOption({
    animation: false,
    tooltip: { trigger: 'axis' },
    legend: {},
    xAxis: { type: 'category', data: years },
    yAxis: { type: 'value', inverse: true, min: 1 },
    series: lines(series),
  });
  return (shown) => {
    chart.setOption({ series: lines(shown) }, { replaceMerge: ['series'] });
    // It draws in a later frame unless asked.
    chart.getZr().flush();
  };
}
