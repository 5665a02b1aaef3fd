import { describe, expect, test, vi } from 'vitest';
import { DISCOUNT_FIELDS } from '~/core/promotions/discount-parts';
import { PROMOTION_EVENTS, PROMOTION_FAILURES } from '~/core/promotions/promotion-events';
import { PROMOTION_TABS } from '~/core/promotions/tabs';
import { messageIds } from '~/locales/translate';
import { startApp, STORE } from './app-under-test';
import { list, plan } from './promotion-examples';

const readVersion = () => Promise.resolve('7');

describe('the list of promotions', () => {
  test.each([
    ['en', ['Running', 'Changed in Shopify', '20% off · RENTREE', '2 listings', 'Aug 1, 2027']],
    ['fr', ['En cours', 'Modifiée dans Shopify', '2 fiches', '1er août 2027']],
  ])('in %s', async (locale, texts) => {
    const services = {
      store: { readVersion },
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
    [{ rows: [], cursor: null }, 'Plan your first promotion'],
    [{ rows: [], cursor: null, tab: 'ended' as const }, 'No promotion here'],
    [{ rows: [], cursor: null, canPlan: false }, 'once Borealist has read the store'],
  ])('%o says what to do', async (change, text) => {
    const app = await startApp({
      store: { readVersion },
      promotions: { list: () => Promise.resolve({ ...list, ...change }) },
    });
    expect(await (await app.open('/app/promotions?tab=odd')).text()).toContain(text);
  });
});

test('every id that these pages put together has a text', () => {
  const phases = ['draft', 'scheduling', 'scheduled', 'running', 'ended', 'cancelling'];
  const expected = [
    ...[...phases, 'cancelled', 'failed'].map((phase) => `promotion.phase.${phase}`),
    ...PROMOTION_EVENTS.map((kind) => `promotion.history.${kind}`),
    ...PROMOTION_FAILURES,
    ...PROMOTION_TABS.map((tab) => `promotions.tab.${tab}`),
    ...DISCOUNT_FIELDS.map((field) => `promotion.discountField.${field}`),
    ...Object.keys(plan).map((field) => `promotion.planField.${field}`),
    ...['schedule', 'change', 'cancel', 'delete'].flatMap((kind) =>
      ['title', 'text', 'action'].map((part) => `promotion.confirm.${kind}.${part}`),
    ),
    ...[
      'gone',
      'changed',
      'state',
      'startOfRunning',
      'notAPlan',
      'nothingToUndo',
      'noSuchBlocker',
    ].map((refusal) => `promotions.refused.${refusal}`),
  ];
  const known = messageIds('en');
  expect(expected.filter((id) => !known.includes(id))).toEqual([]);
});
