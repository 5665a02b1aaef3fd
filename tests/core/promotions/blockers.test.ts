import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Severity } from '~/core/audit/outcome';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { stillBlocking } from '~/core/promotions/blocker';
import {
  BLOCKER_KINDS,
  whatStandsInTheWay as allInTheWay,
} from '~/core/promotions/what-stands-in-the-way';
import { LANGUAGES, translator } from '~/locales/translate';
import { listing, NOW, price, series, variant } from '../support';
import { facts, offer, passed, plan, promoted, sales, sold, type Known } from './support';

type Case = [plan: PromotionPlan, known: Known];
const whatStandsInTheWay = (planned: PromotionPlan, known: Known, kinds = BLOCKER_KINDS) =>
  allInTheWay(planned, known, known.listings, kinds);
const ofListing = (overrides: Parameters<typeof promoted>[0]) =>
  facts({ listings: [promoted(overrides)] });
const withVariant = (overrides: Partial<typeof sold>) =>
  ofListing({ listing: listing({ variants: [{ ...sold, ...overrides }] }) });

const numbers = (count: number, type = 'Product') =>
  Array.from({ length: count }, (_, index) => `gid://shopify/${type}/${index + 1}`);
const chosen = (count: number) => ({ kind: 'listings' as const, listingIds: numbers(count) });
const code = { kind: 'code' as const, code: 'RENTREE' };
const highFinding = passed({
  outcome: 'fail',
  findings: [
    {
      key: 'title',
      severity: 'high',
      field: 'title',
      message: { id: 'rule.missing-french-text.title', data: {} },
    },
  ],
});
const otherOf = (source: 'promotion' | 'discount', more: Parameters<typeof offer>[0] = {}) =>
  facts({ offers: [offer({ source, ...more })] });
const ofStore = (rule: string, severity: Severity = 'high') =>
  facts({ storeFindings: [{ rule, severity, audiences: ['QC'] }] });
const forQuebec = plan({ audiences: ['QC'] });
const oneDay = { startsAt: '2026-11-27T05:00:00Z', endsAt: '2026-11-28T05:00:00Z' };
/** A hundred days. */
const long = plan({ endsAt: '2027-03-07T05:00:00Z' });
const inMarkets = (overrides: Partial<PromotionPlan> = {}) =>
  plan({ reach: 'markets', ...overrides });
const fall = (daysAgo: number) => ({
  CA: [
    series([
      [400, 50, null, 50],
      [daysAgo, 40, null, 40],
    ]),
  ],
});

