// The entry of the package: `<we-link-security>` and `mount`. What they mean for hosts stands in index.d.ts.
import { Page } from './page.js';

/** Attributes that hold a text, and the properties that are the same. */
const TEXTS = {
  'api-base': 'apiBase',
  route: 'route',
  theme: 'theme',
  credentials: 'credentials',
  'documentation-url': 'documentationUrl',
};
/** Attributes that are true by being there. */
const FLAGS = { 'start-hidden': 'startHidden', 'support-chat': 'supportChat' };
/** Properties without an attribute: what they hold must not stand in the document. */
const CALLED = ['getHeaders', 'onUnauthenticated', 'reauthenticate', 'onInterrupted', 'fetch'];

/** @type {typeof import('./index.js').mount} */
export function mount(target, options) {
  // An element that comes from another realm, an iframe's, is no instance of this one's `HTMLElement`.
  if (typeof target?.attachShadow !== 'function')
    throw new TypeError('mount: the target has to be an element');
  const known = { ...options };
  const page = new Page(target, known);
  return {
    update: (changed) => {
      Object.assign(known, changed);
      page.update('route' in changed);
    },
    unmount: () => page.unmount(),
    canLeave: () => page.canLeave(),
    done: page.done,
  };
}

// On a server there are no elements; there the module only has to load.
const Base = globalThis.HTMLElement ?? class {};

export class WeLinkSecurityElement extends Base {
  static observedAttributes = [...Object.keys(TEXTS), ...Object.keys(FLAGS)];

  static {
    for (const name of CALLED) {
      reflect(WeLinkSecurityElement.prototype, name, {
        get: (element) => element.#called.get(name),
        set: (element, value) => {
          element.#called.set(name, value);
          element.#page?.update(false);
        },
      });
    }
  }

  /** @type {Page | undefined} */
  #page;
  /** @type {Map<string, unknown>} */
  #called = new Map();

  constructor() {
    super();
    for (const name of [...Object.values(TEXTS), ...Object.values(FLAGS), ...CALLED]) upgrade(this, name);
  }

  connectedCallback() {
    this.#page ??= new Page(this, this);
  }

  // Moving an element takes it out first: whoever has it back by the time this runs has only moved it.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#page?.unmount();
      this.#page = undefined;
    });
  }

  // With it, `moveBefore` does not take the element out at all (DOM standard).
  connectedMoveCallback() {}

  /** @param {string} name */
  attributeChangedCallback(name) {
    this.#page?.update(name === 'route');
  }

  async canLeave() {
    return this.#page?.canLeave() ?? true;
  }
}

/**
 * A property that was set before the element was one of ours would hide the accessor of the same name.
 * @param {object} element
 * @param {string} name
 */
function upgrade(element, name) {
  if (!Object.hasOwn(element, name)) return;
  const value = Reflect.get(element, name);
  Reflect.deleteProperty(element, name);
  Reflect.set(element, name, value);
}

const { prototype } = WeLinkSecurityElement;
for (const [attribute, name] of Object.entries(TEXTS)) {
  reflect(prototype, name, {
    get: (element) => element.getAttribute(attribute) ?? '',
    set: (element, value) => {
      if (value === undefined || value === null) element.removeAttribute(attribute);
      else element.setAttribute(attribute, String(value));
    },
  });
}
for (const [attribute, name] of Object.entries(FLAGS)) {
  reflect(prototype, name, {
    get: (element) => element.hasAttribute(attribute),
    set: (element, value) => element.toggleAttribute(attribute, Boolean(value)),
  });
}

/**
 * @template {HTMLElement} T
 * @param {T} prototype
 * @param {string} name
 * @param {{ get: (element: T) => unknown, set: (element: T, value: unknown) => void }} how
 */
function reflect(prototype, name, { get, set }) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: true,
    /** @this {T} */
    get() {
      return get(this);
    },
    /** @this {T} @param {unknown} value */
    set(value) {
      set(this, value);
    },
  });
}

// Two versions on one document: the first one stays.
if (globalThis.customElements && !customElements.get('we-link-security')) {
  customElements.define('we-link-security', WeLinkSecurityElement);
}
