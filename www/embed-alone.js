// Before anything is painted: a page of ours opened by itself has the air that hosts give a frame, and what is
// around the infographic the colours that are asked for.
{
  const { documentElement } = document;
  if (parent === self) documentElement.className = 'alone';
  // What a content system has escaped twice is meant all the same.
  const search = (location.search + location.hash.replace(/^#0?38;/, '&')).replaceAll(/&(amp;|#0?38;)+/gi, '&');
  if (search !== location.search && search.includes('=')) {
    try {
      history.replaceState(history.state, '', location.pathname + search);
    } catch {
      // Sandboxed pages may refuse; what can be read then is.
    }
  }
  documentElement.dataset.theme = new URLSearchParams(location.search).get('theme') ?? '';
}
