import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { pricesText, readPrices } from '~/core/changes/sale-prices';
import { currencyDigits } from '~/core/listing/currency-digits';
import type { Price } from '~/core/listing/money';
import { salePlanner, type SalePlan } from '~/core/promotions/sale/plan-sale';
import type { FixedPrices, SaleMarket } from '~/core/promotions/sale/sale-markets';
import { salePrice } from '~/core/promotions/sale/sale-price';
import { regionOf } from '~/core/store/market';
import { price, variant } from '../../support';
import { CANADA, EUROPE, UNITED_STATES } from '../sale-blocker-cases';

const quarterOff = { kind: 'percentage' as const, percent: 25 };
const trigger = { kind: 'automatic' as const };
const everybody: SalePlan = {
  audiences: ['US', 'CA'],
  reach: 'allBuyers',
  discount: quarterOff,
  trigger,
};
const only = (...audiences: SalePlan['audiences']): SalePlan => ({
  audiences,
  reach: 'markets',
  discount: quarterOff,
  trigger,
});
const mug = variant({
  shopPrice: price(40),
  shownPrice: { CA: price(40), US: price(30, null, 'USD') },
});
const LIST = 'gid://shopify/PriceList/2';
const fixedForAmericans: FixedPrices = new Map([[LIST, new Map([[mug.id, price(32, 36, 'USD')]])]]);

/** Of a Canadian store. */
function planned(
  plan: SalePlan,
  markets: SaleMarket[] = [CANADA, UNITED_STATES],
  fixed: FixedPrices = new Map(),
) {
  return salePlanner(plan, { markets, fixed }, 'CA')(mug);
}

describe('whose price is lowered, and by what', () => {
  it('lowers the one own price where everybody’s follows it', () => {
    expect(planned(everybody, [CANADA, UNITED_STATES, EUROPE])).toEqual({
      refusal: null,
      writes: [
        {
          variantId: mug.id,
          priceListId: null,
          markets: ['Canada', 'Europe', 'United States'],
          before: price(40),
          now: price(40),
          during: price(30, 40),
        },
      ],
    });
  });

  it('lowers what is fixed in a price list there, beside the own price', () => {
    const { writes } = planned(everybody, undefined, fixedForAmericans);
    expect(writes).toMatchObject([
      { priceListId: null, markets: ['Canada'], during: price(30, 40) },
      {
        priceListId: LIST,
        markets: ['United States'],
        before: price(32, 36, 'USD'),
        // The original price that is shown already stays.
        during: price(24, 36, 'USD'),
      },
    ]);
  });

  it('fixes a price for another market whose price followed the own one, and leaves that alone', () => {
    expect(planned(only('US'))).toMatchObject({
      refusal: null,
      writes: [
        {
          priceListId: LIST,
          before: null,
          now: price(30, null, 'USD'),
          during: price(22.5, 30, 'USD'),
        },
      ],
    });
  });

  it('refuses to lower a price that others follow who are not meant', () => {
    expect(planned(only('CA'))).toEqual({
      writes: [],
      refusal: { why: 'follows', markets: ['United States'] },
    });
    expect(planned(only('CA'), undefined, fixedForAmericans).writes).toMatchObject([
      { priceListId: null, markets: ['Canada'] },
    ]);
    expect(planned(only('US', 'CA'), [CANADA, UNITED_STATES, EUROPE]).refusal).toEqual({
      why: 'follows',
      markets: ['Europe'],
    });
  });

  it('refuses a list that another market shares, and a market without a list', () => {
    const mexico = { ...EUROPE, name: 'Mexico', regions: [regionOf('MX', null)] };
    const sharing = { ...mexico, priceList: UNITED_STATES.priceList };
    expect(planned(only('US'), [CANADA, UNITED_STATES, sharing]).refusal).toEqual({
      why: 'follows',
      markets: ['Mexico'],
    });
    const listless = { ...UNITED_STATES, priceList: null };
    expect(planned(only('US'), [CANADA, listless]).refusal).toEqual({
      why: 'noPriceList',
      markets: ['United States'],
    });
  });

  it('takes off what each market gets, so that a price which followed gets one of its own', () => {
    const own = { US: { discount: { kind: 'percentage' as const, percent: 30 } } };
    const { writes } = planned({ ...only('US', 'CA'), own });
    expect(writes).toMatchObject([
      { priceListId: null, markets: ['Canada'], during: price(30, 40) },
      {
        priceListId: LIST,
        markets: ['United States'],
        before: null,
        during: price(21, 30, 'USD'),
      },
    ]);
  });

  it('takes the whole country’s list for a market of one of its provinces', () => {
    const american = { ...UNITED_STATES, regions: [regionOf('US', null)] };
    const quebec = { ...CANADA, id: 'q', name: 'Québec', regions: [regionOf('CA', 'QC')] };
    const list = { id: 'gid://shopify/PriceList/9', currency: 'CAD' };
    const canada = { ...CANADA, priceList: list };
    const plan = salePlanner(
      only('CA'),
      { markets: [american, canada, quebec], fixed: new Map() },
      'US',
    );
    expect(plan({ ...mug, shopPrice: price(30, null, 'USD') }).writes).toMatchObject([
      { priceListId: list.id, markets: ['Canada', 'Québec'], during: price(30, 40) },
    ]);
  });
});

