// Shortcuts of a dashboard, heard at the document wherever they are pressed, as such libraries do it.

const SHORTCUTS = new Map([
  ['k', 'k: commands'],
  ['/', '/: search'],
  ['Escape', 'Escape: closed'],
]);

/**
 * Tells of each shortcut, unless somebody types into a field that the document can see.
 * @param {(what: string) => void} told
 */
export function shortcuts(told) {
  document.addEventListener('keydown', (event) => {
    const what = SHORTCUTS.get(event.key);
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (what && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) told(what);
  });
}
