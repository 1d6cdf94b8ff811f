// Dates use the Gregorian calendar and Latin digits, whatever the locale of the browser is.

import { expect, test } from '../../fixtures/test.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { dayFromNow } from '../../support/dates.ts';

// `tests/unit-wasm/calendar.rs` asks for more languages; these two have another calendar, and other digits.
for (const locale of ['en-US-u-ca-buddhist', 'ar-EG']) {
  test.describe(() => {
    test.use({ locale });

    test(`dates are Gregorian and in Latin digits in ${locale}`, async ({ page }) => {
      const form = new NewKeyForm(page);
      await form.open();
      const [year = '', , day = ''] = dayFromNow(90).split('-');
      const date = new RegExp(`\\b${Number(day)}\\b.*\\b${year}\\b|\\b${year}\\b.*\\b${Number(day)}\\b`);
      await expect(form.expiry.getByText(/^Expires /)).toHaveText(date);
      await expect(form.expiry.getByText(/^Works until /)).toHaveText(date);
    });
  });
}