/** For each kind: what each of its messages is said of, and what it has nothing to say of. */
const CASES: Record<string, { says: Record<string, Case>; silent: Case[] }> = {
  'empty-selection': {
    says: {
      nothingChosen: [plan({ selection: chosen(0) }), facts({ listings: [] })],
      emptyCollections: [
        plan({ selection: { kind: 'collections', collectionIds: numbers(1, 'Collection') } }),
        facts({ listings: [] }),
      ],
      unknown: [
        plan({ selection: { kind: 'collections', collectionIds: numbers(1, 'Collection') } }),
        facts({ listings: [], chosenListings: null }),
      ],
    },
    silent: [[plan(), facts()]],
  },
  'end-before-start': {
    says: { reversed: [plan({ endsAt: plan().startsAt }), facts()] },
    silent: [[plan({ endsAt: '2026-11-27T05:01:00Z' }), facts()]],
  },
  'start-in-past': {
    says: { past: [plan({ startsAt: '2026-11-22T11:59:59Z' }), facts()] },
    silent: [
      [plan({ startsAt: '2026-11-22T12:00:00Z' }), facts()],
      // It runs already: changing its end must not ask for another start.
      [
        plan({ startsAt: '2026-11-20T05:00:00Z' }),
        facts({ startedAt: '2026-11-20T05:00:00.000Z' }),
      ],
    ],
  },
  'end-in-past': {
    says: { past: [plan({ endsAt: '2026-11-22T12:00:00Z' }), facts()] },
    silent: [[plan({ endsAt: '2026-11-22T12:00:01Z' }), facts()]],
  },
  'too-many-automatic-discounts': {
    says: {
      tooMany: [plan(), facts({ offers: [offer({ discountCount: 25 })] })],
      unknown: [plan(), facts({ offers: null })],
    },
    silent: [
      [plan(), facts({ offers: [offer({ discountCount: 24 })] })],
      [plan({ trigger: code }), facts({ offers: [offer({ discountCount: 25 })] })],
      [plan(), facts({ offers: [offer({ discountCount: 25, method: 'code' })] })],
      [plan(), facts({ offers: [offer({ discountCount: 25, endsAt: plan().startsAt })] })],
      // Never at the same instant.
      [
        plan(),
        facts({
          offers: [
            offer({ discountCount: 24, endsAt: '2026-11-28T00:00:00Z' }),
            offer({ discountCount: 24, startsAt: '2026-11-28T00:00:00Z' }),
          ],
        }),
      ],
    ],
  },
  'too-many-entries': {
    says: {
      listings: [plan({ trigger: code, selection: chosen(101) }), facts()],
      collections: [
        plan({
          trigger: code,
          selection: { kind: 'collections', collectionIds: numbers(101, 'Collection') },
        }),
        facts(),
      ],
    },
    silent: [
      [plan({ trigger: code, selection: chosen(100) }), facts()],
      [plan({ selection: chosen(101) }), facts()],
    ],
  },
  'code-taken': {
    says: {
      taken: [plan({ trigger: code }), otherOf('discount', { method: 'code', codes: ['rentree'] })],
      unknown: [plan({ trigger: code }), facts({ offers: null })],
    },
    silent: [
      [plan({ trigger: code }), otherOf('discount', { method: 'code', codes: ['RENTREE26'] })],
      [plan(), facts({ offers: null })],
    ],
  },
  'listing-missing': {
    says: {
      missing: [plan(), facts({ listings: [], chosenListings: 1, missingListings: 1 })],
      unread: [
        plan({ selection: { kind: 'collections', collectionIds: numbers(1, 'Collection') } }),
        facts({ chosenListings: 2, missingListings: 1 }),
      ],
    },
    silent: [[plan(), facts()]],
  },
  'reach-not-supported': {
    says: {
      allBuyers: [inMarkets(), facts({ marketDiscounts: false })],
      unknown: [inMarkets(), facts({ marketDiscounts: null })],
      noMarket: [inMarkets(), facts({ markets: [{ name: 'United States', countries: ['US'] }] })],
      otherCountries: [
        inMarkets(),
        facts({ markets: [{ name: 'North America', countries: ['US', 'CA'] }] }),
      ],
      wholeCanada: [inMarkets({ audiences: ['QC'] }), facts()],
    },
    silent: [
      [inMarkets(), facts()],
      [inMarkets({ audiences: ['CA', 'QC'] }), facts()],
      [plan(), facts({ marketDiscounts: false, markets: null })],
    ],
  },
  'store-not-ready': {
    says: {
      frenchNotPublished: [forQuebec, ofStore('french-not-published')],
      findings: [forQuebec, ofStore('policy-not-in-french')],
    },
    silent: [
      [forQuebec, facts()],
      [plan({ audiences: ['US'] }), ofStore('french-not-published')],
      [forQuebec, ofStore('missing-delivery-promise', 'medium')],
    ],
  },
  'listing-not-ready': {
    says: {
      findings: [forQuebec, ofListing({ results: [highFinding] })],
      unknown: [
        forQuebec,
        ofListing({
          results: [passed({ outcome: 'unknown', reason: { id: 'reason.x', data: {} } })],
        }),
      ],
      notAudited: [forQuebec, ofListing({ results: [] })],
    },
    silent: [
      [forQuebec, facts()],
      // French is not asked of a promotion for others.
      [plan(), ofListing({ results: [highFinding] })],
      [
        forQuebec,
        ofListing({
          results: [
            passed({
              outcome: 'fail',
              severity: 'medium',
              findings: [{ ...highFinding.findings[0]!, severity: 'medium' }],
            }),
          ],
        }),
      ],
      [
        forQuebec,
        ofListing({
          results: [
            passed({
              rule: 'small-photo',
              outcome: 'unknown',
              severity: 'low',
              reason: { id: 'reason.x', data: {} },
            }),
          ],
        }),
      ],
      // Judged by the promotion's own days.
      [
        plan(),
        ofListing({
          results: [{ ...highFinding, rule: 'unsupported-was-price', audiences: ['CA'] }],
        }),
      ],
    ],
  },
  'listing-not-active': {
    says: {
      draft: [plan(), ofListing({ listing: listing({ status: 'DRAFT' }) })],
      archived: [plan(), ofListing({ listing: listing({ status: 'ARCHIVED' }) })],
    },
    silent: [
      [plan(), facts()],
      [plan(), ofListing({ listing: listing({ status: 'UNLISTED' }) })],
    ],
  },
  'was-price': {
    says: {
      // Raised sixty days ago.
      CA: [
        plan(),
        ofListing({
          prices: {
            CA: [
              series([
                [400, 30, null, 30],
                [60, 40, null, 40],
              ]),
            ],
          },
        }),
      ],
      US: [
        plan(),
        ofListing({
          prices: {
            US: [
              series(
                [
                  [400, 20, null, 30],
                  [10, 30, null, 40],
                ],
                { currency: 'USD' },
              ),
            ],
          },
        }),
      ],
      unknownCA: [plan(), ofListing({ prices: { CA: [series([[20, 40, null, 40]])] } })],
      unknownUS: [plan(), ofListing({ prices: {} })],
    },
    silent: [[plan(), facts()]],
  },
  'price-changed': {
    says: {
      changed: [plan(), ofListing({ prices: fall(9) })],
      unknown: [plan(), ofListing({ prices: { CA: [series([[8, 40, null, 40]])] } })],
    },
    silent: [
      [plan(), facts()],
      // The day before the freeze begins.
      [plan(), ofListing({ prices: fall(10) })],
      // The exchange rate's doing.
      [
        plan(),
        ofListing({
          prices: {
            CA: [
              series([
                [400, 40, null, 30],
                [2, 45, null, 30],
              ]),
            ],
          },
        }),
      ],
      // The freeze lies ahead: nothing is known of it, and nothing is asked.
      [plan({ startsAt: '2027-02-01T05:00:00Z' }), ofListing({ prices: {} })],
    ],
  },
  overlap: {
    says: {
      promotion: [plan(), otherOf('promotion')],
      discount: [plan(), otherOf('discount')],
      unreadable: [plan(), otherOf('discount', { covers: { kind: 'unknown' } })],
      unknown: [plan(), facts({ offers: null })],
    },
    silent: [
      [plan(), facts()],
      [plan(), otherOf('discount', { endsAt: plan().startsAt })],
      [plan(), otherOf('discount', { startsAt: plan().endsAt })],
      [plan(), otherOf('discount', { covers: { kind: 'listings', listingIds: new Set(['x']) } })],
      [inMarkets(), otherOf('discount', { countries: ['US'] })],
    ],
  },
  'below-cost': {
    says: {
      below: [plan(), withVariant({ inventory: { unitCost: { amount: 32.01, currency: 'CAD' } } })],
      free: [
        plan({ discount: { kind: 'amount', off: { amount: 40, currency: 'CAD' } } }),
        withVariant({ inventory: {} }),
      ],
      unknown: [plan(), withVariant({ inventory: { unitCost: null } })],
    },
    silent: [
      [plan(), withVariant({ inventory: { unitCost: { amount: 32, currency: 'CAD' } } })],
      [plan(), withVariant({ shopPrice: price(0), inventory: {} })],
    ],
  },
  'stock-too-low': {
    says: {
      soldOut: [plan(), withVariant({ stock: 0 })],
      // Four days at one a day: three are too few.
      low: [
        plan(),
        ofListing({ listing: listing({ variants: [{ ...sold, stock: 3 }] }), sales: sales(1) }),
      ],
      // Four are enough for these, but eight sell until the last of them.
      restock: [
        plan(),
        ofListing({ listing: listing({ variants: [{ ...sold, stock: 7 }] }), sales: sales(1) }),
      ],
      stockUnknown: [plan(), withVariant({ stock: undefined })],
      salesUnknown: [plan(), ofListing({ sales: undefined })],
    },
    silent: [
      [plan(), facts()],
      [
        plan(),
        ofListing({ listing: listing({ variants: [{ ...sold, stock: 8 }] }), sales: sales(1) }),
      ],
      [plan(), ofListing({ listing: listing({ variants: [{ ...sold, stock: null }] }) })],
    ],
  },
};

