import { readFile } from 'node:fs/promises';
import { assembleFacts } from '~/core/audit/assemble-facts';
import { ListingAudit } from '~/core/audit/run';
import type { Listing } from '~/core/listing/listing';
import type { StoreFacts } from '~/core/store/store-facts';
import { BATCH_SIZE } from '~/services/sync/sync-step';
import { percentile } from './measurement';
import type { CatalogueTimes, TimedCatalogue } from './rules';

/** The rules as the built app runs them, in a process of its own: `rules-process.ts FILE` with the catalogues. */
const NOW = new Date('2026-11-22T12:00:00Z');
/** Each catalogue is gone through as often as it takes for so many listings, and no less often than so. */
const LISTINGS = 3_000;
const ROUNDS = 9;
/** Listings that are parsed and then audited at one go: floor and measure take turns, whatever else runs meanwhile. */
const TURN = 25;
const STORE: StoreFacts = {
  currency: 'USD',
  primaryLocale: 'en',
  publishedLocales: ['en', 'fr'],
  sellsTo: ['US', 'CA', 'QC'],
};

// Written by `measureRules`.
const catalogues = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as TimedCatalogue[];
// All of them before the first is timed: one catalogue after the other would measure the first one's warming up.
for (const catalogue of catalogues) timeCatalogue(catalogue);
process.send?.(catalogues.map(timeCatalogue));

/** The sum over a catalogue's turns of the median of each. */
function timeCatalogue({ listings, primaryLocale }: TimedCatalogue): CatalogueTimes {
  const rounds = Math.max(ROUNDS, Math.ceil(LISTINGS / listings.length));
  const store = { ...STORE, primaryLocale };
  const snapshots = listings.map((listing) => JSON.stringify(listing));
  const turns = Array.from({ length: Math.ceil(snapshots.length / TURN) }, (_, turn) => ({
    snapshots: snapshots.slice(turn * TURN, (turn + 1) * TURN),
    parseMs: [] as number[],
    auditMs: [] as number[],
  }));
  for (let round = 0; round < rounds; round += 1) {
    let audit = new ListingAudit({ now: NOW });
    for (const [index, turn] of turns.entries()) {
      // As many listings as a sync judges at one go: what an audit keeps of sentences does not outlive them.
      if ((index * TURN) % BATCH_SIZE === 0) audit = new ListingAudit({ now: NOW });
      const beganMs = cpuMs();
      // Texts that were never looked at, as when a listing comes out of the database.
      const parsed = turn.snapshots.map((snapshot) => JSON.parse(snapshot) as Listing);
      const parsedMs = cpuMs();
      for (const listing of parsed) audit.judge(assembleFacts(listing, { store }));
      turn.auditMs.push(cpuMs() - parsedMs);
      turn.parseMs.push(parsedMs - beganMs);
    }
  }
  const sum = (of: 'parseMs' | 'auditMs') =>
    turns.reduce((total, turn) => total + percentile(turn[of], 0.5), 0);
  return { parseMs: sum('parseMs'), auditMs: sum('auditMs') };
}

/** Processor time of this process, its garbage collection included; what else the machine does meanwhile is not. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
