import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import { AUDIENCES } from '~/core/listing/audience';
import { NEW_PRODUCT } from '~/core/store/admin-address';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import { startApp, STORE, type AppUnderTest } from './app-under-test';
import { BEFORE_FIRST_SYNC, homeView, listingsView, listingView, syncView } from './view-examples';

const readVersion = () => Promise.resolve('7');

/** What a reader sees: no tags, no scripts, entities written out. */
async function textOf(response: Response): Promise<string> {
  const html = await response.text();
  return html
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[ \n]+/g, ' ');
}

let consoleError: MockInstance;
beforeEach(() => {
  consoleError = vi.spyOn(console, 'error');
});
afterEach(() => {
  expect(consoleError).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe('home', () => {
  const open = async (over = {}, locale?: string) => {
    const showHome = vi.fn(() => Promise.resolve(homeView(over)));
    const app = await startApp({ store: { readVersion }, home: { show: showHome } });
    const response = await app.open('/app', { locale });
    expect(response.status).toBe(200);
    expect(showHome).toHaveBeenCalledWith(STORE, { mendFirst: 5 });
    return response;
  };

  test('GIVEN a judged catalogue THEN shares are rounded down and unknown is told with its reason', async () => {
    const text = await textOf(await open());
    expect(text).toContain('82% ready');
    expect(text).toContain('Only 31% of what counts for these buyers could be judged');
    expect(text).toContain('12 listings, 14 open findings');
    expect(text).toContain('1,102 listings not judged');
    expect(text).toMatch(/Photos without alt text 872/);
  });

  test('GIVEN a French admin THEN the whole page is French, figures too', async () => {
    const response = await open({}, 'fr-CA');
    const html = await response.clone().text();
    expect(html).toContain('<html lang="fr-CA"');
    const text = await textOf(response);
    expect(text).toContain('Prête à 82\u00a0%');
    expect(text).toContain('1\u00a0102 fiches non évaluées');
    expect(text).toContain('Photos sans texte alternatif');
    expect(text).not.toMatch(/\b(the|listings|ready)\b/);
  });

  test('every rule leads to the listings that it is about', async () => {
    const html = await (await open()).text();
    expect(html).toContain('href="/app/listings?rule=missing-french-text&amp;state=findings"');
    expect(html).toContain('href="/app/listings?rule=missing-packaging-photo&amp;state=unknown"');
    expect(html).toContain('href="/app/listings?audience=QC&amp;state=findings"');
  });

  test.each([
    ['en', 'See your listings as your buyers do'],
    ['fr', 'Voyez vos fiches comme vos acheteurs'],
  ])('GIVEN no sync yet (%s) THEN it says what will happen', async (locale, expected) => {
    expect(await textOf(await open(BEFORE_FIRST_SYNC, locale))).toContain(expected);
  });

  test('GIVEN a store without products THEN it says so and offers to add one', async () => {
    const html = await (await open({ ...BEFORE_FIRST_SYNC, sync: syncView() })).text();
    expect(html).toContain('Your store has no products yet');
    expect(html).toContain('shopify:admin/products/new');
  });

  test.each([
    ['en', 'Step 2 of 6', '20 of 60 done'],
    ['fr', 'Étape 2 de 6', '20 sur 60'],
  ])(
    'GIVEN a running sync (%s) THEN phase and progress are told',
    async (locale, phase, progress) => {
      const sync = syncView({ state: 'running', phase: 'reading', done: 20, endedAt: null });
      const response = await open({ sync }, locale);
      const html = await response.clone().text();
      expect(html).toMatch(/<progress[^>]*value="33"/);
      const text = await textOf(response);
      expect(text).toContain(phase);
      expect(text).toContain(progress);
    },
  );

  test.each([
    ['en', 'Shopify could not be reached'],
    ['fr', 'Shopify était injoignable'],
  ])('GIVEN a failed sync (%s) THEN it says why, and the old figures stay', async (locale, why) => {
    const sync = syncView({ state: 'failed', phase: 'failed', failure: 'sync.failed.shopify' });
    const text = await textOf(await open({ sync }, locale));
    expect(text).toContain(why);
    expect(text).toContain('872');
  });

  test('the button starts a sync of the store that signed the request', async () => {
    const startSync = vi.fn(() => Promise.resolve({ started: true }));
    const app = await startApp({ sync: { start: startSync } });
    const response = await app.fetch('/app.data?index', formOf({ intent: 'sync' }));
    expect(response.status).toBe(202);
    expect(startSync).toHaveBeenCalledExactlyOnceWith(STORE);
  });

  test('a finding about the store is ignored in the name of who signed in, and taken back', async () => {
    const ignoreFinding = vi.fn(() => Promise.resolve(true));
    const stopIgnoringFinding = vi.fn(() => Promise.resolve(false));
    const app = await startApp({ audit: { ignoreFinding, stopIgnoringFinding } });
    const named = { rule: 'missing-return-policy', key: 'REFUND_POLICY' };
    const ignore = { intent: 'ignore', ...named, reason: 'Soon', until: 'forGood', day: '' };
    expect((await app.fetch('/app.data?index', formOf(ignore))).status).toBe(200);
    expect(ignoreFinding).toHaveBeenCalledExactlyOnceWith(
      STORE,
      { listingId: null, ...named },
      expect.objectContaining({ reason: 'Soon', by: expect.stringMatching(/^\d+$/) }),
    );
    const back = await app.fetch('/app.data?index', formOf({ intent: 'stopIgnoring', ...named }));
    expect(back.status).toBe(409);
  });

  test.each<Record<string, string>>([
    {},
    { intent: 'everything' },
    { intent: 'ignore', rule: 'a', key: 'b', reason: ' ', until: 'forGood', day: '' },
    { intent: 'ignore', rule: 'a', key: 'b', reason: 'c', until: 'date', day: '' },
  ])('refuses %o', async (fields) => {
    const app = await startApp({});
    expect((await app.fetch('/app.data?index', formOf(fields))).status).toBe(400);
  });
});

describe('listings', () => {
  const open = async (path: string, over = {}, locale?: string) => {
    const asked: ListingsQuery[] = [];
    const app = await startApp({
      store: { readVersion },
      catalogue: {
        list: (_store, query) => {
          asked.push(query);
          return Promise.resolve(listingsView(query, over));
        },
      },
    });
    return { response: await app.open(path, { locale }), asked };
  };

  test('the address says what is listed', async () => {
    const { response, asked } = await open(
      '/app/listings?audience=QC&rule=volatile-price&severity=high&status=DRAFT&state=unknown&search=mug&sort=title&direction=asc&after=abc',
    );
    expect(asked).toEqual([
      {
        audience: 'QC',
        rule: 'volatile-price',
        severity: 'high',
        status: 'DRAFT',
        state: 'unknown',
        search: 'mug',
        sort: 'title',
        direction: 'asc',
        after: 'abc',
        limit: 50,
      },
    ]);
    expect(await textOf(response)).toContain('1 listing');
  });

  test('GIVEN a filter that does not exist THEN the rest is listed and the page names what it left out', async () => {
    const { response, asked } = await open(
      '/app/listings?severity=huge&sort=x&direction=y&audience=CA',
    );
    expect(asked[0]).toMatchObject({ audience: 'CA' });
    expect(asked[0]).not.toHaveProperty('severity');
    expect(await textOf(response)).toMatch(/left out.*: Severity and Order\./);
  });

  test('an archived listing is called so, not unknown', async () => {
    const { rows } = listingsView({ sort: 'title', direction: 'asc', limit: 50 });
    const none = { share: null, coverage: 0 };
    const archived = rows.map((row) => ({
      ...row,
      status: 'ARCHIVED' as const,
      readiness: { US: none, CA: none, QC: none },
    }));
    const { response } = await open('/app/listings', { rows: archived });
    const text = await textOf(response);
    expect(text.match(/Archived/g)?.length).toBeGreaterThan(AUDIENCES.length);
    expect(text).not.toContain('Unknown');
  });

  test('GIVEN a rule that no longer exists THEN the page still opens', async () => {
    const { response } = await open('/app/listings?rule=gone-rule', { rows: [], total: 0 });
    expect(response.status).toBe(200);
    expect(await textOf(response)).toContain('gone-rule');
  });

  test('a title is text, an id beyond 2^53 stays exact, and only web addresses become pictures', async () => {
    const { response } = await open('/app/listings');
    const html = (await response.text()).replace(/<script[\s\S]*?<\/script>/g, '');
    expect(html).toContain('Stoneware mug &lt;script&gt;');
    expect(html).toContain('href="/app/listings/9007199254740993"');
    expect(html).not.toContain('javascript:');
  });

  test.each([
    ['en', 'No listing matches', 'Clear search and filters'],
    ['fr', 'Aucune fiche ne correspond', 'Effacer la recherche et les filtres'],
  ])(
    'GIVEN nothing found (%s) THEN it offers to clear the filters',
    async (locale, title, action) => {
      const { response } = await open('/app/listings?search=zzz', { rows: [], total: 0 }, locale);
      const text = await textOf(response);
      expect(text).toContain(title);
      expect(text).toContain(action);
    },
  );

  test.each([
    ['notBegun', 'en', 'No listing has been read yet', 'Sync from the home page', '/app'],
    ['notBegun', 'fr', 'Aucune fiche n’a encore été lue', 'Synchroniser depuis l’accueil', '/app'],
    ['underWay', 'en', 'No listing has been read yet', 'See how far the sync is', '/app'],
    ['underWay', 'fr', 'Aucune fiche n’a encore été lue', 'Voir où en est', '/app'],
    ['failed', 'en', 'Your listings could not be read', 'See what went wrong', '/app'],
    ['failed', 'fr', 'Vos fiches n’ont pas pu être lues', 'Voir ce qui s’est passé', '/app'],
    ['ended', 'en', 'Your store has no products yet', 'Add a product', NEW_PRODUCT],
    ['ended', 'fr', 'Votre boutique n’a pas encore de produits', 'Ajouter un produit', NEW_PRODUCT],
  ] as const)(
    'GIVEN no listing, first sync %s (%s) THEN it says so and leads on',
    async (firstSync, locale, title, action, url) => {
      const over = { rows: [], total: 0, firstSync };
      const { response } = await open('/app/listings', over, locale);
      const html = await response.clone().text();
      expect(html).toContain(`href="${url}"`);
      const text = await textOf(response);
      expect(text).toContain(title);
      expect(text).toContain(action);
    },
  );
});

describe('one listing', () => {
  const open = async (path: string, over = {}, locale?: string) => {
    const showListing = vi.fn(() => Promise.resolve(listingView(over)));
    const app = await startApp({ store: { readVersion }, catalogue: { show: showListing } });
    return { response: await app.open(path, { locale }), showListing };
  };

  test('findings come with evidence, place, reason and remedy', async () => {
    const { response, showListing } = await open('/app/listings/42');
    expect(showListing).toHaveBeenCalledWith(STORE, 'gid://shopify/Product/42');
    const text = await textOf(response);
    expect(text).toContain('The title “Stoneware mug” has no French.');
    expect(text).toMatch(/Where: title · Since Nov 2, 2026/);
    expect(text).toContain('Why it matters:');
    expect(text).toContain('How to mend it:');
    expect(text).toContain('1 rule could not be judged');
    expect(text).toContain('Passes 1 rule');
    expect(text).toContain('Now $27.50.');
    expect(text).toContain('1 change recorded since Jun 1, 2026');
  });

  test('in French', async () => {
    const text = await textOf((await open('/app/listings/42', {}, 'fr')).response);
    expect(text).toContain('Le titre «\u00a0Stoneware mug\u00a0» n’a pas de version française.');
    expect(text).toContain('Actuellement 27,50\u00a0$.');
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

  test('GIVEN 2,000 variants THEN prices of one travel, and the address chooses which', async () => {
    const one = listingView().variants[0];
    const series = listingView().prices[0];
    if (!one || !series) throw new Error('the example has a variant with prices');
    const numbers = Array.from({ length: 2_000 }, (_, index) => 100_000 + index);
    const over = {
      variants: numbers.map((number) => ({
        ...one,
        id: `gid://shopify/ProductVariant/${number}`,
        title: `Size ${number}`,
      })),
      prices: numbers.map((number) => ({
        ...series,
        variantId: `gid://shopify/ProductVariant/${number}`,
      })),
    };
    const { response } = await open('/app/listings/42?variant=101999', over);
    const html = await response.text();
    expect(html.split('observedUntil')).toHaveLength(2);
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
        catalogue: { show: () => Promise.resolve(null) },
      });
      const response = await app.open('/app/listings/43', { locale });
      expect(response.status).toBe(404);
      expect(await textOf(response)).toContain(title);
    },
  );

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
    const markPackaging = vi.fn(() => Promise.resolve(undefined));
    const response = await send(fields, { catalogue: { markPackaging } });
    expect(response.status).toBe(200);
    expect(markPackaging).toHaveBeenCalledExactlyOnceWith(STORE, listingId, marks);
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

describe('the way in', () => {
  test('GIVEN no signature THEN no data, and the public page instead', async () => {
    const app = await startApp({});
    const response = await app.visit('/app');
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe('/auth/login');
  });

  test('GIVEN a signature of another app THEN 401', async () => {
    const app = await startApp({});
    const response = await app.visit('/app/version', {
      Authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl',
    });
    expect(response.status).toBe(401);
  });

  test('the version answers open pages', async () => {
    const app = await startApp({ store: { readVersion } });
    expect(await (await app.fetch('/app/version')).json()).toEqual({ version: '7' });
  });

  test('App Bridge stands in the head, before every other script', async () => {
    const app = await startApp({
      store: { readVersion },
      home: { show: () => Promise.resolve(homeView()) },
    });
    const response = await app.open('/app');
    expect(response.headers.get('Content-Security-Policy')).toContain(`https://${STORE}`);
    const html = await response.text();
    expect(html.indexOf('<script')).toBe(html.indexOf('<script src="https://cdn.shopify.com/'));
    expect(html.indexOf('<script')).toBeLessThan(html.indexOf('</head>'));
    expect(html.split('app-bridge.js"')).toHaveLength(2);
  });

  test.each([
    [undefined, 'fr-FR,fr;q=0.9', 'fr-CA'],
    [undefined, 'de-DE', 'en-CA'],
    ['fr-CA', 'en-CA', 'fr-CA'],
    ['en', 'fr-CA', 'en-CA'],
    ['pt-BR', 'fr-CA', 'en-CA'],
  ])('locale %s, browser %s → %s', async (locale, accepted, lang) => {
    const app = await startApp({
      store: { readVersion },
      home: { show: () => Promise.resolve(homeView()) },
    });
    const response = await app.open('/app', { locale, headers: { 'Accept-Language': accepted } });
    expect(await response.text()).toContain(`<html lang="${lang}"`);
  });

  test('GIVEN Shopify opens the root THEN its parameters are kept on the way to the app', async () => {
    const response = await (await startApp({})).visit(`/?shop=${STORE}&host=abc&locale=fr`);
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe(`/app?shop=${STORE}&host=abc&locale=fr`);
  });

  test.each([
    ['en', 'inside Shopify’s admin'],
    ['fr', 'dans l’interface administrateur de Shopify'],
  ])(
    'GIVEN a visitor from outside (%s) THEN the page says what this is',
    async (locale, expected) => {
      const response = await (await startApp({})).visit(`/?locale=${locale}`);
      expect(response.status).toBe(200);
      expect(await textOf(response)).toContain(expected);
    },
  );
});

describe('a page that fails', () => {
  let app: AppUnderTest;
  const showHome = () => Promise.reject(new Error('secret detail of the database'));

  test.each([
    ['en', 'This page could not be shown', 'Try again'],
    ['fr', 'Cette page n’a pas pu s’afficher', 'Réessayer'],
  ])(
    'says so (%s), keeps the details to the log, and the token out of it',
    async (locale, title, action) => {
      app = await startApp({ store: { readVersion }, home: { show: showHome } });
      const response = await app.open('/app', { locale });
      expect(response.status).toBe(500);
      const html = await response.clone().text();
      expect(html).not.toContain('secret detail');
      const text = await textOf(response);
      expect(text).toContain(title);
      expect(text).toContain(action);
      await vi.waitFor(() => {
        expect(app.logged.join()).toContain('secret detail of the database');
      });
      expect(app.logged.join()).not.toContain('id_token');
    },
  );
});

function formOf(fields: Record<string, string>): RequestInit {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return { method: 'POST', body };
}
