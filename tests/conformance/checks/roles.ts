// Somebody who may less: told so beforehand, and refused all the same.
import { randomUUID } from 'node:crypto';
import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import { create, draft, makeTaken } from '../made.ts';
import type { Ask, Person } from '../person.ts';
import { NotChecked, type Probe } from '../probe.ts';
import { has, type Json } from '../world.ts';

const NOT_GIVEN = 'MEMBER_TOKEN= or MEMBER_COOKIE= was not given: somebody who may not create keys';

export const roles: Check = {
  id: 'roles',
  title: 'The list tells a member no more than they may do and see',
  rule: 'Permissions; Key, can',
  async run(world, probe) {
    const { member, session } = world;
    if (!member) throw new NotChecked(NOT_GIVEN);
    const theirs = await present(member, probe);
    if (theirs.workspace.id !== session.workspace.id) {
      throw new NotChecked('the member belongs to another workspace; see other-workspace');
    }
    if (theirs.permissions.list) {
      const list = await member.ask('GET /api-keys', { query: { status: 'all', limit: 100 } });
      probe.must(list, 200, 'for the list, with the permission “list”');
      honest(probe, list, theirs.permissions);
    } else {
      const list = await member.ask('GET /api-keys');
      forbidden(probe, list, 'list', 'for the list');
    }
  },
};

/** `can` of a key never promises more than the permissions, nor are addresses told without theirs. */
function honest(probe: Probe, list: Answer, permissions: Json): void {
  const keys: Json[] = list.body.keys;
  for (const name of ['edit', 'rotate', 'revoke']) {
    const more = !permissions[name] && keys.some((key) => key.can[name]);
    probe.that(!more, list, `can.${name} is false without the permission`, 'true for a key');
  }
  const address = !permissions.see_addresses && keys.some((key) => key.last_used.address !== null);
  probe.that(!address, list, 'last_used.address is null without the permission see_addresses', 'an address');
}

export const rolesOnKeys: Check = {
  id: 'roles-refused',
  title: 'Who may not create, edit, rotate or revoke is told so, and refused',
  rule: 'Permissions; Forbidden',
  writes: true,
  async run(world, probe) {
    const { member } = world;
    if (!member) throw new NotChecked(NOT_GIVEN);
    const theirs = await present(member, probe);
    if (theirs.workspace.id !== world.session.workspace.id)
      throw new NotChecked('the member belongs to another workspace');
    const tried = await create(member, draft(world, 'roles'));
    if (!theirs.permissions.create) forbidden(probe, tried, 'create', 'for a create call');
    else {
      const refused = tried.problem === 'forbidden';
      probe.that(!refused, tried, 'no forbidden, since the session says “create”: true', 'forbidden');
      probe.leave('the refusal of a create call: the member may create keys');
    }
    const { id, secretId } = await makeTaken(world, probe, 'roles');
    const params = { id };
    const found = await member.ask('GET /api-keys/{id}', { params });
    const revision = found.body?.revision ?? 1;
    const { permissions } = theirs;
    const calls: [string, boolean, string, Ask][] = [
      [
        'edit',
        has(world, 'edit'),
        'PATCH /api-keys/{id}',
        { headers: { 'If-Match': `"${revision}"` }, body: { enabled: false } },
      ],
      [
        'rotate',
        has(world, 'rotation'),
        'POST /api-keys/{id}/rotations',
        { headers: { 'Idempotency-Key': randomUUID() }, body: { overlap_seconds: 0 } },
      ],
      ['revoke', true, 'DELETE /api-keys/{id}', {}],
    ];
    for (const [name, there, call, ask] of calls) {
      if (!there) continue;
      if (permissions[name]) probe.leave(`${name}: the member has that permission`);
      else forbidden(probe, await member.ask(call, { ...ask, params }), name, `for ${call}`);
    }
    if (!permissions.create && !permissions.rotate && has(world, 'acknowledgement')) {
      const body = { secret_id: secretId, state: 'saved' };
      const answer = await member.ask('POST /api-keys/{id}/secret-state', { params, body });
      forbidden(probe, answer, null, 'for a report of a secret’s state');
    }
  },
};

export const otherWorkspace: Check = {
  id: 'other-workspace',
  title: 'A key of another workspace is not there',
  rule: 'NotFound',
  writes: true,
  async run(world, probe) {
    const { member } = world;
    if (!member) throw new NotChecked('MEMBER_TOKEN= or MEMBER_COOKIE= was not given, of another workspace');
    const theirs = await present(member, probe);
    if (theirs.workspace.id === world.session.workspace.id)
      throw new NotChecked('the member is of the same workspace');
    const { id } = await makeTaken(world, probe, 'other workspace');
    const params = { id };
    const calls = ['GET /api-keys/{id}', ...(theirs.permissions.revoke ? ['DELETE /api-keys/{id}'] : [])];
    for (const call of calls) {
      probe.status(await member.ask(call, { params }), 404, 'for a key of another workspace', 'not-found');
    }
  },
};

async function present(member: Person, probe: Probe): Promise<Json> {
  const answer = await member.ask('GET /session');
  probe.must(answer, 200, 'with the credentials of the member');
  return answer.body;
}

function forbidden(probe: Probe, answer: Answer, permission: string | null, when: string): void {
  if (answer.problem === 'reauthentication-required') {
    probe.leave(`the refusal ${when}: the second check is asked for first`);
    return;
  }
  if (!probe.status(answer, 403, `${when} without the permission`, 'forbidden') || permission === null)
    return;
  const named = answer.body.permission === permission;
  probe.that(named, answer, `“permission” names ${permission}`, named ? 'it' : 'another, or none');
}
