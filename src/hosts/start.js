// Starts the page: the content security policy allows no inline script. Trunk names the files.
import { check, file, notice, once, reload, why } from './loading.js';

const element = document.getElementById('we-link-security');
try {
  const link = (/** @type {string} */ rel) => document.querySelector(`link[rel=${rel}]`);
  const at = (/** @type {string} */ rel) => link(rel)?.getAttribute('href') ?? '';
  const [page, first] = await Promise.all([script(at('modulepreload')), file(at('preload'), '')]);
  check();
  const started = page.default({ module_or_path: first });
  // What the list can stand without; the page asks for it. A development build is in one piece.
  const { rest, restIntegrity } = /** @type {HTMLLinkElement} */ (link('preload')).dataset;
  const load = async () => {
    const answer = await file(rest ?? '', '', 'wasm', restIntegrity);
    await WebAssembly.instantiate(await answer.arrayBuffer(), { __wasm_split: await started });
  };
  if (element && rest) Object.assign(element, { loadRest: once(load, 'part-missing') });
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
} catch (error) {
  const { message, kind } = why(error, 'wasm-unavailable');
  const place = document.getElementById('cannot-start');
  place?.removeAttribute('hidden');
  place?.append(...notice(message, kind === 'part-blocked' ? reload : undefined));
  element?.setAttribute('hidden', '');
}

/**
 * Imports a module; where that fails, finds out why.
 * @param {string} url
 */
function script(url) {
  return import(url).catch(async (error) => {
    await file(url, '', 'javascript');
    throw error;
  });
}