test('every file is a kind, every kind has cases, and each of its messages has one', () => {
  const folder = resolve(import.meta.dirname, '../../../app/core/promotions/blockers');
  const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
  const ids = BLOCKER_KINDS.map(({ id }) => id);
  expect(files.toSorted()).toEqual(ids.toSorted());
  expect(Object.keys(CASES).toSorted()).toEqual(ids.toSorted());
  for (const { id, messages } of BLOCKER_KINDS) {
    expect(Object.keys(CASES[id]?.says ?? {}).toSorted(), id).toEqual(
      Object.keys(messages).toSorted(),
    );
    expect(CASES[id]?.silent.length, id).toBeGreaterThan(0);
  }
});

describe.each(BLOCKER_KINDS)('$id', (kind) => {
  const { says, silent } = CASES[kind.id] ?? { says: {}, silent: [] };

  it.each(Object.entries(says))('says “%s”, in both languages', (message, [planned, known]) => {
    const id = `promotion.blocker.${kind.id}.${message}`;
    const found = whatStandsInTheWay(planned, known, [kind]);
    const blocker = found.find((each) => each.message.id === id);
    expect(found.map((each) => each.message.id)).toContain(id);
    const severity = kind.messages[message];
    expect(blocker).toMatchObject({
      severity,
      overridable: severity === 'blocking' && kind.overridable,
    });
    for (const language of LANGUAGES) {
      const t = translator(language);
      const text = t(id, blocker?.message.data);
      // What is the matter, and what to do: two sentences at least, with every figure filled in.
      expect(text.split(/[.:;](?:\s|$)/).length, text).toBeGreaterThan(2);
      expect(text).not.toMatch(/[{}]|undefined|NaN/);
      expect(t(`promotion.blocker.${kind.id}.title`)).not.toBe('');
    }
    expect(stillBlocking(found, []).length > 0).toBe(
      found.some((each) => each.severity === 'blocking'),
    );
  });

  it.each(silent.map(([planned, known]) => ({ planned, known })))(
    'has nothing to say (%#)',
    ({ planned, known }) => {
      expect(whatStandsInTheWay(planned, known, [kind])).toEqual([]);
    },
  );
});

