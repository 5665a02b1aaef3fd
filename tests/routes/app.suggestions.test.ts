import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import { resultPeriods } from '~/core/promotions/results/result-periods';
import type { Suggestion } from '~/core/promotions/suggestions/suggestion';
import type { PromotionResultsView, SuggestionsView } from '~/services/promotions/suggestion-views';
import { startApp, STORE } from './app-under-test';
import { MISSING_HISTORY } from './view-examples';

const readVersion = () => Promise.resolve('7');
const orders = { showMissing: () => Promise.resolve(MISSING_HISTORY) };

let consoleError: MockInstance;
beforeEach(() => {
  consoleError = vi.spyOn(console, 'error');
});
afterEach(() => {
  expect(consoleError).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

async function textOf(response: Response): Promise<string> {
  const html = await response.text();
  return html
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \n]+/g, ' ');
}

const lift = { ratio: 2.51, lower: 1.83, upper: 3.44, units: 80, otherUnits: 210 };

const suggestion: Suggestion = {
  listingId: 'gid://shopify/Product/9007199254740993',
  title: 'Balsam <b>candle</b>',
  ground: 'own',
  stock: { kind: 'known', units: 9, projected: null, weeks: null, weeksLeft: 4, weeksBefore: 0 },
  margin: { kind: 'unknown' },
  readiness: { share: 0.825, coverage: 1 },
  reasons: [
    {
      name: 'lift',
      side: 'for',
      message: {
        id: 'suggestion.lift.more',
        data: {
          basis: 'audience',
          hasRatio: true,
          ...lift,
          bounded: true,
          season: 'holidays',
          audience: 'CA',
          seasons: 1,
        },
      },
    },
  ],
};

function suggestionsView(over: Partial<SuggestionsView> = {}): SuggestionsView {
  return {
    season: 'holidays',
    audience: 'CA',
    audiences: ['US', 'CA'],
    start: '2026-11-01',
    end: '2026-12-31',
    isOn: true,
    orders: {
      known: { since: '2024-11-22', until: '2026-11-21' },
      notice: null,
      seasonsKnown: 1,
      canCompare: true,
    },
    isComparing: false,
    comparison: {
      compared: 48,
      tooFew: 12,
      expectedByChance: 1.2,
      store: { basis: 'audience', lift },
      differ: true,
    },
    suggestions: [suggestion],
    leftOut: { soldOut: 2, giftCards: 0 },
    markdowns: [
      {
        listingId: 'gid://shopify/Product/1',
        title: 'Door wreath',
        markdown: {
          stock: 100,
          projectedUnits: 48,
          leftoverUnits: 52,
          depthPercent: 25,
          boundedBy: null,
          leftAfterwards: 0,
          knowsCost: false,
        },
      },
    ],
    firstSync: 'ended',
    ...over,
  };
}

