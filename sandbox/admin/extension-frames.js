/** The app's parts on a product's page: each runs in a frame of its own, actions in a window. */

/** `adminPath`: where an address of Shopify's admin is in this one. */
export function showExtensions({ appBase, adminPath }) {
  for (const mount of document.querySelectorAll('[data-kind="block"]')) {
    begin(mount, { appBase, adminPath, close: () => {} });
  }
  for (const button of document.querySelectorAll('[data-opens]')) {
    const dialog = document.getElementById(button.dataset.opens);
    const mount = dialog.querySelector('[data-kind="action"]');
    dialog.querySelector('[data-closes]').addEventListener('click', () => dialog.close());
    button.addEventListener('click', () => {
      dialog.showModal();
      if (!mount) return;
      const end = begin(mount, { appBase, adminPath, close: () => dialog.close() });
      dialog.addEventListener('close', end, { once: true });
    });
  }
}

/** Runs one; the function that comes back ends it. */
function begin(mount, { appBase, adminPath, close }) {
  const { extension: address, kind, name, api } = mount.dataset;
  const frame = document.createElement('iframe');
  frame.title = name;
  // An origin of its own, as Shopify runs them: apart from the admin, and from the app, which has to allow it.
  frame.sandbox = 'allow-scripts';
  const handlers = {
    idToken: async () => (await fetch(`${api}/session-token`, { method: 'POST' })).text(),
    close,
    height({ heightPx }) {
      if (kind === 'block') frame.style.height = `${heightPx}px`;
    },
    open({ url }) {
      const path = url.startsWith('app:')
        ? `${appBase}/${url.slice('app:'.length)}`
        : adminPath(url);
      if (path.startsWith('/')) location.assign(path);
      else open(path, '_blank', 'noopener');
    },
  };
  const hear = async ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    const { extension, call, ...told } = data ?? {};
    if (!Object.hasOwn(handlers, extension)) return;
    const result = await handlers[extension](told);
    if (call !== undefined) source.postMessage({ answerTo: call, result }, '*');
  };
  addEventListener('message', hear);
  // Only now: what it says before anybody listens is lost.
  frame.src = address;
  mount.replaceChildren(frame);
  return () => {
    removeEventListener('message', hear);
    frame.remove();
  };
}
