import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningSandbox } from '../../../sandbox/start-sandbox';
import { SettableClock } from '../../../sandbox/store/clock';
import type { DiscountRecord } from '../../../sandbox/store/discounts';
import {
  fetchToken,
  postForm,
  postJson,
  SHOP,
  startRecordingApp,
  startSmallSandbox,
  WIDE_ID,
  type RecordingApp,
} from '../../support/sandbox';
import { queryHmac } from '../../../sandbox/server/signing';
import { CREDENTIALS } from '../../support/sandbox';

const STORE = '/store/small-shop';
let sandbox: RunningSandbox;
let app: RecordingApp;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-admin-'));
  app = await startRecordingApp();
  sandbox = await start();
  sandbox.install();
});
afterEach(async () => {
  await sandbox.stop();
  await app.stop();
  await rm(folder, { recursive: true });
});

function start(clock?: SettableClock) {
  return startSmallSandbox({ appPort: app.port, stateFile: join(folder, 'store.json'), clock });
}

const page = async (path: string) => (await fetch(`${sandbox.adminUrl}${STORE}${path}`)).text();
const post = (path: string, form: Record<string, string>) =>
  postForm(`${sandbox.adminUrl}${STORE}${path}`, form);
const topics = async () => {
  await sandbox.webhooks.idle();
  return app.requests.map(({ headers }) => headers['x-shopify-topic']);
};
const product = () => sandbox.store.catalogue.find(WIDE_ID)!;

describe('a scope that the app names as optional', () => {
  const granted = () => sandbox.store.grantedScopes;
  const allow = async (scope: string) =>
    fetch(`${sandbox.adminUrl}${STORE}/api/scopes`, {
      method: 'POST',
      body: new URLSearchParams({ scope }),
    });

  it('is granted when the merchant allows it, kept, and gone with the app', async () => {
    expect(granted()).not.toContain('read_publications');
    expect(await (await allow('read_publications')).json()).toMatchObject({
      granted: expect.arrayContaining(['read_products', 'read_publications']),
      optional: expect.arrayContaining(['read_publications']),
    });
    await sandbox.stop();
    sandbox = await start();
    expect(granted()).toContain('read_publications');
    await post('/uninstall', {});
    await post('/install', {});
    expect(granted()).not.toContain('read_publications');
  });

  it('is no other one', async () => {
    await allow('write_themes');
    expect(granted()).not.toContain('write_themes');
  });
});

