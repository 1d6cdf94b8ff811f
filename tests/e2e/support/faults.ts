// What can go wrong between the page and its API, made from the real exchange wherever there is one.
import type { Page, Request, Route } from '@playwright/test';

export type Fault = (route: Route) => Promise<void>;

export interface Call {
  readonly method: string;
  /** Matched against the path after `/api/settings`. */
  readonly path: RegExp;
  /** Matched against what stands behind the path; without it nothing is asked of that. */
  readonly search?: RegExp;
}

export const SESSION: Call = { method: 'GET', path: /^\/session$/ };
export const OPTIONS: Call = { method: 'GET', path: /^\/api-key-options$/ };
export const LIST: Call = { method: 'GET', path: /^\/api-keys$/ };
export const CREATE: Call = { method: 'POST', path: /^\/api-keys$/ };
export const REVOKE: Call = { method: 'DELETE', path: /^\/api-keys\/[^/]+$/ };
export const REPORT: Call = { method: 'POST', path: /^\/api-keys\/[^/]+\/secret-state$/ };
export const REAUTHENTICATION: Call = { method: 'POST', path: /^\/session\/reauthentication$/ };

/** What Chromium itself writes to the console when a call fails. */
export const FAILED_CALL = /Failed to load resource/;

/** What it writes when a file does not match its integrity. */
export const INTEGRITY =
  /SRI's integrity checks failed|Failed to find a valid digest in the 'integrity' attribute/;

/** The calls of one kind that the page made; grows while it makes more. */
export interface Calls {
  readonly requests: Request[];
  /** From now on calls go through. */
  restore(): void;
}

function matches(call: Call, request: Request): boolean {
  const { pathname, search } = new URL(request.url());
  const path = pathname.replace(/^\/api\/settings/, '');
  const searched = call.search?.test(search) ?? true;
  return request.method() === call.method && call.path.test(path) && searched;
}

/**
 * Treats the calls of one kind with the given faults, one after the other; when they are used up,
 * calls go through. The last fault given with `forever` stays.
 */
export async function interceptWith(
  page: Page,
  call: Call,
  faults: readonly Fault[],
  forever = false,
): Promise<Calls> {
  const requests: Request[] = [];
  let left = [...faults];
  await page.route('**/api/settings/**', async (route) => {
    if (!matches(call, route.request())) return route.fallback();
    requests.push(route.request());
    const fault = forever && left.length === 1 ? left[0] : left.shift();
    return fault ? fault(route) : route.continue();
  });
  return {
    requests,
    restore: () => {
      left = [];
    },
  };
}

/** Counts the calls of one kind and lets them through. */
export function recordCalls(page: Page, call: Call): Promise<Calls> {
  return interceptWith(page, call, []);
}

/** The request never arrives. */
export const noConnection: Fault = (route) => route.abort('connectionrefused');

/** The request arrives and is carried out; its answer is lost. */
export const responseDropped: Fault = async (route) => {
  await route.fetch();
  await route.abort('connectionreset');
};

/** Nothing ever comes back. */
export const neverResponds: Fault = () => new Promise(() => {});

/** The request arrives and is carried out; nothing ever comes back. */
export const hangAfterServer: Fault = async (route) => {
  await route.fetch();
  await neverResponds(route);
};

/** The real answer, later. */
export function delayed(ms: number): Fault {
  return async (route) => {
    const response = await route.fetch();
    await new Promise((done) => setTimeout(done, ms));
    await route.fulfill({ response });
  };
}

/** What the fault does, once the moment has come. */
export function after(moment: Promise<void>, fault: Fault): Fault {
  return async (route) => {
    await moment;
    await fault(route);
  };
}

/** The real answer, cut in the middle. */
export const truncated: Fault = async (route) => {
  const response = await route.fetch();
  const text = await response.text();
  await route.fulfill({ response, body: text.slice(0, text.length / 2) });
};

/** JSON of another shape. */
export const wrongShape: Fault = async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, json: { unexpected: [true] } });
};

/** What a proxy says when the API behind it is gone. */
export const proxyPage: Fault = (route) =>
  route.fulfill({ status: 502, contentType: 'text/html', body: '<html><h1>502 Bad Gateway</h1></html>' });

/** What a firewall between the page and the API says. */
export const firewallPage: Fault = (route) =>
  route.fulfill({ status: 403, contentType: 'text/html', body: '<html><h1>Forbidden</h1></html>' });

/** The call goes through. */
export const passThrough: Fault = (route) => route.continue();

/** The same as `proxyPage`, after the API has done its work. */
export const proxyPageAfterwards: Fault = async (route) => {
  await route.fetch();
  await proxyPage(route);
};

/** The real answer with another text. */
export function rewritten(change: (text: string) => string): Fault {
  return async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  };
}

/** A refusal in the form of RFC 9457. */
export function problem(
  status: number,
  type: string,
  extra: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Fault {
  return (route) =>
    route.fulfill({
      status,
      headers: { 'content-type': 'application/problem+json', ...headers },
      body: JSON.stringify({
        type: `urn:we-link:problem:${type}`,
        title: type,
        status,
        detail: `The detail of ${type}.`,
        request_id: `req-of-${type}`,
        ...extra,
      }),
    });
}

/** The first of the error bodies that the public documentation shows. */
export function oldProblem(status: number, code: string): Fault {
  return (route) =>
    route.fulfill({
      status,
      json: { status: code, message: `The message of ${code}.`, requestId: `req-of-${code}` },
    });
}
