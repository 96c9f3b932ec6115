// The limit: nothing but the calls of the canvas.

/** @type {import('../page.js').Peer} */
export default function draw(into, { years, series }) {
  const canvas = document.createElement('canvas');
  const { clientWidth: width, clientHeight: height } = into;
  canvas.style.cssText = `width: ${width}px; height: ${height}px`;
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  into.append(canvas);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(devicePixelRatio, devicePixelRatio);
  const last = Math.max(...series.flatMap(({ ranks }) => ranks.map((rank) => rank ?? 0)));
  /** @param {number} index */
  const x = (index) => 24 + (index * (width - 120)) / (years.length - 1);
  /** @param {number} rank */
  const y = (rank) => 12 + ((rank - 1) * (height - 48)) / (last - 1);
  /** @type {import('../page.js').Show} */
  const show = (shown) => {
    context.clearRect(0, 0, width, height);
    context.font = '12px system-ui, sans-serif';
    context.textBaseline = 'middle';
    context.textAlign = 'center';
    context.fillStyle = '#6b7280';
    years.forEach((year, index) => context.fillText(String(year), x(index), height - 10));
    for (let rank = 1; rank <= last; rank += 1) {
      context.fillText(String(rank), 8, y(rank));
      context.fillRect(24, y(rank), width - 120, 0.5);
    }
    context.textAlign = 'start';
    for (const { name, color, ranks } of shown) {
      context.strokeStyle = color;
      context.fillStyle = color;
      context.lineWidth = 2.25;
      context.beginPath();
      ranks.forEach((rank, index) => {
        if (rank !== null) context.lineTo(x(index), y(rank));
      });
      context.stroke();
      ranks.forEach((rank, index) => {
        if (rank !== null) {
          context.beginPath();
          context.arc(x(index), y(rank), 3.5, 0, 2 * Math.PI);
          context.fill();
        }
      });
      context.fillText(name, x(years.length - 1) + 8, y(ranks.at(-1) ?? last));
    }
  };
  show(series);
  return show;
}
