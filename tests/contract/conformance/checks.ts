// All checks, in their order: what reads first, the reauthentication before the first key.
import type { Check } from './check.ts';
import { events, keyEvents, usage } from './checks/activity.ts';
import { cors, foreign, preflight } from './checks/cors.ts';
import { creation, validation } from './checks/create.ts';
import { csrf } from './checks/csrf.ts';
import { list } from './checks/list.ts';
import { missing } from './checks/missing.ts';
import { options } from './checks/options.ts';
import { problems } from './checks/problems.ts';
import { publicEnds, publicSide } from './checks/public.ts';
import { reauthentication, reauthenticationRequired } from './checks/reauthentication.ts';
import { atOnce, repeats, repeatsEnd } from './checks/repeats.ts';
import { revision, switching } from './checks/revision.ts';
import { revoke } from './checks/revoke.ts';
import { otherWorkspace, roles, rolesOnKeys } from './checks/roles.ts';
import { rotation, rotationEnds } from './checks/rotation.ts';
import { searchKeys, searchWords } from './checks/search.ts';
import { once, secretState } from './checks/secret-state.ts';
import { session } from './checks/session.ts';
import { signedOut } from './checks/signed-out.ts';

export const CHECKS: readonly Check[] = [
  session,
  options,
  signedOut,
  problems,
  missing,
  list,
  searchWords,
  usage,
  events,
  cors,
  preflight,
  foreign,
  roles,
  reauthentication,
  csrf,
  creation,
  validation,
  repeats,
  atOnce,
  repeatsEnd,
  secretState,
  once,
  searchKeys,
  revision,
  switching,
  rotation,
  rotationEnds,
  revoke,
  keyEvents,
  reauthenticationRequired,
  rolesOnKeys,
  otherWorkspace,
  publicSide,
  publicEnds,
];
