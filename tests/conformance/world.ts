// What all checks share: the persons, what the API said about itself, and the keys that were made.
import type { Capability } from './capabilities.ts';
import type { Contract } from './contract.ts';
import type { Hidden } from './hidden.ts';
import type { MadeKeys } from './made.ts';
import type { Person, Surroundings } from './person.ts';
import type { Settings } from './settings.ts';

// biome-ignore lint/suspicious/noExplicitAny: documents that were held against the contract
export type Json = any;

export interface World {
  readonly settings: Settings;
  readonly contract: Contract;
  readonly hidden: Hidden;
  readonly around: Surroundings;
  readonly main: Person;
  readonly member: Person | null;
  readonly unchecked: Person | null;
  /** The newest answers to these two calls. */
  session: Json;
  options: Json;
  readonly made: MadeKeys;
}

export function has(world: World, capability: Capability): boolean {
  return world.options.capabilities[capability] === true;
}

/** Whether the main person would now be asked for the second check. */
export function checkIsDue(world: World): boolean {
  const { reauthentication, checked_until } = world.session;
  return reauthentication.length > 0 && !(checked_until && Date.parse(checked_until) > Date.now());
}

/** An action to give to a key: one that only reads and can be tried, where there is one. */
export function anAction(world: World): { id: string; example_body: object | null } | null {
  const all: Json[] = world.options.action_groups.flatMap((group: Json) => group.actions);
  const can = all.filter((action) => action.can);
  const worth = (action: Json) =>
    Number(action.effect === 'reads') * 2 + Number(action.example_body !== null);
  return can.sort((a, b) => worth(b) - worth(a))[0] ?? null;
}