describe('a discount', () => {
  const discount: DiscountRecord = {
    kind: 'DiscountAutomaticBasic',
    id: '77',
    title: 'Boxing week',
    code: null,
    startsAt: '2026-12-26T05:00:00Z',
    endsAt: '2026-12-31T05:00:00Z',
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
    tags: ['ours'],
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    value: { percentage: 0.2 },
    items: 'all',
    minimum: null,
    markets: 'all',
    usageLimit: null,
    appliesOncePerCustomer: false,
  };
  const form = {
    title: 'Boxing week',
    percent: '25',
    starts_at: '2026-12-26T05:00',
    ends_at: '',
  };
  const current = () => sandbox.store.discounts.get('77');

  it('is listed, changed and deleted, and the app hears of it', async () => {
    sandbox.store.saveDiscount(discount);
    expect(await page('/discounts')).toContain('Boxing week');
    expect(await page('/discounts/77')).toContain('value="2026-12-26T05:00:00"');
    expect((await post('/discounts/77', form)).status).toBe(303);
    expect(current()).toMatchObject({
      value: { percentage: 0.25 },
      startsAt: '2026-12-26T05:00:00Z',
      endsAt: null,
      tags: ['ours'],
    });
    await post('/discounts/77/delete', {});
    expect(current()).toBeUndefined();
    expect((await fetch(`${sandbox.adminUrl}${STORE}/discounts/77`)).status).toBe(404);
    expect((await topics()).filter((topic) => String(topic).startsWith('discounts/'))).toEqual([
      'discounts/create',
      'discounts/update',
      'discounts/delete',
    ]);
  });

  it('is not changed by a form that makes no sense', async () => {
    sandbox.store.saveDiscount(discount);
    const refused = await post('/discounts/77', { ...form, ends_at: '2026-12-26T05:00' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Ends at needs to be after starts_at');
    expect(current()).toMatchObject({ value: { percentage: 0.2 } });
  });

  it('is ended by hand, and outlives the process', async () => {
    sandbox.store.saveDiscount({ ...discount, startsAt: '2020-01-01T00:00:00Z' });
    await post('/discounts/77/deactivate', {});
    const ended = current()?.endsAt;
    expect(ended).not.toBe(discount.endsAt);
    await sandbox.stop();
    sandbox = await start();
    expect(current()).toMatchObject({ title: 'Boxing week', endsAt: ended });
  });
});

describe('parts of the app on a product’s page', () => {
  const frame = (handle: string, query: string) =>
    fetch(`${sandbox.adminUrl}${STORE}/extensions/${handle}?${query}`);

  it('are there while it is installed, each in a document of its own', async () => {
    const shown = await page(`/products/${WIDE_ID}`);
    expect(shown).toContain('aria-label="Readiness for your buyers"');
    expect(shown).toContain('Check this listing</button>');
    const query = `target=admin.product-details.action.render&product=${WIDE_ID}`;
    const document = await (await frame('check-listing', query)).text();
    expect(document).toContain(`gid://shopify/Product/${WIDE_ID}`);
    expect(document).toContain('/extensions/check-listing/script.js');
    await post('/uninstall', {});
    expect(await page(`/products/${WIDE_ID}`)).not.toContain('data-extension');
    expect((await frame('check-listing', query)).status).toBe(404);
  });

  it.each([
    ['no-such-part', 'target=admin.product-details.action.render&product=1'],
    ['check-listing', 'target=admin.product-details.action.render&product=x'],
    ['check-listing', 'target=admin.order-details.action.render&product=1'],
  ])('are no others: %s, %s', async (handle, query) => {
    expect((await frame(handle, query)).status).toBe(404);
  });
});

describe('editing a product', () => {
  it('changes what differs and sends one webhook for all of it', async () => {
    const response = await post(`/products/${WIDE_ID}`, {
      title: 'Maple cup',
      description: '<p>Maple mug & more.</p>',
      [`price.3${WIDE_ID}`]: '24,50',
      [`compare_at.3${WIDE_ID}`]: '30',
      [`alt.4${WIDE_ID}`]: 'A cup on a table',
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${STORE}/products/${WIDE_ID}?said=saved`);
    expect(product()).toMatchObject({
      title: 'Maple cup',
      variants: [{ priceCents: 2450, compareAtCents: 3000 }],
      media: [{ alt: 'A cup on a table' }],
    });
    expect(await topics()).toEqual(['products/update']);
  });

  it('sends nothing when nothing changed, line ends aside', async () => {
    sandbox.store.editProduct(`gid://shopify/Product/${WIDE_ID}`, { descriptionHtml: 'a\nb' });
    const sent = (await topics()).length;
    const response = await post(`/products/${WIDE_ID}`, { description: 'a\r\nb' });
    expect(response.headers.get('location')).toContain('said=savedNothing');
    expect(await topics()).toHaveLength(sent);
    expect(product().descriptionHtml).toBe('a\nb');
  });

  it('sends no webhook for French, and shows when it is outdated', async () => {
    const response = await post(`/products/${WIDE_ID}`, { french_title: 'Tasse' });
    expect(response.headers.get('location')).toContain('said=savedFrenchOnly');
    expect(await topics()).toEqual([]);
    expect(await page(`/products/${WIDE_ID}`)).not.toContain('Outdated');

    await post(`/products/${WIDE_ID}`, { title: 'Maple cup' });
    expect(await page(`/products/${WIDE_ID}`)).toContain('Outdated');
    await post(`/products/${WIDE_ID}`, { french_title: '' });
    expect(await page(`/products/${WIDE_ID}`)).not.toContain('Outdated');
  });

  it('adds and removes photos', async () => {
    await post(`/products/${WIDE_ID}`, { intent: 'add_photo', new_photo_alt: 'In its box' });
    expect(product().media.map(({ alt }) => alt)).toEqual([null, 'In its box']);
    const added = product().media[1]!;
    const picture = await fetch(
      `${sandbox.adminUrl}${new URL(added.url!).pathname.replace('/s/', '/cdn/s/')}`,
    );
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');

    await post(`/products/${WIDE_ID}`, { remove_media: `4${WIDE_ID}` });
    expect(product().media.map(({ alt }) => alt)).toEqual(['In its box']);
  });

  it('keeps what was typed and names the field when an amount is wrong', async () => {
    const response = await post(`/products/${WIDE_ID}`, {
      title: 'Typed "title"',
      [`price.3${WIDE_ID}`]: 'cheap',
    });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('Price of Default Title: write an amount such as 19.99.');
    expect(html).toContain('value="Typed &quot;title&quot;"');
    expect(html).toContain('value="cheap"');
    expect(product().title).toBe('Maple mug');
  });

  it('creates and deletes products', async () => {
    const created = await post('/products', {});
    expect(sandbox.store.catalogue.size).toBe(4);
    await post(`${created.headers.get('location')!.slice(STORE.length)}/delete`, {});
    expect(sandbox.store.catalogue.size).toBe(3);
    expect(await topics()).toEqual(['products/create', 'products/delete']);
  });

  it('never shows the store’s texts as HTML', async () => {
    sandbox.store.editProduct(`gid://shopify/Product/${WIDE_ID}`, {
      title: '<script>alert(1)</script>',
      descriptionHtml: '</textarea><script>alert(2)</script>',
    });
    for (const path of ['/products', `/products/${WIDE_ID}`, '/webhooks']) {
      expect(await page(path)).not.toMatch(/<script>alert/);
    }
  });
});

describe('the list of products', () => {
  it('finds by title and SKU', async () => {
    expect(await page('/products?query=CEDAR')).toContain('Cedar box');
    expect(await page('/products?query=CEDAR')).not.toContain('Wool hat');
    expect(await page('/products?query=sku-2003')).toContain('Wool hat');
    expect(await page('/products?query=nothing')).toContain('No product matches.');
  });
});

describe('the app’s page', () => {
  it('opens the app as Shopify does, at the path asked for', async () => {
    const html = await page('/apps/borealist/app/listings?severity=high');
    const src = /<iframe[^>]* data-src="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const url = new URL(src);
    expect(url.origin + url.pathname).toBe(`${sandbox.appOrigin}/app/listings`);
    const params = Object.fromEntries(url.searchParams);
    expect(params).toMatchObject({ severity: 'high', shop: SHOP, embedded: '1', locale: 'en' });
    expect(Buffer.from(params['host']!, 'base64').toString()).toBe(
      'admin.shopify.com/store/small-shop',
    );
    expect(params['hmac']).toBe(queryHmac(CREDENTIALS.apiSecret, params));
  });

  it('asks for installation first, and tells the app when it ends', async () => {
    await post('/uninstall', {});
    expect(await page('/apps/borealist')).toContain('read_translations');
    expect(await page('/apps/borealist')).not.toContain('<iframe');
    expect(await topics()).toEqual(['app/uninstalled']);
    await post('/install', {});
    expect(await page('/apps/borealist')).toContain('<iframe');
  });
});

describe('settings', () => {
  it('allow bulk queries, for the next process too, until they lapse', async () => {
    expect(await page('/settings')).toContain('Refused.');
    await post('/settings/bulk-queries', {});
    expect(await page('/settings')).toContain('Allowed.');
    expect(await page('/settings')).not.toContain('Allow bulk queries');
    const { until } = sandbox.store.bulkAccess;
    await sandbox.stop();
    sandbox = await start();
    expect(sandbox.store.bulkAccess.until).toEqual(until);
    await post('/settings/clock', { advance_hours: String(32 * 24) });
    expect(await page('/settings')).toContain('Refused.');
  });

  it('turn the admin and the app to French', async () => {
    await post('/settings/language', { language: 'fr' });
    expect(await page('/products')).toContain('Ajouter un produit');
    expect(await page('/apps/borealist')).toContain('locale=fr');
  });

  it('move the clock forward, never back', async () => {
    const before = sandbox.clock.now().getTime();
    await post('/settings/clock', { advance_hours: '168' });
    expect(sandbox.clock.now().getTime() - before).toBeGreaterThanOrEqual(168 * 3_600_000);
    const response = await post('/settings/clock', { instant: '2020-01-01T00:00' });
    expect(response.headers.get('location')).toContain('said=clockOnlyForward');
    expect(sandbox.clock.now().getTime()).toBeGreaterThan(before);
  });
});

describe('the next start', () => {
  it('finds installation, language and edits as they were left', async () => {
    await post('/settings/language', { language: 'fr' });
    await post(`/products/${WIDE_ID}`, {
      title: 'Maple cup',
      intent: 'add_photo',
      new_photo_alt: 'In its box',
    });
    await post('/products/2002/delete', {});
    const left = structuredClone(product());
    const sent = (await topics()).length;
    await sandbox.stop();

    sandbox = await start(new SettableClock(new Date(Date.now() + 60_000), { running: true }));
    expect(product()).toEqual(left);
    expect(sandbox.store.catalogue.find('2002')).toBeNull();
    expect(await page('/apps/borealist')).toContain('locale=fr');
    // What the app was told last time it is not told again.
    expect(await topics()).toHaveLength(sent);
  });
});

describe('the server', () => {
  it('answers this machine’s own pages only', async () => {
    const other = await fetch(`${sandbox.adminUrl}${STORE}/uninstall`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(other.status).toBe(403);
    expect(await page('/apps/borealist')).toContain('<iframe');
  });

  it('says so when there is no such page or product', async () => {
    for (const path of ['/nothing', '/products/1']) {
      const response = await fetch(`${sandbox.adminUrl}${STORE}${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('There is no such page in this store.');
    }
  });
});

describe('what Shopify refuses the app', () => {
  const ask = async (query: string) => {
    const url = `${sandbox.adminUrl}/${SHOP}/admin/api/2026-10/graphql.json`;
    const headers = { 'x-shopify-access-token': await fetchToken(sandbox) };
    const response = await postJson(url, { query }, headers);
    return { status: response.status, body: await response.text() };
  };
  const SHOP_NAME = '{ shop { name } }';

  it.each([
    ['address', 403],
    ['frozen', 402],
    ['version', 404],
  ])(
    '%s: is switched in the settings, and stays until it is switched off',
    async (name, status) => {
      await post('/settings/refusals', { refusal: name });
      expect(await page('/settings')).toMatch(
        new RegExp(`checked=""[^>]*value="${name}"|value="${name}"[^>]*checked=""`),
      );
      expect((await ask(SHOP_NAME)).status).toBe(status);
      expect((await ask(SHOP_NAME)).status).toBe(status);
      await post('/settings/refusals', {});
      expect((await ask(SHOP_NAME)).status).toBe(200);
    },
  );

  it('customer data: orders alone are denied', async () => {
    await post('/settings/refusals', { refusal: 'customerData' });
    expect((await ask(SHOP_NAME)).body).not.toContain('ACCESS_DENIED');
    const { status, body } = await ask('{ orders(first: 1) { nodes { id } } }');
    expect(status).toBe(200);
    expect(body).toContain('not approved to access the Order object');
  });

  it('single fields, with the permission that is missing', async () => {
    await post('/settings/refusals', { denied_fields: ' Shop.name read_special\r\n\r\n' });
    expect(await page('/settings')).toContain('Shop.name read_special</textarea>');
    expect((await ask(SHOP_NAME)).body).toContain('Required access: `read_special` access scope.');
    expect((await post('/settings/refusals', { denied_fields: 'name' })).status).toBe(400);
    await post('/settings/refusals', { denied_fields: '' });
    expect((await ask(SHOP_NAME)).body).not.toContain('ACCESS_DENIED');
  });

  it('of a name that there is not is refused', async () => {
    expect((await post('/settings/refusals', { refusal: 'moon' })).status).toBe(400);
  });
});

describe('optional scopes', () => {
  it('are granted where the app asks for them, said to the app, and kept', async () => {
    expect(await page('/api/scopes')).toContain(
      '"optional":["read_publications","write_translations",',
    );
    await post('/api/scopes', { scope: 'read_all_orders' });
    await post('/api/scopes', { scope: 'write_themes' });
    await post('/api/scopes', { scope: 'read_all_orders' });
    expect(sandbox.store.grantedScopes).toContain('read_all_orders');
    expect(sandbox.store.grantedScopes).not.toContain('write_themes');
    expect(await topics()).toEqual(['app/scopes_update']);
    await sandbox.stop();
    sandbox = await start();
    expect(sandbox.store.grantedScopes).toContain('read_all_orders');
  });
});
