import { describe, expect, test, vi } from 'vitest';
import { seeAs } from '~/core/lens/see-as';
import type { StoreFacts } from '~/core/store/store-facts';
import { done, GONE } from '~/services/answer';
import type { PricesView } from '~/services/prices/views';
import { listing } from '../../core/support';
import { startApp, STORE } from '../app-under-test';
import { listingView, NO_CHANGES, pricesView } from '../view-examples';
import { failOnConsoleErrors, readVersion, textOf } from '../read-page';

failOnConsoleErrors();

describe('one listing', () => {
  const open = async (path: string, over: Partial<PricesView> = {}, locale?: string) => {
    const showListing = vi.fn(() => Promise.resolve(listingView()));
    const showPrices = vi.fn(() => Promise.resolve(pricesView(over)));
    const app = await startApp({
      store: { readVersion },
      catalogue: { show: showListing, showLens: () => Promise.resolve(null) },
      prices: { show: showPrices },
      changes: { history: () => Promise.resolve(NO_CHANGES) },
    });
    return { response: await app.open(path, { locale }), showListing, showPrices };
  };

  test('findings come with evidence, place, reason and remedy', async () => {
    const { response, showListing } = await open('/app/listings/42');
    expect(showListing).toHaveBeenCalledWith(STORE, 'gid://shopify/Product/42');
    const text = await textOf(response);
    expect(text).toContain('The title “Stoneware mug” has no French.');
    expect(text).toMatch(/Where: title · Since Nov 2, 2026/);
    expect(text).toContain('Why it matters:');
    expect(text).toContain('How to fix it:');
    expect(text).toContain('1 rule could not be judged');
    expect(text).toContain('Passes 1 rule');
    expect(text).toContain('In Canada: now CA$27.50.');
    expect(text).toContain('1 change recorded since Jun 1, 2026');
  });

  test('in French', async () => {
    const text = await textOf((await open('/app/listings/42', {}, 'fr')).response);
    expect(text).toContain('Le titre «\u00a0Stoneware mug\u00a0» n’a pas de version française.');
    expect(text).toContain('Au Canada\u00a0: actuellement 27,50\u00a0$\u00a0CA.');
    expect(text).toContain('Pas de texte alternatif');
    expect(text).toContain('La photo 2 montre l’emballage');
  });

  test('leads to the product in Shopify’s admin', async () => {
    const { response } = await open('/app/listings/42');
    expect(await response.text()).toContain(
      'href="https://admin.shopify.com/store/northern-goods/products/42"',
    );
  });

  test('photos: Shopify is asked for small ones, alt texts are text, other schemes are left out', async () => {
    const html = (await (await open('/app/listings/42')).response.text()).replace(
      /<script[\s\S]*?<\/script>/g,
      '',
    );
    expect(html).toContain('src="https://cdn.shopify.com/s/files/1/mug.jpg?v=1&amp;width=400"');
    expect(html).toContain('A mug &lt;b&gt;from&lt;/b&gt; the side');
    expect(html).not.toContain('javascript:');
  });

  test('GIVEN 2,000 variants THEN the names of all travel, and the address chooses whose prices do', async () => {
    const variants = Array.from({ length: 2_000 }, (_, index) => ({
      number: String(100_000 + index),
      title: `Size ${100_000 + index}`,
      sku: 'MUG-BLUE',
    }));
    const { response, showPrices } = await open('/app/listings/42?variant=101999', {
      variants,
      shown: '101999',
    });
    const html = await response.text();
    expect(showPrices).toHaveBeenCalledWith(STORE, 'gid://shopify/Product/42', '101999');
    expect(html).toMatch(/value="Size 101999 \(MUG-BLUE\)"/);
    expect(html.length).toBeLessThan(300_000);
  });

  test.each([
    ['en', 'Borealist has not read this product'],
    ['fr', 'Borealist n’a pas lu ce produit'],
  ])(
    'GIVEN a product that was never read (%s) THEN 404, and a way to have it read',
    async (locale, title) => {
      const app = await startApp({
        store: { readVersion },
        catalogue: { show: () => Promise.resolve(null), showLens: () => Promise.resolve(null) },
        prices: { show: () => Promise.resolve(null) },
        changes: { history: () => Promise.resolve(NO_CHANGES) },
      });
      const response = await app.open('/app/listings/43', { locale });
      expect(response.status).toBe(404);
      expect(await textOf(response)).toContain(title);
    },
  );

  test.each([
    ['', 'Québécois buyers'],
    ['?as=US', 'American buyers'],
    ['?as=MX', 'Québécois buyers'],
    ['?as=%27+or+1%3D1', 'Québécois buyers'],
  ])('GIVEN %s THEN the listing is seen as %s meet it', async (search, buyers) => {
    const facts: StoreFacts = {
      currency: 'USD',
      primaryLocale: 'en',
      publishedLocales: ['en', 'fr'],
      country: 'US',
      sellsTo: ['US', 'QC'],
    };
    const lenses = facts.sellsTo.map((audience) => seeAs(audience, listing(), facts, []));
    const app = await startApp({
      store: { readVersion },
      catalogue: {
        show: () => Promise.resolve(listingView()),
        showLens: () => Promise.resolve({ lenses, mostTold: 'QC' as const }),
      },
      prices: { show: () => Promise.resolve(pricesView()) },
      changes: { history: () => Promise.resolve(NO_CHANGES) },
    });
    const html = await (await app.open(`/app/listings/42${search}`)).text();
    const pressed = [...html.matchAll(/<button[^>]*aria-pressed="true"[^>]*>(.*?)<\/button>/g)];
    expect(pressed.map(([, inside]) => inside?.replace(/<[^>]*>/g, ''))).toEqual([buyers]);
    expect(html).not.toContain('Canadian buyers in English');
  });

  test.each(['abc', '0', '1.5', '999999999999999999999'])(
    'GIVEN the id %s THEN 404',
    async (id) => {
      const app = await startApp({ store: { readVersion } });
      const response = await app.open(`/app/listings/${id}`, { locale: 'fr' });
      expect(response.status).toBe(404);
      expect(await textOf(response)).toContain('Cette page n’existe pas');
    },
  );
});

