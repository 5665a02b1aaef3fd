import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../support/shared-data';
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
