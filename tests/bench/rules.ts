import { assembleFacts } from '~/core/audit/assemble-facts';
import { ListingAudit } from '~/core/audit/run';
import type { Listing } from '~/core/listing/listing';
import type { StoreFacts } from '~/core/store/store-facts';
import { BATCH_SIZE } from '~/services/sync/sync-step';
import { inMilliseconds, percentile, type Measurement } from './measurement';
import { ruleCatalogues, type RuleCatalogue } from './rule-catalogues';

const NOW = new Date('2026-11-22T12:00:00Z');
/** Each catalogue is gone through as often as it takes for so many listings, and no less often than so. */
const LISTINGS = 3_000;
const ROUNDS = 9;
/** Listings that are parsed and then audited at one go: floor and measure take turns, whatever else runs meanwhile. */
const TURN = 25;
const RATIO_BUDGET = 4;
const STORE: StoreFacts = {
  currency: 'USD',
  primaryLocale: 'en',
  publishedLocales: ['en', 'fr'],
  sellsTo: ['US', 'CA', 'QC'],
};

/** Auditing listings with every rule, against parsing their snapshots. */
export async function measureRules(): Promise<Measurement[]> {
  const catalogues = await ruleCatalogues(NOW);
  // All of them before the first is timed: one catalogue after the other would measure the first one's warming up.
  for (const catalogue of catalogues) timeCatalogue(catalogue);
  const timed = catalogues.map((catalogue) => ({
    catalogue,
    ...timeCatalogue(catalogue),
  }));
  const real = timed.filter(({ catalogue }) => catalogue.isReal);
  return [
    ...(real.length === 0 ? [] : [together('all real catalogues', real)]),
    together('all catalogues, with French and made ones', timed),
    ...timed.map((each) => measurement(each.catalogue.name, each.catalogue.listings.length, each)),
  ];
}

function together(name: string, timed: (Times & { catalogue: RuleCatalogue })[]): Measurement {
  const sum = (of: (each: (typeof timed)[number]) => number) =>
    timed.reduce((total, each) => total + of(each), 0);
  const listings = sum(({ catalogue }) => catalogue.listings.length);
  return measurement(name, listings, {
    parseMs: sum(({ parseMs }) => parseMs),
    auditMs: sum(({ auditMs }) => auditMs),
  });
}

interface Times {
  /** Of the whole catalogue. */
  parseMs: number;
  auditMs: number;
}

/** The sum over a catalogue's turns of the median of each. */
function timeCatalogue({ listings, primaryLocale }: RuleCatalogue): Times {
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

function measurement(name: string, listings: number, { parseMs, auditMs }: Times): Measurement {
  const ratio = auditMs / parseMs;
  return {
    name: `every rule on one listing, ${name} (${listings})`,
    measured: inMilliseconds(auditMs / listings),
    floor: `${inMilliseconds(parseMs / listings)} JSON.parse of its snapshot`,
    ratio,
    budget: `≤ ${RATIO_BUDGET} × floor`,
    isMet: ratio <= RATIO_BUDGET,
  };
}
