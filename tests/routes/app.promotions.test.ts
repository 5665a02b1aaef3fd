import { describe, expect, test, vi } from 'vitest';
import { inputOf } from '~/core/promotions/plan';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { PROMOTION_EVENTS, PROMOTION_FAILURES } from '~/core/promotions/promotion-events';
import { DISCOUNT_FIELDS } from '~/core/promotions/discount-parts';
import { PROMOTION_TABS } from '~/core/promotions/tabs';
import { messageIds } from '~/locales/translate';
import {
  isSamePlan,
  parsePromotionForm,
  promotionForm,
  type PromotionCommand,
} from '~/routes/app.promotions.$id/promotion-form';
import { parseWish } from '~/routes/app.promotions.$id/wish';
import { done, GONE, notDone } from '~/services/answer';
import type { PromotionsView, PromotionView } from '~/services/promotions/views';
import { valueOf } from '../support/answers';
import { startApp, STORE } from './app-under-test';

const ID = '0b0f3c3e-6f0b-4f4e-9c56-0a4a9b5a6b2d';
const LISTING = 'gid://shopify/Product/42';
const readVersion = () => Promise.resolve('7');
const staff = expect.stringMatching(/^\d+$/) as string;
const money = (amount: number, currency: string) => ({ amount, currency });

const plan: PromotionPlan = {
  name: 'Rentrée <b>',
  audiences: ['QC'],
  reach: 'allBuyers',
  selection: { kind: 'listings', listingIds: [LISTING] },
  discount: { kind: 'percentage', percent: 20 },
  trigger: { kind: 'automatic' },
  startsAt: '2027-08-01T04:00:00Z',
  endsAt: '2027-09-07T04:00:00Z',
  combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
};
const input = inputOf(plan, 'America/Toronto');

const view: PromotionView = {
  id: ID,
  revision: 3,
  name: plan.name,
  phase: 'scheduled',
  failure: { reason: 'promotions.failed.declined', detail: 'Title is <i>odd</i>' },
  store: {
    currency: 'EUR',
    timeZone: 'America/Toronto',
    audiences: ['CA', 'QC'],
    marketDiscounts: false,
  },
  input,
  chosen: {
    listings: [{ id: LISTING, title: 'Mug <script>', status: 'DRAFT', photoUrl: null }],
    collections: [],
  },
  discounts: [
    {
      position: 0,
      title: 'Rentrée',
      adminUrl: 'https://admin.shopify.com/store/northern-goods/discounts/9',
      changed: {
        gone: false,
        fields: ['endsAt'],
        terms: { title: 'Rentrée', startsAt: '2027-08-15T04:00:00Z', endsAt: null },
      },
    },
  ],
  makes: { discounts: [{ title: 'Rentrée', entries: 1 }], combinesMoreThanPlanned: false },
  undoable: 'edit',
  preview: {
    prices: [
      {
        id: LISTING,
        title: 'Mug <script>',
        shop: {
          before: [money(10, 'EUR'), money(12, 'EUR')],
          after: [money(8, 'EUR'), money(9.6, 'EUR')],
          isApproximate: false,
        },
        US: {
          before: [money(14, 'USD'), money(14, 'USD')],
          after: [money(11.2, 'USD'), money(11.2, 'USD')],
          isApproximate: true,
        },
        CA: null,
      },
    ],
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    page: 0,
    pages: 3,
    listings: 41,
    judged: 41,
    groups: [
      {
        kind: 'listing-not-ready',
        blocking: 1,
        overridden: 1,
        notices: 1,
        overridable: true,
        total: 12,
        items: [
          {
            key: 'a',
            listing: { id: LISTING, title: 'Mug <script>' },
            severity: 'blocking',
            message: {
              id: 'promotion.blocker.listing-not-ready.findings',
              data: { rules: ['missing-french-text'], audiences: ['QC'] },
            },
            overridable: true,
            override: null,
          },
          {
            key: 'b',
            listing: { id: LISTING, title: 'Mug <script>' },
            severity: 'blocking',
            message: { id: 'promotion.blocker.listing-not-ready.notAudited', data: {} },
            overridable: true,
            override: { reason: 'It is <u>fine</u>', by: '42', at: '2027-06-01T12:00:00Z' },
          },
        ],
      },
    ],
    blocking: 1,
    makes: { discounts: [{ title: 'Rentrée', entries: 1 }], combinesMoreThanPlanned: false },
  },
  history: PROMOTION_EVENTS.map((kind, index) => ({
    id: String(index),
    at: '2027-06-01T12:00:00Z',
    by: index === 0 ? null : '42',
    kind,
    reason: null,
    failure: null,
    changed: ['name'],
    discounts: null,
  })),
};