describe('suggestions', () => {
  async function open(over: Partial<SuggestionsView> = {}, path = '', locale?: string) {
    const suggest = vi.fn(() => Promise.resolve(suggestionsView(over)));
    const app = await startApp({ store: { readVersion }, suggestions: { suggest }, orders });
    const response = await app.open(`/app/season/suggestions${path}`, { locale });
    expect(response.status).toBe(200);
    return { response, suggest };
  }

  test('come with their reasons, what they rest on, and what the season will leave', async () => {
    const { response, suggest } = await open({}, '?season=holidays&audience=CA');
    expect(suggest).toHaveBeenCalledWith(STORE, { season: 'holidays', audience: 'CA' });
    const text = await textOf(response);
    expect(text).toContain('Holidays, Canada: Nov 1, 2026 to Dec 31, 2026');
    expect(text).toContain('2.5 times as much a day in this season');
    expect(text).toContain('very likely between 1.8 and 3.4 times');
    expect(text).toContain('80 units in one season');
    expect(text).toContain('Left out: 2 listings that are sold out.');
    expect(text).toContain('48 listings sold enough in one whole season');
    expect(text).toContain('About 2 of them would stand here by chance alone.');
    expect(text).toContain('About 25% off would clear it.');
    expect(text).not.toContain('differ in this by no more than chance');
  });

  test.each([
    ['audience', 'en', 'Canadian buyers buy 2.5 times as much a day in your store'],
    ['allBuyers', 'en', 'All buyers, since too few were Canadian, buy 2.5 times as much'],
    ['audience', 'fr-CA', 'Aux acheteurs canadiens, votre boutique vend 2,5 fois autant'],
    ['allBuyers', 'fr-CA', 'À l’ensemble des acheteurs (ceux qui sont canadiens étant trop peu'],
  ] as const)('say whose orders the store’s figure is of: %s, %s', async (basis, locale, said) => {
    const { comparison } = suggestionsView();
    const store = { basis, lift };
    const { response } = await open({ comparison: { ...comparison, store } }, '', locale);
    expect(await textOf(response)).toContain(said);
  });

  test.each([
    ['for', '82%', 'not all judged'],
    ['unknown', '82%, not all judged', null],
  ] as const)('GIVEN how ready it is, %s, THEN %s', async (side, shown, not) => {
    const message = { id: 'suggestion.readiness.notAudited', data: { audience: 'CA' } } as const;
    const reasons = [{ name: 'readiness', side, message } as const];
    const { response } = await open({ suggestions: [{ ...suggestion, reasons }] });
    const text = await textOf(response);
    expect(text).toContain(shown);
    if (not !== null) expect(text).not.toContain(not);
  });

  test('are French in a French admin, figures too', async () => {
    const { response } = await open({}, '', 'fr-CA');
    const text = await textOf(response);
    expect(text).toContain('Quoi mettre en promotion');
    expect(text).toContain('2,5 fois autant par jour en cette saison');
    expect(text).toContain('très probablement entre 1,8 et 3,4 fois');
    expect(text).not.toMatch(/\b(the|listings|units|season)\b/);
  });

  test('show titles as text, never as markup', async () => {
    const { response } = await open();
    expect(await response.text()).not.toContain('<b>candle</b>');
  });

  test.each([
    ['en', 'Comparing your orders', 'Nothing stands out'],
    ['fr-CA', 'Comparaison de vos commandes', 'Rien ne ressort'],
  ])('say that orders are still being compared (%s)', async (locale, expected, premature) => {
    const { response } = await open({ isComparing: true, suggestions: [] }, '', locale);
    const text = await textOf(response);
    expect(text).toContain(expected);
    expect(text).not.toContain(premature);
  });

  test('take what the address asks for wrongly as not asked for', async () => {
    const { suggest } = await open({}, '?season=easter&audience=<script>');
    expect(suggest).toHaveBeenCalledWith(STORE, { season: null, audience: null });
  });

  test('say that listings do not differ by more than chance', async () => {
    const comparison = { ...suggestionsView().comparison, differ: false };
    expect(await textOf((await open({ comparison })).response)).toContain(
      'differ in this by no more than chance explains',
    );
  });

  test.each([
    [{ known: null, seasonsKnown: 0 }, 'No orders are known yet'],
    [{ seasonsKnown: 0 }, 'there is no whole season like this one'],
    [{ seasonsKnown: 1 }, 'too little of the rest of the year'],
  ])('say that there is not enough history (%o)', async (change, expected) => {
    const orders = { ...suggestionsView().orders, canCompare: false, ...change };
    const { response } = await open({ orders });
    const html = await response.clone().text();
    expect(await textOf(response)).toContain(expected);
    expect(html).toContain('/app/orders/import');
  });

  test.each([
    ['ended' as const, 'Nothing stands out for this season'],
    ['underWay' as const, 'Nothing has been read yet'],
  ])('say that there are none (first sync: %s)', async (firstSync, expected) => {
    const { response } = await open({ suggestions: [], markdowns: [], firstSync });
    expect(await textOf(response)).toContain(expected);
  });
});

