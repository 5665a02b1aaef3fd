import { describe, expect, test, vi } from 'vitest';
import { parseWish } from '~/routes/app.promotions.$id/wish';
import type { PromotionView } from '~/services/promotions/views';
import { startApp, STORE } from '../app-under-test';
import { ID, LISTING, view } from '../promotion-examples';

const readVersion = () => Promise.resolve('7');

describe('a promotion', () => {
  const promotions = { show: () => Promise.resolve(view) };

  test.each([
    [
      'en',
      [
        'Scheduled',
        'Not ready for Quebec: Missing French text.',
        '1 reason stands in its way.',
        'does not support discounts by market',
        'about US$11.20',
        'Not known',
        'Page 1 of 3, 41 listings',
        'Changed in Shopify: end',
        'Undo the last change',
        'Cancel promotion',
      ],
    ],
    ['fr', ['Programmée', 'Pas prête (Québec)', 'environ 11,20', 'Annuler la promotion']],
  ])('in %s', async (locale, texts) => {
    const app = await startApp({ store: { readVersion }, promotions });
    const response = await app.open(`/app/promotions/${ID}`, { locale });
    expect(response.status).toBe(200);
    const html = (await response.text()).replaceAll('<!-- -->', '');
    for (const text of texts) expect(html).toContain(text);
    for (const tag of ['<b>', '<u>', '<i>odd']) expect(html).not.toContain(tag);
  });

  test.each([
    [
      'en',
      'The first 500 of 20,000 listings have been checked: 1 reason',
      'Check all 20,000 listings',
    ],
    [
      'fr',
      'Sur 20 000 fiches, les 500 premières ont été vérifiées : 1 raison',
      'Vérifier les 20 000',
    ],
  ])('of thousands of listings says how many were looked at (%s)', async (locale, ...texts) => {
    const preview = view.preview && { ...view.preview, listings: 20_000, judged: 500 };
    const show = () => Promise.resolve({ ...view, preview });
    const app = await startApp({ store: { readVersion }, promotions: { show } });
    const html = await (await app.open(`/app/promotions/${ID}`, { locale })).text();
    for (const text of texts) expect(html.replaceAll('\u00a0', ' ')).toContain(text);
  });

  test.each([
    ['en', 'Looking for what stands in the way', 'Fill in the name'],
    ['fr', 'Recherche de ce qui lui fait obstacle', 'Remplissez le nom'],
  ])('that is still to be judged says so (%s)', async (locale, expected, premature) => {
    const show = () => Promise.resolve({ ...view, preview: null });
    const app = await startApp({ store: { readVersion }, promotions: { show } });
    const html = await (await app.open(`/app/promotions/${ID}`, { locale })).text();
    expect(html).toContain(expected);
    expect(html).not.toContain(premature);
  });

  const onSale: PromotionView = {
    ...view,
    phase: 'ended',
    failure: null,
    input: { ...view.input, kind: 'salePrices' },
    sale: {
      state: 'ended',
      isMissed: false,
      isHeldUp: false,
      lowered: { done: 6, total: 6 },
      putBack: { done: 6, total: 6 },
      wereLowered: 6,
      notLowered: 0,
      leftOut: [],
      notRestored: [
        {
          changeId: ID,
          listingId: LISTING,
          listingTitle: 'Mug <script>',
          variant: null,
          market: 'Canada',
          original: null,
          found: '8.5 CAD',
          isGone: false,
        },
        {
          changeId: '1b0f3c3e-6f0b-4f4e-9c56-0a4a9b5a6b2d',
          listingId: LISTING,
          listingTitle: 'Mug <script>',
          variant: 'Blue',
          market: null,
          original: '10/12.5 USD',
          found: null,
          isGone: true,
        },
      ],
      notRestoredCount: 2,
      leftAsIs: 3,
    },
  };

  test.each([
    [
      'en',
      [
        'All prices but 5 are as they were before.',
        '2 prices were not put back',
        'none of its own, it follows the variant’s price',
        'Put it back',
        'Keep this price',
        'Take it off this list',
        'Keep all as they are',
        '3 prices were kept as they are now, by your decision.',
      ],
    ],
    [
      'fr',
      ['Tous les prix sauf 5', 'Garder ce prix', 'Retirer de cette liste', 'Tout garder tel quel'],
    ],
  ])('whose prices somebody changed lets each be put back or kept (%s)', async (locale, texts) => {
    const app = await startApp({
      store: { readVersion },
      promotions: { show: () => Promise.resolve(onSale) },
    });
    const html = await (await app.open(`/app/promotions/${ID}`, { locale })).text();
    for (const text of texts) expect(html.replaceAll('<!-- -->', '')).toContain(text);
  });

  test.each([
    ['en', 'These sale prices are on', '“Plan the rest anew”'],
    ['fr', 'Ces prix soldés sont en vigueur', 'Planifier le reste à nouveau'],
  ])(
    'whose sale prices are on says what can be changed, and how all else (%s)',
    async (locale, ...texts) => {
      const running: PromotionView = { ...onSale, phase: 'running', sale: null };
      const app = await startApp({
        store: { readVersion },
        promotions: { show: () => Promise.resolve(running) },
      });
      const html = await (await app.open(`/app/promotions/${ID}`, { locale })).text();
      for (const text of texts) expect(html).toContain(text);
    },
  );

  test.each(['nonsense', '42'])('%s is no promotion', async (id) => {
    const app = await startApp({ store: { readVersion }, promotions });
    expect((await app.open(`/app/promotions/${id}`)).status).toBe(404);
  });

  test('of another store is none', async () => {
    const app = await startApp({
      store: { readVersion },
      promotions: { show: () => Promise.resolve(null) },
    });
    expect((await app.open(`/app/promotions/${ID}`)).status).toBe(404);
  });

  test('that is new begins with what a link asks for', async () => {
    const begin = vi.fn(() => Promise.resolve(view));
    const app = await startApp({ store: { readVersion }, promotions: { plan: begin } });
    const html = await (
      await app.open('/app/promotions/new?listings=42,42,7&season=back-to-school&audience=QC')
    ).text();
    expect(html).toContain('Back to school 2027');
    expect(begin).toHaveBeenCalledWith(STORE, {
      listingIds: [LISTING, 'gid://shopify/Product/7'],
      season: 'back-to-school',
      audience: 'QC',
    });
    expect(parseWish(new URLSearchParams('listings=4;2&season=x&audience=FR'))).toEqual({
      listingIds: [],
      season: null,
      audience: null,
    });
  });
});
