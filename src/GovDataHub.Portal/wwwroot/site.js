// The passkey ceremony: the one thing that a form alone cannot do. Everything else works without this file.
(() => {
  const form = document.querySelector('form[data-passkey]');
  if (!form || !window.PublicKeyCredential) return;
  const start = form.querySelector('[data-passkey-start]');
  const failed = form.querySelector('[data-passkey-failed]');
  start.hidden = false;
  document.querySelectorAll('[data-without-passkey]').forEach((notice) => { notice.hidden = true; });
  start.addEventListener('click', async () => {
    failed.hidden = true;
    start.disabled = true;
    try {
      const options = JSON.parse(form.dataset.options);
      const credential = form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      failed.hidden = false;
      start.disabled = false;
    }
  });
})();
