// The stand-in's sign-in page, and who can sign in.
import type { Page } from 'playwright-core';

export interface User {
  readonly email: string;
  readonly password: string;
}

export class SignInPage {
  constructor(readonly page: Page) {}

  async signIn(user: User): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByRole('textbox', { name: /^Email/ }).fill(user.email);
    await this.page.getByLabel('Password').fill(user.password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.waitForURL('**/settings/security');
  }
}
