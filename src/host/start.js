// Starts the standalone page. A file of its own, because the content security policy of the page
// allows no inline script. Trunk names the two files that belong together in the preload links.

/**
 * @param {string} selector
 * @returns {string}
 */
function address(selector) {
  const link = document.querySelector(selector);
  if (!(link instanceof HTMLLinkElement)) {
    throw new Error(`no ${selector} in the page`);
  }
  return link.href;
}

/** Shows the sentence for a browser in which the page cannot start. */
function giveUp() {
  document.getElementById("cannot-start")?.removeAttribute("hidden");
  document.getElementById("we-link-security")?.setAttribute("hidden", "");
}

try {
  const module = await import(address("link[rel=modulepreload]"));
  await module.default({ module_or_path: address("link[rel=preload][as=fetch]") });
} catch {
  giveUp();
}
