// Starts the page: the content security policy allows no inline script. Trunk names the files.
try {
  const at = (/** @type {string} */ rel) => document.querySelector(`link[rel=${rel}]`)?.getAttribute('href');
  const page = await import(at('modulepreload') ?? '');
  await page.default({ module_or_path: at('preload') });
  const chat = /** @type {HTMLDialogElement | null} */ (document.getElementById('chat'));
  /** @param {readonly string[]} told */
  const talk = (told) => {
    const line = document.getElementById('chat-told');
    if (line) line.textContent = told.join(' · ');
    // Modal, or a dialog of the page that asked would keep it from being used.
    chat?.showModal();
  };
  document.getElementById('chat-open')?.addEventListener('click', () => talk([`Page: ${location.pathname}`]));
  document.getElementById('we-link-security')?.addEventListener('wl-support-requested', (event) => {
    const { route, keyId, requestId } = /** @type {CustomEvent} */ (event).detail;
    const told = [`Page: ${route || '/'}`, keyId && `Key: ${keyId}`, requestId && `Request: ${requestId}`];
    talk(told.filter(Boolean));
  });
} catch {
  document.getElementById('cannot-start')?.removeAttribute('hidden');
  document.getElementById('we-link-security')?.setAttribute('hidden', '');
}
