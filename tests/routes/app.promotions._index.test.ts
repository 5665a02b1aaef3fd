import { describe, expect, test, vi } from 'vitest';
import { startApp, STORE } from './app-under-test';
import { list } from './promotion-examples';
import { MISSING_HISTORY } from './view-examples';

const readVersion = () => Promise.resolve('7');
const orders = { showMissing: () => Promise.resolve(MISSING_HISTORY) };

describe('the list of promotions', () => {
  test.each([
    [
      'en',
      [
        'Running',
        'Waits until it is ready',
        'What is not known of the past',
        'Changed in Shopify',
        '20% off · RENTREE',
        '2 listings',
        'Aug 1, 2027',
      ],
    ],
    [
      'fr',
      [
        'En cours',
        'Attend d’être prête',
        'Ce qu’on ne sait pas du passé',
        'Modifiée dans Shopify',
        '2 fiches',
        '1er août 2027',
      ],
    ],
  ])('in %s', async (locale, texts) => {
    const services = {
      store: { readVersion },
      orders,
      promotions: { list: vi.fn(() => Promise.resolve(list)) },
    };
    const app = await startApp(services);
    const response = await app.open('/app/promotions?tab=running&after=x', { locale });
    expect(response.status).toBe(200);
    const html = (await response.text()).replaceAll('<!-- -->', '');
    for (const text of texts) expect(html).toContain(text);
    expect(html).not.toContain('<b>');
    expect(services.promotions.list).toHaveBeenCalledWith(STORE, { tab: 'running', after: 'x' });
  });

  test.each([
    [{ hasNone: true }, 'Plan your first promotion'],
    [{ hasNone: true, tab: 'ended' as const }, 'Plan your first promotion'],
    [{ tab: 'ended' as const }, 'No promotion here'],
    [{ canPlan: false }, 'once Borealist has read the store'],
  ])(
    'without promotions and %o it says what to do, with one primary button',
    async (change, text) => {
      const app = await startApp({
        store: { readVersion },
        orders,
        promotions: { list: () => Promise.resolve({ ...list, rows: [], cursor: null, ...change }) },
      });
      const html = await (await app.open('/app/promotions?tab=odd')).text();
      expect(html).toContain(text);
      expect(html.match(/Polaris-Button--variantPrimary/g)).toHaveLength(1);
    },
  );
});
