import { describe, expect, test } from 'vitest';
import { NEW_PRODUCT } from '~/core/store/admin-address';
import { AUDIENCES } from '~/core/listing/audience';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import { startApp } from '../app-under-test';
import { listingsView } from '../view-examples';
import { failOnConsoleErrors, readVersion, textOf } from '../read-page';

failOnConsoleErrors();

describe('listings', () => {
  const open = async (
    path: string,
    over = {},
    locale?: string,
    headers: Record<string, string> = {},
  ) => {
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
    return { response: await app.open(path, { locale, headers }), asked };
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

  test.each([
    [1, 'Give it a country of origin'],
    [2, 'Give them a country of origin together'],
  ])('GIVEN %i listings of a rule THEN the fix is offered: %s', async (total, offered) => {
    const { response } = await open('/app/listings?rule=missing-origin', {
      total,
      bulkKind: 'origin',
    });
    expect(await textOf(response)).toContain(offered);
  });

  test('GIVEN a filter that does not exist THEN the rest is listed and the page names what it left out', async () => {
    const { response, asked } = await open(
      '/app/listings?severity=huge&sort=x&direction=y&audience=CA',
    );
    expect(asked[0]).toMatchObject({ audience: 'CA' });
    expect(asked[0]).not.toHaveProperty('severity');
    expect(await textOf(response)).toMatch(/left out.*: Severity and Order\./);
  });

  test.each([
    ['?0', true],
    ['?1', false],
  ])(
    'GIVEN a browser of a phone or not (%s) THEN the server draws its list: a table is %s',
    async (mobile, isTable) => {
      const { response } = await open('/app/listings', {}, 'en', { 'sec-ch-ua-mobile': mobile });
      const html = await response.text();
      expect(/<td[ >]/.test(html)).toBe(isTable);
      expect(html).toContain('Stoneware mug');
    },
  );

  test.each([
    ['en', 'Ready: US 50% Canada 100% Quebec Unknown'],
    ['fr', 'Prête\u00a0: É.-U. 50\u00a0% Canada 100\u00a0% Québec Inconnu'],
  ])('GIVEN a phone (%s) THEN a row says once that it tells of readiness', async (locale, text) => {
    const { response } = await open('/app/listings', {}, locale, { 'sec-ch-ua-mobile': '?1' });
    expect(await textOf(response)).toContain(text);
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
    expect(await textOf(response)).toContain(
      'A check that this version of Borealist does not make',
    );
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
