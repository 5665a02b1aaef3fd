import { describe, expect, it } from 'vitest';
import type { Message, RuleResult } from '~/core/audit/outcome';
import { addDays } from '~/core/days/store-day';
import type { Lift } from '~/core/promotions/lift';
import { suggestListings } from '~/core/promotions/suggestions/suggest';
import {
  REASON_NAMES,
  type CandidateFacts,
  type SuggestionReason,
  type ReasonName,
  type SuggestionContext,
} from '~/core/promotions/suggestions/suggestion';
import { LANGUAGES, translator } from '~/locales/translate';
import { listing, price, variant } from '../../support';
import { passed, sales, sold } from '../support';

const TODAY = '2026-11-22';

/** By a finding of high severity, for these buyers. */
function failed(overrides: Partial<RuleResult>): RuleResult {
  const message: Message = { id: 'rule.missing-french-text.title', data: {} };
  const findings = [{ key: 'title', message, field: 'title', severity: 'high' as const }];
  return passed({ outcome: 'fail', findings, ...overrides });
}

const lift = (change: Partial<Lift> = {}): Lift => ({
  ratio: 2,
  lower: 1.5,
  upper: 2.7,
  units: 80,
  otherUnits: 270,
  ...change,
});

const context: SuggestionContext = {
  season: 'holidays',
  audience: 'CA',
  start: '2026-11-01',
  end: '2026-12-31',
  today: TODAY,
  known: { since: '2024-11-22', until: '2026-11-21' },
  seasonsKnown: 1,
  canCompare: true,
  returnBaseline: { meanShare: 0.05, strength: 30, products: 40 },
  thresholds: {},
};

function candidate(change: Partial<CandidateFacts> = {}): CandidateFacts {
  const own = listing({ variants: [sold] });
  return {
    listingId: own.id,
    listing: own,
    isMarked: false,
    own: { basis: 'audience', lift: lift() },
    units: 350,
    category: null,
    results: [passed({ audiences: ['CA'] })],
    readiness: { share: 0.9, coverage: 1 },
    sales: sales(1),
    ...change,
  };
}

function suggest(change: Partial<CandidateFacts> = {}, around: Partial<SuggestionContext> = {}) {
  return suggestListings([candidate(change)], { ...context, ...around });
}

