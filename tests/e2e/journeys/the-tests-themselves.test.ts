// What the other journeys rely on to find nothing must be able to find something.
import assert from 'node:assert/strict';
import { SecurityPage } from '../pages/security-page.ts';
import { eventually } from '../support/expect.ts';
import { scene } from '../support/journey.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene();

tell('the search for traces sees every place where one could be', async ({ page, context, watch }) => {
  watch.expect(/in the console/);
  const list = new SecurityPage(page);
  await list.open();
  await context.addCookies([{ name: 'k', value: 'in-a-cookie', url: page.url() }]);
  await page.evaluate(async () => {
    localStorage.setItem('k', 'in-local-storage');
    sessionStorage.setItem('k', 'in-session-storage');
    history.pushState(null, '', '#in-an-earlier-address');
    history.pushState('in-the-history-state', '', '#in-the-address');
    window.name = 'in-the-window-name';
    document.title = 'in-the-title';
    await (await caches.open('c')).put('/k', new Response('in-a-cache'));
    const host = document.getElementById('we-link-security');
    const box = document.createElement('textarea');
    box.value = 'in-a-field';
    host?.shadowRoot?.append(box);
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open('d');
      opening.onupgradeneeded = () => opening.result.createObjectStore('s').put('in-a-database', 'k');
      opening.onsuccess = () => resolve();
    });
    console.log('in the console');
  });
  const left = await everythingLeft(page, context);
  for (const place of [
    'in-local-storage',
    'in-session-storage',
    'in-a-cookie',
    'in-an-earlier-address',
    'in-the-address',
    'in-the-history-state',
    'in-the-window-name',
    'in-the-title',
    'in-a-cache',
    'in-a-field',
    'in-a-database',
  ]) {
    assert.ok(left.includes(place), place);
  }
  await eventually(async () => assert.ok(watch.lines.includes('in the console')));
});

tell('the watch sees another origin, the policy and an uncaught error', async ({ page, watch }) => {
  await new SecurityPage(page).open();
  await page.evaluate(async () => {
    await fetch('http://127.0.0.1:9/elsewhere').catch(() => {});
    const script = document.createElement('script');
    script.textContent = '0';
    document.body.append(script);
    setTimeout(() => {
      throw new Error('on purpose');
    });
  });
  await eventually(async () => {
    assert.throws(() => watch.check(), /on purpose/);
    assert.throws(() => watch.check(), /CSP: /);
    assert.throws(() => watch.check(), /connect-src|request left the origin/);
  });
  watch.expect(/./);
});
