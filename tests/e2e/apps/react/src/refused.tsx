// Never loaded: what the types of the package refuse, so that a dashboard hears of a mistake while it is built.
import type {} from '@we-link/security-settings/react';

export const refused = [
  // @ts-expect-error an address is a text
  <we-link-security key="1" apiBase={80} />,
  // @ts-expect-error there is no such theme
  <we-link-security key="2" apiBase="/api/settings" theme="sepia" />,
  // @ts-expect-error names are in no event
  <we-link-security key="3" apiBase="/api/settings" onwl-key-created={({ detail }) => detail.name} />,
];