function reasonOf(
  name: ReasonName,
  change: Partial<CandidateFacts> = {},
  around: Partial<SuggestionContext> = {},
): Pick<SuggestionReason, 'side'> & { id: string } {
  const [suggestion] = suggest(change, around).suggestions;
  const reason = suggestion?.reasons.find((each) => each.name === name);
  if (!reason) throw new Error(`No reason about ${name}`);
  for (const language of LANGUAGES) {
    const text = translator(language)(reason.message.id, reason.message.data);
    expect(text).not.toMatch(/undefined|NaN|Infinity|\{/);
  }
  return { side: reason.side, id: reason.message.id.replace(`suggestion.${name}.`, '') };
}

const withVariant = (change: Parameters<typeof variant>[0]) => ({
  listing: listing({ variants: [{ ...sold, ...change }] }),
});

describe.each<
  [
    name: ReasonName,
    cases: [
      id: string,
      side: SuggestionReason['side'],
      change: Partial<CandidateFacts>,
      around?: Partial<SuggestionContext>,
    ][],
  ]
>([
  [
    'lift',
    [
      ['more', 'for', {}],
      ['more', 'for', { own: { basis: 'allBuyers', lift: lift({ ratio: null, upper: null }) } }],
      [
        'less',
        'against',
        { own: { basis: 'audience', lift: lift({ ratio: 0.5, lower: 0.3, upper: 0.8 }) } },
      ],
      ['unclear', 'unknown', { own: { basis: 'audience', lift: lift({ lower: 0.7 }) } }],
      [
        'unclear',
        'unknown',
        { own: { basis: 'audience', lift: lift({ lower: 0.7, upper: null }) } },
      ],
      ['fewUnits', 'unknown', { own: null, units: 4 }],
      ['notKnown', 'unknown', { own: null, units: null }],
      ['noSeason', 'unknown', { own: null }, { seasonsKnown: 0, canCompare: false }],
      ['noRest', 'unknown', { own: null }, { canCompare: false }],
      ['noOrders', 'unknown', { own: null }, { known: null, seasonsKnown: 0, canCompare: false }],
    ],
  ],
  ['mark', [['marked', 'for', { isMarked: true }]]],
  [
    'category',
    [
      ['more', 'for', { own: null, category: { name: 'Toys', basis: 'audience', lift: lift() } }],
      [
        'less',
        'against',
        {
          own: null,
          isMarked: true,
          category: {
            name: 'Toys',
            basis: 'allBuyers',
            lift: lift({ ratio: 0.5, lower: 0.3, upper: 0.8 }),
          },
        },
      ],
    ],
  ],
  [
    'stock',
    [
      ['short', 'against', {}],
      ['enough', 'for', withVariant({ stock: 900 })],
      ['enough', 'for', { sales: sales(0) }],
      ['noProjection', 'unknown', { sales: null }],
      ['early', 'unknown', {}, { start: '2027-07-15', end: '2027-09-13' }],
      ['notRead', 'unknown', withVariant({ stock: undefined })],
      [
        'soldOut',
        'against',
        {
          listing: listing({
            variants: [{ ...sold, stock: 0 }, variant({ id: 'untracked', stock: null })],
          }),
        },
      ],
    ],
  ],
  [
    'returns',
    [
      ['usual', 'for', {}],
      ['above', 'unknown', { sales: returned(16) }],
      ['high', 'against', { sales: returned(4) }],
      ['fewOrders', 'unknown', { sales: sales(0) }],
      ['notKnown', 'unknown', { sales: null }],
      ['notKnown', 'unknown', {}, { returnBaseline: null }],
      [
        'notKnown',
        'unknown',
        {},
        { returnBaseline: { meanShare: 0.05, strength: 30, products: 1 } },
      ],
    ],
  ],
  [
    'readiness',
    [
      ['ready', 'for', {}],
      ['fewJudged', 'unknown', { readiness: { share: null, coverage: 0.2 } }],
      ['partly', 'against', { readiness: { share: 0.63, coverage: 1 } }],
      ['notReady', 'against', { results: [failed({ audiences: ['CA'] })] }],
      ['ready', 'for', { results: [failed({ audiences: ['QC'] }), passed({ audiences: ['CA'] })] }],
      ['hidden', 'unknown', { results: [passed({ audiences: ['CA'], outcome: 'unknown' })] }],
      ['notAudited', 'unknown', { results: [] }],
    ],
  ],
  [
    'margin',
    [
      ['room', 'for', {}],
      [
        'thin',
        'against',
        withVariant({ inventory: { unitCost: { amount: 35, currency: 'CAD' } } }),
      ],
      [
        'loss',
        'against',
        withVariant({ inventory: { unitCost: { amount: 40, currency: 'CAD' } } }),
      ],
      ['notKnown', 'unknown', withVariant({ inventory: { unitCost: null } })],
      ['notKnown', 'unknown', withVariant({ inventory: {} })],
      [
        'notKnown',
        'unknown',
        withVariant({ inventory: { unitCost: { amount: 10, currency: 'USD' } } }),
      ],
    ],
  ],
])('the reason about %s', (name, cases) => {
  it.each(cases)('says "%s", %s it', (id, side, change, around) => {
    expect(reasonOf(name, change, around)).toEqual({ id, side });
  });
});

/** One of three units came back. */
function returned(everyDays: number) {
  const { days, ...period } = sales(3);
  return {
    ...period,
    days: days.map((day, index) => ({ ...day, returnedUnits: index % everyDays === 0 ? 3 : 0 })),
  };
}

describe('a suggestion', () => {
  it('leaves out reasons that do not apply', () => {
    const untracked = { listing: listing({ variants: [{ ...sold, stock: null }] }) };
    const [suggestion] = suggest(untracked).suggestions;
    expect(suggestion?.reasons.map(({ name }) => name)).toEqual(
      REASON_NAMES.filter((name) => !['mark', 'category', 'stock'].includes(name)),
    );
    expect(suggestion?.stock).toEqual({ kind: 'notTracked' });
  });

  it('does not call on the category where its own orders speak', () => {
    const category = { name: 'Toys', basis: 'audience' as const, lift: lift() };
    const [suggestion] = suggest({ category }).suggestions;
    expect(suggestion?.reasons.some(({ name }) => name === 'category')).toBe(false);
    expect(suggestion?.ground).toBe('own');
  });

  it('counts what is sold out and gift cards, and leaves them out', () => {
    expect(suggest(withVariant({ stock: 0 }))).toEqual({
      suggestions: [],
      leftOut: { soldOut: 1, giftCards: 0 },
    });
    expect(suggest({ listing: listing({ isGiftCard: true }) })).toMatchObject({
      suggestions: [],
      leftOut: { soldOut: 0, giftCards: 1 },
    });
  });

  it('puts behind the others what will not last the season as it is', () => {
    const plenty = candidate({ ...withVariant({ stock: 900 }), listingId: 'plenty' });
    const soonGone = candidate({ listingId: 'soon gone' });
    const { suggestions } = suggestListings([soonGone, plenty], context);
    expect(suggestions.map(({ listingId }) => listingId)).toEqual(['plenty', 'soon gone']);
  });

  it('takes the margin of the variant that earns least, and says what is not known', () => {
    const dearer = variant({
      id: 'dear',
      shopPrice: price(40),
      stock: 3,
      inventory: { unitCost: { amount: 30, currency: 'CAD' } },
    });
    const unknown = variant({ id: 'unknown', shopPrice: price(40), stock: 3 });
    const [suggestion] = suggest({
      listing: listing({ variants: [sold, dearer, unknown] }),
    }).suggestions;
    expect(suggestion?.margin).toMatchObject({ percent: 25, known: 2, variants: 3 });
  });

  it('tells how long the stock lasts, with last year’s season', () => {
    // Nine in stock, one sold a day, 39 days to go.
    const [suggestion] = suggest().suggestions;
    expect(suggestion?.stock).toMatchObject({ kind: 'known', units: 9 });
    if (suggestion?.stock.kind !== 'known') throw new Error('Stock is known');
    expect(suggestion.stock.projected?.units).toBeCloseTo(39, 6);
    expect(suggestion.stock.weeks).toBeCloseTo(9 / 7, 6);
    expect(addDays(TODAY, 39)).toBe(context.end);
  });
});

it.each([
  ['what may hide something grave', [passed({ audiences: ['CA'], outcome: 'unknown' })]],
  ['what was never audited', []],
  ['what is known', [passed({ audiences: ['CA'] })]],
] satisfies [string, RuleResult[]][])('how ready it is, as on every page: %s', (_, results) => {
  expect(suggest({ results }).suggestions[0]?.readiness.share).toBe(0.9);
});
