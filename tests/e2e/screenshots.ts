// `make screenshots`: the pictures in the README and in the help, taken of the page as it is.
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { NewKeyForm } from './pages/new-key-form.ts';
import { OneTimeDialog } from './pages/one-time-dialog.ts';
import { SecurityPage } from './pages/security-page.ts';
import { launch, newContext } from './support/browser.ts';
import { startStandIn } from './support/stand-in.ts';

const FOLDER = resolve(import.meta.dirname, '../../src/help/images');
const WIDTH = 1100;

/** What is on the screen, in the size of what is to be seen. */
async function shoot(page: Page, name: string, height: number): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height });
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
  console.log(`${name}.png`);
}

const standIn = await startStandIn();
const browser = await launch();
try {
  const options = { baseURL: standIn.url, locale: 'en-GB', timezoneId: 'UTC', colorScheme: 'light' } as const;
  const context = await newContext(browser, options);
  const page = await context.newPage();
  const list = new SecurityPage(page);
  await list.open();
  await list.rows.first().waitFor();
  await shoot(page, 'list', 900);

  await list.openKey('Client CRM integration');
  await page.getByRole('heading', { name: 'Usage' }).waitFor();
  await page.getByRole('button', { name: '30 days' }).click();
  await shoot(page, 'key', 900);

  await page.goBack();
  await list.create.click();
  const form = new NewKeyForm(page);
  await form.name.fill('Client CRM sync');
  await form.networks.fill('203.0.113.7');
  await form.networks.press('Enter');
  await page.getByRole('button', { name: 'Read only' }).click();
  await shoot(page, 'form', 980);

  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await dialog.dialog.waitFor();
  await dialog.copyBoth.click();
  await shoot(page, 'one-time-dialog', 760);
  await dialog.close.click();
  await list.row('Client CRM sync').waitFor();
  await (await list.askToRevoke('Client CRM integration')).dialog.waitFor();
  await shoot(page, 'revoke', 760);
} finally {
  await browser.close();
  await standIn.stop();
}
