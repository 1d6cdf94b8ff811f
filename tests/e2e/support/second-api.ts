// A second API, of another origin, which the host's policy and the API itself let the page call.

import type { Locator, Page } from '@playwright/test';
import type { App } from '../fixtures/test.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

export interface SecondApi extends StandIn {
  readonly base: string;
}

/** Starts it. The caller stops it. */
export async function secondApi({ page, context, standIn, consoleGuard }: App): Promise<SecondApi> {
  const second = await startStandIn(['--no-auto-sign-in', '--allow-origin', standIn.url]);
  consoleGuard.expect(new RegExp(`a request left the origin: ${second.url}/api/settings/`));
  // Of a document that a test hands over the browser does not know that it came from this machine.
  await context.grantPermissions(['local-network-access']);
  await page.route('**/bare.html', async (route) => {
    const response = await route.fetch();
    const policy = response.headers()['content-security-policy'] ?? '';
    const wider = policy.replace("connect-src 'self'", `connect-src 'self' ${second.url}`);
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': wider } });
  });
  return { ...second, base: `${second.url}/api/settings` };
}

/** A part of the page to look for things in, where a page object expects the whole of it. */
export function within(part: Locator): Page {
  return part as unknown as Page;
}