describe('a sale price', () => {
  const money = fc.record({
    amount: fc.integer({ min: 0, max: 1_000_000 }),
    currency: fc.constantFrom('CAD', 'JPY', 'USD'),
    struck: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  });
  const percent = fc.integer({ min: 1, max: 1_000_000 }).map((parts) => parts / 10_000);

  test('is above nothing, below the price, whole coins, and struck out by no less than the price', () => {
    fc.assert(
      fc.property(money, percent, ({ amount, currency, struck }, off) => {
        const coins = 10 ** currencyDigits(currency);
        const before: Price = {
          price: { amount: amount / coins, currency },
          compareAt: struck === null ? null : { amount: struck / coins, currency },
        };
        const sale = salePrice(before, { kind: 'percentage', percent: off });
        if ('why' in sale) {
          expect(['free', 'nothingOff']).toContain(sale.why);
          return;
        }
        const { during } = sale;
        expect(during.price.amount).toBeGreaterThan(0);
        expect(during.price.amount).toBeLessThan(before.price.amount);
        expect(Math.round(during.price.amount * coins) / coins).toBe(during.price.amount);
        expect(during.compareAt?.amount).toBe(
          Math.max(before.price.amount, before.compareAt?.amount ?? 0),
        );
        // As the ledger keeps it.
        expect(readPrices(pricesText(during))).toEqual(during);
      }),
    );
  });

  test('no market that is not meant is ever asked less', () => {
    const list = (id: string) => ({ id, currency: 'USD' });
    const market = fc.record({
      country: fc.constantFrom('CA', 'US', 'MX', 'FR'),
      priceList: fc.constantFrom(null, list('a'), list('b')),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(market, { selector: ({ country }) => country, minLength: 1 }),
        fc.subarray(['a', 'b']),
        fc.subarray(['US' as const, 'CA' as const], { minLength: 1 }),
        fc.constantFrom('CA', 'US'),
        (drawn, fixedIn, audiences, home) => {
          const markets = drawn.map(({ country, priceList }) => ({
            id: country,
            name: country,
            regions: [regionOf(country, null)],
            priceList,
          }));
          const fixed = new Map(
            fixedIn.map((id) => [id, new Map([[mug.id, price(9, null, 'USD')]])]),
          );
          const { writes } = salePlanner(only(...audiences), { markets, fixed }, home)(mug);
          const lowered = new Set(writes.map(({ priceListId }) => priceListId));
          for (const { name, priceList } of markets) {
            const isFixed = priceList !== null && fixed.has(priceList.id);
            const isLowered =
              priceList !== null && lowered.has(priceList.id)
                ? true
                : !isFixed && lowered.has(null);
            const isMeant = (audiences as string[]).includes(name);
            if (!isMeant) expect(isLowered).toBe(false);
            else if (writes.length > 0) expect(isLowered).toBe(true);
          }
        },
      ),
    );
  });
});