describe('forms of one listing', () => {
  const send = async (
    fields: [string, string][],
    services: Parameters<typeof startApp>[0] = {},
  ) => {
    const app = await startApp(services);
    const body = new URLSearchParams(fields);
    return app.fetch('/app/listings/42.data', { method: 'POST', body });
  };
  const listingId = 'gid://shopify/Product/42';

  test('checks again', async () => {
    const checkListing = vi.fn(() => Promise.resolve(undefined));
    const response = await send([['intent', 'check']], { catalogue: { check: checkListing } });
    expect(response.status).toBe(200);
    expect(checkListing).toHaveBeenCalledExactlyOnceWith(STORE, listingId);
  });

  test.each<[string, [string, string][], unknown]>([
    [
      'photos that show the packaging',
      [
        ['intent', 'markPackaging'],
        ['noneShown', 'false'],
        ['shownOn', 'a'],
        ['shownOn', 'b'],
      ],
      { shownOn: ['a', 'b'], noneShown: false },
    ],
    [
      'that no photo shows it',
      [
        ['intent', 'markPackaging'],
        ['noneShown', 'true'],
      ],
      { shownOn: [], noneShown: true },
    ],
    ['nothing any more', [['intent', 'clearPackaging']], null],
  ])('marks %s', async (_, fields, marks) => {
    const markPackaging = vi.fn(() => Promise.resolve(done()));
    const response = await send(fields, { catalogue: { markPackaging } });
    expect(response.status).toBe(200);
    expect(markPackaging).toHaveBeenCalledExactlyOnceWith(STORE, listingId, marks);
  });

  test.each<[string, [string, string][], object]>([
    [
      'its photos',
      [['intent', 'clearPackaging']],
      { catalogue: { markPackaging: () => Promise.resolve(GONE) } },
    ],
    [
      'its season',
      [
        ['intent', 'chooseSeason'],
        ['season', 'holidays'],
        ['isChosen', 'true'],
      ],
      { season: { choose: () => Promise.resolve(GONE) } },
    ],
  ])('GIVEN a listing that is gone THEN marking %s says so', async (_, fields, services) => {
    const response = await send(fields, services);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('"gone"');
  });

  test.each<[string, [string, string][]]>([
    ['intent', [['intent', 'explode']]],
    ['intent', []],
    [
      'noneShown',
      [
        ['intent', 'markPackaging'],
        ['shownOn', 'a'],
      ],
    ],
    [
      'noneShown',
      [
        ['intent', 'markPackaging'],
        ['noneShown', 'true'],
        ['shownOn', 'a'],
      ],
    ],
    [
      'noneShown',
      [
        ['intent', 'markPackaging'],
        ['noneShown', 'false'],
      ],
    ],
    [
      'shownOn',
      [
        ['intent', 'markPackaging'],
        ['noneShown', 'false'],
        ['shownOn', ''],
      ],
    ],
  ])('GIVEN a bad form THEN 400, the field %s is named, nothing is done', async (field, fields) => {
    const response = await send(fields);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`"field","${field}"`);
  });
});