test('a promotion of which everything is known and in order has nothing in its way', () => {
  expect(whatStandsInTheWay(plan(), facts())).toEqual([]);
});

describe('a reason and its override', () => {
  const override = (blocker: string) => ({
    blocker,
    reason: 'Our lawyer says so',
    by: '42',
    at: NOW.toISOString(),
  });

  it('holds for what it was given for, and no longer once that changes', () => {
    const [blocker] = whatStandsInTheWay(forQuebec, ofListing({ results: [highFinding] }));
    expect(blocker).toBeDefined();
    const overrides = [override(blocker!.key)];
    expect(stillBlocking([blocker!], overrides)).toEqual([]);
    const [finding] = highFinding.findings;
    const worse = passed({
      outcome: 'fail',
      findings: [finding!, { ...finding!, key: 'descriptionHtml' }],
    });
    const now = whatStandsInTheWay(forQuebec, ofListing({ results: [worse] }));
    expect(stillBlocking(now, overrides)).toHaveLength(1);
  });

  it('never helps against what Shopify or time itself refuses', () => {
    const technical = BLOCKER_KINDS.filter(({ overridable }) => !overridable).map(({ id }) => id);
    expect(technical).toEqual([
      'empty-selection',
      'end-before-start',
      'start-in-past',
      'end-in-past',
      'too-many-automatic-discounts',
      'too-many-entries',
      'code-taken',
      'listing-missing',
      'reach-not-supported',
    ]);
    const found = whatStandsInTheWay(plan({ selection: chosen(0) }), facts({ listings: [] }));
    expect(found.map(({ overridable }) => overridable)).toEqual([false]);
    expect(stillBlocking(found, [override(found[0]!.key)])).toEqual(found);
  });

  it('does not end because a day passed', () => {
    const low = CASES['stock-too-low']!.says['low']!;
    const keys = [NOW, new Date(NOW.getTime() - 86_400_000)].map(
      (now) => whatStandsInTheWay(low[0], { ...low[1], now })[0]?.key,
    );
    expect(keys[0]).toBeDefined();
    expect(keys[1]).toBe(keys[0]);
  });
});

