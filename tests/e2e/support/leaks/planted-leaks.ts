// One leak and more for every place, each with a value of its own, put together in the page as a program would.
import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { tools } from './cdp.ts';
import { MEMORIES } from './memory.ts';
import type { PlaceName } from './search-locations.ts';

export interface Plant {
  /** What a finding calls the value. */
  readonly name: string;
  readonly place: PlaceName;
  readonly value: string;
  readonly plant: (page: Page, letters: string[]) => Promise<unknown>;
}

/** Letters that JSON, addresses and bytes write in ways of their own, too. */
const ODD = '"ключ\\/é+=&';

function leak(place: PlaceName, name: string, plant: Plant['plant'], odd = ''): Plant {
  return { place, name, plant, value: `wls_${randomBytes(12).toString('hex')}${odd}` };
}

export const PLANTS: readonly Plant[] = [
  leak('the heap', 'text in a variable', (page, letters) =>
    page.evaluate((l) => Object.assign(window, { kept: l.join('') }), letters),
  ),
  leak(
    'the heap',
    'text with odd letters in a closure',
    (page, letters) =>
      page.evaluate((l) => {
        const text = l.join('');
        addEventListener('pagehide', () => text.length);
      }, letters),
    ODD,
  ),
  leak('the heap', 'end of a long text', (page, letters) =>
    page.evaluate((l) => Object.assign(window, { long: ['-'.repeat(99_999), ...l].join('') }), letters),
  ),
  leak('the heap', 'half of a text', (page, letters) =>
    page.evaluate((l) => Object.assign(window, { half: l.slice(l.length / 2).join('') }), letters),
  ),
  leak('the wasm memory', 'text in the memory of the page', inTheMemoryOfThePage),
  leak(
    'the wasm memory',
    'text in UTF-16 in a memory',
    (page, letters) =>
      page.evaluate((l) => {
        const memory = new WebAssembly.Memory({ initial: 1 });
        const codes = Uint16Array.from([...l.join('')], (letter) => letter.charCodeAt(0));
        new Uint8Array(memory.buffer).set(new Uint8Array(codes.buffer.slice(0)), 65_001);
        codes.fill(0);
        Object.assign(window, { memory });
      }, letters),
    ODD,
  ),
  leak('the wasm memory', 'answer that was not overwritten', (page, letters) =>
    page.evaluate(async (l) => (await new Response(l.join('')).arrayBuffer()).byteLength, letters),
  ),
  leak('the DOM', 'attribute in a closed shadow root in a shadow root', (page, letters) =>
    page.evaluate((l) => {
      const inner = document.createElement('div');
      const text = document.createElement('p');
      text.setAttribute('data-planted', l.join(''));
      inner.attachShadow({ mode: 'closed' }).append(text);
      document.getElementById('we-link-security')?.shadowRoot?.append(inner);
    }, letters),
  ),
  leak('the DOM', 'comment', (page, letters) =>
    page.evaluate((l) => document.body.append(document.createComment(btoa(`x${l.join('')}`))), letters),
  ),
  leak('the DOM', 'template', (page, letters) =>
    page.evaluate((l) => {
      const template = document.createElement('template');
      template.content.append(l.join(''));
      document.body.append(template);
    }, letters),
  ),
  leak('the DOM', 'value of a field', (page, letters) =>
    page.evaluate((l) => {
      const field = document.createElement('input');
      field.type = 'password';
      field.value = l.join('');
      document.getElementById('we-link-security')?.shadowRoot?.append(field);
    }, letters),
  ),
  leak('the DOM', 'title', (page, letters) =>
    page.evaluate((l) => {
      document.title = l.join('');
    }, letters),
  ),
  leak('the DOM', 'rule of style', (page, letters) =>
    page.evaluate((l) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`p { --planted: ${l.join('')} }`);
      document.adoptedStyleSheets.push(sheet);
    }, letters),
  ),
  leak('the accessibility tree', 'accessible name', (page, letters) =>
    page.evaluate((l) => {
      const button = document.createElement('button');
      button.setAttribute('aria-label', l.join(''));
      document.body.append(button);
    }, letters),
  ),
  leak('the storage', 'item of localStorage', (page, letters) =>
    page.evaluate((l) => localStorage.setItem('planted', encodeURIComponent(l.join(''))), letters),
  ),
  leak('the storage', 'item of sessionStorage', (page, letters) =>
    page.evaluate((l) => sessionStorage.setItem(l.join(''), ''), letters),
  ),
  leak('the storage', 'record of a database', (page, letters) =>
    page.evaluate(
      (l) =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('planted');
          opening.onupgradeneeded = () =>
            opening.result.createObjectStore('s').put({ in: [{ an: l.join('') }] }, 'k');
          opening.onsuccess = () => resolve(opening.result.close());
          opening.onerror = () => reject(opening.error);
        }),
      letters,
    ),
  ),
  leak('the storage', 'cookie', (page, letters) =>
    page
      .context()
      .addCookies([{ name: 'planted', value: letters.join(''), url: page.url(), httpOnly: true }]),
  ),
  leak('the storage', 'answer in a cache', (page, letters) =>
    page.evaluate(
      async (l) => (await caches.open('planted')).put('/planted', new Response(l.join(''))),
      letters,
    ),
  ),
  leak('the storage', 'file of the origin', (page, letters) =>
    page.evaluate(async (l) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('f', { create: true });
      const file = await folder.getFileHandle('planted', { create: true });
      const writer = await file.createWritable();
      await writer.write(l.join(''));
      await writer.close();
    }, letters),
  ),
  leak('the history', 'name of the window', (page, letters) =>
    page.evaluate((l) => {
      window.name = l.join('');
    }, letters),
  ),
  leak(
    'the history',
    'earlier address',
    (page, letters) =>
      page.evaluate((l) => history.pushState(null, '', `#${encodeURIComponent(l.join(''))}`), letters),
    ODD,
  ),
  leak('the history', 'state of the history', (page, letters) =>
    page.evaluate((l) => history.pushState({ of: [l.join('')] }, '', '#'), letters),
  ),
  leak('the console', 'line of the console', (page, letters) =>
    page.evaluate((l) => console.log('planted', { value: l.join('') }), letters),
  ),
  leak('the events', 'detail of an event', (page, letters) =>
    page.evaluate((l) => {
      const event = new CustomEvent('planted', { detail: { of: l.join('') }, bubbles: true, composed: true });
      document.getElementById('we-link-security')?.shadowRoot?.firstElementChild?.dispatchEvent(event);
    }, letters),
  ),
  leak('the events', 'message on a channel', (page, letters) =>
    page.evaluate((l) => {
      const channel = new BroadcastChannel('planted');
      channel.postMessage({ of: l.join('') });
      channel.close();
    }, letters),
  ),
  leak('the performance entries', 'name of a mark', (page, letters) =>
    page.evaluate((l) => performance.mark(l.join('')).name.length, letters),
  ),
  leak('the performance entries', 'detail of a mark', (page, letters) =>
    page.evaluate((l) => performance.mark('planted', { detail: { a: [l.join('')] } }).name, letters),
  ),
  leak('what was said', 'header of a request', (page, letters) =>
    page.evaluate(async (l) => {
      await fetch('/api/settings/session', { headers: { 'x-planted': l.join('') } });
    }, letters),
  ),
  leak('what was said', 'line of the console, seen from outside', (page, letters) =>
    page.evaluate((l) => console.log(l.join('')), letters),
  ),
  leak('the HTTP cache', 'address that the browser has cached', (page, letters) =>
    page.evaluate(async (l) => {
      await (await fetch(`/settings/security/${l.join('')}`)).text();
    }, letters),
  ),
  leak('the profile on disk', 'text that was typed into a form', async (page, letters) => {
    await page.evaluate(() => {
      const form = document.createElement('form');
      form.innerHTML = '<input name="planted" aria-label="Planted">';
      document.body.prepend(form);
    });
    await page.getByRole('textbox', { name: 'Planted' }).pressSequentially(letters.join(''));
  }),
];

/** At the very end, where the page has nothing. */
function inTheMemoryOfThePage(page: Page, letters: string[]): Promise<void> {
  return tools(page, async (session) => {
    const { result } = await session.send('Runtime.evaluate', { expression: MEMORIES });
    await session.send('Runtime.callFunctionOn', {
      objectId: result.objectId ?? '',
      functionDeclaration: `function (letters) {
        const bytes = new TextEncoder().encode(letters.join(''));
        new Uint8Array(this[0].buffer).set(bytes, this[0].buffer.byteLength - bytes.length);
        bytes.fill(0);
      }`,
      arguments: [{ value: letters }],
    });
  });
}
