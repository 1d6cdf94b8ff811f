// The protocol of the browser's own tools, for what a page cannot see of itself.
import type { CDPSession, Page } from '@playwright/test';

/** Speaks to a page, and hangs up afterwards. */
export async function tools<T>(page: Page, talk: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    return await talk(session);
  } finally {
    await session.detach();
  }
}

/** A handle on an object of the page, or a value. */
export interface RemoteObject {
  readonly objectId?: string;
  readonly value?: unknown;
}

/** What a call in the page gave, unless it threw. */
export function resultOf(answer: {
  result: RemoteObject;
  exceptionDetails?: { text: string; exception?: { description?: string } };
}): RemoteObject {
  const thrown = answer.exceptionDetails;
  if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
  return answer.result;
}
