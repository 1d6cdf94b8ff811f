// A dashboard without a framework: its own router, and the Security page mounted by a function.
import { reauthenticate } from './second-check.js';
import { shortcuts } from './shortcuts.js';
import { mount } from './vendor/we-link-security/index.js';

/** @import { Events, Mounted } from './vendor/we-link-security/index.js' */

const BASE = '/settings/security';
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
/** @type {Mounted | undefined} */
let page;
// Where in the history this is, so that a step can be taken back while the page asks.
let at = Number(history.state?.at ?? 0);
/** @type {(() => void) | undefined} */
let stepped;

const isInside = (/** @type {string} */ path) => path === BASE || path.startsWith(`${BASE}/`);
/** Whether the screen that is shown may be left for this path. */
const mayGo = async (/** @type {string} */ path) => isInside(path) || !page || (await page.canLeave());

/** Shows what the address bar says. */
function show() {
  const { pathname, search } = location;
  if (isInside(pathname)) {
    showSecurity(pathname.slice(BASE.length) + search);
    document.title = 'Keys · Dashboard';
    return;
  }
  page?.unmount();
  page = undefined;
  const old = pathname === `${BASE}-old`;
  const screen = /** @type {HTMLTemplateElement} */ (document.getElementById(old ? 'old' : 'home'));
  main.replaceChildren(screen.content.cloneNode(true));
  document.title = `${old ? 'Old keys' : 'Home'} · Dashboard`;
}

/** @param {string} route */
function showSecurity(route) {
  if (page) return page.update({ route });
  const target = document.createElement('div');
  target.addEventListener('wl-navigate', (event) => {
    const { route, replace } = /** @type {CustomEvent<Events['wl-navigate']>} */ (event).detail;
    void go(BASE + route, replace);
  });
  main.replaceChildren(target);
  page = mount(target, { apiBase: '/api/settings', route, reauthenticate });
}

/** @param {string} path */
async function go(path, replace = false) {
  if (!(await mayGo(path))) return;
  if (!replace) at += 1;
  if (replace) history.replaceState({ at }, '', path);
  else history.pushState({ at }, '', path);
  show();
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  void go(link.pathname + link.search);
});

addEventListener('popstate', async () => {
  if (stepped) return stepped();
  const steps = Number(history.state?.at ?? 0) - at;
  if (page && !isInside(location.pathname)) {
    const wanted = location.pathname;
    await step(-steps);
    if (!(await mayGo(wanted))) return;
    await step(steps);
  }
  at += steps;
  show();
});

/**
 * Steps through the history without showing anything.
 * @param {number} by
 * @returns {Promise<void>}
 */
function step(by) {
  return new Promise((done) => {
    stepped = () => {
      stepped = undefined;
      done();
    };
    history.go(by);
  });
}

const last = /** @type {HTMLOutputElement} */ (document.querySelector('output'));
shortcuts((what) => {
  last.value = what;
});
if (location.pathname === '/') history.replaceState({ at }, '', '/home');
show();
