/**
 * The `shopify` of an extension on a page of the sandbox's admin, in a frame of an origin of its own: what
 * https://shopify.dev/docs/api/admin-extensions calls the standard API of a product's page, as far as it is named here.
 * It talks to the admin's page by postMessage.
 */
(() => {
  const script = document.currentScript;
  const adminOrigin = new URL(script.src).origin;
  const { target, selected, appOrigin, language, texts } = JSON.parse(script.dataset.host);
  const nativeFetch = window.fetch.bind(window);

  const answers = new Map();
  let lastCall = 0;
  const tell = (type, data = {}) => parent.postMessage({ extension: type, ...data }, adminOrigin);
  const ask = (type, data = {}) =>
    new Promise((resolve) => {
      lastCall += 1;
      answers.set(lastCall, resolve);
      tell(type, { ...data, call: lastCall });
    });
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || origin !== adminOrigin) return;
    answers.get(data?.answerTo)?.(data.result);
    answers.delete(data?.answerTo);
  });

  /** Paths are the app's own, and what goes to the app carries a session token. */
  window.fetch = async (input, init = {}) => {
    if (input instanceof Request) return nativeFetch(input, init);
    const url = new URL(input, appOrigin);
    if (url.origin !== appOrigin) return nativeFetch(input, init);
    const headers = new Headers(init.headers);
    if (!headers.has('Authorization')) {
      headers.set('Authorization', `Bearer ${await ask('idToken')}`);
    }
    return nativeFetch(url, { ...init, headers });
  };

  function translate(key, values = {}) {
    const text = key.split('.').reduce((found, part) => found?.[part], texts);
    if (typeof text !== 'string') throw new Error(`The extension's locales have no text "${key}".`);
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => String(values[name] ?? ''));
  }

  const api = {
    data: { selected },
    extension: { target },
    i18n: {
      translate,
      formatDate: (date, options) => new Intl.DateTimeFormat(language, options).format(date),
      formatNumber: (number, options) => new Intl.NumberFormat(language, options).format(number),
    },
    close: () => tell('close'),
    /** By which a built extension names what it draws, and where. */
    extend(place, mount) {
      if (place === target) void mount(api);
    },
    /** What Shopify's own package asks for, and does without. */
    setSignals: undefined,
  };
  window.shopify = new Proxy(api, {
    get(known, name) {
      if (typeof name === 'symbol' || name in known) return known[name];
      throw new Error(`The sandbox's admin does not model shopify.${name} of extensions.`);
    },
  });

  // --- What the admin's page has to know of the frame -----------------------------------------------------

  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link) return;
    event.preventDefault();
    tell('open', { url: link.getAttribute('href') });
  });
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') tell('close');
  });
  new ResizeObserver(() => {
    tell('height', { heightPx: Math.ceil(document.body.getBoundingClientRect().height) });
  }).observe(document.body);
  new MutationObserver(() => {
    for (const element of document.querySelectorAll(':not(:defined)')) {
      throw new Error(`The sandbox's admin does not draw <${element.localName}>.`);
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