describe('results', () => {
  const ID = '0b8f7d0e-6a52-4c1c-9a37-2f1f6a0c5d11';
  const plan = {
    startsAt: '2026-11-02T05:00:00Z',
    endsAt: '2026-11-12T05:00:00Z',
    audiences: ['US' as const],
  };
  const periods = resultPeriods(
    plan,
    { since: '2025-11-20', until: '2026-11-21' },
    { timeZone: 'America/Toronto', others: [] },
  );
  if (!periods?.before) throw new Error('The weeks before are known');
  const sums = { units: 60, returnedUnits: 3, revenue: 1140, revenueUnits: 60 };
  const view: PromotionResultsView = {
    promotionId: ID,
    name: 'Early gifts',
    counts: {
      countries: ['US'],
      beside: ['Gift week', 'Welcome'],
      byCollections: { known: 'seenSince', day: '2026-11-04' },
    },
    phase: 'ended',
    planned: { first: '2026-11-02', last: '2026-11-11' },
    orders: { known: { since: '2025-11-20', until: '2026-11-21' }, notice: null },
    measured: {
      currency: 'USD',
      knownSince: '2025-11-20',
      measuredAt: null,
      marginPercent: 43.7,
      byBuyers: [
        {
          audiences: ['US'],
          discount: { kind: 'percentage', percent: 30 },
          code: 'EARLY30',
          countries: ['US'],
          sums: { units: 21, returnedUnits: 0, revenue: 380, revenueUnits: 21 },
        },
        {
          audiences: ['CA', 'QC'],
          discount: { kind: 'percentage', percent: 20 },
          code: null,
          countries: null,
          sums: null,
        },
      ],
      withCode: {
        code: 'EARLY20',
        sums: { units: 21, returnedUnits: 0, revenue: 380, revenueUnits: 21 },
        orders: 17,
      },
      results: {
        periods,
        during: sums,
        effect: { lift, byOthers: true, byLastYear: false },
        before: {
          range: periods.before,
          sums: { units: 24, returnedUnits: 1, revenue: 400, revenueUnits: 20 },
          ratio: 2.5,
          othersRatio: 1.1,
        },
        lastYear: null,
        returns: {
          interval: { lower: 0.01, upper: 0.14 },
          shareBefore: 0.04,
          isRaised: false,
          openUntil: null,
        },
        shareOfYear: { units: 60, ofUnits: 300, days: 10, ofDays: 325 },
      },
      listings: [
        {
          listingId: 'gid://shopify/Product/1',
          title: 'Candle',
          during: sums,
          withCode: { units: 21, returnedUnits: 0, revenue: 380, revenueUnits: 21 },
          beforeUnits: 24,
          lastYearUnits: null,
          lift: null,
          stock: 0,
          marginPercent: null,
        },
      ],
      listingCount: 1,
      lessons: [{ id: 'promotionResults.lesson.noBefore', data: {} }],
    },
    isMeasuring: false,
    isUnassigned: false,
  };

  async function open(over: Partial<PromotionResultsView> | null, id = ID, locale?: string) {
    const showResults = vi.fn(() => Promise.resolve(over && { ...view, ...over }));
    const app = await startApp({ store: { readVersion }, suggestions: { showResults } });
    return { response: await app.open(`/app/promotions/${id}/results`, { locale }), showResults };
  }

  test('stand beside the weeks before and last year, with what is not known', async () => {
    const { response, showResults } = await open({});
    expect(response.status).toBe(200);
    expect(showResults).toHaveBeenCalledWith(STORE, ID);
    const text = await textOf(response);
    expect(text).toContain('Early gifts: how it went');
    expect(text).toContain('US$1,140.00');
    expect(text).toContain('2.5 times as much');
    expect(text).toContain('Orders sent to where the offer was count (United States)');
    expect(text).toContain('other promotions (Gift week and Welcome) ran at the same time');
    expect(text).toContain('so the figures of all orders hold what was sold by any of them');
    expect(text).toContain('With the code EARLY20');
    expect(text).toContain('17 orders used the code.');
    expect(text).toContain('With the code: 21 units, US$380.00');
    expect(text).toContain('Who was in the collections before Nov 4, 2026 is not known.');
    expect(text).toContain('Your other listings: 1.1 times as much');
    expect(text).toContain('US$400.00 (for 20 of 24 units)');
    expect(text).toContain('Not known: what these listings sold is known since Nov 20, 2025.');
    expect(text).toContain('20% of what these listings sold this year so far (60 of 300 units)');
    expect(text).toContain('After cost, 43% of what was paid is left');
    expect(text).toContain('Too few sold to tell');
    expect(text).toContain('0 in stock now');
  });

  test('are French in a French admin', async () => {
    const text = await textOf((await open({}, ID, 'fr')).response);
    expect(text).toContain('Early gifts\u00a0: résultats');
    expect(text).toContain('2,5 fois autant');
    expect(text).toContain('là où l’offre valait (États-Unis)');
    expect(text).toContain('d’autres promotions (Gift week et Welcome) avaient cours');
    expect(text).toContain('17 commandes ont utilisé le code.');
    expect(text).toContain('1\u00a0140,00\u00a0$\u00a0US');
  });

  test.each([
    ['en', 'Not known: some of these orders were read before'],
    ['fr', 'On ne le sait pas\u00a0: certaines de ces commandes'],
  ])('say where it is not known who used the code (%s)', async (locale, unknown) => {
    const { measured } = view;
    if (!measured) throw new Error('It was measured');
    const withCode = { code: 'EARLY20', sums: null, orders: 0 };
    const text = await textOf(
      (await open({ measured: { ...measured, withCode } }, ID, locale)).response,
    );
    expect(text).toContain(unknown);
    expect(text).not.toContain('0 orders');
  });

  test.each([
    ['en', 'What its listings sold on its days is not known'],
    ['fr', 'Les ventes de ses fiches pendant ces jours ne sont pas connues\u00a0: on ne sait pas'],
  ])('say where nobody knows whose some lines are (%s)', async (locale, unknown) => {
    const { response } = await open({ measured: null, isUnassigned: true }, ID, locale);
    expect(await textOf(response)).toContain(unknown);
  });

  test.each([
    ['en', ['US'], 'everything that was sold of its listings there, whether the offer came off'],
    ['fr', ['US'], 'tout ce qui s’est vendu de ses fiches dans ces pays, que l’offre'],
    ['en', null, 'everything that was sold of its listings in those days'],
    ['fr', null, 'tout ce qui s’est vendu de ses fiches pendant ces jours'],
  ])(
    'say that all sales count where no code tells buyers apart (%s, %s)',
    async (locale, countries, said) => {
      const { measured } = view;
      if (!measured) throw new Error('It was measured');
      const over = {
        counts: { countries, beside: [], byCollections: null },
        measured: { ...measured, withCode: null },
      };
      expect(await textOf((await open(over, ID, locale)).response)).toContain(said);
      expect(await textOf((await open({}, ID, locale)).response)).not.toContain(said);
    },
  );

  test('say until when orders are known while it runs', async () => {
    const { measured } = view;
    if (!measured) throw new Error('It was measured');
    const results = { ...measured.results, periods: { ...periods, isPartial: true } };
    const text = await textOf(
      (await open({ phase: 'running', measured: { ...measured, results } })).response,
    );
    expect(text).toContain('Early gifts: how it is going');
    expect(text).toContain('Orders are known up to Nov 11, 2026.');
  });

  test('say that they are being measured, and later when they were', async () => {
    const { measured } = view;
    if (!measured) throw new Error('It was measured');
    const waiting = await textOf((await open({ measured: null, isMeasuring: true })).response);
    expect(waiting).toContain('Measuring the promotion');
    const later = { ...measured, measuredAt: '2026-11-22T15:04:00.000Z' };
    expect(await textOf((await open({ measured: later })).response)).toMatch(
      /As measured on.*Nov 22, 2026/,
    );
  });

  test.each([
    ['scheduled', 'has not begun'],
    ['draft', 'was never scheduled'],
    ['ended', 'No orders of its days are known'],
  ] as const)('of a promotion that is %s say why there are none', async (phase, expected) => {
    expect(await textOf((await open({ phase, measured: null })).response)).toContain(expected);
  });

  test.each([ID, 'no-such-thing'])('of no promotion are not found (%s)', async (id) => {
    const { response, showResults } = await open(null, id);
    expect(response.status).toBe(404);
    expect(showResults).toHaveBeenCalledTimes(id === ID ? 1 : 0);
  });
});
