// The secrets of an answer, read beside the page: not one of them comes from it or goes into it.
import type { Page, Response } from '@playwright/test';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { filledForm } from '../flows.ts';
import type { Secrets } from './secret-search.ts';
import type { Visit } from './visit.ts';

const NAMES = { api_key: 'API key', secret_key: 'secret key' };
const MANY = 16;

/** Acts, and gives the secrets of the answer that this brings: a pair, or of a rotation the secret key alone. */
export async function delivered(page: Page, act: () => Promise<void>): Promise<Secrets> {
  const answer = page.waitForResponse(
    async (response) => response.request().method() === 'POST' && 'secret_key' in (await json(response)),
  );
  await act();
  const body = await json(await answer);
  const secrets: Record<string, string> = {};
  for (const [member, name] of Object.entries(NAMES)) {
    const value = body[member];
    if (typeof value === 'string' && value.length >= MANY) secrets[name] = value;
  }
  if (!secrets['secret key']) throw new Error('The secret key is too short to be looked for.');
  return secrets;
}

/** An answer without a body has nothing in it. */
async function json(response: Response): Promise<Record<string, unknown>> {
  return response.json().catch(() => ({}));
}

/** From the list to the open dialog. */
export async function openedDialog(visit: Visit): Promise<{ dialog: OneTimeDialog; secrets: Secrets }> {
  const form = await filledForm(visit);
  const secrets = await delivered(visit.page, () => form.save.click());
  const dialog = new OneTimeDialog(visit.page);
  await dialog.dialog.waitFor();
  return { dialog, secrets };
}
