// The stand-in's sign-in page, and who can sign in.
import type { APIRequestContext, Page } from '@playwright/test';

export interface User {
  readonly email: string;
  readonly password: string;
}

export const OWNER: User = { email: 'olivia@northwind.example', password: 'olivia-demo-only-7391' };
export const DEVELOPER: User = { email: 'dev@northwind.example', password: 'devon-demo-only-2846' };
export const VIEWER: User = { email: 'viewer@northwind.example', password: 'vera-demo-only-5108' };
/** The owner of a workspace that has no keys. */
export const FABRIKAM_OWNER: User = { email: 'owner@fabrikam.example', password: 'omar-demo-only-6627' };

export class SignInPage {
  constructor(readonly page: Page) {}

  async signIn(user: User): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByRole('textbox', { name: 'E-mail address' }).fill(user.email);
    await this.page.getByLabel('Password').fill(user.password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.waitForURL('**/settings/security');
  }
}

/** Signs in without the form, and opens the list. */
export async function signIn(page: Page, user: User): Promise<void> {
  await signInByRequest(page.request, user);
  await page.goto('/settings/security');
}

/** Signs in as another user, after every request of the one before has ended. */
export async function changeUser(page: Page, user: User): Promise<void> {
  await page.goto('about:blank');
  await page.context().clearCookies();
  await signIn(page, user);
}

/** The session of a browser context is this person's from now on. */
export async function signInByRequest(request: APIRequestContext, user: User): Promise<void> {
  const response = await request.post('/sign-in', { form: { ...user }, maxRedirects: 0 });
  if (response.status() !== 303) throw new Error(`${user.email} is not signed in: ${response.status()}`);
}
