// Buttons that copy what stands in the gallery as text to be copied by hand.

const { copy = '', copied = '' } = document.body.dataset;

/**
 * @param {HTMLElement} place Where the text stands that is copied.
 * @param {() => Promise<string>} read
 */
function offer(place, read) {
  const button = document.createElement('button');
  const said = document.createElement('output');
  button.type = 'button';
  button.textContent = copy;
  // There are many such buttons: each says which chart it is of, and which way to take it along.
  const way = place.matches('a') ? place : place.previousElementSibling;
  const names = [place.closest('section')?.querySelector('h2'), way].map((element) => element?.textContent);
  button.ariaLabel = [copy, ...names].filter(Boolean).join(' – ');
  button.addEventListener('click', async () => {
    said.textContent = '';
    try {
      await navigator.clipboard.writeText(await read());
      said.textContent = copied;
    } catch {
      // Where the clipboard is closed to us, the text is ready for the reader’s own keys.
      getSelection()?.selectAllChildren(place);
    }
  });
  place.after(button, said);
}

for (const code of document.querySelectorAll('pre')) offer(code, async () => code.textContent);
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a.snippet'))) {
  offer(link, async () => {
    const file = await fetch(link.href);
    if (!file.ok) throw new Error(`no ${link.href} (${file.status})`);
    return file.text();
  });
}
