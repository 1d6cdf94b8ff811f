// The bars of the usage: one stop of the Tab key, arrows from bar to bar, readable without colours and without bars.

import assert from 'node:assert/strict';
import type { Locator } from '@playwright/test';
import { type App, expect, test } from '../fixtures/test.ts';
import { idOf, KeyPage, keyBefore } from '../pages/key-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { hasFocus, tabTo } from '../support/keyboard.ts';
import { comeBack } from '../support/steps.ts';
import { accepted, PROXIED, refused } from '../support/traffic.ts';

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
test('one stop of the Tab key, then arrows, Home and End', async ({ app }) => {
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
});

test('Home and End of the bars do not scroll the page, other keys are the browser’s', async ({ app }) => {
  const { page } = app;
  const usage = await used(app);
  await tabTo(page, usage.chart);
  await expect(usage.bars.nth(6)).toBeFocused();
  const top = () => page.evaluate(() => document.scrollingElement?.scrollTop ?? 0);
  const before = await top();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(usage.bars.nth(5)).toBeFocused();
  assert.equal(await top(), before);
  const prevented = await usage.bars.nth(5).evaluate((bar) =>
    ['a', 'ArrowDown', 'Enter', 'PageDown'].filter((key) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
      return !bar.dispatchEvent(event);
    }),
  );
  assert.deepEqual(prevented, []);
});

test('the pointer shows the numbers of the bar that it is over', async ({ app }) => {
  const usage = await used(app);
  for (const at of [0, 3, 6]) {
    await usage.bars.nth(at).hover();
    await expect(async () =>
      assert.equal(await written(usage).textContent(), await usage.bars.nth(at).getAttribute('aria-label')),
    ).toPass();
  }
});

test('with another time the newest bar is the way in, and the focus stays at the choice', async ({ app }) => {
  const { page } = app;
  const usage = await used(app);
  for (const [period, bars] of [
    ['30 days', 30],
    ['24 hours', 24],
  ] as const) {
    await usage.period(period).focus();
    await page.keyboard.press('Enter');
    await expect(async () => assert.equal(await usage.bars.count(), bars)).toPass();
    await expect(usage.period(period)).toBeFocused();
    assert.deepEqual(await stops(usage), [bars - 1]);
  }
});

// Rule: numbers that are read are those that are drawn.
test('the table is what the bars say, and the heights are in proportion', async ({ app }) => {
  const usage = await used(app);
  for (const [period, bars] of [
    ['7 days', 7],
    ['30 days', 30],
    ['24 hours', 24],
  ] as const) {
    await usage.period(period).click();
    await expect(async () => assert.equal(await usage.bars.count(), bars)).toPass();
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
for (const forcedColors of ['none', 'active'] as const) {
  test.describe(() => {
    test.use({ forcedColors });
    test(
      forcedColors === 'active'
        ? 'in forced colours all of it is seen'
        : 'accepted and refused differ in more than hue',
      async ({ app }) => {
        const { page } = app;
        const made = await keyBefore(app, `Drawn: ${forcedColors}`, { networks: ['203.0.113.7'] });
        await accepted(app, '203.0.113.7', 'get_all_ln_accounts', made);
        await refused(app, '203.0.113.8', 'get_all_ln_accounts', made);
        await new KeyPage(page).open(made);
        const usage = new UsagePart(page);
        await usage.counts(2);
        await tabTo(page, usage.chart);
        const style = await usage.bars.last().evaluate((bar) => {
          const of = (part: string) => {
            const found = bar.querySelector(`.${part}`);
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
        assert.notEqual(style.accepted.fill, style.refused.fill, 'one is full, the other is empty');
        assert.notEqual(style.refused.stroke, 'none', 'the empty one has an edge');
        assert.notEqual(style.refused.stroke, style.refused.fill);
        assert.notEqual(style.place.stroke, 'none', 'the focus is seen');
        assert.ok(Number.parseFloat(style.place.strokeWidth) >= 2);
        if (forcedColors === 'active') {
          assert.notEqual(style.accepted.fill, style.canvas);
          assert.equal(style.refused.fill, style.canvas);
          assert.notEqual(style.refused.stroke, style.canvas);
          assert.notEqual(style.place.stroke, style.canvas);
        }
      },
    );
  });
}

// Rule: what comes in from outside does not take away where the person stands.
test('calls that come in meanwhile leave the focus at its bar', async ({ app }) => {
  const { page } = app;
  const made = await keyBefore(app, 'Drawn: meanwhile', { networks: ['203.0.113.7'] });
  await accepted(app, '203.0.113.7', 'get_all_ln_accounts', made);
  await new KeyPage(page).open(made);
  const usage = new UsagePart(page);
  await usage.counts(1);
  await tabTo(page, usage.chart);
  await page.keyboard.press('ArrowLeft');
  await expect(usage.bars.nth(5)).toBeFocused();
  await accepted(app, '203.0.113.7', 'get_all_ln_accounts', made);
  await comeBack(page);
  await usage.counts(2);
  await expect(usage.bars.nth(5)).toBeFocused();
  assert.deepEqual(await stops(usage), [5]);
});
