/**
 * We-Link's Settings → Security page, as a custom element and as a function.
 *
 * Importing the module defines `<we-link-security>`, once for each document; where there is no document (on a server), it
 * defines nothing and fails at nothing.
 */

/** Where the page's colours come from: `auto` follows the `color-scheme` of the element around it. */
export type Theme = 'auto' | 'light' | 'dark';

/** What {@link mount} and the element take. Whatever is not named here is ignored. */
export interface Options {
  /**
   * Where the calls of the contract are found: a path of the same origin (`/api/settings`), or an address with `https:`
   * (`http:` on loopback alone). Needed. Another one later begins the page anew.
   */
  apiBase: string;
  /**
   * The screen: a path below the page, such as `/api-keys/new`, empty for the list; a query may follow
   * (`?status=expired`, `/api-keys/new?name=CRM`). Where it is set again, the page goes there, after a question where
   * something would be lost.
   */
  route?: string;
  /** `auto` unless told otherwise. */
  theme?: Theme;
  /** Whether cookies go with the calls (Fetch standard); `same-origin` unless told otherwise. */
  credentials?: 'same-origin' | 'include' | 'omit';
  /** Secret keys stay hidden until somebody presses *Show*. */
  startHidden?: boolean;
  /** There is a support chat, which `wl-support-requested` opens. Without it the page links to the API's support. */
  supportChat?: boolean;
  /** Documentation to link to in place of the API's own; `https:`, or a path of the same origin. */
  documentationUrl?: string;
  /**
   * Headers for a call, such as `Authorization`. Asked for afresh for each attempt, sent to `apiBase` alone, never kept.
   * Where it fails, the call fails as without a connection.
   */
  getHeaders?: () => HeadersInit | PromiseLike<HeadersInit>;
  /**
   * Nobody is signed in any more. Where it gives a promise, the page looks again who is there when that resolves; what
   * was typed is kept for the same person.
   */
  onUnauthenticated?: () => unknown;
  /** Has the person reauthenticate, where the API offers the method `host`; resolves with whether they did. */
  reauthenticate?: () => boolean | PromiseLike<boolean>;
  /** The page was taken away while a secret key was on the screen untaken, or on its way. */
  onInterrupted?: (interrupted: Interrupted) => void;
  /** To fetch with in place of the window's `fetch`: the unpatched one, where a recorder of sessions put its own there. */
  fetch?: typeof globalThis.fetch;
}

/** What was under way when the page was taken away. */
export interface Interrupted {
  /** The key, where it is known: the list says of it that its secret key was never confirmed. */
  readonly keyId: string | null;
  /** Whether it was a new key, or a new secret key for one. */
  readonly purpose: 'create' | 'rotate';
}

/**
 * How a page ended. `not-started`: the program did not come or cannot run; `wl-error` has told why. The element then says
 * so; where the person presses *Try again* and the program comes, the page stands after all, and `wl-ready` tells that.
 */
export type Ending = 'unmounted' | 'crashed' | 'not-started';

/** What went wrong, in a word. */
export type ErrorKind =
  // The page or a part of it is not there, or cannot run. The element says what to do.
  /** The browser has no WebAssembly, or cannot run this program. */
  | 'wasm-unavailable'
  /** The content security policy lacks `wasm-unsafe-eval`. */
  | 'wasm-blocked'
  /** A part is not on the server, or another file is in its place. */
  | 'part-missing'
  /** A part did not come: no connection, a blocker, a refusal of the server. */
  | 'part-blocked'
  /** A newer version of the page has been deployed, and the part is gone. */
  | 'newer-version'
  // What the page was given.
  /** An option that cannot be followed; the console names it. */
  | 'bad-option'
  /** The first calls to `apiBase` do not come through (network, CORS); once, until the API has answered. */
  | 'api-unreachable'
  // A call failed.
  | 'no-connection'
  | 'timed-out'
  | 'forbidden'
  | 'not-found'
  | 'already-created'
  | 'in-progress'
  | 'conflict'
  | 'too-many-requests'
  | 'refused'
  | 'server'
  | 'unreadable';

