import { describe, expect, test, vi } from 'vitest';
import type { Services } from '~/container.server';
import { done, notDone } from '~/services/answer';
import { startApp, STORE, STORE_ENTRY } from './app-under-test';
import { BEFORE_FIRST_SYNC, homeView, syncView } from './view-examples';
import { failOnConsoleErrors, formOf, readVersion, textOf } from './read-page';

failOnConsoleErrors();

describe('home', () => {
  const open = async (over = {}, locale?: string) => {
    const showHome = vi.fn(() => Promise.resolve(homeView(over)));
    const app = await startApp({ store: { readVersion }, home: { show: showHome } });
    const response = await app.open('/app', { locale });
    expect(response.status).toBe(200);
    expect(showHome).toHaveBeenCalledWith(STORE, { fixFirst: 5, isVisit: true });
    return response;
  };

  test('GIVEN a judged catalogue THEN shares are rounded down and unknown is told with its reason', async () => {
    const text = await textOf(await open());
    expect(text).toContain('82% ready');
    expect(text).toContain('Only 31% of what counts for these buyers could be judged');
    expect(text).toContain('Up 2 points since Nov 15, 2026');
    expect(text).toContain('Trend from Nov 29, 2026 on');
    expect(text).toContain('Missing packaging photo 1,102 listings');
    expect(text).toMatch(/Photos without alt text 872/);
    expect(text).toContain('This is the first visit');
  });

  test('to sync is no more than one of the things that can be done', async () => {
    const html = await (await open()).text();
    expect(html).toContain('Sync the store');
    expect(html).not.toContain('Polaris-Button--variantPrimary');
  });

  test.each([
    ['en', 'Nov 22, 2026, 10:02 a.m.', 'All times are the store’s: Eastern Time'],
    ['fr', '22 nov. 2026, 10\u00a0h\u00a002', 'Toutes les heures sont celles de la boutique'],
  ])(
    'GIVEN a store in Toronto (%s) THEN times are its own, and it says so',
    async (locale, at, zone) => {
      const app = await startApp({
        store: {
          readVersion,
          enter: () => Promise.resolve({ ...STORE_ENTRY, timeZone: 'America/Toronto' }),
        },
        home: { show: () => Promise.resolve(homeView()) },
      });
      const text = await textOf(await app.open('/app', { locale }));
      expect(text).toContain(at);
      expect(text).toContain(zone);
    },
  );

  test('GIVEN a French admin THEN the whole page is French, figures too', async () => {
    const response = await open({}, 'fr-CA');
    const html = await response.clone().text();
    expect(html).toContain('<html lang="fr-CA"');
    const text = await textOf(response);
    expect(text).toContain('Prête à 82\u00a0%');
    expect(text).toContain('1\u00a0102 fiches');
    expect(text).toContain('Photos sans texte alternatif');
    expect(text).not.toMatch(/\b(the|listings|ready)\b/);
  });

  test.each([
    ['en', 'What products cost you (missing permission: read_inventory)', 'Tariff codes'],
    [
      'fr',
      'Coût de vos produits (autorisation manquante\u00a0: read_inventory)',
      'Codes tarifaires',
    ],
  ])('GIVEN denied details (%s) THEN they are named', async (locale, costs, codes) => {
    const denied = [
      { topic: 'costs', permission: 'read_inventory' },
      { topic: 'tariffCodes', permission: null },
    ];
    const text = await textOf(await open({ denied }, locale));
    expect(text).toContain(costs);
    expect(text).toContain(codes);
    expect(text).toMatch(/82/);
  });

  test('every rule leads to the listings that it is about', async () => {
    const html = await (await open()).text();
    expect(html).toContain('href="/app/listings?rule=missing-french-text&amp;state=findings"');
    expect(html).toContain('href="/app/packaging"');
    expect(html).toContain('href="/app/listings?audience=QC&amp;state=findings"');
  });

  test.each([
    ['en', '45 days late: 4 listings', 'French ready, Quebec', '3 new findings, none resolved'],
    [
      'fr',
      '45 jours de retard\u00a0: 4 fiches',
      'Français prêt, Québec',
      '3 nouveaux constats, aucun réglé',
    ],
  ])(
    'GIVEN the eve of the peak (%s) THEN what is overdue stands there, and what moved since the last visit',
    async (locale, late, due, moved) => {
      const response = await open(
        {
          overdue: [
            {
              name: 'french-ready',
              season: 'holidays',
              audience: 'QC',
              on: '2026-10-12',
              daysLeft: -45,
              listings: { notReady: 4, unknown: 0 },
              promotions: null,
            },
          ],
          sinceVisit: {
            at: '2026-11-20T15:00:00.000Z',
            audiences: [{ audience: 'QC', opened: 3, resolved: 0 }],
          },
        },
        locale,
      );
      const html = await response.clone().text();
      expect(html).toContain('seasonState=frenchUnready');
      expect(html).toContain('href="/app/changes?since=lastVisit"');
      const text = await textOf(response);
      for (const said of [late, due, moved]) expect(text).toContain(said);
    },
  );

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
    ['en', 'Step 5 of 6', '20 of 60 done'],
    ['fr', 'Étape 5 de 6', '20 sur 60'],
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
    const sync = syncView({ state: 'failed', phase: null, failure: 'sync.failed.shopify' });
    const text = await textOf(await open({ sync }, locale));
    expect(text).toContain(why);
    expect(text).toContain('872');
  });

  test('the button starts a sync of the store that signed the request', async () => {
    const startSync = vi
      .fn<Services['sync']['start']>()
      .mockResolvedValueOnce(done())
      .mockResolvedValueOnce(notDone({ why: 'underWay' }));
    const app = await startApp({ sync: { start: startSync } });
    const response = await app.fetch('/app.data?index', formOf({ intent: 'sync' }));
    expect(response.status).toBe(200);
    expect(startSync).toHaveBeenCalledExactlyOnceWith(STORE);
    const again = await app.fetch('/app.data?index', formOf({ intent: 'sync' }));
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('"underWay"');
  });

  test.each<Record<string, string>>([
    {},
    { intent: 'everything' },
    { intent: 'ignore', rule: 'a', key: 'b', reason: 'c', until: 'forGood', day: '' },
  ])('refuses %o', async (fields) => {
    const app = await startApp({});
    expect((await app.fetch('/app.data?index', formOf(fields))).status).toBe(400);
  });
});
