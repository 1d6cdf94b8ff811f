// The usage chart: one Tab stop, arrow keys between bars, and readable without colour and as a table.

import assert from 'node:assert/strict';
import type { Locator } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { createKey, idOf, KeyPage } from '../../pages/key-page.ts';
import { UsagePart } from '../../pages/usage-part.ts';
import { comeBack } from '../../support/flows.ts';
import { hasFocus, tabTo } from '../../support/keyboard.ts';
import { accepted, PROXIED, refused } from '../../support/public-calls.ts';

test.use({ standInOptions: PROXIED });

/** The page of a key of the demo that was used for weeks. */
async function used({ page }: Pick<App, 'page'>): Promise<UsagePart> {
  const name = 'Client CRM integration';
  await new KeyPage(page).open({ id: await idOf(page, name), name });
  const usage = new UsagePart(page);
  await expect(usage.chart).toBeVisible();
  return usage;
}

/** The places of the bars that the Tab key stops at. */
function stops(usage: UsagePart): Promise<number[]> {
  return usage.bars.evaluateAll((bars) =>
    bars.flatMap((bar, at) => (bar.getAttribute('tabindex') === '0' ? [at] : [])),
  );
}

/** What is written below the bars for the eyes. */
function written(usage: UsagePart): Locator {
  return usage.region.locator('.chart p');
}

