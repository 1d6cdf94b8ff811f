// Somebody who may less: told so beforehand, and refused all the same.
import { randomUUID } from 'node:crypto';
import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Client, RequestOptions } from '../client.ts';
import { has, type Json } from '../context.ts';
import { create, createSavedKey, draft } from '../created-keys.ts';
import { CheckSkipped, type Findings } from '../findings.ts';

const NOT_GIVEN = 'MEMBER_TOKEN= or MEMBER_COOKIE= was not given: somebody who may not create keys';

export const roles: Check = {
  id: 'roles',
  title: 'The list tells a member no more than they may do and see',
  rule: 'Permissions; Key, can',
  async run(context, findings) {
    const { member, session } = context;
    if (!member) throw new CheckSkipped(NOT_GIVEN);
    const theirs = await present(member, findings);
    if (theirs.workspace.id !== session.workspace.id) {
      throw new CheckSkipped('the member belongs to another workspace; see other-workspace');
    }
    if (theirs.permissions.list) {
      const list = await member.request('GET /api-keys', { query: { status: 'all', limit: 100 } });
      findings.require(list, 200, 'for the list, with the permission “list”');
      honest(findings, list, theirs.permissions);
    } else {
      const list = await member.request('GET /api-keys');
      forbidden(findings, list, 'list', 'for the list');
    }
  },
};

/** `can` of a key never promises more than the permissions, nor are addresses told without theirs. */
function honest(findings: Findings, list: Answer, permissions: Json): void {
  const keys: Json[] = list.body.keys;
  for (const name of ['edit', 'rotate', 'revoke']) {
    const more = !permissions[name] && keys.some((key) => key.can[name]);
    findings.check(!more, list, `can.${name} is false without the permission`, 'true for a key');
  }
  const address = !permissions.see_addresses && keys.some((key) => key.last_used.address !== null);
  findings.check(
    !address,
    list,
    'last_used.address is null without the permission see_addresses',
    'an address',
  );
}

export const rolesOnKeys: Check = {
  id: 'roles-refused',
  title: 'Who may not create, edit, rotate or revoke is told so, and refused',
  rule: 'Permissions; Forbidden',
  writes: true,
  async run(context, findings) {
    const { member } = context;
    if (!member) throw new CheckSkipped(NOT_GIVEN);
    const theirs = await present(member, findings);
    if (theirs.workspace.id !== context.session.workspace.id)
      throw new CheckSkipped('the member belongs to another workspace');
    const tried = await create(member, draft(context, 'roles'));
    if (!theirs.permissions.create) forbidden(findings, tried, 'create', 'for a create call');
    else {
      const refused = tried.problem === 'forbidden';
      findings.check(!refused, tried, 'no forbidden, since the session says “create”: true', 'forbidden');
      findings.skipPart('the refusal of a create call: the member may create keys');
    }
    const { id, secretId } = await createSavedKey(context, findings, 'roles');
    const params = { id };
    const found = await member.request('GET /api-keys/{id}', { params });
    const revision = found.body?.revision ?? 1;
    const { permissions } = theirs;
    const calls: [string, boolean, string, RequestOptions][] = [
      [
        'edit',
        has(context, 'edit'),
        'PATCH /api-keys/{id}',
        { headers: { 'If-Match': `"${revision}"` }, body: { enabled: false } },
      ],
      [
        'rotate',
        has(context, 'rotation'),
        'POST /api-keys/{id}/rotations',
        { headers: { 'Idempotency-Key': randomUUID() }, body: { overlap_seconds: 0 } },
      ],
      ['revoke', true, 'DELETE /api-keys/{id}', {}],
    ];
    for (const [name, there, call, ask] of calls) {
      if (!there) continue;
      if (permissions[name]) findings.skipPart(`${name}: the member has that permission`);
      else forbidden(findings, await member.request(call, { ...ask, params }), name, `for ${call}`);
    }
    if (!permissions.create && !permissions.rotate && has(context, 'acknowledgement')) {
      const body = { secret_id: secretId, state: 'saved' };
      const answer = await member.request('POST /api-keys/{id}/secret-state', { params, body });
      forbidden(findings, answer, null, 'for a report of a secret’s state');
    }
  },
};

export const otherWorkspace: Check = {
  id: 'other-workspace',
  title: 'A key of another workspace is not there',
  rule: 'NotFound',
  writes: true,
  async run(context, findings) {
    const { member } = context;
    if (!member)
      throw new CheckSkipped('MEMBER_TOKEN= or MEMBER_COOKIE= was not given, of another workspace');
    const theirs = await present(member, findings);
    if (theirs.workspace.id === context.session.workspace.id)
      throw new CheckSkipped('the member is of the same workspace');
    const { id } = await createSavedKey(context, findings, 'other workspace');
    const params = { id };
    const calls = ['GET /api-keys/{id}', ...(theirs.permissions.revoke ? ['DELETE /api-keys/{id}'] : [])];
    for (const call of calls) {
      findings.status(
        await member.request(call, { params }),
        404,
        'for a key of another workspace',
        'not-found',
      );
    }
  },
};

async function present(member: Client, findings: Findings): Promise<Json> {
  const answer = await member.request('GET /session');
  findings.require(answer, 200, 'with the credentials of the member');
  return answer.body;
}

function forbidden(findings: Findings, answer: Answer, permission: string | null, when: string): void {
  if (answer.problem === 'reauthentication-required') {
    findings.skipPart(`the refusal ${when}: reauthentication is asked for first`);
    return;
  }
  if (!findings.status(answer, 403, `${when} without the permission`, 'forbidden') || permission === null)
    return;
  const named = answer.body.permission === permission;
  findings.check(named, answer, `“permission” names ${permission}`, named ? 'it' : 'another, or none');
}
