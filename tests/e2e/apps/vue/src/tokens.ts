// Tokens of the API, which stands on another origin. They are kept in this module's memory and nowhere else.
import { ref } from 'vue';

/** Whether somebody has signed in since the dashboard was loaded. */
export const signedIn = ref(false);

let token = '';
const { api } = (await (await fetch('/dashboard.json')).json()) as { readonly api: string };

/** Where the calls of the Security page are found. */
export const apiBase = `${api}/api/settings`;

/** Headers of one call: asked for afresh each time, since a token is replaced now and then. */
export function headers(): HeadersInit {
  return { Authorization: `Bearer ${token}` };
}

/** Whether the password was right. */
export async function signIn(email: string, password: string): Promise<boolean> {
  const answer = await fetch(`${api}/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'omit',
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) return false;
  const { access_token: given } = (await answer.json()) as { readonly access_token: string };
  token = given;
  signedIn.value = true;
  return true;
}

let asked: PromiseWithResolvers<void> | undefined;
/** Opens the dialog; set by it. */
export const dialog = { open: () => {} };

/** Asks who is there, and resolves when somebody has signed in. */
export function signInAgain(): Promise<void> {
  asked ??= Promise.withResolvers<void>();
  dialog.open();
  return asked.promise;
}

/** To be told by the dialog. */
export function hasSignedIn(): void {
  asked?.resolve();
  asked = undefined;
}
