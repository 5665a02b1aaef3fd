/**
 * A stand-in for Shopify's App Bridge, for the sandbox store's admin: the parts of
 * https://shopify.dev/docs/api/app-home that embedded Remix apps use, with the elements that came before them
 * (ui-nav-menu, ui-title-bar, ui-modal). It talks to the admin page that embeds the app by postMessage, as App Bridge
 * does.
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
    apiKey:
      document.querySelector('meta[name="shopify-api-key"]')?.content ??
      script.dataset.apiKey ??
      '',
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

  const isOn = (element, attribute) =>
    element?.hasAttribute(attribute) && element.getAttribute(attribute) !== 'false';

  const isPrimary = (element) =>
    element.getAttribute('variant') === 'primary' || element.slot === 'primary-action';

  const buttonOf = (element) => ({
    label: element.textContent.trim(),
    isPrimary: isPrimary(element),
    isDisabled: isOn(element, 'disabled') || isOn(element, 'loading'),
  });

  /** An element without a look of its own, whose content is reported whenever it changes. */
  class Mirrored extends HTMLElement {
    connectedCallback() {
      this.style.display = 'none';
      this.observer = new MutationObserver(() => this.report());
      this.observer.observe(this, {
        attributes: true,
        attributeFilter: [
          'title',
          'heading',
          'href',
          'slot',
          'disabled',
          'loading',
          'variant',
          'tone',
        ],
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

  /** The one that spoke last has it: while pages change, the next may come before the last is gone. */
  let titled = null;

  function showTitleBar(element, title, buttons) {
    titled = element;
    tell('titleBar', { title: title ?? '', buttons: buttons.map(buttonOf) });
    handlers.set('titleBarButton', ({ index }) => buttons[index]?.click());
  }

  function hideTitleBar(element) {
    if (titled !== element) return;
    titled = null;
    tell('titleBar', { title: '', buttons: [] });
  }

  class TitleBar extends Mirrored {
    report() {
      const modal = this.closest('ui-modal');
      if (modal) modal.update?.();
      else showTitleBar(this, this.getAttribute('title'), [...this.querySelectorAll('button, a')]);
    }

    withdraw() {
      if (!this.closest('ui-modal')) hideTitleBar(this);
    }
  }

  /** Configures the title bar; what stands in it besides the slots is the page and stays where it is. */
  class Page extends Mirrored {
    connectedCallback() {
      if (!this.shadowRoot)
        this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
      super.connectedCallback();
      this.style.display = 'block';
    }

    report() {
      const inSlot = (slot) => [...this.children].filter((child) => child.slot === slot);
      showTitleBar(this, this.getAttribute('heading'), [
        ...inSlot('breadcrumb-actions'),
        ...inSlot('secondary-actions'),
        ...inSlot('primary-action'),
      ]);
    }

    withdraw() {
      hideTitleBar(this);
    }
  }

  let shownSaveBar = null;
  const showSaveBar = (actions) => {
    shownSaveBar = actions;
    const state = (button) => ({
      isDisabled: Boolean(isOn(button, 'disabled') || isOn(button, 'loading')),
    });
    tell('saveBar', {
      isShown: actions !== null,
      save: state(actions?.saveButton),
      discard: state(actions?.discardButton),
      asksBeforeDiscard: actions?.asksBeforeDiscard ?? false,
    });
  };
  handlers.set('saveBarButton', ({ action }) => shownSaveBar?.[action]?.());

  class SaveBar extends Mirrored {
    get showing() {
      return shownSaveBar?.element === this;
    }

    report() {
      if (this.showing) showSaveBar(this.actions());
    }

    actions() {
      const saveButton = this.querySelector('button[variant="primary"]');
      const discardButton = this.querySelector('button:not([variant="primary"])');
      return {
        element: this,
        saveButton,
        discardButton,
        asksBeforeDiscard: isOn(this, 'discardconfirmation'),
        save: () => saveButton?.click(),
        discard: () => discardButton?.click(),
      };
    }

    async show() {
      showSaveBar(this.actions());
      this.dispatchEvent(new Event('show'));
    }

    async hide() {
      if (!this.showing) return;
      showSaveBar(null);
      this.dispatchEvent(new Event('hide'));
    }

    toggle() {
      return this.showing ? this.hide() : this.show();
    }

    withdraw() {
      void this.hide();
    }
  }

  for (const type of ['input', 'change']) {
    document.addEventListener(type, (event) => {
      const form = event.target.form;
      if (!form?.hasAttribute('data-save-bar')) return;
      showSaveBar({
        form,
        asksBeforeDiscard: isOn(form, 'data-discard-confirmation'),
        save: () => form.requestSubmit(),
        discard: () => form.reset(),
      });
    });
  }
  for (const type of ['submit', 'reset']) {
    document.addEventListener(type, (event) => {
      if (shownSaveBar?.form === event.target) showSaveBar(null);
    });
  }

  // --- Modals, shown within the frame ---------------------------------------------------------------------

  /** As App Bridge does, it shows the content in a document of its own, with copies of the page's styles. */
  class Modal extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: 'open' });
      root.innerHTML = `
        <style>
          dialog { border: 0; border-radius: 12px; padding: 0; width: min(620px, 92vw); font: 14px/1.5 system-ui, sans-serif; }
          dialog::backdrop { background: rgb(0 0 0 / 45%); }
          h2 { font-size: 16px; margin: 0; padding: 14px 16px; background: #f3f3f3; }
          iframe { border: 0; display: block; width: 100%; height: 0; max-height: 70vh; }
          footer { display: flex; gap: 8px; justify-content: flex-end; padding: 12px 16px; border-top: 1px solid #ebebeb; }
          button { font: inherit; padding: 6px 12px; border-radius: 8px; border: 1px solid #8a8a8a; background: #fff; color: #303030; }
          button.primary { background: #303030; border-color: #303030; color: #fff; }
          button.critical { background: #c70a24; border-color: #c70a24; }
          button:disabled { opacity: 0.5; }
        </style>
        <dialog aria-labelledby="title"><h2 id="title"></h2><iframe></iframe><footer></footer></dialog>`;
      this.dialog = root.querySelector('dialog');
      this.dialog.addEventListener('close', () => this.dispatchEvent(new Event('hide')));
      this.grown = new ResizeObserver(() => this.fit());
      this.update();
    }

    disconnectedCallback() {
      this.grown.disconnect();
    }

    get content() {
      return this.shownContent ?? this.querySelector(':scope > :not(ui-title-bar, ui-save-bar)');
    }

    set content(content) {
      this.shownContent = content;
      if (this.dialog?.open) this.place();
    }

    place() {
      const page = this.shadowRoot.querySelector('iframe').contentDocument;
      // Once it is in its own document it is no child any more.
      this.shownContent = this.content;
      const { content } = this;
      const styles = document.head.querySelectorAll('style, link[rel="stylesheet"]');
      page.documentElement.lang = document.documentElement.lang;
      page.documentElement.className = document.documentElement.className;
      page.head.replaceChildren(...[...styles].map((style) => page.importNode(style, true)));
      page.body.style.cssText = 'margin: 0; min-height: 0; background: none;';
      page.body.replaceChildren(...(content ? [content] : []));
      page.onkeydown = (event) => {
        if (event.key === 'Escape') void this.hide();
      };
      this.grown.disconnect();
      if (content) this.grown.observe(content);
    }

    fit() {
      const height = Math.ceil(this.content?.getBoundingClientRect().height ?? 0);
      this.shadowRoot.querySelector('iframe').style.height = `${height}px`;
    }

    update() {
      if (!this.shadowRoot) return;
      const titleBar = this.querySelector('ui-title-bar');
      const title = titleBar?.getAttribute('title') ?? '';
      this.shadowRoot.querySelector('h2').textContent = title;
      this.shadowRoot.querySelector('iframe').title = title;
      const sources = [...(titleBar?.querySelectorAll('button') ?? [])];
      // The primary one stands last, at the right.
      sources.sort((one, other) => Number(isPrimary(one)) - Number(isPrimary(other)));
      this.shadowRoot.querySelector('footer').replaceChildren(
        ...sources.map((source) => {
          const button = document.createElement('button');
          button.textContent = source.textContent;
          button.disabled = source.disabled;
          button.classList.toggle('primary', isPrimary(source));
          button.classList.toggle('critical', source.getAttribute('tone') === 'critical');
          button.addEventListener('click', () => source.click());
          return button;
        }),
      );
    }

    async show() {
      if (this.dialog.open) return;
      this.dialog.showModal();
      this.place();
      this.dispatchEvent(new Event('show'));
    }

    async hide() {
      this.dialog.close();
    }

    toggle() {
      return this.dialog.open ? this.hide() : this.show();
    }
  }

  customElements.define('s-app-nav', NavMenu);
  customElements.define('s-page', Page);
  customElements.define('ui-nav-menu', class extends NavMenu {});
  customElements.define('ui-title-bar', TitleBar);
  customElements.define('ui-save-bar', SaveBar);
  customElements.define('ui-modal', Modal);

  // --- The global -----------------------------------------------------------------------------------------

  const on = (id, method) => async () => {
    const element = document.getElementById(id);
    if (!element?.[method])
      throw new Error(`App Bridge: there is no element "${id}" to ${method}.`);
    await element[method]();
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
      toggle: (id) => on(id, 'toggle')(),
      leaveConfirmation: async () => {
        // Whoever stays leaves it unanswered.
        if (shownSaveBar && !(await ask('confirmLeave'))) await new Promise(() => {});
      },
    },
    resourcePicker: (options = {}) => ask('resourcePicker', { options: { type: options.type } }),
    scopes: {
      query: () => ask('scopes'),
      request: (scopes) => ask('requestScopes', { scopes }),
      revoke: async () => ({ detail: await ask('scopes') }),
    },
  };

  tellPath();
})();
