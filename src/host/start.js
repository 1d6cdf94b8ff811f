// Starts the page: the content security policy allows no inline script. Trunk names the files.
try {
  const at = (/** @type {string} */ rel) => document.querySelector(`link[rel=${rel}]`)?.getAttribute('href');
  const page = await import(at('modulepreload') ?? '');
  await page.default({ module_or_path: at('preload') });
} catch {
  document.getElementById('cannot-start')?.removeAttribute('hidden');
  document.getElementById('we-link-security')?.setAttribute('hidden', '');
}
