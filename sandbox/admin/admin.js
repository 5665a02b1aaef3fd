/** The admin's own behaviour: the menu on a phone, and the other end of the App Bridge stand-in. */

import { showExtensions } from './extension-frames.js';

const menuButton = document.querySelector('.menu-button');
const navigation = document.querySelector('#navigation');

function showMenu(isOpen) {
  navigation.classList.toggle('open', isOpen);
  menuButton.setAttribute('aria-expanded', String(isOpen));
}

menuButton.addEventListener('click', () => showMenu(!navigation.classList.contains('open')));
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !navigation.classList.contains('open')) return;
  showMenu(false);
  menuButton.focus();
});

const NOTICE_SHOWN_MS = 5000;
for (const notice of document.querySelectorAll('.toast.brief')) {
  setTimeout(() => notice.remove(), NOTICE_SHOWN_MS);
}

// --- The app's links in the navigation, kept for the pages that do not show the app -------------------------

const { store, appBase, appName } = document.body.dataset;
const appNavigation = document.querySelector('#app-navigation');
const NAV_KEY = `app-navigation:${store}`;

function showAppNavigation(items) {
  appNavigation.replaceChildren(
    ...items.map(({ label, href }) => {
      const link = document.createElement('a');
      link.href = appBase + href;
      link.textContent = label;
      link.dataset.href = href;
      return link;
    }),
  );
  appNavigation.hidden = items.length === 0;
  markCurrent();
}

function markCurrent() {
  const path = location.pathname.slice(appBase.length);
  const isApp = location.pathname.startsWith(appBase);
  let best = null;
  for (const link of appNavigation.children) {
    link.removeAttribute('aria-current');
    const target = link.dataset.href.split('?')[0];
    const matches = isApp && (path === target || path.startsWith(`${target}/`));
    if (matches && target.length > (best?.dataset.href.length ?? -1)) best = link;
  }
  best?.setAttribute('aria-current', 'page');
  const app = navigation.querySelector(`a[href="${appBase}"]`);
  if (isApp) app.setAttribute('aria-current', best ? 'true' : 'page');
}

showAppNavigation(JSON.parse(sessionStorage.getItem(NAV_KEY) ?? '[]'));

showExtensions({ appBase, adminPath });

// --- The embedded app ---------------------------------------------------------------------------------------

const frame = document.querySelector('#app-frame');
if (frame) embed(frame);

function embed(frame) {
  const { appOrigin, api } = frame.dataset;
  const texts = JSON.parse(frame.dataset.texts);
  const toasts = document.querySelector('#toasts');
  const saveBar = document.querySelector('#save-bar');
  const tell = (admin, data = {}) => frame.contentWindow.postMessage({ admin, ...data }, appOrigin);

  const handlers = {
    idToken: async () => (await fetch(`${api}/session-token`, { method: 'POST' })).text(),
    scopes: async () => (await fetch(`${api}/scopes`)).json(),
    requestScopes: async ({ scopes }) => {
      if (!confirm(`${texts.scopesQuestion} ${scopes.join(', ')}`)) {
        return { result: 'declined-all', detail: await handlers.scopes() };
      }
      const body = new URLSearchParams(scopes.map((scope) => ['scope', scope]));
      const answer = await fetch(`${api}/scopes`, { method: 'POST', body });
      return { result: 'granted-all', detail: await answer.json() };
    },
    confirmLeave: () => confirm(texts.leaveQuestion),
    resourcePicker: () => pickProduct(api, texts),
    navMenu({ items }) {
      sessionStorage.setItem(NAV_KEY, JSON.stringify(items));
      showAppNavigation(items);
    },
    navigated({ path }) {
      const url = new URL(path, location.origin);
      for (const name of SHOPIFY_PARAMETERS) url.searchParams.delete(name);
      history.replaceState(
        null,
        '',
        appBase + (url.pathname === '/' ? '' : url.pathname) + url.search,
      );
      markCurrent();
    },
    titleBar({ title, buttons }) {
      document.querySelector('#app-title').textContent = title || appName;
      document.querySelector('#app-buttons').replaceChildren(
        ...buttons.map(({ label, isPrimary, isDisabled }, index) => {
          const button = document.createElement('button');
          button.textContent = label;
          button.disabled = isDisabled;
          if (isPrimary) button.className = 'primary';
          button.addEventListener('click', () => tell('titleBarButton', { index }));
          return button;
        }),
      );
    },
    saveBar({ isShown, save, discard, asksBeforeDiscard }) {
      saveBar.hidden = !isShown;
      saveBar.toggleAttribute('data-asks', asksBeforeDiscard);
      for (const button of saveBar.querySelectorAll('button')) {
        button.disabled = { save, discard }[button.dataset.action].isDisabled;
      }
    },
    loading({ isLoading }) {
      document.querySelector('#app-loading').hidden = !isLoading;
    },
    toast: (toast) =>
      showToast(toasts, toast, texts, (action) => tell('toast', { id: toast.id, action })),
    hideToast: ({ id }) => document.getElementById(`toast-${id}`)?.remove(),
    open({ url, target }) {
      const path = adminPath(url);
      if (target === '_blank') open(path, '_blank', 'noopener');
      else location.assign(path);
    },
  };

  addEventListener('message', async (event) => {
    if (event.source !== frame.contentWindow || event.origin !== appOrigin) return;
    const { appBridge, call, ...data } = event.data ?? {};
    if (!Object.hasOwn(handlers, appBridge)) return;
    const result = await handlers[appBridge](data);
    if (call !== undefined) frame.contentWindow.postMessage({ answerTo: call, result }, appOrigin);
  });

  for (const button of saveBar.querySelectorAll('button')) {
    button.addEventListener('click', () => {
      const { action } = button.dataset;
      const asks = action === 'discard' && saveBar.hasAttribute('data-asks');
      if (!asks || confirm(texts.leaveQuestion)) tell('saveBarButton', { action });
    });
  }

  appNavigation.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    showMenu(false);
    tell('navigate', { href: link.dataset.href });
  });

  // Only now: what the app says before anybody listens is lost.
  frame.src = frame.dataset.src;
}

