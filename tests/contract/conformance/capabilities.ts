// Parts that a backend may lack, and what the page leaves out then, in the words that stand on it.

export const CAPABILITIES = [
  'idempotent_create',
  'acknowledgement',
  'edit',
  'rotation',
  'usage',
  'events',
  'search',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** What is not on the page without it. */
export const LEFT_OUT: Readonly<Record<Capability, string>> = {
  idempotent_create:
    'the repeating of a save whose answer was lost, and “Try again” after it; the page offers “Look in the list”',
  acknowledgement:
    'the report that a secret key was shown and taken: until its first call the list says “The secret key was never confirmed.”',
  edit: '“Edit”, “Disable” and “Enable” of a key, “Disable these” of several, “Disable instead” before revoking, and “Limit it to these” under “Usage”',
  rotation: '“Rotate secret key”, “Create a new secret key” and “End the old secret key now”',
  usage:
    '“Usage” of a key with “Recent refused calls” and “Limit it to these”, the calls in the list that were refused, “Waiting for the first call…” after a key was made, and the calls of the last 24 hours before revoking',
  events: '“Activity of all keys”, and “Activity” of a key',
  search: '“Search keys”',
};
