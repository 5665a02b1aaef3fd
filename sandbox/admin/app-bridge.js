/**
 * A stand-in for Shopify's App Bridge, for the sandbox store's admin: the parts of
 * https://shopify.dev/docs/api/app-home that embedded Remix apps use. It talks to the admin page that embeds
 * the app by postMessage, as App Bridge does.
 */
(() => {
  const script = document.currentScript;
  const adminOrigin = new URL(script.src).origin;
  const query = new URLSearchParams(location.search);
  const nativeFetch = window.fetch.bind(window);
  const nativeOpen = window.open.bind(window);

  /** Client-side navigation drops the parameters of the first document, a reload of the frame needs them. */
  const remembered = (name) => {
    const value = query.get(name);
    if (value) sessionStorage.setItem(`app-bridge:${name}`, value);
    return value ?? sessionStorage.getItem(`app-bridge:${name}`) ?? '';
  };
  const config = {
    apiKey: script.dataset.apiKey ?? '',
    shop: remembered('shop'),
    host: remembered('host'),
    locale: remembered('locale') || 'en',
  };

  if (window.parent === window) {
    if (config.shop && !query.has('shopify-reload')) {
      const store = config.shop.replace('.myshopify.com', '');
      location.replace(`${adminOrigin}/store/${store}/apps/${config.apiKey}${location.pathname}`);
    }
    return;
  }

  // --- Talking to the admin -------------------------------------------------------------------------------

  const answers = new Map();
  const handlers = new Map();
  let lastCall = 0;

  const tell = (type, data = {}) => parent.postMessage({ appBridge: type, ...data }, adminOrigin);
  const ask = (type, data = {}) =>
    new Promise((resolve) => {
      lastCall += 1;
      answers.set(lastCall, resolve);
      tell(type, { ...data, call: lastCall });
    });

  addEventListener('message', (event) => {
    if (event.source !== parent || event.origin !== adminOrigin) return;
    const { answerTo, result, admin, ...data } = event.data ?? {};
    if (answerTo !== undefined) {
      answers.get(answerTo)?.(result);
      answers.delete(answerTo);
    } else {
      handlers.get(admin)?.(data);
    }
  });

  // --- Session tokens -------------------------------------------------------------------------------------

  const idToken = () => ask('idToken');

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has('Authorization')) {
      return nativeFetch(request);
    }
    const send = async (copy) => {
      copy.headers.set('Authorization', `Bearer ${await idToken()}`);
      return nativeFetch(copy);
    };
    const spare = request.clone();
    let response = await send(request);
    if (
      response.status === 401 &&
      response.headers.has('X-Shopify-Retry-Invalid-Session-Request')
    ) {
      response = await send(spare);
    }
    const elsewhere = response.headers.get('X-Shopify-API-Request-Failure-Reauthorize-Url');
    if (elsewhere) tell('open', { url: elsewhere, target: '_top' });
    return response;
  };

  // The app's bounce page asks for the same document again, this time with a session token.
  const reload = query.get('shopify-reload');
  if (reload) {
    void idToken().then((token) => {
      const url = new URL(reload, location.origin);
      if (url.origin !== location.origin) return;
      url.searchParams.set('id_token', token);
      location.replace(url);
    });
  }

  // --- Links and navigation -------------------------------------------------------------------------------

  const ADMIN_URL = new RegExp(
    `^(shopify:/*admin/|https://admin\\.shopify\\.com/|https://${config.shop.replaceAll('.', '\\.')}/admin)`,
  );

  window.open = (url, target, features) => {
    if (url === undefined || !ADMIN_URL.test(String(url))) return nativeOpen(url, target, features);
    tell('open', { url: String(url), target: target ?? '_blank' });
    return null;
  };

  document.addEventListener(
    'click',
    (event) => {
      const link = event
        .composedPath()
        .find((node) => node instanceof Element && node.matches?.('a[href]'));
      const href = link?.getAttribute('href') ?? '';
      if (!ADMIN_URL.test(href)) return;
      event.preventDefault();
      event.stopPropagation();
      const inNewTab = event.ctrlKey || event.metaKey || link.target === '_blank';
      tell('open', { url: href, target: inNewTab ? '_blank' : '_top' });
    },
    true,
  );

  const tellPath = () => tell('navigated', { path: location.pathname + location.search });
  for (const method of ['pushState', 'replaceState']) {
    const native = history[method].bind(history);
    history[method] = (...parameters) => {
      native(...parameters);
      tellPath();
    };
  }
  addEventListener('popstate', tellPath);

  handlers.set('navigate', ({ href }) => {
    const link = [
      ...document.querySelectorAll('ui-nav-menu a, s-app-nav a, s-app-nav s-link'),
    ].find((candidate) => candidate.getAttribute('href') === href);
    if (link) link.dispatchEvent(new Event('shopify:navigate', { bubbles: true }));
    else location.assign(href);
  });

  // --- Elements that the admin shows outside the frame ----------------------------------------------------

  const buttonsOf = (element) =>
    [...element.querySelectorAll('button, a')].map((button) => ({
      label: button.textContent.trim(),
      isPrimary: button.getAttribute('variant') === 'primary',
      isDisabled: button.hasAttribute('disabled'),
    }));

  /** An element without a look of its own, whose content is reported whenever it changes. */
  class Mirrored extends HTMLElement {
    connectedCallback() {
      this.style.display = 'none';
      this.observer = new MutationObserver(() => this.report());
      this.observer.observe(this, {
        attributes: true,
        attributeFilter: ['title', 'href', 'disabled', 'loading', 'variant'],
        characterData: true,
        childList: true,
        subtree: true,
      });
      this.report();
    }

    disconnectedCallback() {
      this.observer.disconnect();
      this.withdraw();
    }

    report() {}

    withdraw() {}
  }

  class NavMenu extends Mirrored {
    report() {
      const items = [...this.querySelectorAll('a[href], s-link[href]')]
        .filter((link) => link.getAttribute('rel') !== 'home')
        .map((link) => ({ label: link.textContent.trim(), href: link.getAttribute('href') }));
      tell('navMenu', { items });
    }

    withdraw() {
      tell('navMenu', { items: [] });
    }
  }

  class TitleBar extends Mirrored {
    report() {
      if (this.closest('ui-modal')) return void this.closest('ui-modal').update?.();
      tell('titleBar', { title: this.getAttribute('title') ?? '', buttons: buttonsOf(this) });
      handlers.set('titleBarButton', ({ index }) =>
        this.querySelectorAll('button, a')[index]?.click(),
      );
    }

    withdraw() {
      if (!this.closest('ui-modal')) tell('titleBar', { title: '', buttons: [] });
    }
  }

  let shownSaveBar = null;
  const showSaveBar = (actions) => {
    shownSaveBar = actions;
    tell('saveBar', { isShown: actions !== null });
  };
  handlers.set('saveBarButton', ({ action }) => shownSaveBar?.[action]?.());

  class SaveBar extends Mirrored {
    get showing() {
      return shownSaveBar?.element === this;
    }

    show() {
      showSaveBar({
        element: this,
        save: () => this.querySelector('button[variant="primary"]')?.click(),
        discard: () => this.querySelector('button:not([variant="primary"])')?.click(),
      });
      this.dispatchEvent(new Event('show'));
    }

    hide() {
      if (!this.showing) return;
      showSaveBar(null);
      this.dispatchEvent(new Event('hide'));
    }

    withdraw() {
      this.hide();
    }
  }

  for (const type of ['input', 'change']) {
    document.addEventListener(type, (event) => {
      const form = event.target.form;
      if (!form?.hasAttribute('data-save-bar')) return;
      showSaveBar({ form, save: () => form.requestSubmit(), discard: () => form.reset() });
    });
  }
  for (const type of ['submit', 'reset']) {
    document.addEventListener(type, (event) => {
      if (shownSaveBar?.form === event.target) showSaveBar(null);
    });
  }

  // --- Modals, shown within the frame ---------------------------------------------------------------------

  class Modal extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: 'open' });
      root.innerHTML = `
        <style>
          dialog { border: 0; border-radius: 12px; padding: 0; width: min(620px, 92vw); font: 14px/1.5 system-ui, sans-serif; }
          dialog::backdrop { background: rgb(0 0 0 / 45%); }
          h2 { font-size: 16px; margin: 0; padding: 14px 16px; background: #f3f3f3; }
          .content { padding: 16px; }
          footer { display: flex; gap: 8px; justify-content: flex-end; padding: 0 16px 16px; }
          button { font: inherit; padding: 6px 12px; border-radius: 8px; border: 1px solid #8a8a8a; background: #fff; }
          button.primary { background: #303030; border-color: #303030; color: #fff; }
        </style>
        <dialog aria-labelledby="title"><h2 id="title"></h2><div class="content"><slot></slot></div><footer></footer></dialog>`;
      this.dialog = root.querySelector('dialog');
      this.dialog.addEventListener('close', () => this.dispatchEvent(new Event('hide')));
      this.update();
    }

    update() {
      if (!this.shadowRoot) return;
      const titleBar = this.querySelector('ui-title-bar');
      this.shadowRoot.querySelector('h2').textContent = titleBar?.getAttribute('title') ?? '';
      const sources = [...(titleBar?.querySelectorAll('button') ?? [])];
      this.shadowRoot.querySelector('footer').replaceChildren(
        ...sources.map((source) => {
          const button = document.createElement('button');
          button.textContent = source.textContent;
          button.disabled = source.disabled;
          if (source.getAttribute('variant') === 'primary') button.className = 'primary';
          button.addEventListener('click', () => source.click());
          return button;
        }),
      );
    }

    show() {
      if (this.dialog.open) return;
      this.dialog.showModal();
      this.dispatchEvent(new Event('show'));
    }

    hide() {
      this.dialog.close();
    }

    toggle() {
      if (this.dialog.open) this.hide();
      else this.show();
    }
  }

  customElements.define('ui-nav-menu', NavMenu);
  customElements.define('s-app-nav', class extends NavMenu {});
  customElements.define('ui-title-bar', TitleBar);
  customElements.define('ui-save-bar', SaveBar);
  customElements.define('ui-modal', Modal);

  // --- The global -----------------------------------------------------------------------------------------

  const on = (id, method) => async () => {
    const element = document.getElementById(id);
    if (!element?.[method])
      throw new Error(`App Bridge: there is no element "${id}" to ${method}.`);
    element[method]();
  };
  const toastHandlers = new Map();
  let lastToast = 0;
  handlers.set('toast', ({ id, action }) => toastHandlers.get(id)?.[action]?.());

  window.shopify = {
    config,
    environment: { embedded: true, mobile: false, pos: false },
    origin: location.origin,
    ready: Promise.resolve(),
    idToken,
    loading: (isLoading = true) => tell('loading', { isLoading }),
    toast: {
      show(message, { duration = 5000, isError = false, action, onAction, onDismiss } = {}) {
        lastToast += 1;
        const id = String(lastToast);
        toastHandlers.set(id, { act: onAction, dismiss: onDismiss });
        tell('toast', { id, message, duration, isError, action });
        return id;
      },
      hide: (id) => tell('hideToast', { id }),
    },
    modal: {
      show: (id) => on(id, 'show')(),
      hide: (id) => on(id, 'hide')(),
      toggle: (id) => on(id, 'toggle')(),
    },
    saveBar: {
      show: (id) => on(id, 'show')(),
      hide: (id) => on(id, 'hide')(),
      toggle: (id) => on(id, document.getElementById(id)?.showing ? 'hide' : 'show')(),
      leaveConfirmation: async () => {
        if (shownSaveBar) await ask('confirmLeave');
      },
    },
    resourcePicker: (options = {}) => ask('resourcePicker', { options: { type: options.type } }),
    scopes: {
      query: () => ask('scopes'),
      request: async (scopes) => ({
        result: 'granted-all',
        detail: await ask('grantScopes', { scopes }),
      }),
      revoke: async () => ({ detail: await ask('scopes') }),
    },
  };

  tellPath();
})();