const list: PromotionsView = {
  rows: [
    {
      id: ID,
      name: plan.name,
      phase: 'running',
      audiences: ['QC'],
      discount: plan.discount,
      trigger: { kind: 'code', code: 'RENTREE' },
      startsAt: plan.startsAt,
      endsAt: plan.endsAt,
      chosen: { kind: 'listings', count: 2 },
      changedInShopify: 1,
      failure: null,
    },
  ],
  tab: 'all',
  cursor: 'next',
  timeZone: 'America/Toronto',
  canPlan: true,
};

const post = (command: PromotionCommand) => ({ method: 'POST', body: promotionForm(command) });

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
        'Not read',
        'Page 1 of 3, 41 listings',
        'Changed in Shopify: end',
        'Undo the last change',
        'Cancel promotion',
      ],
    ],
    ['fr', ['Programmée', 'Pas prête pour Québec', 'environ 11,20', 'Annuler la promotion']],
  ])('in %s', async (locale, texts) => {
    const app = await startApp({ store: { readVersion }, promotions });
    const response = await app.open(`/app/promotions/${ID}`, { locale });
    expect(response.status).toBe(200);
    const html = (await response.text()).replaceAll('<!-- -->', '');
    for (const text of texts) expect(html).toContain(text);
    for (const tag of ['<b>', '<u>', '<i>odd']) expect(html).not.toContain(tag);
  });

  test.each([
    ['en', 'The first 500 of 20,000 listings were checked: 1 reason', 'Check all 20,000 listings'],
    [
      'fr',
      'Les 500 premières des 20 000 fiches ont été vérifiées : 1 raison',
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

describe('its commands reach one service each, in the name of who signed in', () => {
  const request = { promotionId: ID, revision: 3, by: staff };
  const cases: [PromotionCommand, string, unknown[], unknown][] = [
    [
      { intent: 'save', plan: input, revision: 3 },
      'save',
      [STORE, { input, of: { promotionId: ID, revision: 3 }, by: staff }],
      done({ promotionId: ID, revision: 4 }),
    ],
    [
      { intent: 'preview', plan: input, page: 2, whole: true },
      'preview',
      [STORE, { input, promotionId: ID, page: 2, whole: true }],
      done(view.preview),
    ],
    [
      { intent: 'change', plan: input, revision: 3 },
      'change',
      [STORE, { ...request, input }],
      done(),
    ],
    [{ intent: 'schedule', revision: 3 }, 'schedule', [STORE, request], done()],
    [{ intent: 'cancel', revision: 3 }, 'cancel', [STORE, request], done()],
    [{ intent: 'undo', revision: 3 }, 'undo', [STORE, request], done()],
    [{ intent: 'accept', revision: 3 }, 'acceptShopifyChange', [STORE, request], done()],
    [{ intent: 'restore', revision: 3 }, 'restoreOurs', [STORE, request], done()],
    [
      { intent: 'override', plan: input, revision: 3, choice: { key: 'a' }, reason: ' Fine ' },
      'overrideBlockers',
      [STORE, { ...request, input, choice: { key: 'a' }, reason: 'Fine' }],
      done(),
    ],
    [
      { intent: 'withdraw', revision: 3, key: 'a' },
      'withdrawOverride',
      [STORE, { ...request, key: 'a' }],
      done(),
    ],
    [{ intent: 'checkAgain', listingIds: [LISTING] }, 'checkAgain', [STORE, [LISTING]], undefined],
    [
      { intent: 'duplicate', name: 'Again' },
      'duplicate',
      [STORE, { promotionId: ID, name: 'Again', by: staff }],
      done({ promotionId: ID }),
    ],
    [{ intent: 'delete' }, 'deleteDraft', [STORE, ID], done()],
    [{ intent: 'resume' }, 'resume', [STORE, ID], done()],
  ];
  test.each(cases)('%o', async (command, service, asked, answer) => {
    const called = vi.fn(() => Promise.resolve(answer));
    const app = await startApp({ promotions: { [service]: called } });
    const response = await app.fetch(`/app/promotions/${ID}.data`, post(command));
    expect(response.status).toBe(200);
    expect(called).toHaveBeenCalledExactlyOnceWith(...asked);
  });

  test.each([
    [GONE, 404],
    [notDone({ why: 'blocked', blockers: [{}, {}] }), 409],
    [notDone({ why: 'refused', reason: 'promotions.refused.changed' }), 409],
    [
      notDone({ why: 'invalid', errors: { name: { id: 'promotion.error.noName', data: {} } } }),
      422,
    ],
  ])('%o answers %i', async (answer, status) => {
    const app = await startApp({
      promotions: { schedule: () => Promise.resolve(answer as never) },
    });
    const sent = post({ intent: 'schedule', revision: 3 });
    expect((await app.fetch(`/app/promotions/${ID}.data`, sent)).status).toBe(status);
  });

  test.each<[PromotionCommand, string]>([
    [{ intent: 'save', plan: input, revision: 3 }, 'save'],
    [{ intent: 'resume' }, 'resume'],
    [{ intent: 'duplicate', name: 'Again' }, 'duplicate'],
    [{ intent: 'delete' }, 'deleteDraft'],
    [{ intent: 'cancel', revision: 3 }, 'cancel'],
    [{ intent: 'withdraw', revision: 3, key: 'a' }, 'withdrawOverride'],
  ])('%o of a promotion that is gone says so', async (command, service) => {
    const app = await startApp({ promotions: { [service]: () => Promise.resolve(GONE) } });
    const response = await app.fetch(`/app/promotions/${ID}.data`, post(command));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('"gone"');
  });

  test('of a promotion that is not kept yet only what needs none', async () => {
    const save = vi.fn(() => Promise.resolve(done({ promotionId: ID, revision: 1 })));
    const app = await startApp({ promotions: { save } });
    const saved = await app.fetch(
      '/app/promotions/new.data',
      post({ intent: 'save', plan: input, revision: 0 }),
    );
    expect(await saved.text()).toContain(`/app/promotions/${ID}`);
    expect(save).toHaveBeenCalledWith(STORE, { input, of: null, by: staff });
    const scheduled = post({ intent: 'schedule', revision: 0 });
    expect((await app.fetch('/app/promotions/new.data', scheduled)).status).toBe(404);
  });

  test.each([
    '',
    '{',
    '{"intent":"explode"}',
    JSON.stringify({ intent: 'schedule' }),
    JSON.stringify({ intent: 'schedule', revision: -1 }),
    JSON.stringify({ intent: 'save', revision: 1, plan: { ...input, reach: 'moon' } }),
    JSON.stringify({ intent: 'save', revision: 1, plan: { ...input, listingIds: ['42'] } }),
    JSON.stringify({ intent: 'withdraw', revision: 1, key: '' }),
  ])('refuses %s', async (text) => {
    const app = await startApp({ promotions: {} });
    const body = new FormData();
    body.set('command', text);
    const response = await app.fetch(`/app/promotions/${ID}.data`, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('"strangeForm"');
  });

  test('a form that was made is read as it was meant', () => {
    for (const [command] of cases) {
      expect(valueOf(parsePromotionForm(promotionForm(command)))).toEqual(
        command.intent === 'override' ? { ...command, reason: command.reason.trim() } : command,
      );
    }
    expect(
      isSamePlan({ ...input, audiences: ['CA', 'QC'] }, { ...input, audiences: ['QC', 'CA'] }),
    ).toBe(true);
    expect(isSamePlan(input, { ...input, percent: '21' })).toBe(false);
  });
});

describe('what may be chosen', () => {
  test('listings by title, page by page', async () => {
    const listListings = vi.fn(() =>
      Promise.resolve({ rows: [], total: 0, previous: null, next: null } as never),
    );
    const app = await startApp({ catalogue: { list: listListings } });
    await app.fetch('/app/promotions/listings.data?search=%20mug&after=k');
    expect(listListings).toHaveBeenCalledWith(STORE, {
      search: 'mug',
      after: 'k',
      sort: 'title',
      direction: 'asc',
      limit: 25,
    });
    const long = await app.fetch(`/app/promotions/listings.data?search=${'x'.repeat(201)}`);
    expect(long.status).toBe(400);
  });

  test('collections', async () => {
    const searchCollections = vi.fn(() => Promise.resolve({ collections: [], cursor: null }));
    const app = await startApp({ promotions: { searchCollections } });
    expect((await app.fetch('/app/promotions/collections.data')).status).toBe(200);
    expect(searchCollections).toHaveBeenCalledWith(STORE, '', null);
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
