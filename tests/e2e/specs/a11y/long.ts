// A key with the longest values that are allowed.
import type { App } from '../../fixtures/test.ts';
import { type CreatedKey, createKey } from '../../pages/key-page.ts';
import { accepted, callFrom, refused } from '../../support/public-calls.ts';

/** With a digit before it, as long as a name may be but for one letter. */
export const LONG_NAME = 'W'.repeat(62);
export const V6 = '2001:db8:1111:2222:3333:4444:5555:6666';
const ACTIONS = ['get_all_ln_accounts', 'get_profile_contact_details', 'send_message_to_profile_id'];

export const LONG_WISH = {
  networks: ['203.0.113.0/24', V6, '2001:db8:aaaa:bbbb:cccc::/80'],
  actions: ACTIONS,
  note: 'n'.repeat(200),
};

export function longKey(app: App, at: number): Promise<CreatedKey> {
  return createKey(app, `${at}${LONG_NAME}`, LONG_WISH);
}

/** Such a key, used from an address of its own, from another one, and for what does not exist: three calls. */
export async function busyLongKey(app: App, at: number): Promise<CreatedKey> {
  const made = await longKey(app, at);
  await accepted(app, V6, ACTIONS[0] ?? '', made);
  await refused(app, '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 'get_profile_contact_details', made);
  await callFrom(app, V6, 'w'.repeat(60), made);
  return made;
}