/** What Shopify adds to the address of an embedded document; not part of the app's own address. */
const SHOPIFY_PARAMETERS = [
  'shop',
  'host',
  'embedded',
  'id_token',
  'locale',
  'session',
  'timestamp',
  'hmac',
];

/** `shopify://admin/products/1`, `https://admin.shopify.com/store/x/products/1` and the like, in this admin. */
function adminPath(address) {
  const inAdmin =
    /^shopify:\/*admin(\/.*)?$/.exec(address) ??
    /^https:\/\/admin\.shopify\.com\/store\/[^/?#]+(\/.*)?$/.exec(address) ??
    /^https:\/\/[^/]+\.myshopify\.com\/admin(\/.*)?$/.exec(address);
  return inAdmin ? `/store/${store}${inAdmin[1] ?? ''}` : address;
}

function showToast(toasts, { id, message, duration, isError, action }, texts, report) {
  const toast = document.createElement('div');
  toast.id = `toast-${id}`;
  toast.className = isError ? 'toast error' : 'toast';
  const text = document.createElement('span');
  text.textContent = message;
  toast.append(text);
  const end = (how) => {
    if (!toast.isConnected) return;
    toast.remove();
    report(how);
  };
  const addButton = (label, how) => {
    const button = document.createElement('button');
    button.textContent = label;
    button.addEventListener('click', () => end(how));
    toast.append(button);
  };
  if (action) addButton(action, 'act');
  addButton(texts.dismiss, 'dismiss');
  toasts.append(toast);
  setTimeout(() => end('dismiss'), duration);
}

/** Resolves with what App Bridge gives: the chosen products, or `undefined` when the merchant cancels. */
async function pickProduct(api, texts) {
  const dialog = document.createElement('dialog');
  const heading = document.createElement('h2');
  heading.textContent = texts.pickProduct;
  const search = document.createElement('input');
  search.type = 'search';
  search.setAttribute('aria-label', texts.search);
  const list = document.createElement('ul');
  const cancel = document.createElement('button');
  cancel.textContent = texts.cancel;
  cancel.addEventListener('click', () => dialog.close());
  dialog.append(heading, search, list, cancel);
  document.body.append(dialog);

  let selection;
  const show = async () => {
    const query = new URLSearchParams({ query: search.value });
    const products = await (await fetch(`${api}/products?${query}`)).json();
    list.replaceChildren(
      ...products.map((product) => {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.textContent = product.title;
        button.addEventListener('click', () => {
          selection = [product];
          dialog.close();
        });
        item.append(button);
        return item;
      }),
    );
  };
  search.addEventListener('input', show);
  await show();
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  dialog.remove();
  return selection;
}
