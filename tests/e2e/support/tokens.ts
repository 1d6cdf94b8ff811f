// A host that signs in with tokens in place of cookies: it gets them from the stand-in's own provider.
import assert from 'node:assert/strict';
import type { Page, Request } from '@playwright/test';
import { OWNER, type User } from '../pages/sign-in-page.ts';
import { API_BASE, prepared } from './embedded.ts';

declare global {
  interface Window {
    /** The token that the host would send now. */
    token: string;
    /** How often headers were asked for. */
    asked: number;
    /** How often the host was told that nobody is signed in. */
    toldSignedOut: number;
  }
}

/** A new token, of somebody who has just typed the password. */
export async function tokenOf(page: Page, user: User = OWNER, at = ''): Promise<string> {
  const answer = await page.request.post(`${at}/tokens`, { data: user });
  assert.equal(answer.status(), 200, await answer.text());
  return (await answer.json()).access_token;
}

/** The host has this token from now on. */
export function give(page: Page, token: string): Promise<void> {
  return page.evaluate((to) => {
    window.token = to;
  }, token);
}

/** The host with an element that sends tokens and no cookies, each call with a number of its own. */
export async function withTokens(page: Page, apiBase = API_BASE): Promise<void> {
  await prepared(page);
  await give(page, await tokenOf(page));
  await page.evaluate((base) => {
    window.asked = 0;
    window.toldSignedOut = 0;
    const element = document.createElement('we-link-security');
    Object.assign(element, {
      id: 'page',
      apiBase: base,
      credentials: 'omit',
      getHeaders: async () => {
        window.asked += 1;
        return { authorization: `Bearer ${window.token}`, 'x-number': String(window.asked) };
      },
      onUnauthenticated: () => {
        window.toldSignedOut += 1;
      },
    });
    document.getElementById('place')?.append(element);
  }, apiBase);
}

/** Every request from now on, by whether it goes to the API. */
export function sorted(
  page: Page,
  apiBase = API_BASE,
): { readonly api: Request[]; readonly other: Request[] } {
  const found = { api: [] as Request[], other: [] as Request[] };
  page.on('request', (request) => {
    found[request.url().includes(`${apiBase}/`) ? 'api' : 'other'].push(request);
  });
  return found;
}
