import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { probabilityAbove } from '~/core/returns/beta-binomial';
import { betaCumulative } from '~/core/returns/beta-distribution';
import { judgeReturns } from '~/core/returns/judge-returns';
import {
  returnBaselineOf,
  type ReturnBaseline,
  type ReturnEvidence,
} from '~/core/returns/return-baseline';
import type { DailySales } from '~/core/orders/sales-history';
import { returnCounts } from '~/core/returns/return-counts';
import { hasSharedData, sharedData } from '../../support/shared-data';

/** The rule's own. */
const THRESHOLDS = {
  orders: 10,
  returnedOrders: 3,
  noticeFactor: 1.25,
  warningFactor: 1.5,
  probability: 0.8,
};

function baselineOf(products: readonly ReturnEvidence[]): ReturnBaseline {
  const baseline = returnBaselineOf(products);
  if (!baseline) throw new Error('Nothing was sold');
  return baseline;
}

describe('the beta distribution', () => {
  // Reference values from SciPy 1.17.
  it.each([
    [0.1, 2, 30, 0.8304353668991351],
    [0.12, 3.4, 40.6, 0.8588064095445406],
    [0.5, 0.5, 0.5, 0.5000000000000001],
    [0.3, 10, 5, 0.0016656630493499984],
    [0.08, 16, 184, 0.5291427497025392],
    [0.9, 200, 3, 1.5662275621214906e-7],
  ])('is at %d for Beta(%d, %d) what SciPy says', (x, a, b, expected) => {
    expect(betaCumulative(x, a, b)).toBeCloseTo(expected, 12);
  });

  it('is known where, rounded, both tails lie above their means', () => {
    // Of a whole b there is a sum: x^a (1 + a(1-x) + a(a+1)(1-x)^2 / 2).
    const a = 1 / 3;
    const sum = 0.25 ** a * (1 + a * 0.75 + ((a * (a + 1)) / 2) * 0.75 ** 2);
    expect(betaCumulative(0.25, a, 3)).toBeCloseTo(sum, 12);
  });

  it('grows with x, and is one less the other tail', () => {
    const shape = fc.double({ min: 0.1, max: 500, noNaN: true });
    // Away from 0 and 1, where 1 - x itself is rounded.
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(shape, shape, share, share, (a, b, x, y) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        expect(betaCumulative(low, a, b)).toBeLessThanOrEqual(betaCumulative(high, a, b) + 1e-12);
        expect(betaCumulative(x, a, b) + betaCumulative(1 - x, b, a)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('refuses what is no distribution', () => {
    expect(() => betaCumulative(0.5, 0, 1)).toThrow(RangeError);
  });
});

describe('the probability of a high return rate', () => {
  it('grows with every order that comes back, and stays within 0 and 1', () => {
    const prior = fc.record({
      meanShare: fc.double({ min: 0.001, max: 0.6, noNaN: true }),
      strength: fc.integer({ min: 10, max: 200 }),
    });
    fc.assert(
      fc.property(prior, fc.integer({ min: 1, max: 500 }), fc.nat(), (baseline, orders, some) => {
        const returnedOrders = some % orders;
        const fewer = probabilityAbove({ orders, returnedOrders }, baseline, 1.5);
        const more = probabilityAbove(
          { orders, returnedOrders: returnedOrders + 1 },
          baseline,
          1.5,
        );
        expect(more).toBeGreaterThanOrEqual(fewer - 1e-12);
        expect(fewer).toBeGreaterThanOrEqual(-1e-12);
        expect(more).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('is 0 where nothing ever came back, or no rate could be that high', () => {
    const none = { meanShare: 0, strength: 30 };
    expect(probabilityAbove({ orders: 50, returnedOrders: 0 }, none, 1.5)).toBe(0);
    expect(
      probabilityAbove({ orders: 5, returnedOrders: 5 }, { meanShare: 0.7, strength: 30 }, 1.5),
    ).toBe(0);
  });
});

describe('the baseline', () => {
  const like = (count: number, product: ReturnEvidence) =>
    Array.from({ length: count }, () => product);

  it('is the mean of alike products, with the strength of 30 under 20 of them', () => {
    const baseline = baselineOf(like(19, { orders: 10, returnedOrders: 1 }));
    expect(baseline).toEqual({
      meanShare: expect.closeTo(0.1, 12) as number,
      strength: 30,
      products: 19,
    });
  });

  it('is strong where products are alike and weak where they differ, within 10 and 50', () => {
    expect(baselineOf(like(40, { orders: 50, returnedOrders: 5 })).strength).toBe(50);
    const different = [
      ...like(20, { orders: 50, returnedOrders: 0 }),
      ...like(20, { orders: 50, returnedOrders: 25 }),
    ];
    expect(baselineOf(different).strength).toBe(10);
  });

  it('finds the strength that rates were drawn with', () => {
    // Beta(2, 38) has a mean of 5% and a strength of 40; its quantiles stand for products.
    const quantiles = Array.from({ length: 400 }, (_, i) => quantile((i + 0.5) / 400, 2, 38));
    const products = quantiles.map((share) => ({ orders: 1e6, returnedOrders: share * 1e6 }));
    expect(baselineOf(products).strength).toBeGreaterThan(37);
    expect(baselineOf(products).strength).toBeLessThan(43);
  });

  it('is hardly moved by one product that sells more than all others together', () => {
    const others = like(200, { orders: 40, returnedOrders: 3.2 });
    const alone = baselineOf(others).meanShare;
    const beside = baselineOf([...others, { orders: 10_000, returnedOrders: 4_000 }]).meanShare;
    expect(alone).toBeCloseTo(0.08, 10);
    expect(beside).toBeLessThan(0.1);
  });

  it('is none where nothing was sold', () => {
    expect(returnBaselineOf([{ orders: 0, returnedOrders: 0 }])).toBeNull();
  });

  it('does not depend on the order of products, and lies between their rates', () => {
    const product = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.nat()).map(([orders, some]) => ({
      orders,
      returnedOrders: orders === 0 ? 0 : some % (orders + 1),
    }));
    fc.assert(
      fc.property(fc.array(product, { maxLength: 60 }), (products) => {
        const baseline = returnBaselineOf(products);
        expect(returnBaselineOf(products.toReversed())).toEqual(baseline);
        const rates = products
          .filter(({ orders }) => orders > 0)
          .map(({ orders, returnedOrders }) => returnedOrders / orders);
        if (!baseline) expect(rates).toEqual([]);
        else {
          expect(baseline.meanShare).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
          expect(baseline.meanShare).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
        }
      }),
    );
  });
});

/** The figures below stand in docs/rules/high-return-rate.md. */
describe('in 40 simulated stores of 400 products, one in twenty at 2.5 times the rate of 8%', () => {
  it.each([
    [10, 200, { raw: ['0.31', '0.81'], notice: ['0.81', '0.53'], warning: ['0.99', '0.32'] }],
    [10, 100, { raw: ['0.26', '0.77'], notice: ['0.70', '0.39'], warning: ['0.97', '0.17'] }],
    [100, 2000, { raw: ['0.89', '1.00'], notice: ['0.99', '0.96'], warning: ['1.00', '0.93'] }],
  ])(
    'of products with %d to %d orders it finds, with precision and recall',
    (fewest, most, expected) => {
      expect(simulate({ orders: [fewest, most] })).toEqual(expected);
    },
  );

  it('finds next to all the same beside a bestseller that comes back often', () => {
    expect(simulate({ orders: [10, 200], bestseller: { orders: 20_000, rate: 0.3 } })).toEqual({
      raw: ['0.32', '0.80'],
      notice: ['0.82', '0.52'],
      warning: ['0.99', '0.31'],
    });
  });
});

const TODAY = '2026-11-22';
const COUNTED = { today: TODAY, windowDays: 365, minimumOrderAgeDays: 30 };

/** As sold on one day, each order with as many units as given, and wholly back where `returned` says so. */
function countsOf(orders: readonly { units: number; returned: boolean }[]) {
  const sum = (of: typeof orders) => of.reduce((total, { units }) => total + units, 0);
  const back = orders.filter(({ returned }) => returned);
  const day: DailySales = {
    day: '2026-06-01',
    variantId: null,
    country: 'US',
    units: sum(orders),
    returnedUnits: sum(back),
    orders: orders.length,
    returnedOrders: back.length,
    returnReasons: {},
  };
  return returnCounts({ since: '2025-01-01', until: TODAY, days: [day] }, COUNTED);
}

describe('a store in which one order of 3,000 pieces came back', () => {
  const single = (orders: number, returned: number) =>
    Array.from({ length: orders }, (_, index) => ({ units: 1, returned: index < returned }));
  const usual = Array.from({ length: 100 }, () => countsOf(single(60, 2)));
  const bad = countsOf(single(200, 24));
  const wholesale = countsOf([...single(60, 2), { units: 3000, returned: true }]);

  it('still finds the product of which 24 of 200 came back', () => {
    const without = baselineOf([...usual, bad]);
    const beside = baselineOf([...usual, bad, wholesale]);
    expect(judgeReturns(bad, without, THRESHOLDS).level).toBe('high');
    expect(judgeReturns(bad, beside, THRESHOLDS).level).toBe('high');
    expect(beside.meanShare).toBeCloseTo(without.meanShare, 3);
  });

  it('takes that order for one', () => {
    const baseline = baselineOf([...usual, bad, wholesale]);
    expect(wholesale).toMatchObject({ orders: 61, returnedOrders: 3, returnedUnits: 3002 });
    expect(judgeReturns(wholesale, baseline, THRESHOLDS).level).toBe('usual');
  });
});

describe.skipIf(!hasSharedData)(
  `in four years of orders${hasSharedData ? '' : ' (skipped: ../shared/data/orders is absent)'}`,
  () => {
    const orderRow = z.object({
      'Order ID': z.string(),
      'Product ID': z.string(),
      Quantity: z.coerce.number(),
    });
    const csv = (name: string) =>
      parse(readFileSync(sharedData('orders/superstore-us', name)), { columns: true });
    const lines = hasSharedData ? z.array(orderRow).parse(csv('orders.csv')) : [];
    const returned = new Set(
      hasSharedData
        ? z
            .array(z.object({ 'Order ID': z.string() }))
            .parse(csv('returned_orders.csv'))
            .map((order) => order['Order ID'])
        : [],
    );
    const products = [...Map.groupBy(lines, (line) => line['Product ID']).values()];
    const ids = [...new Set(lines.map((line) => line['Order ID']))];

    /** Levels of all products, if these lines came back whole; `bad`: positions of those that are to be found. */
    function levels(
      cameBack: (line: (typeof lines)[number]) => boolean,
      bad: ReadonlySet<number> = new Set(),
    ) {
      const counts = products.map((sold) =>
        countsOf(sold.map((line) => ({ units: line.Quantity, returned: cameBack(line) }))),
      );
      const baseline = baselineOf(counts);
      const found = { high: 0, raised: 0, usual: 0, unknown: 0 };
      const ofBad = { ...found };
      counts.forEach((each, index) => {
        const { level } = judgeReturns(each, baseline, THRESHOLDS);
        found[level] += 1;
        if (bad.has(index)) ofBad[level] += 1;
      });
      return { found, ofBad, baseline };
    }

    it('finds two products to look at and none bad where whole orders came back', () => {
      const { found, baseline } = levels((line) => returned.has(line['Order ID']));
      expect(found).toEqual({ high: 0, raised: 2, usual: 128, unknown: 1732 });
      expect(baseline.meanShare).toBeCloseTo(0.08, 2);
    });

    it('finds next to nothing where chance alone chose the orders', () => {
      const random = mulberry32(7);
      const drawn = ids.map((id) => [random(), id] as const).sort(([a], [b]) => a - b);
      const chosen = new Set(drawn.slice(0, returned.size).map(([, id]) => id));
      const { found } = levels((line) => chosen.has(line['Order ID']));
      expect(found.high + found.raised).toBeLessThan(5);
    });

    it('finds what was put into it: one product in twenty of which half the lines come back', () => {
      const random = mulberry32(5);
      const bad = new Set(products.flatMap((_, index) => (random() < 0.05 ? [index] : [])));
      const badIds = new Set([...bad].map((index) => products[index]?.[0]?.['Product ID']));
      const { found, ofBad } = levels(
        (line) =>
          returned.has(line['Order ID']) || (badIds.has(line['Product ID']) && random() < 0.5),
        bad,
      );
      expect(bad.size).toBe(87);
      expect(ofBad).toEqual({ high: 49, raised: 0, usual: 1, unknown: 37 });
      expect(found).toMatchObject({ high: 52, raised: 0 });
    });
  },
);

function simulate(options: {
  /** Fewest and most, of which a product has some, evenly by their logarithm. */
  orders: readonly [number, number];
  bestseller?: { orders: number; rate: number };
}) {
  const random = mulberry32(11);
  const outcomes = { raw: tally(), notice: tally(), warning: tally() };
  const [fewest, most] = options.orders;
  for (let store = 0; store < 40; store++) {
    const products = Array.from({ length: 400 }, () => {
      const isBad = random() < 0.05;
      const rate = isBad ? 0.2 : 0.08;
      const orders = Math.round(fewest * (most / fewest) ** random());
      let returnedOrders = 0;
      for (let order = 0; order < orders; order++) if (random() < rate) returnedOrders++;
      return { orders, returnedOrders, isBad };
    });
    const { bestseller } = options;
    const besides = bestseller
      ? [{ ...bestseller, returnedOrders: bestseller.orders * bestseller.rate }]
      : [];
    const baseline = baselineOf([...products, ...besides]);
    for (const product of products) {
      const { orders, returnedOrders, isBad } = product;
      const { level } = judgeReturns(product, baseline, THRESHOLDS);
      outcomes.raw.add(
        returnedOrders >= 3 && returnedOrders / orders > 1.5 * baseline.meanShare,
        isBad,
      );
      outcomes.notice.add(level === 'high' || level === 'raised', isBad);
      outcomes.warning.add(level === 'high', isBad);
    }
  }
  return {
    raw: outcomes.raw.rates(),
    notice: outcomes.notice.rates(),
    warning: outcomes.warning.rates(),
  };
}

/** Precision and recall. */
function tally() {
  let flagged = 0;
  let right = 0;
  let bad = 0;
  return {
    add(isFlagged: boolean, isBad: boolean) {
      flagged += Number(isFlagged);
      bad += Number(isBad);
      right += Number(isFlagged && isBad);
    },
    rates: () => [(right / flagged).toFixed(2), (right / bad).toFixed(2)],
  };
}

/** By bisection. */
function quantile(share: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (betaCumulative(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return low;
}

/** A small seeded generator, so that the simulation is the same in every run. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
