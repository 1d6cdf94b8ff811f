// The dashboard's own way to ask once more who is there, for an API that offers the way `host`.

/** @returns {Promise<boolean>} */
export function reauthenticate() {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('check'));
  const password = /** @type {HTMLInputElement} */ (dialog.querySelector('input[type=password]'));
  return new Promise((done) => {
    dialog.addEventListener(
      'close',
      () => {
        const typed = password.value;
        password.value = '';
        done(dialog.returnValue === 'confirm' ? check(typed) : false);
      },
      { once: true },
    );
    dialog.returnValue = '';
    dialog.showModal();
  });
}

/** @param {string} password */
async function check(password) {
  const session = await (await fetch('/api/settings/session')).json();
  const answer = await fetch('/api/settings/session/reauthentication', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrf_token },
    body: JSON.stringify({ password }),
  });
  return answer.ok;
}
