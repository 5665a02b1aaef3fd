import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExportedListing } from '~/services/catalogue/ports';
import { exportedListings } from '~/shopify/bulk/exported-listings';
import { readBulkFile } from '~/shopify/bulk/read-bulk-file';
import { imageLine, jsonl, productId, productLine, variantLine } from './bulk-lines';

let folder: string;
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'borealist-exported-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(content: string): string {
  const path = join(folder, `${(files += 1)}.jsonl`);
  writeFileSync(path, content);
  return path;
}

async function exported(
  content: string,
  isFixed: (variantId: string) => boolean | null = () => null,
): Promise<ExportedListing[]> {
  return Array.fromAsync(exportedListings(written(content), { isFixed }));
}

const texts = fc.record({
  title: fc.string({ unit: 'binary' }),
  descriptionHtml: fc.oneof(
    fc.string(),
    fc.constant('"inventoryItem":{} "id":"gid://shopify/ProductVariant/9"'),
  ),
});
const variants = fc.array(
  fc.record({ price: fc.constantFrom('1.00', '2.50'), item: fc.boolean() }),
  { maxLength: 4 },
);

const linesOf = (change: object, some: readonly { price: string; item: boolean }[]) => [
  productLine(1, { ...change }),
  ...some.map(({ price, item }, index) =>
    variantLine(index + 1, 1, { price, ...(!item && { inventoryItem: null }) }),
  ),
  imageLine(5, 1),
];

it('are what reading the file gives, and name the variants that it gives', async () => {
  await fc.assert(
    fc.asyncProperty(texts, variants, async (change, some) => {
      const content = jsonl(linesOf(change, some));
      const [listing] = await exported(content);
      expect([listing?.read()]).toEqual(await Array.fromAsync(readBulkFile(written(content))));
      expect(listing?.variants).toEqual(
        listing?.read().variants.map(({ id, inventory }) => ({
          id,
          ...(inventory && { inventory: {} }),
        })),
      );
    }),
    { numRuns: 50 },
  );
});

it('have one digest only where they are one and the same', async () => {
  const digests = new Map<string, string>();
  await fc.assert(
    fc.asyncProperty(texts, variants, async (change, some) => {
      const content = jsonl(linesOf(change, some));
      // Another product before it moves its lines, and is none of its business.
      const [, moved] = await exported(`${jsonl([productLine(2)])}${content}`);
      const [listing] = await exported(content);
      expect(moved?.digest).toBe(listing?.digest);
      const known = digests.get(listing?.digest ?? '');
      expect(known ?? content).toBe(content);
      digests.set(listing?.digest ?? '', content);
    }),
    { numRuns: 50 },
  );
  expect(digests.size).toBeGreaterThan(20);
});

it('are others once the Canadian price of a variant is fixed', async () => {
  const content = jsonl([productLine(1), variantLine(1, 1), productLine(2), variantLine(2, 2)]);
  const isFixed = (id: string) => id.endsWith('/2');
  const [before, after] = [await exported(content, () => false), await exported(content, isFixed)];
  expect(after.map(({ digest }, index) => digest === before[index]?.digest)).toEqual([true, false]);
  expect(after[1]?.read().variants[0]?.hasFixedCanadianPrice).toBe(true);
});

it('are put together where their lines lie apart', async () => {
  const content = jsonl([productLine(1), productLine(2), variantLine(1, 1), variantLine(2, 2)]);
  const [first, second] = await exported(content);
  expect([first?.id, second?.id]).toEqual([productId(1), productId(2)]);
  expect(first?.variants.map(({ id }) => id)).toEqual(['gid://shopify/ProductVariant/1']);
  expect(first?.digest).not.toBe(second?.digest);
});
