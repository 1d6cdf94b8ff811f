// One page in one element: loads the program, mounts it, and says in the element what keeps it from standing there.

import { notice, why } from '../hosts/loading.js';
import { CRASHED, LOADING } from '../messages/start.js';
import { build, EmbeddedPage, end, ended, program, rest } from './program.js';

/** What takes the focus where it would be lost: the page's heading, the notice's button, the sentence. */
const TAKES_FOCUS = ['#heading', 'button', 'p'];
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
    if (!ended()) this.#change(() => this.#page?.update(goes));
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
      if (!this.#ended && !ended())
        this.#change(() => {
          this.#page = new EmbeddedPage(this.#target, this.#options, this.#rest, build);
        });
    } catch (error) {
      if (!ended()) return this.#failed(why(error, 'wasm-unavailable'));
    }
    if (ended()) this.#say(CRASHED, 'crashed');
  }

  #rest = () =>
    rest().catch((error) => {
      this.#tell(error);
      throw error;
    });

  /** @param {import('../hosts/loading.js').Failure} failure */
  #failed(failure) {
    const again = () => {
      this.#wait(LOADING);
      this.#start();
    };
    this.#say(failure.message, 'not-started', failure.kind === 'part-blocked' ? again : undefined);
    this.#tell(failure);
  }

  /** @param {import('../hosts/loading.js').Failure} failure */
  #tell({ kind }) {
    if (this.#ended) return;
    const detail = { kind, requestId: null };
    this.#target.dispatchEvent(new CustomEvent('wl-error', { bubbles: true, composed: true, detail }));
  }

  /** @param {string} [sentence] */
  #wait(sentence = '') {
    const words = document.createElement('p');
    words.textContent = sentence;
    const space = place(words);
    space.style.minHeight = `${HEIGHT}px`;
    this.#put(space);
  }

  /**
   * @param {string} sentence
   * @param {import('./index.js').Ending} ending
   * @param {() => void} [again]
   */
  #say(sentence, ending, again) {
    if (this.#ended) return;
    const element = place(...notice(sentence, again));
    element.role = 'alert';
    this.#put(element);
    this.#end(ending);
  }

  /** @param {HTMLElement} element */
  #put(element) {
    const shadow = this.#shadow();
    this.#change(() => shadow.replaceChildren(element));
  }

  /**
   * Changes what stands in the element. A focus that was in it, and would fall to the document's body, stays in it.
   * @param {() => void} change
   */
  #change(change) {
    const had = this.#target.shadowRoot?.activeElement;
    try {
      change();
    } finally {
      // The host may have given it to something else meanwhile.
      const { activeElement, body } = this.#target.ownerDocument;
      if (had && (!activeElement || activeElement === body)) this.#takeFocus();
    }
  }

  #takeFocus() {
    const found = TAKES_FOCUS.map((what) => this.#shadow().querySelector(what)).find(Boolean);
    const element = /** @type {HTMLElement | undefined} */ (found);
    if (!element) return;
    // A button is reached by Tab, the others by this alone.
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus();
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

/** @param {HTMLElement[]} content */
function place(...content) {
  const element = document.createElement('div');
  // The host may be in another language.
  Object.assign(element, { lang: 'en', dir: 'ltr' });
  element.append(...content);
  return element;
}
