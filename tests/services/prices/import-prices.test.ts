import { describe, expect, it } from 'vitest';
import { exportPriceEvidence } from '~/services/catalogue/export-price-evidence';
import { importPrices, previewPrices, removePrices } from '~/services/prices/import-prices';
import { showPriceImports } from '~/services/prices/show-imports';
import { temporaryFiles } from '../../files/temporary-files';
import { valueOf } from '../../support/answers';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { START, testPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';
import { withPlainPoints } from '../../support/with-plain-points';

const database = await testDatabase();
const write = temporaryFiles();
const HEADER = 'handle,sku,date,price,compare_at_price,currency';

function fileOf(...lines: string[]): string {
  return write('prices.csv', [HEADER, ...lines].join('\n'));
}

/** Of 22 November, when the app sees the prices of two listings for the first time: 40 US dollars, 55 Canadian. */
async function installedToday() {
  const ports = testPorts(database, new ScriptedShopify());
  const store = uniqueStore('prices');
  await ports.stores.install(store, START);
  await ports.stores.saveFacts(store, {
    currency: 'USD',
    primaryLocale: 'en',
    sellsTo: ['US', 'CA'],
    timeZone: 'America/Toronto',
  });
  await ports.listings.save(store, [product(1), product(2)], { readAt: START });
  const bring = async (file: string) => {
    const { digest } = valueOf(await previewPrices(ports, store, file));
    // Whoever reads a preview takes their time.
    ports.clock.now = new Date(ports.clock.now.getTime() + 60_000);
    return importPrices(ports, store, { file, shown: digest, by: '42' });
  };
  const canadian = async (number: number) => {
    const id = productId(number);
    const { CA = [] } = (await ports.listings.priceHistories(store, [id])).get(id) ?? {};
    return withPlainPoints(CA)[0];
  };
  return { ports, store, bring, canadian };
}

const HISTORY = [
  'product-1,BOARD-1,2026-05-01,60.00,,CAD',
  'product-1,BOARD-1,2026-05-01,44.00,,USD',
  'product-1,BOARD-1,2026-10-01,52.00,60.00,CAD',
  // The app saw that day itself.
  'product-1,BOARD-1,2026-11-22,99.00,,CAD',
];

describe('prices of the time before the app', () => {
  it('are previewed line by line, with what is left out and why', async () => {
    const { ports, store } = await installedToday();
    const file = fileOf(
      ...HISTORY,
      ',BOARD-2,2026-08-01,30.00,,EUR',
      ',GONE,2026-08-01,30.00,,CAD',
      'product-2,,2026-31-12,30.00,,CAD',
      'product-2,,2026-08-01,cheap,,CAD',
      'product-2,,2027-08-01,30.00,,CAD',
    );
    expect(valueOf(await previewPrices(ports, store, file))).toMatchObject({
      rows: 9,
      counted: 3,
      listings: 1,
      variants: 1,
      days: { first: '2026-05-01', last: '2026-10-01' },
      seen: 1,
      otherCurrency: 1,
      refusedRows: 3,
      refused: [
        { line: 8, reason: { id: 'prices.file.date' } },
        { line: 9, reason: { id: 'file.cell.amount' } },
        { line: 10, reason: { id: 'prices.file.future' } },
      ],
      unmatchedRows: 1,
      unmatched: [{ line: 7, rows: 1, sku: 'GONE', why: 'unknown' }],
    });
    expect(await ports.priceImports.all(store)).toEqual([]);
  });

  it('count until the first look, marked, and never in place of what was seen', async () => {
    const { ports, store, bring, canadian } = await installedToday();
    const seen = await canadian(1);
    valueOf(await bring(fileOf(...HISTORY)));
    const at = (day: string) => Date.parse(`${day}T04:00:00Z`);
    expect(await canadian(1)).toEqual({
      ...seen,
      points: [
        { at: at('2026-05-01'), amount: 60, compareAt: null, shopAmount: 44, isImported: true },
        { at: at('2026-10-01'), amount: 52, compareAt: 60, shopAmount: 44, isImported: true },
        ...(seen?.points ?? []),
      ],
    });
    const evidence = await exportPriceEvidence(ports, store, productId(1));
    const rows = await Array.fromAsync(evidence?.rows ?? []);
    expect(
      rows
        .filter(({ country, price }) => country === 'CA' && price !== null)
        .map(({ firstDay, lastDay, price, priceSource }) => [
          firstDay,
          lastDay,
          price,
          priceSource,
        ]),
    ).toEqual([
      ['2026-05-01', '2026-09-30', 60, 'imported'],
      // Of today, the longer part so far.
      ['2026-10-01', '2026-11-22', 52, 'imported'],
    ]);
  });

  it('leave a gap unknown between the end of the file and the first look', async () => {
    const { bring, canadian } = await installedToday();
    valueOf(
      await bring(fileOf('product-1,,2026-09-01,60.00,,CAD', 'product-1,,2026-09-10,61.00,,CAD')),
    );
    expect((await canadian(1))?.points.map(({ amount }) => amount)).toEqual([60, 61, 0, 55]);
  });

  it('have what rests on them judged anew, and go as they came', async () => {
    const { ports, store, bring, canadian } = await installedToday();
    const seen = await canadian(1);
    ports.queue.take();
    valueOf(await bring(fileOf(...HISTORY)));
    expect(ports.queue.take()).toMatchObject([{ name: 'sync-store' }]);
    const run = await ports.runs.latest(store);
    if (run) await ports.runs.advance(store, run.id, { phase: 'done', endedAt: START });

    const { imports } = await showPriceImports(ports, store);
    expect(imports).toMatchObject([{ rows: 3, listings: 1, importedBy: '42' }]);
    const id = imports[0]?.id ?? '';
    expect(await removePrices(ports, store, { id, by: '42' })).toMatchObject({ done: true });
    expect(await canadian(1)).toEqual(seen);
    expect(ports.queue.take()).toMatchObject([{ name: 'sync-store' }]);
    expect(await removePrices(ports, store, { id, by: '42' })).toMatchObject({
      because: { why: 'gone' },
    });
  });

  it('are not imported where the file adds anything else than was shown', async () => {
    const { ports, store } = await installedToday();
    const { digest } = valueOf(await previewPrices(ports, store, fileOf(...HISTORY)));
    const other = fileOf('product-1,,2026-05-01,1.00,,CAD');
    expect(
      await importPrices(ports, store, { file: other, shown: digest, by: '42' }),
    ).toMatchObject({ because: { why: 'previewChanged', preview: { counted: 1 } } });
    expect(await ports.priceImports.all(store)).toEqual([]);
  });

  it('of a file that is another one are refused as a whole', async () => {
    const { ports, store } = await installedToday();
    const file = write('orders.csv', 'Name,Created at\n#1,2026-01-01');
    expect(await previewPrices(ports, store, file)).toMatchObject({
      because: { why: 'badFile', line: 1, reason: { id: 'prices.file.columnsMissing' } },
    });
  });
});
