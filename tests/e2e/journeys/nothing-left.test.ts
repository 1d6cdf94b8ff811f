// After the dialog is closed neither value is anywhere in the browser but on the clipboard.
import assert from 'node:assert/strict';
import { PLAIN } from '../pages/new-key-form.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { focusedWithin } from '../support/expect.ts';
import { scene } from '../support/journey.ts';
import { createdKey } from '../support/steps.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene();

tell('no storage, address, history, console line or node has a value', async (journey) => {
  const { page, context, watch } = journey;
  const bodies: string[] = [];
  context.on('request', (request) => {
    bodies.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers()));
  });
  const { apiKey, secretKey } = await createdKey(journey);
  await focusedWithin(new SecurityPage(page).row(PLAIN.name));

  const left = [await everythingLeft(page, context), ...watch.lines, ...watch.addresses, ...bodies].join(
    '\n',
  );
  assert.ok(left.includes(PLAIN.name), 'the search sees the page at all');
  for (const value of [apiKey, secretKey]) {
    assert.ok(value.length >= 16);
    assert.ok(!left.includes(value), 'a value was left behind');
    assert.ok(!left.includes(encodeURIComponent(value)));
    assert.ok(!left.includes(Buffer.from(value).toString('base64')));
  }
  assert.ok(!left.includes(secretKey.slice(8, 24)), 'nor a part of the secret key');
});

tell('the stand-in does not log the pair either', async (journey) => {
  const { apiKey, secretKey } = await createdKey(journey);
  assert.ok(!journey.standIn.log().includes(apiKey));
  assert.ok(!journey.standIn.log().includes(secretKey));
});
