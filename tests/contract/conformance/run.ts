// The whole run: who is there, every check, and the end of every key that was made.

import type { Answer } from './answer.ts';
import { CAPABILITIES, type Capability } from './capabilities.ts';
import type { Result } from './check.ts';
import { CHECKS } from './checks.ts';
import { Client, type ClientContext } from './client.ts';
import type { Context, Json } from './context.ts';
import { Contract } from './contract.ts';
import { CreatedKeys, NAME } from './created-keys.ts';
import { Interrupted, NoAnswer } from './exchange.ts';
import { Findings } from './findings.ts';
import { Redactor } from './redactor.ts';
import { formatFindings, line, verdict } from './report.ts';
import { commonResults, runCheck } from './runner.ts';
import type { Settings } from './settings.ts';

export const CONFORMS = 0;
export const WRONG = 1;
export const NOT_CHECKED = 2;

/** Nothing could be checked; the message says why. */
class CannotBegin extends Error {}

/** Nothing more could be checked, since what all else rests on is wrong. */
class OtherShape extends Error {}

/** Runs all checks and prints the report; gives the exit code. */
export async function run(
  settings: Settings,
  print: (text: string) => void,
  signal: AbortSignal,
): Promise<number> {
  const redactor = new Redactor();
  redactor.addSecret(settings.password);
  const say = (text: string) => print(redactor.redact(text));
  const createdKeys = new CreatedKeys();
  const clientContext: ClientContext = {
    api: settings.api,
    contract: new Contract(),
    redactor,
    observer: createdKeys,
    answers: new Findings(),
    leaks: new Findings(),
    signal,
    reported: new Set(),
  };
  const client = (who: Settings['member']) => (who ? new Client(clientContext, who) : null);
  const main = new Client(clientContext, settings.main);
  const others = { member: client(settings.member), unauthenticated: client(settings.unchecked) };
  say(`Conformance of ${settings.api} with the contract ${clientContext.contract.version}`);
  const results: Result[] = [];
  let context: Context | null = null;
  let interrupted = false;
  try {
    const known = await whoIsThere(main);
    context = {
      settings,
      contract: clientContext.contract,
      redactor,
      clientContext,
      main,
      ...others,
      ...known,
      createdKeys,
    };
    say(intention(context));
    for (const check of CHECKS) {
      const before = createdKeys.ids();
      const result = await runCheck(context, check);
      await createdKeys.revokeSince(main, before);
      results.push(result);
      say(line(result));
    }
  } catch (error) {
    if (error instanceof CannotBegin) {
      say(`Could not be checked: ${error.message}`);
      return NOT_CHECKED;
    }
    if (error instanceof Interrupted) interrupted = true;
    else if (!(error instanceof OtherShape)) throw error;
  } finally {
    await clean(main, createdKeys, clientContext, say);
  }
  for (const result of commonResults(clientContext)) {
    results.push(result);
    say(line(result));
  }
  say(formatFindings(context, results));
  say(`\n${verdict(results, interrupted)}`);
  if (interrupted) return NOT_CHECKED;
  return results.some(({ outcome }) => outcome === 'wrong') ? WRONG : CONFORMS;
}

/** Session and options, without which nothing can be asked. */
async function whoIsThere(main: Client): Promise<{ session: Json; options: Json }> {
  const session = await begin(main, 'GET /session');
  const options = await begin(main, 'GET /api-key-options');
  const permissions = session.body?.permissions;
  const capabilities = options.body?.capabilities;
  const fits = permissions && capabilities && Array.isArray(options.body.action_groups);
  if (!fits || !Array.isArray(session.body.reauthentication)) {
    throw new OtherShape();
  }
  return { session: session.body, options: options.body };
}

async function begin(main: Client, operation: string): Promise<Answer> {
  let answer: Answer;
  try {
    answer = await main.request(operation);
  } catch (error) {
    if (error instanceof NoAnswer) throw new CannotBegin(`no answer to ${operation}. ${error.message}`);
    throw error;
  }
  if (answer.status === 200) return answer;
  const why = answer.status === 401 ? ': the credentials are not taken' : '';
  const id = answer.requestId ? ` (request id ${answer.requestId})` : '';
  throw new CannotBegin(`${operation} was answered with ${answer.status}${why}${id}.`);
}

function intention({ settings, session, options, createdKeys, main }: Context): string {
  const has = (capability: Capability) => options.capabilities[capability] === true;
  const way = main.kind === 'bearer' ? 'a bearer token' : 'a cookie';
  const keys = settings.readOnly
    ? 'Read only: no key is made.'
    : `It makes keys called “${NAME} ${createdKeys.runId} …”, for one action, for a day at the most, and revokes each after its check;
people may be sent the messages that new keys bring. No other key is touched.`;
  return `As ${session.role} of the workspace ${session.workspace?.id}, with ${way}. Capabilities: ${CAPABILITIES.filter(has).join(', ') || 'none'}.
${keys}\n`;
}

/** Whatever happened, nothing that works is left behind. */
async function clean(
  main: Client,
  createdKeys: CreatedKeys,
  clientContext: ClientContext,
  say: (text: string) => void,
): Promise<void> {
  if (!createdKeys.hasTried) return;
  clientContext.signal = null;
  const left = await createdKeys.revokeAll(main);
  for (const id of left) {
    const key = {
      operation: 'DELETE /api-keys/{id}',
      path: `/api-keys/${id}`,
      status: 0,
      problem: null,
      requestId: null,
    };
    clientContext.answers.check(
      false,
      key,
      'a key that was made is revoked at the end',
      'it is not: please revoke it by hand',
    );
  }
  if (createdKeys.count > 0)
    say(
      `  ${createdKeys.count - left.length} keys were made and are revoked${left.length > 0 ? `, and ${left.length} ARE NOT` : ''}.`,
    );
}
