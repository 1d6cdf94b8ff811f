// Who the program may be, at the stand-in.
import { exchange, type Sent } from '../exchange.ts';
import type { Credentials } from '../settings.ts';

interface User {
  readonly email: string;
  readonly password: string;
}

export const OWNER: User = { email: 'olivia@northwind.example', password: 'olivia-demo-only-7391' };
export const VIEWER: User = { email: 'viewer@northwind.example', password: 'vera-demo-only-5108' };
export const OTHER_OWNER: User = { email: 'owner@fabrikam.example', password: 'omar-demo-only-6627' };

/** A session by password, which counts as reauthentication, too. */
export function signIn(url: string, { email, password }: User): Promise<Credentials> {
  const body = new URLSearchParams({ email, password }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return cookies({ method: 'POST', url: `${url}/sign-in`, headers, body });
}

/** The demo's owner, whom the first visit signs in without a password, and so without reauthentication. */
export function visit(url: string): Promise<Credentials> {
  return cookies({ method: 'GET', url: `${url}/settings/security`, headers: { accept: 'text/html' } });
}

/** As the host's own sign-in gives one. */
export async function token(url: string, { email, password }: User): Promise<Credentials> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email, password });
  const { status, text } = await exchange({ method: 'POST', url: `${url}/tokens`, headers, body }, null);
  if (status !== 200) throw new Error(`Asking for a token was answered with ${status}.`);
  return { kind: 'bearer', value: JSON.parse(text).access_token };
}

async function cookies(sent: Sent): Promise<Credentials> {
  const { status, setCookies } = await exchange(sent, null);
  const pairs = setCookies.map((line) => line.split(';')[0]).filter((pair) => !pair?.endsWith('='));
  if (pairs.length === 0) throw new Error(`Signing in was answered with ${status}, and no cookie.`);
  return { kind: 'cookie', value: pairs.join('; ') };
}
