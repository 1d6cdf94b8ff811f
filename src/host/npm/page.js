// One page in one element: loads the program, mounts it, and says in the element what keeps it from standing there.
import { CANNOT_LOAD, CANNOT_START, CRASHED, RELOAD, REPLACED, TRY_AGAIN } from '../../text/start.js';
import { build, EmbeddedPage, end, ended, NotLoaded, program, rest } from './program.js';

/** Pixels that the list takes at the least, so that what stands below need not jump. */
const HEIGHT = 320;

export class Page {
  #target;
  #options;
  /** @type {EmbeddedPage | undefined} */
  #page;
  #ended = false;
  /** @type {(ending: import('./index.js').Ending) => void} */
  #end = () => {};

  /** Resolves when it has ended. */
  done = /** @type {Promise<import('./index.js').Ending>} */ (
    new Promise((resolve) => {
      this.#end = resolve;
    })
  );

  /**
   * @param {HTMLElement} target
   * @param {object} options looked up when they are needed
   */
  constructor(target, options) {
    this.#target = target;
    this.#options = options;
    this.#wait();
    target.addEventListener('wl-crash', this.#crashed);
    this.#start();
  }

  /** @param {boolean} goes whether the route was set */
  update(goes) {
    if (!ended()) this.#page?.update(goes);
  }

  async canLeave() {
    return ended() || (this.#page?.canLeave() ?? true);
  }

  unmount() {
    if (this.#ended) return;
    this.#ended = true;
    this.#target.removeEventListener('wl-crash', this.#crashed);
    const page = this.#page;
    this.#page = undefined;
    if (!ended()) {
      page?.unmount();
      page?.free();
    }
    this.#target.shadowRoot?.replaceChildren();
    this.#end('unmounted');
  }

  /** @param {Event} event */
  #crashed = (event) => {
    // Not of an element further in.
    if (event.target !== this.#target) return;
    end();
    this.#end('crashed');
  };

  async #start() {
    try {
      await program();
      if (ended()) throw new Error('the program has ended');
      if (!this.#ended) this.#page = new EmbeddedPage(this.#target, this.#options, rest, build);
    } catch (error) {
      if (!this.#ended) this.#say(error);
    }
  }

  #wait() {
    const space = document.createElement('div');
    space.style.minHeight = `${HEIGHT}px`;
    this.#shadow().replaceChildren(space);
  }

  /** @param {unknown} error */
  #say(error) {
    const [sentence, label] = why(error);
    const said = document.createElement('p');
    said.setAttribute('role', 'alert');
    said.textContent = sentence;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      if (label === RELOAD) return location.reload();
      this.#wait();
      this.#start();
    });
    this.#shadow().replaceChildren(said, button);
  }

  #shadow() {
    if (this.#target.shadowRoot) return this.#target.shadowRoot;
    try {
      return this.#target.attachShadow({ mode: 'open' });
    } catch (cause) {
      throw new TypeError('mount: the target has to be an element that can have a shadow root', { cause });
    }
  }
}

/**
 * What is said of it, and what the button does.
 * @param {unknown} error
 * @returns {[string, string]}
 */
function why(error) {
  if (ended()) return [CRASHED, RELOAD];
  if (!(error instanceof NotLoaded)) return [CANNOT_START, RELOAD];
  return error.replaced ? [REPLACED, RELOAD] : [CANNOT_LOAD, TRY_AGAIN];
}
