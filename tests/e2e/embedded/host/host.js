// A small host. It keeps what it hears; where it has the page in its HTML, its router owns the address.
const BASE = '/settings/security';
const NAMES = [
  'ready',
  'navigate',
  'key-created',
  'key-changed',
  'key-rotated',
  'key-revoked',
  'unsaved-changes',
  'unauthenticated',
  'support-requested',
  'error',
  'crash',
];

/** @type {{ name: string, detail: unknown, from: string }[]} */
const heard = [];
Object.assign(window, {
  heard,
  /** @param {string} at */
  load: (at = '/package/index.js') => import(at),
});
for (const name of NAMES) {
  document.addEventListener(`wl-${name}`, (event) => {
    const from = event.target instanceof Element ? event.target.id : '';
    heard.push({ name: event.type, detail: /** @type {CustomEvent} */ (event).detail, from });
  });
}

const page = document.getElementById('page');
if (page) {
  const follow = () => Object.assign(page, { route: location.pathname.slice(BASE.length) + location.search });
  page.addEventListener('wl-navigate', (event) => {
    const { route, replace } = /** @type {CustomEvent} */ (event).detail;
    history[replace ? 'replaceState' : 'pushState'](null, '', BASE + route);
  });
  addEventListener('popstate', follow);
  follow();
}
