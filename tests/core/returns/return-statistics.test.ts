import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { probabilityAbove } from '~/core/returns/beta-binomial';
import { betaCumulative } from '~/core/returns/beta-distribution';
import { unitsTogether } from '~/core/returns/units-together';
import { judgeReturns } from '~/core/returns/judge-returns';
import { returnBaselineOf } from '~/core/returns/return-baseline';
import { wilsonLowerBound } from '~/core/statistics/wilson';
import { hasSharedData, sharedData } from '../../support/shared-data';

interface Product {
  units: number;
  returnedUnits: number;
}

/** The rule's own. */
const THRESHOLDS = {
  units: 10,
  returnedUnits: 3,
  noticeFactor: 1.25,
  warningFactor: 1.5,
  probability: 0.8,
};

const isNotice = ({ units, returnedUnits }: Product, mean: number) =>
  units >= 10 && returnedUnits >= 3 && wilsonLowerBound(returnedUnits, units) > 1.25 * mean;

const isWarning = (product: Product, baseline: NonNullable<ReturnType<typeof returnBaselineOf>>) =>
  product.returnedUnits >= 3 && probabilityAbove(product, baseline, 1.5) > 0.8;

/** Of products whose units came back one by one. */
const baselineOf = (products: readonly Product[]) =>
  returnBaselineOf(products.map((each) => ({ ...each, returnedSquares: each.returnedUnits })));

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
  it('grows with every unit that comes back, and stays within 0 and 1', () => {
    const prior = fc.record({
      meanShare: fc.double({ min: 0.001, max: 0.6, noNaN: true }),
      strength: fc.integer({ min: 10, max: 200 }),
    });
    fc.assert(
      fc.property(prior, fc.integer({ min: 1, max: 500 }), fc.nat(), (baseline, units, some) => {
        const returnedUnits = some % units;
        const fewer = probabilityAbove({ units, returnedUnits }, baseline, 1.5);
        const more = probabilityAbove({ units, returnedUnits: returnedUnits + 1 }, baseline, 1.5);
        expect(more).toBeGreaterThanOrEqual(fewer - 1e-12);
        expect(fewer).toBeGreaterThanOrEqual(-1e-12);
        expect(more).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('is 0 where nothing ever came back, or no rate could be that high', () => {
    const none = { meanShare: 0, strength: 30 };
    expect(probabilityAbove({ units: 50, returnedUnits: 0 }, none, 1.5)).toBe(0);
    expect(
      probabilityAbove({ units: 5, returnedUnits: 5 }, { meanShare: 0.7, strength: 30 }, 1.5),
    ).toBe(0);
  });
});

describe('the baseline', () => {
  const like = (count: number, product: Product) => Array.from({ length: count }, () => product);

  it('is the mean of all units, with the strength of 30 under 20 products', () => {
    const products = [
      ...like(18, { units: 10, returnedUnits: 1 }),
      { units: 20, returnedUnits: 0 },
    ];
    expect(baselineOf(products)).toEqual({ meanShare: 0.09, strength: 30, products: 19 });
  });

  it('is strong where products are alike and weak where they differ, within 10 and 200', () => {
    expect(baselineOf(like(40, { units: 50, returnedUnits: 5 }))?.strength).toBe(200);
    const different = [
      ...like(20, { units: 50, returnedUnits: 0 }),
      ...like(20, { units: 50, returnedUnits: 25 }),
    ];
    expect(baselineOf(different)?.strength).toBe(10);
  });

  it('finds the strength that rates were drawn with', () => {
    // Beta(2, 38) has a mean of 5% and a strength of 40; its quantiles stand for products.
    const quantiles = Array.from({ length: 400 }, (_, i) => quantile((i + 0.5) / 400, 2, 38));
    const products = quantiles.map((share) => ({ units: 1e6, returnedUnits: share * 1e6 }));
    expect(baselineOf(products)?.strength).toBeGreaterThan(37);
    expect(baselineOf(products)?.strength).toBeLessThan(43);
  });

  it('is none where nothing was sold', () => {
    expect(baselineOf([{ units: 0, returnedUnits: 0 }])).toBeNull();
  });

  it('does not depend on the order of products', () => {
    const product = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.nat())
      .map(([units, some]) => ({ units, returnedUnits: units === 0 ? 0 : some % (units + 1) }));
    fc.assert(
      fc.property(fc.array(product, { maxLength: 40 }), (products) => {
        const forwards = baselineOf(products);
        const backwards = baselineOf(products.toReversed());
        expect(backwards?.meanShare).toBe(forwards?.meanShare);
        if (forwards) expect(backwards?.strength).toBeCloseTo(forwards.strength, 6);
      }),
    );
  });
});

/** The figures below stand in docs/rules/high-return-rate.md. */
describe('in a simulation of products, one in twenty at 2.5 times the rate', () => {
  const { notice, warning, raw } = simulate();

  it('a raw rate above 1.5 times the mean is mostly chance', () => {
    expect(raw.precision).toBeLessThan(0.5);
  });

  it('the notice is more often right than wrong, the warning nearly always', () => {
    expect(notice.precision).toBeGreaterThan(0.6);
    expect(warning.precision).toBeGreaterThan(0.85);
    expect(warning.precision).toBeGreaterThan(notice.precision);
    expect(notice.recall).toBeGreaterThan(warning.recall);
    expect(rounded({ notice, warning, raw })).toEqual({
      raw: ['0.32', '0.81'],
      notice: ['0.81', '0.53'],
      warning: ['1.00', '0.14'],
    });
  });
});

describe.skipIf(!hasSharedData)(
  `in four years of orders${hasSharedData ? '' : ' (skipped: ../shared/data/orders is absent)'}`,
  () => {
    const orderRow = z.object({
      'Order ID': z.string(),
      'Order Date': z.string(),
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

    /** Levels of all products, if these orders came back whole; `asUnits`: as if each unit were evidence. */
    function levels(cameBack: ReadonlySet<string>, { asUnits }: { asUnits: boolean }) {
      const products = [...Map.groupBy(lines, (line) => line['Product ID']).values()].map(
        (sold) => {
          const back = sold.filter((line) => cameBack.has(line['Order ID']));
          const sum = (of: typeof sold, value: (units: number) => number) =>
            of.reduce((total, { Quantity }) => total + value(Quantity), 0);
          const returnedUnits = sum(back, (units) => units);
          const returnedSquares = asUnits ? returnedUnits : sum(back, (units) => units ** 2);
          return { units: sum(sold, (units) => units), returnedUnits, returnedSquares };
        },
      );
      const baseline = returnBaselineOf(products);
      if (!baseline) throw new Error('Nothing was sold');
      const found = { high: 0, raised: 0, usual: 0, unknown: 0 };
      for (const each of products) {
        const together = unitsTogether(each.returnedUnits, each.returnedSquares);
        found[judgeReturns({ ...each, together }, baseline, THRESHOLDS).level] += 1;
      }
      return { ...found, strength: baseline.strength };
    }

    it('takes whole lines that came back for one word each, and finds no product bad', () => {
      expect(levels(returned, { asUnits: false })).toEqual({
        high: 0,
        raised: 0,
        usual: 1119,
        unknown: 743,
        strength: 200,
      });
      expect(levels(returned, { asUnits: true })).toMatchObject({ high: 240, raised: 5 });
    });

    it('finds next to nothing where chance alone chose the orders, units hundreds', () => {
      const random = mulberry32(7);
      const ids = [...new Set(lines.map((line) => line['Order ID']))];
      const drawn = ids.map((id) => [random(), id] as const).sort(([a], [b]) => a - b);
      const chosen = new Set(drawn.slice(0, returned.size).map(([, id]) => id));
      const { high, raised } = levels(chosen, { asUnits: false });
      expect(high + raised).toBeLessThan(5);
      expect(levels(chosen, { asUnits: true }).high).toBeGreaterThan(200);
    });
  },
);

function simulate() {
  const random = mulberry32(11);
  const outcomes = { raw: tally(), notice: tally(), warning: tally() };
  for (let store = 0; store < 40; store++) {
    const products = Array.from({ length: 400 }, () => {
      const isBad = random() < 0.05;
      const rate = isBad ? 0.2 : 0.08;
      const units = Math.round(10 * Math.exp(random() * Math.log(20)));
      let returnedUnits = 0;
      for (let unit = 0; unit < units; unit++) if (random() < rate) returnedUnits++;
      return { units, returnedUnits, isBad };
    });
    const baseline = baselineOf(products);
    if (!baseline) throw new Error('Nothing was sold');
    for (const product of products) {
      const { meanShare } = baseline;
      outcomes.raw.add(
        product.returnedUnits >= 3 && product.returnedUnits / product.units > 1.5 * meanShare,
        product.isBad,
      );
      outcomes.notice.add(isNotice(product, meanShare), product.isBad);
      outcomes.warning.add(isWarning(product, baseline), product.isBad);
    }
  }
  return {
    raw: outcomes.raw.rates(),
    notice: outcomes.notice.rates(),
    warning: outcomes.warning.rates(),
  };
}

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
    rates: () => ({ precision: right / flagged, recall: right / bad }),
  };
}

function rounded(all: Record<string, { precision: number; recall: number }>) {
  return Object.fromEntries(
    Object.entries(all).map(([name, { precision, recall }]) => [
      name,
      [precision.toFixed(2), recall.toFixed(2)],
    ]),
  );
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
