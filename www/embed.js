// Tells the page around the frame how high the infographic is, in the words of every embedder we know of.

const element = document.querySelector('greater-bay-ip');
const name = location.pathname.replace(/^.*\/|\.html$/g, '');
const asked = new URLSearchParams(location.search);
const pymName = asked.get('childId') ?? '';

// A page of the whole infographic can be asked for one chart too.
if (asked.has('chart')) element.setAttribute('chart', asked.get('chart'));
// What is around it has the colours that are asked for.
document.documentElement.dataset.theme = asked.get('theme') ?? '';
// Whether the frame is near enough to be loaded, its own page has decided.
customElements.whenDefined('greater-bay-ip').then(() => element.ready).catch(() => {});

if (parent === self) document.documentElement.className = 'alone';
else {
  // The element's own box: what holds it is as high as the frame and would never let it shrink.
  new ResizeObserver(tell).observe(element);
  document.addEventListener('visibilitychange', tell);
  document.fonts.ready.then(tell);
  addEventListener('load', tell);
  addEventListener('message', ({ data, source }) => {
    if (source === parent && /^pymxPYMx\S*xPYMxwidthxPYMx/.test(data)) tell();
  });
}

function tell() {
  const height = Math.ceil(element.getBoundingClientRect().height);
  // In a tab or a fold that is not shown yet.
  if (!height) return;
  const messages = [
    { 'datawrapper-height': { [name]: height } },
    { sentinel: 'amp', type: 'embed-size', height },
    JSON.stringify({ src: location.href, context: 'iframe.resize', height }),
    `pymxPYMx${pymName}xPYMxheightxPYMx${height}`,
  ];
  // To any page: that a chart is so high is no secret.
  for (const message of messages) parent.postMessage(message, '*');
}