/** A mounted page. */
export interface Mounted {
  /** Takes over options; those that are not named stay as they are. */
  update(options: Partial<Options>): void;
  /** Takes the page away, with everything of it. */
  unmount(): void;
  /**
   * Whether the host may go elsewhere without anything being lost. Where something would be, the person is asked, and
   * their answer is told; `false` at once while a request is on its way whose outcome nobody knows.
   */
  canLeave(): Promise<boolean>;
  /** Resolves when the page has ended, or could not start; never fails. */
  readonly done: Promise<Ending>;
}

/**
 * Mounts the page into an element, whose shadow root it takes. Loads what it needs first; what goes wrong then stands in
 * the element, `wl-error` tells of it, and `done` resolves with `not-started`.
 *
 * A bad option: one message on the console that names it, `wl-error`, and a sentence in the element, until `update` mends
 * it; `done` does not resolve.
 *
 * @throws {TypeError} where `target` is no element that can have a shadow root.
 */
export function mount(target: HTMLElement, options: Options): Mounted;

/** `<we-link-security>`: the same as {@link mount}; each attribute is a property, too. */
export class WeLinkSecurityElement extends HTMLElement {
  /** Attribute `api-base`. */
  apiBase: string;
  /** Attribute `route`. */
  route: string;
  /** Attribute `theme`. */
  theme: Theme;
  /** Attribute `credentials`. */
  credentials: 'same-origin' | 'include' | 'omit';
  /** Attribute `start-hidden`. */
  startHidden: boolean;
  /** Attribute `support-chat`. */
  supportChat: boolean;
  /** Attribute `documentation-url`. */
  documentationUrl: string;
  getHeaders: Options['getHeaders'];
  onUnauthenticated: Options['onUnauthenticated'];
  reauthenticate: Options['reauthenticate'];
  onInterrupted: Options['onInterrupted'];
  fetch: Options['fetch'];
  /** See {@link Mounted.canLeave}; `true` while the element is in no document. */
  canLeave(): Promise<boolean>;

  addEventListener<K extends keyof Events>(
    type: K,
    listener: (this: WeLinkSecurityElement, event: CustomEvent<Events[K]>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/**
 * What the page tells, at the element or the target: events that bubble, with ids, counts and durations alone. Never a
 * name, a note, an address, a search or a value.
 */
export interface Events {
  /** The first screen stands; milliseconds since the page was mounted. */
  'wl-ready': { readonly milliseconds: number };
  /**
   * The page goes to a screen. The host puts it into its address bar (`replace`: in place of the present entry). Where
   * the host cancels the event, the page stays until `route` says otherwise.
   */
  'wl-navigate': { readonly route: string; readonly replace: boolean };
  'wl-key-created': { readonly keyId: string };
  /** Settings were changed, or the key was switched off or on. */
  'wl-key-changed': { readonly keyId: string };
  'wl-key-rotated': { readonly keyId: string };
  'wl-key-revoked': { readonly keyId: string };
  /** Whether leaving would now lose something that was typed. */
  'wl-unsaved-changes': { readonly unsaved: boolean };
  /** Nobody is signed in any more. */
  'wl-unauthenticated': Record<string, never>;
  /** The person asks for support; `requestId` of the call that failed, if one did. */
  'wl-support-requested': {
    readonly route: string;
    readonly keyId: string | null;
    readonly requestId: string | null;
  };
  /** Something failed, also before the first screen; `requestId` of the call, if it was one that was answered. */
  'wl-error': { readonly kind: ErrorKind; readonly requestId: string | null };
  /** The page ended by a mistake of its own: which build, and where in it. Only a reload helps. */
  'wl-crash': { readonly build: string; readonly place: string };
}

declare global {
  interface HTMLElementTagNameMap {
    'we-link-security': WeLinkSecurityElement;
  }
}
