import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../support/shared-data';
import { BadFileError } from '~/files/bad-file';
import { readOrdersCsv } from '~/files/orders-csv';
import { listingOf } from '../files/listing-of';
import { audited } from './audit-report';

/** Inputs that were handed over with the answer that is right, decided before the app was run. */
const given = (name: string, folder = '40-files-prices-returns') =>
  sharedData('cases', folder, name);

describe.skipIf(!hasSharedData)('files as spreadsheets save them', () => {
  it.each([
    'excel-french-booleans-VRAI.csv',
    'mixed-line-endings.csv',
    'semicolon-with-quotes.csv',
  ])('%s is read: what is shipped is asked for its customs data', async (name) => {
    const { handles, outcomes } = await audited(given(name));
    expect(handles).toEqual(['mug', 'tee']);
    expect(outcomes('missing-weight')).toEqual({ mug: 'pass', tee: 'pass' });
  });

  it('says which separator it found', async () => {
    const { notes } = await audited(given('semicolon-with-quotes.csv'));
    expect(notes).toContainEqual(
      expect.stringMatching(
        /csv: saved as UTF-8 with semicolons between its columns; read as such/,
      ),
    );
  });
});

describe.skipIf(!hasSharedData)('orders', () => {
  it('30 of 40 units of one product came back, and that product alone fails', async () => {
    const { outcomes, result } = await audited(
      given('returns.json'),
      '--orders',
      given('returns-orders.csv'),
    );
    const { p0, ...others } = outcomes('high-return-rate');
    expect(p0).toBe('fail');
    expect(new Set(Object.values(others))).toEqual(new Set(['pass']));
    expect(result('p0', 'high-return-rate').findings[0]?.message).toContain('30 of 40 units');
  });

  it('a SKU of two products gives neither its orders as certain, and the report says so', async () => {
    const { outcomes, notes } = await audited(
      given('duplicate-sku.json'),
      '--orders',
      given('duplicate-sku-orders.csv'),
    );
    expect(outcomes('high-return-rate')).toEqual({ a: 'unknown', b: 'unknown' });
    expect(notes.join()).toMatch(/3 rows name SKUs that several products .* such as DUP/);
  });

  it('a SKU of three variants and another product is counted for neither', async () => {
    const folder = '05-duplicate-sku-orders';
    const { result, notes } = await audited(
      given('products.csv', folder),
      '--orders',
      given('orders.csv', folder),
    );
    for (const handle of ['tee', 'tee-copy'])
      expect(result(handle, 'high-return-rate')).toMatchObject({
        outcome: 'unknown',
        reason: expect.stringMatching(/another product has the same SKU/) as string,
      });
    expect(notes.join()).toContain('12 rows name SKUs that several products');
  });

  it.each([
    ['orders-blank-sku.csv', /1 row set aside: without a SKU/],
    ['orders-shopify-export.csv', null],
  ])('%s is read', async (name, note) => {
    const { notes } = await audited(given('returns.json'), '--orders', given(name));
    if (note) expect(notes.join()).toMatch(note);
    else expect(notes.join()).not.toContain('set aside');
  });

  it('amounts that were taken out leave unknown what came back of a part, never none', async () => {
    const folder = '03-refund-columns-missing';
    const orders = await readOrdersCsv(given('orders_export.csv', folder), {
      now: new Date('2026-11-22T00:00:00Z'),
    });
    const boot = listingOf();
    const variants = boot.variants.slice(0, 1).map((each) => ({ ...each, sku: 'BOOT-38' }));
    expect(orders.salesOf({ ...boot, variants })?.days).toMatchObject([
      { units: 4, returnedUnits: 1, orders: 3, unknownReturns: { units: 2, orders: 1 } },
    ]);
  });

  it('a part that was refunded is the one whose price it is, with its tax; what was never sent did not come back', async () => {
    const file = given('orders_export.csv', '02-multi-line-refund');
    const orders = await readOrdersCsv(file, { now: new Date('2026-11-22T00:00:00Z') });
    const { variants, ...jeans } = listingOf();
    const daysOf = (sku: string) =>
      orders.salesOf({ ...jeans, variants: variants.slice(0, 1).map((each) => ({ ...each, sku })) })
        ?.days;
    // Of #5001 and #5003, whose refund is its price, the second with tax, and of #5005; #5006 was cancelled.
    expect(daysOf('JEANS-33')).toMatchObject([{ units: 5, returnedUnits: 3 }]);
    expect(daysOf('SHIRT-L')).toMatchObject([{ units: 4, returnedUnits: 1 }]);
  });

  it('dates that a spreadsheet rewrote are refused with what to do', async () => {
    const file = given('orders_export.csv', '17-day-month-dates');
    await expect(audited(given('returns.json'), '--orders', file)).rejects.toThrow(
      /orders_export\.csv:2: "Created at" is "31\/12\/2023 22:36": .*a spreadsheet has rewritten the dates.*export the file again/,
    );
  });
});

describe.skipIf(!hasSharedData)('prices', () => {
  it('of a US store judge the US was-price rules', async () => {
    const { result } = await audited(
      given('usd-was.json'),
      '--prices',
      given('usd-was-prices.csv'),
    );
    expect(result('usd', 'brief-reference-price').outcome).toBe('fail');
    const { outcome, findings } = result('usd', 'stale-reference-price');
    expect(outcome).toBe('fail');
    expect(findings.map(({ message }) => message).join()).toContain('US$100.00');
  });

  it('one change of the regular price is a matter of price-jump alone', async () => {
    const { result } = await audited(
      given('one-change.json'),
      '--prices',
      given('one-change-prices.csv'),
    );
    expect(result('once', 'volatile-price').outcome).toBe('pass');
    expect(result('once', 'price-jump').outcome).toBe('pass');
  });
});

describe.skipIf(!hasSharedData)('catalogues', () => {
  it('photos that were not read are unknown, not none', async () => {
    const { result } = await audited(given('bulk-without-media.jsonl'));
    expect(result('a', 'few-photos')).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('photos were not read') as string,
    });
  });

  it('a product on two overlapping pages is one listing, and the report says so', async () => {
    const { handles, notes } = await audited(given('products.json', '20-page-overlap'));
    expect(handles).toEqual(['h1', 'h2', 'h3', 'h4']);
    expect(notes.join()).toContain('1 product stands in it again');
  });

  it.each(['product.js.json', 'single.json', 'wrapped.json'])(
    '%s, a page of one product, is refused in one line',
    async (name) => {
      await expect(audited(given(name, '13-product-js-cents'))).rejects.toThrow(BadFileError);
    },
  );

  it('a compare-at price of zero is none', async () => {
    const { outcomes } = await audited(given('products.csv', '23-compare-at-zero'));
    expect(outcomes('pointless-compare-at')).toEqual({
      zero: 'pass',
      empty: 'pass',
      free: 'pass',
      same: 'fail',
    });
  });

  it('French is outdated where a reader sees a difference in its source', async () => {
    const { outcomes } = await audited(
      given('outdated-products.csv'),
      '--translations',
      given('outdated-translations.csv'),
    );
    const { changed, ...others } = outcomes('outdated-french-text');
    expect(changed).toBe('fail');
    expect(others).toMatchObject({ same: 'pass', crlf: 'pass', amp: 'pass', nbsp: 'pass' });
    expect(others).toMatchObject({ nfd: 'pass', smart: 'pass', attr: 'pass', selfclose: 'pass' });
    expect(Object.values(others)).not.toContain('fail');
  });
});