describe('was-price: the promotion’s own days count', () => {
  const kinds = BLOCKER_KINDS.filter(({ id }) => id === 'was-price');
  const messages = (planned: PromotionPlan, known: Known) =>
    whatStandsInTheWay(planned, known, kinds).map(({ message }) => message.id.split('.').at(-1));

  it.each([
    // Half of 182 days: at least one instant more than 91 at the price.
    { days: 90, found: ['US'] },
    { days: 91, found: ['US', 'CA'] },
    // 28 of 90 days at the price.
    { days: 62, found: [] },
    { days: 63, found: ['US'] },
  ])('$days days', ({ days, found }) => {
    const endsAt = new Date(Date.parse(plan().startsAt) + days * 86_400_000).toISOString();
    expect(messages(plan({ endsAt }), facts())).toEqual(found);
  });

  it('is known even without a history where its days alone are too many', () => {
    expect(messages(long, ofListing({ prices: {} }))).toEqual(['US', 'CA']);
    expect(messages(plan(), ofListing({ prices: {} }))).toEqual(['unknownUS', 'unknownCA']);
    const short = { CA: [series([[3, 40]])], US: [series([[3, 30]], { currency: 'USD' })] };
    expect(messages(long, ofListing({ prices: short }))).toEqual(['US', 'CA']);
  });

  it('counts the days of other discounts on the listing, each day once', () => {
    const before = (startsAt: string, endsAt: string) => offer({ startsAt, endsAt });
    const offers = [
      before('2026-07-01T04:00:00Z', '2026-09-15T04:00:00Z'),
      before('2026-08-01T04:00:00Z', '2026-09-15T04:00:00Z'),
    ];
    expect(messages(plan(), facts({ offers: offers.slice(0, 1) }))).toEqual([]);
    // 76 days in summer and 16 of its own.
    const longer = plan({ endsAt: '2026-12-13T05:00:00Z' });
    expect(messages(longer, facts({ offers }))).toEqual(['CA']);
    expect(messages(longer, facts({ offers: [] }))).toEqual([]);
  });

  it('judges the “was” price that is shown already, where it is the higher one', () => {
    const marked = ofListing({
      listing: listing({
        variants: [{ ...sold, shownPrice: { CA: price(40, 50) }, shopPrice: price(40, 50) }],
      }),
      prices: {
        CA: [
          series([
            [400, 50, null, 50],
            [100, 40, 50, 40],
          ]),
        ],
      },
    });
    const found = whatStandsInTheWay(inMarkets(oneDay), marked, kinds);
    expect(found[0]?.message).toMatchObject({
      id: 'promotion.blocker.was-price.CA',
      data: { reference: { amount: 50, currency: 'CAD' }, heldDays: 76, days: 182 },
    });
  });

  it('takes a converted price for the same price at yesterday’s rate', () => {
    const converted = variant({
      ...sold,
      shopPrice: price(30, null, 'USD'),
      shownPrice: { CA: price(42) },
      hasFixedCanadianPrice: false,
    });
    const rates = series([
      [400, 40, null, 30],
      [30, 41, null, 30],
      [1, 42, null, 30],
    ]);
    const known = ofListing({
      listing: listing({ variants: [converted] }),
      prices: { CA: [rates] },
    });
    expect(messages(inMarkets(), known)).toEqual([]);
  });

  it('does not know of the time in which nobody looked', () => {
    const stale = series([[400, 40, null, 40]], {
      observedUntil: new Date(NOW.getTime() - 120 * 86_400_000).toISOString(),
    });
    expect(messages(inMarkets(), ofListing({ prices: { CA: [stale] } }))).toEqual(['unknownCA']);
  });
});

test('price-changed takes a dip that is back at its price for a promotion', () => {
  const dip = {
    CA: [
      series([
        [400, 40, null, 40],
        [6, 30, null, 30],
        [3, 40, null, 40],
      ]),
    ],
  };
  const kinds = BLOCKER_KINDS.filter(({ id }) => id === 'price-changed');
  expect(whatStandsInTheWay(plan(), ofListing({ prices: dip }), kinds)).toEqual([]);
});
