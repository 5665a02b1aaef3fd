import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'graphql';
import { bulkQueryText } from '~/shopify/bulk/bulk-query';
import { ProductExportDocument } from '~/shopify/generated/documents.generated';
import { bulkLines } from '../../sandbox/graphql/bulk-export';
import { resolverLayer } from '../../sandbox/graphql/resolvers';
import type { SeedProduct } from '../../sandbox/seed-product';
import { generatedStore } from '../../sandbox/seeds/generated';
import { SettableClock } from '../../sandbox/store/clock';
import { SandboxStore } from '../../sandbox/store/sandbox-store';

/** A generated catalogue as Shopify gives it: the result of the bulk operation, and each listing's French. */
export interface ExportedCatalogue {
  productsFile: string;
  /** One listing's French a line. */
  frenchFile: string;
  listingCount: number;
  /** Lines of `productsFile`. */
  objectCount: number;
  remove(): Promise<void>;
}

export async function exportCatalogue(listingCount: number): Promise<ExportedCatalogue> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-bench-'));
  const productsFile = join(folder, 'products.jsonl');
  const frenchFile = join(folder, 'french.jsonl');
  const seed = generatedStore({ products: listingCount, seed: 1 });
  const clock = new SettableClock(new Date('2026-11-22T12:00:00Z'), { running: false });
  function* listings(): Generator<SeedProduct> {
    let index = 0;
    for (const listing of seed.products) yield asSold(listing, index++);
  }
  const store = await SandboxStore.load({ ...seed, products: listings(), priceChanges: [] }, clock);
  store.grantedScopes = ['read_publications'];
  let objectCount = 0;
  function* productLines(): Generator<string> {
    const query = parse(bulkQueryText(ProductExportDocument, { withPublications: true }));
    for (const lines of bulkLines(resolverLayer, store, query)) {
      objectCount += lines.length;
      yield `${lines.join('\n')}\n`;
    }
  }
  function* frenchLines(): Generator<string> {
    for (const { id, french } of seed.products) {
      yield `${JSON.stringify({ listingId: id, french: french ?? [] })}\n`;
    }
  }
  await pipeline(Readable.from(productLines()), createWriteStream(productsFile));
  await pipeline(Readable.from(frenchLines()), createWriteStream(frenchFile));
  store.close();
  return {
    productsFile,
    frenchFile,
    listingCount,
    objectCount,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** With what the season plan and promotions look at: stock, costs, and a season's tag on every fifth listing. */
function asSold(listing: SeedProduct, index: number): SeedProduct {
  const season = index % 10 === 0 ? ['christmas'] : index % 10 === 5 ? ['back-to-school'] : [];
  return {
    ...listing,
    tags: [...listing.tags, ...season],
    variants: listing.variants.map((variant, position) => {
      const { price } = variant.shopPrice;
      // One variant in eight costs more than a quarter off leaves; of one in twenty the cost is not known.
      const share = index % 8 === 1 ? 0.85 : 0.45;
      const unitCost = {
        amount: Math.round(price.amount * share * 100) / 100,
        currency: price.currency,
      };
      return {
        ...variant,
        stock: (index * 7 + position * 13) % 90,
        inventory: { ...variant.inventory, unitCost: index % 20 === 7 ? null : unitCost },
      };
    }),
  };
}

export const EDITED_EACH = 100;

/** The same catalogue after somebody edited the title of one listing in a hundred. */
export async function withEdits(exported: ExportedCatalogue): Promise<ExportedCatalogue> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-bench-'));
  const productsFile = join(folder, 'products.jsonl');
  let listing = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const line of createInterface({ input: createReadStream(exported.productsFile) })) {
      const isListing = line.startsWith('{"id":"gid://shopify/Product/');
      if (isListing) listing += 1;
      yield isListing && listing % EDITED_EACH === 0
        ? `${line.replace('"title":"', '"title":"New: ')}\n`
        : `${line}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(productsFile));
  return { ...exported, productsFile, remove: () => rm(folder, { recursive: true, force: true }) };
}
