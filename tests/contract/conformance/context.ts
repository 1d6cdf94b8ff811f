// What all checks share: the persons, what the API said about itself, and the keys that were made.
import type { Capability } from './capabilities.ts';
import type { Client, ClientContext } from './client.ts';
import type { Contract } from './contract.ts';
import type { CreatedKeys } from './created-keys.ts';
import type { Redactor } from './redactor.ts';
import type { Settings } from './settings.ts';

// biome-ignore lint/suspicious/noExplicitAny: documents that were held against the contract
export type Json = any;

export interface Context {
  readonly settings: Settings;
  readonly contract: Contract;
  readonly redactor: Redactor;
  readonly clientContext: ClientContext;
  readonly main: Client;
  readonly member: Client | null;
  readonly unauthenticated: Client | null;
  /** The newest answers to these two calls. */
  session: Json;
  options: Json;
  readonly createdKeys: CreatedKeys;
}

export function has(context: Context, capability: Capability): boolean {
  return context.options.capabilities[capability] === true;
}

/** Whether the main person would now be asked for reauthentication. */
export function needsReauthentication(context: Context): boolean {
  const { reauthentication, checked_until } = context.session;
  return reauthentication.length > 0 && !(checked_until && Date.parse(checked_until) > Date.now());
}

/** An action to give to a key: one that only reads and can be tried, where there is one. */
export function pickAction(context: Context): { id: string; example_body: object | null } | null {
  const all: Json[] = context.options.action_groups.flatMap((group: Json) => group.actions);
  const can = all.filter((action) => action.can);
  const worth = (action: Json) =>
    Number(action.effect === 'reads') * 2 + Number(action.example_body !== null);
  return can.sort((a, b) => worth(b) - worth(a))[0] ?? null;
}
