// Starts the page: the content security policy allows no inline script. Trunk names the files.
const element = document.getElementById('we-link-security');
try {
  const link = (/** @type {string} */ rel) => document.querySelector(`link[rel=${rel}]`);
  const at = (/** @type {string} */ rel) => link(rel)?.getAttribute('href');
  const page = await import(at('modulepreload') ?? '');
  const started = page.default({ module_or_path: at('preload') });
  // What the list can stand without; the page asks for it. A development build is in one piece.
  const rest = link('preload')?.getAttribute('data-rest');
  if (element && rest) Object.assign(element, { loadRest: once(() => load(rest, started)) });
  await started;
  const chat = /** @type {HTMLDialogElement | null} */ (document.getElementById('chat'));
  /** @param {readonly string[]} told */
  const talk = (told) => {
    const line = document.getElementById('chat-told');
    if (line) line.textContent = told.join(' · ');
    // Modal, or a dialog of the page that asked would keep it from being used.
    chat?.showModal();
  };
  document.getElementById('chat-open')?.addEventListener('click', () => talk([`Page: ${location.pathname}`]));
  element?.addEventListener('wl-support-requested', (event) => {
    const { route, keyId, requestId } = /** @type {CustomEvent} */ (event).detail;
    const told = [`Page: ${route || '/'}`, keyId && `Key: ${keyId}`, requestId && `Request: ${requestId}`];
    talk(told.filter(Boolean));
  });
} catch {
  document.getElementById('cannot-start')?.removeAttribute('hidden');
  element?.setAttribute('hidden', '');
}

/**
 * Puts the rest of the program into the memory and the table of the first part.
 * @param {string} path
 * @param {Promise<WebAssembly.Exports>} first
 */
async function load(path, first) {
  const answer = await fetch(path, { signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) throw new Error(path, { cause: answer.status });
  await WebAssembly.instantiateStreaming(answer, { p: await first });
}

/**
 * What was asked for is not asked for again, unless it failed.
 * @param {() => Promise<void>} ask
 */
function once(ask) {
  /** @type {Promise<void> | undefined} */
  let asked;
  return () => {
    asked ??= ask().catch((error) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}