// Rule: thirty bars are one stop on the way through the page, and each can be reached from there.
test('the chart is one Tab stop, and arrow keys, Home and End move between bars', async ({ app }) => {
  const { page } = app;
  const usage = await used(app);
  assert.deepEqual(await stops(usage), [6], 'the newest is the way in');
  await tabTo(page, usage.chart);
  const bar = (at: number) => usage.bars.nth(at);
  await expect(bar(6)).toBeFocused();
  for (const [key, at] of [
    ['ArrowRight', 6],
    ['ArrowLeft', 5],
    ['ArrowLeft', 4],
    ['ArrowRight', 5],
    ['Home', 0],
    ['ArrowLeft', 0],
    ['End', 6],
    ['Home', 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect(bar(at)).toBeFocused();
    assert.deepEqual(await stops(usage), [at], `${key} takes the stop along`);
    assert.equal(await written(usage).textContent(), await bar(at).getAttribute('aria-label'));
  }
  await page.keyboard.press('Tab');
  assert.ok(!(await hasFocus(usage.chart)), 'the next Tab leaves the bars');
  await page.keyboard.press('Shift+Tab');
  await expect(bar(0)).toBeFocused();

  await test.step('Home and End do not scroll the page, and other keys are left to the browser', async () => {
    const top = () => page.evaluate(() => document.scrollingElement?.scrollTop ?? 0);
    const before = await top();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await expect(bar(5)).toBeFocused();
    await page.keyboard.press('Home');
    await expect(bar(0)).toBeFocused();
    assert.equal(await top(), before);
    const prevented = await bar(0).evaluate((element) =>
      ['a', 'ArrowDown', 'Enter', 'PageDown'].filter((key) => {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
        return !element.dispatchEvent(event);
      }),
    );
    assert.deepEqual(prevented, []);
  });

  await test.step('the pointer over a bar shows its numbers', async () => {
    for (const at of [3, 6, 0]) {
      await bar(at).hover();
      await expect(async () =>
        assert.equal(await written(usage).textContent(), await bar(at).getAttribute('aria-label')),
      ).toPass();
    }
  });
});

// Rule: numbers that are read are those that are drawn.
test('each period has its own bars with proportional heights, and the table shows the same numbers', async ({
  app,
}) => {
  const { page } = app;
  const usage = await used(app);
  for (const [period, bars] of [
    ['7 days', 7],
    ['30 days', 30],
    ['24 hours', 24],
  ] as const) {
    await usage.period(period).focus();
    await page.keyboard.press('Enter');
    await expect(async () => assert.equal(await usage.bars.count(), bars)).toPass();
    await expect(usage.period(period)).toBeFocused();
    assert.deepEqual(await stops(usage), [bars - 1], 'the newest bar is the way in');
    await usage.openTable();
    const drawn = await usage.drawn();
    assert.deepEqual(await usage.tabled(), drawn);
    const heights = await usage.bars.evaluateAll((all) =>
      all.map((bar) =>
        ['accepted', 'refused'].map((part) => Number(bar.querySelector(`.${part}`)?.getAttribute('height'))),
      ),
    );
    const counts = drawn.map(({ accepted, refused }) => [
      accepted,
      Object.values(refused).reduce((all, n) => all + n, 0),
    ]);
    const most = Math.max(...counts.map(([good = 0, bad = 0]) => good + bad));
    for (const [at, [good = 0, bad = 0]] of counts.entries()) {
      const [tall = 0, top = 0] = heights[at] ?? [];
      const wanted = ((good + bad) / most) * 100;
      assert.ok(tall + top <= 100.01, 'no bar runs out of the drawing');
      // What is there is seen, however little: at least two of a hundred.
      assert.ok(Math.abs(tall + top - wanted) <= 4.1, `${period}, ${at}: ${tall} and ${top}, not ${wanted}`);
      assert.equal(tall > 0, good > 0);
      assert.equal(top > 0, bad > 0);
    }
  }
});

// Rule: neither hue nor a theme of one's own hides which part was refused, or where the focus is.
test('accepted and refused calls differ in more than colour, also in forced colours', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Drawn', { networks: ['203.0.113.7'] });
  await accepted(app, '203.0.113.7', 'get_all_ln_accounts', made);
  await refused(app, '203.0.113.8', 'get_all_ln_accounts', made);
  await new KeyPage(page).open(made);
  const usage = new UsagePart(page);
  await usage.counts(2);
  await tabTo(page, usage.chart);
  for (const forcedColors of ['active', 'none'] as const) {
    await test.step(`forced colours: ${forcedColors}`, async () => {
      await page.emulateMedia({ forcedColors });
      const style = await looks(usage.bars.last());
      assert.notEqual(style.accepted.fill, style.refused.fill, 'one is full, the other is empty');
      assert.notEqual(style.refused.stroke, 'none', 'the empty one has an edge');
      assert.notEqual(style.refused.stroke, style.refused.fill);
      assert.notEqual(style.place.stroke, 'none', 'the focus is seen');
      assert.ok(Number.parseFloat(style.place.strokeWidth) >= 2);
      if (forcedColors === 'none') return;
      assert.notEqual(style.accepted.fill, style.canvas);
      assert.equal(style.refused.fill, style.canvas);
      assert.notEqual(style.refused.stroke, style.canvas);
      assert.notEqual(style.place.stroke, style.canvas);
    });
  }

  // Rule: what comes in from outside does not take away where the person stands.
  await test.step('new calls leave the focus on its bar', async () => {
    await page.keyboard.press('ArrowLeft');
    await expect(usage.bars.nth(5)).toBeFocused();
    await accepted(app, '203.0.113.7', 'get_all_ln_accounts', made);
    await comeBack(page);
    await usage.counts(3);
    await expect(usage.bars.nth(5)).toBeFocused();
    assert.deepEqual(await stops(usage), [5]);
  });
});

/** How the parts of a bar are drawn, and the colour of what is behind them. */
function looks(bar: Locator) {
  return bar.evaluate((element) => {
    const of = (part: string) => {
      const found = element.querySelector(`.${part}`);
      if (!found) throw new Error(part);
      const { fill, stroke, strokeWidth } = getComputedStyle(found);
      return { fill, stroke, strokeWidth };
    };
    const behind = document.createElement('i');
    behind.style.color = 'Canvas';
    document.body.append(behind);
    const canvas = getComputedStyle(behind).color;
    behind.remove();
    return { accepted: of('accepted'), refused: of('refused'), place: of('place'), canvas };
  });
}
