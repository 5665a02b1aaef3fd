import { describe, expect, it } from 'vitest';
import { readPricesCsv } from '~/files/prices-csv';
import { listingOf } from './listing-of';
import { temporaryFiles } from './temporary-files';
import { withPlainPoints } from '../support/with-plain-points';

const write = temporaryFiles();
const HEADER = 'handle,sku,date,price,compare_at_price,currency';
const now = new Date('2026-11-22T12:00:00Z');
const read = (rows: string[], shopCurrency: string | null = null) =>
  readPricesCsv(write('prices.csv', [HEADER, ...rows].join('\n')), { now, shopCurrency });

describe('readPricesCsv', () => {
  it('makes steps of observations, in order, until the latest date of the file', async () => {
    const prices = await read([
      'mug,MUG-S,2026-10-01,25.00,,CAD',
      'mug,MUG-S,2026-09-01,20.00,,CAD',
      'mug,MUG-S,2026-09-08,20.00,,CAD',
      'mug,MUG-L,2026-11-01,30.00,35.00,CAD',
    ]);
    const until = Date.parse('2026-11-01');
    expect(withPlainPoints(prices.historyOf(listingOf(), 'CA'))).toEqual([
      {
        variantId: 'handle:mug/S',
        currency: 'CAD',
        points: [
          { at: Date.parse('2026-09-01'), amount: 20, compareAt: null },
          { at: Date.parse('2026-10-01'), amount: 25, compareAt: null },
        ],
        observedUntil: until,
      },
      {
        variantId: 'handle:mug/L',
        currency: 'CAD',
        points: [{ at: until, amount: 30, compareAt: 35 }],
        observedUntil: until,
      },
    ]);
  });

  it('takes Canadian dollars where there are any, with the store’s price beside them', async () => {
    const prices = await read([
      'mug,MUG-S,2026-09-01,20.00,,USD',
      'mug,MUG-S,2026-09-01,27.00,,CAD',
      'mug,MUG-S,2026-09-08,27.60,,CAD',
    ]);
    expect(prices.currencies).toEqual(['USD', 'CAD']);
    const [series] = prices.historyOf(listingOf(), 'CA');
    expect(series?.currency).toBe('CAD');
    expect(
      [...(series?.points ?? [])].map(({ amount, shopAmount }) => [amount, shopAmount]),
    ).toEqual([
      [27, 20],
      [27.6, 20],
    ]);
  });

  it('takes US dollars alone as what an American was shown', async () => {
    const rows = [
      'mug,MUG-S,2026-09-01,27.00,,CAD',
      'mug,MUG-S,2026-09-08,20.00,25.00,USD',
      'mug,MUG-L,2026-09-08,30.00,,CAD',
    ];
    const prices = await read(rows, 'CAD');
    expect(withPlainPoints(prices.historyOf(listingOf(), 'US'))).toMatchObject([
      {
        variantId: 'handle:mug/S',
        currency: 'USD',
        points: [{ amount: 20, compareAt: 25, shopAmount: 27 }],
      },
    ]);
  });

  it('gives no listing the rows of a SKU that two have, unless they name its handle', async () => {
    const prices = await read([
      ',MUG-S,2026-09-01,20.00,,CAD',
      'mug,MUG-L,2026-09-01,30.00,,CAD',
      'copy,MUG-L,2026-09-01,31.00,,CAD',
    ]);
    const copy = listingOf({ id: 'handle:copy', handle: 'copy' });
    for (const each of [listingOf(), copy]) prices.meet(each);
    const amounts = [listingOf(), copy].map((each) =>
      prices.historyOf(each, 'CA').map(({ points }) => points.amount(0)),
    );
    expect(amounts).toEqual([[30], [31]]);
    expect(prices.use().setAside).toEqual([{ rows: 1, why: 'sharedSku', examples: ['MUG-S'] }]);
  });

  it('takes the one currency of a file without Canadian dollars', async () => {
    const [series] = (await read(['mug,MUG-S,2026-09-01,20.00,,GBP'])).historyOf(listingOf(), 'CA');
    expect(series?.currency).toBe('GBP');
  });

  it('knows a variant by its SKU alone, and an only variant by its handle alone', async () => {
    const prices = await read([',MUG-S,2026-09-01,20,,CAD', 'bowl,,2026-09-01,9,,CAD']);
    expect(prices.historyOf(listingOf(), 'CA').map(({ variantId }) => variantId)).toEqual([
      'handle:mug/S',
    ]);
    const bowl = listingOf({
      handle: 'bowl',
      variants: listingOf()
        .variants.slice(0, 1)
        .map((variant) => ({ ...variant, sku: null })),
    });
    expect(prices.historyOf(bowl, 'CA')).toHaveLength(1);
    expect(prices.use().unmatchedRows).toBe(0);
  });

  it('sets aside what lies after the day of the audit, and reports rows of no listing', async () => {
    const prices = await read(['mug,MUG-S,2026-12-01,20,,CAD', 'gone,GONE,2026-09-01,20,,CAD']);
    expect(prices.historyOf(listingOf(), 'CA')).toEqual([]);
    expect(prices.use()).toMatchObject({
      rows: 1,
      unmatchedRows: 1,
      unmatchedExamples: ['gone / GONE'],
      setAside: [{ rows: 1, why: 'afterNow' }],
    });
  });

  it.each([
    [
      'mug,MUG-S,2026-02-30,20,,CAD',
      ':2: "date" is "2026-02-30": expected a date such as 2026-11-22',
    ],
    [
      'mug,MUG-S,01/02/2026,20,,CAD',
      ':2: "date" is "01/02/2026": expected a date such as 2026-11-22; a spreadsheet has rewritten the dates, and day and month may be swapped',
    ],
    ['mug,MUG-S,2026-02-03,"20,5",,CAD', ':2: "price" is "20,5": expected a number such as 12.99'],
    [
      'mug,MUG-S,2026-02-03,20,-1,CAD',
      ':2: "compare_at_price" is "-1": expected a number of 0 or more',
    ],
    [
      'mug,MUG-S,2026-02-03,20,,$',
      ':2: "currency" is "$": expected a three-letter currency code such as CAD',
    ],
    [',,2026-02-03,20,,CAD', ':2: "handle" is "": expected a handle, a SKU, or both'],
  ])('refuses %j', async (row, message) => {
    await expect(read([row])).rejects.toThrow(message);
  });
});
