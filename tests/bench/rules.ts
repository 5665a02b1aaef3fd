import { readdir } from 'node:fs/promises';
import { assembleFacts } from '~/core/audit/assemble-facts';
import { auditListing } from '~/core/audit/run';
import type { Listing } from '~/core/listing/listing';
import type { StoreFacts } from '~/core/listing/store-facts';
import { openCatalogue } from '~/files/open-catalogue';
import { generatedStore } from '../sandbox/seeds/generated';
import { sampleStore } from '../sandbox/seeds/sample';
import { hasSharedData, sharedData } from '../support/shared-data';
import { inMilliseconds, percentile, type Measurement } from './measurement';

const NOW = new Date('2026-11-22T12:00:00Z');
const ROUNDS = 5;
const GENERATED = 2_000;
const RATIO_BUDGET = 5;
const STORE: StoreFacts = {
  currency: 'USD',
  primaryLocale: 'en',
  publishedLocales: ['en', 'fr'],
  sellsTo: ['US', 'CA', 'QC'],
};

/** Auditing listings with every rule, against parsing their snapshots. */
export async function measureRules(): Promise<Measurement[]> {
  const catalogues: [string, Listing[]][] = [
    ['the sample store', await collect(sampleStore({ now: NOW }).listings)],
    ['a generated store', await collect(generatedStore({ products: GENERATED, seed: 1 }).listings)],
  ];
  if (hasSharedData) {
    for (const folder of await readdir(sharedData('catalogues'), { withFileTypes: true })) {
      if (folder.isDirectory()) catalogues.push(...(await realCatalogues(folder.name)));
    }
  }
  return catalogues.map(([name, listings]) => measureCatalogue(name, listings));
}

async function realCatalogues(folder: string): Promise<[string, Listing[]][]> {
  const files = await readdir(sharedData('catalogues', folder));
  return Promise.all(
    files
      .filter((file) => file === 'products.json')
      .map(async (file): Promise<[string, Listing[]]> => {
        const path = sharedData('catalogues', folder, file);
        const catalogue = await openCatalogue(path, { currency: 'USD' });
        return [folder, await collect(catalogue.listings())];
      }),
  );
}

async function collect(listings: Iterable<Listing> | AsyncIterable<Listing>): Promise<Listing[]> {
  const all: Listing[] = [];
  for await (const listing of listings) all.push(listing);
  return all;
}

function measureCatalogue(name: string, listings: Listing[]): Measurement {
  const snapshots = listings.map((listing) => JSON.stringify(listing));
  const parseMs: number[] = [];
  const auditMs: number[] = [];
  // The first round warms up and is left out.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const began = performance.now();
    // Texts that were never looked at, as when a listing comes out of the database.
    const parsed = snapshots.map((snapshot) => JSON.parse(snapshot) as Listing);
    const parsedAt = performance.now();
    for (const listing of parsed) {
      auditListing(assembleFacts(listing, { store: STORE }), { now: NOW });
    }
    if (round === 0) continue;
    parseMs.push(parsedAt - began);
    auditMs.push(performance.now() - parsedAt);
  }
  const each = (times: number[]) => percentile(times, 0.5) / listings.length;
  const ratio = each(auditMs) / each(parseMs);
  return {
    name: `every rule on one listing, ${name} (${listings.length})`,
    measured: inMilliseconds(each(auditMs)),
    floor: `${inMilliseconds(each(parseMs))} JSON.parse of its snapshot`,
    ratio,
    budget: `≤ ${RATIO_BUDGET} × floor`,
    isMet: ratio <= RATIO_BUDGET,
  };
}
