// Self-test of helpers with which other tests find nothing: they must be able to find something.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '../fixtures/test.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { beginDay, dayFromNow, nextSunday } from '../support/dates.ts';
import { deferred } from '../support/deferred.ts';
import { everythingLeft } from '../support/residue.ts';

test('a request that is still intercepted at the end does not fail the test', async ({ page }) => {
  const { promise: intercepted, resolve } = deferred();
  await page.route(/\/api-keys\?/, async (route) => {
    resolve();
    await sleep(300);
    await route.fulfill({ response: await route.fetch() });
  });
  await new SecurityPage(page).open();
  await intercepted;
});

test('the search for traces finds a text in every place', async ({ page, context, consoleGuard }) => {
  consoleGuard.expect(/in the console/);
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
  await expect(async () => assert.ok(consoleGuard.lines.includes('in the console'))).toPass();
});

test('the console guard reports another origin, a policy violation and an uncaught error', async ({
  page,
  context,
  consoleGuard,
}) => {
  await new SecurityPage(page).open();
  await page.evaluate(async () => {
    // The policy stops it before there is a request.
    await fetch('http://127.0.0.1:9/stopped').catch(() => {});
    const script = document.createElement('script');
    script.textContent = '0';
    document.body.append(script);
    setTimeout(() => {
      throw new Error('on purpose');
    });
  });
  // No policy stops this one.
  const elsewhere = page.url().replace('127.0.0.1', 'localhost');
  await (await context.newPage()).goto(elsewhere);
  await expect(async () => {
    assert.throws(() => consoleGuard.check(), /an error was not caught: on purpose/);
    assert.throws(() => consoleGuard.check(), /CSP: script-src/);
    assert.throws(() => consoleGuard.check(), /CSP: connect-src blocked http:\/\/127\.0\.0\.1:9\/stopped/);
    assert.throws(() => consoleGuard.check(), new RegExp(`a request left the origin: ${elsewhere}`));
  }).toPass();
  consoleGuard.expect(/./);
});

test('a test waits for a near midnight in its time zones, so that it has one day', async () => {
  for (const [start, zones, day] of [
    ['2028-02-29T23:59:59.700Z', ['UTC'], '2028-03-01'],
    ['2026-12-31T18:29:59.700Z', ['UTC', 'Asia/Kolkata'], '2026-12-31'],
    ['2028-02-28T12:00:00.000Z', ['UTC'], '2028-02-28'],
  ] as const) {
    const ahead = Date.parse(start) - Date.now();
    const now = () => new Date(Date.now() + ahead);
    await beginDay(zones, now);
    assert.equal(dayFromNow(0), day);
    assert.equal(now().valueOf() - Date.parse(start) >= 300, zones.length > 1 || day === '2028-03-01');
  }
  assert.equal(dayFromNow(1), '2028-02-29');
  assert.equal(dayFromNow(366), '2029-02-28');
  assert.equal(nextSunday(4, 2), '2028-04-02');
  // April of 2029 begins with a Sunday.
  await beginDay(['UTC'], () => new Date('2029-01-01T12:00:00Z'));
  assert.equal(nextSunday(4, 2), '2029-04-08');
});
