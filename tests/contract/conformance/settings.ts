// What the program is told: where the API is, who it may be, and what else it may look at.

export interface Credentials {
  readonly kind: 'bearer' | 'cookie';
  readonly value: string;
}

export interface Settings {
  /** Base of the calls of the contract, without a slash at the end. */
  readonly api: string;
  readonly main: Credentials;
  /** Somebody of the same workspace who may not create keys. */
  readonly member: Credentials | null;
  /** Another session of the same person, in which reauthentication was not passed. */
  readonly unchecked: Credentials | null;
  readonly password: string | null;
  /** The origin of a page that is to be let in. */
  readonly origin: string | null;
  /** Where keys are used; an action's id follows. */
  readonly publicBase: string | null;
  readonly readOnly: boolean;
}

/** Something that was told cannot be used. Its message is for people, and holds no credentials. */
export class BadSettings extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws {BadSettings} where something is missing or cannot be used. */
export function readSettings(api: string | undefined, env: Environment): Settings {
  if (!api) throw new BadSettings('Say where the API is: make conformance API=https://host/api/settings');
  const main = credentials(env, 'TOKEN', 'COOKIE');
  if (!main) {
    throw new BadSettings(
      'Say who the program may be: TOKEN= (a bearer token) or COOKIE= (the value of a Cookie header) in the environment.',
    );
  }
  const origin = text(env, 'ORIGIN');
  return {
    api: address('API', api),
    main,
    member: credentials(env, 'MEMBER_TOKEN', 'MEMBER_COOKIE'),
    unchecked: credentials(env, 'UNCHECKED_TOKEN', 'UNCHECKED_COOKIE'),
    password: text(env, 'PASSWORD'),
    origin: origin === null ? null : exactOrigin(origin),
    publicBase: env['PUBLIC'] ? address('PUBLIC', env['PUBLIC']) : null,
    readOnly: flag(env, 'READ_ONLY'),
  };
}

function text(env: Environment, name: string): string | null {
  return env[name] ? env[name] : null;
}

function flag(env: Environment, name: string): boolean {
  const value = env[name] ?? '';
  if (value === '' || value === '0') return false;
  if (value === '1') return true;
  throw new BadSettings(`${name} is 1 or 0.`);
}

function credentials(env: Environment, token: string, cookie: string): Credentials | null {
  const bearer = env[token];
  const header = env[cookie]?.replace(/^cookie:\s*/i, '');
  if (bearer && header) throw new BadSettings(`Give ${token} or ${cookie}, not both.`);
  const value = bearer || header;
  if (!value) return null;
  // What is no header value would be told in an error of the HTTP client, with the value in it.
  if (!/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value)) {
    throw new BadSettings(`${bearer ? token : cookie} holds characters that no header can have.`);
  }
  if (header && !header.includes('='))
    throw new BadSettings(`${cookie} has the form name=value; name=value.`);
  return { kind: bearer ? 'bearer' : 'cookie', value };
}

/** An address that credentials may be sent to: over TLS, or to this machine. */
function address(name: string, value: string): string {
  const url = parsed(name, value);
  if (url.username || url.password || url.search || url.hash) {
    throw new BadSettings(`${name} is scheme, host and path alone.`);
  }
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!secure) throw new BadSettings(`${name} begins with https://; http:// is for loopback alone.`);
  return url.href.replace(/\/+$/, '');
}

function exactOrigin(value: string): string {
  const url = parsed('ORIGIN', value);
  if (url.origin === 'null' || url.origin !== value.replace(/\/$/, '')) {
    throw new BadSettings('ORIGIN is scheme, host and port alone, such as https://app.example.');
  }
  return url.origin;
}

function parsed(name: string, value: string): URL {
  try {
    return new URL(value);
  } catch {
    throw new BadSettings(`${name} is no address; it looks like https://host/path.`);
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
