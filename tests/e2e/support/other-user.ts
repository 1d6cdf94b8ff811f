// Other people at other machines, signed in with their own password.

import type { Page } from '@playwright/test';
import type { App } from '../fixtures/test.ts';
import { type CreatedKey, createKey, type KeyInput } from '../pages/key-page.ts';
import { OWNER, signInByRequest, type User } from '../pages/sign-in-page.ts';
import { newContext } from './browser.ts';

/** Somebody does something in a browser of their own. */
export async function asOtherUser<T>(
  { context, standIn }: Pick<App, 'context' | 'standIn'>,
  user: User,
  walk: (page: Page) => Promise<T>,
): Promise<T> {
  const browser = context.browser();
  if (!browser) throw new Error('The context has no browser.');
  const other = await newContext(browser, { baseURL: standIn.url });
  try {
    const page = await other.newPage();
    await signInByRequest(page.request, user);
    return await walk(page);
  } finally {
    await other.close();
  }
}

/** A key made elsewhere: whoever has just typed a password is not asked for it, and this session stays as it is. */
export async function createKeyAsOther(
  { context, standIn }: Pick<App, 'context' | 'standIn'>,
  name: string,
  wish: KeyInput = {},
): Promise<CreatedKey> {
  const browser = context.browser();
  if (!browser) throw new Error('The context has no browser.');
  const other = await newContext(browser, { baseURL: standIn.url });
  try {
    const page = await other.newPage();
    // No page is looked at: the sign-in and the key are requests.
    await page.request.post('/sign-in', { form: { ...OWNER }, maxRedirects: 0 });
    return await createKey({ page }, name, wish);
  } finally {
    await other.close();
  }
}
