import { assembleFacts } from '~/core/audit/assemble-facts';
import { diffFindings } from '~/core/audit/diff-findings';
import { weighListing } from '~/core/audit/readiness';
import { auditListing } from '~/core/audit/run';
import type { ListingAudit, Ports, StoreDomain } from './ports';

/** A listing that keeps changing under the audit has a webhook of its own on the way. */
const MAX_ROUNDS = 3;

/**
 * Judges listings as they are stored, and opens, keeps or resolves their findings. A listing that changes
 * between being read and its audit being saved is judged again, so that the older audit never wins.
 */
export async function auditListings(
  ports: Pick<Ports, 'stores' | 'listings' | 'audits' | 'now' | 'log'>,
  store: StoreDomain,
  listingIds: string[],
): Promise<void> {
  let ids = listingIds;
  for (let round = 0; round < MAX_ROUNDS && ids.length > 0; round += 1) {
    ids = await auditOnce(ports, store, ids);
  }
  if (ids.length > 0) {
    ports.log.warn(
      { store, listingIds: ids },
      'listings changed faster than they could be audited',
    );
  }
}

async function auditOnce(
  { stores, listings, audits, now, log }: Parameters<typeof auditListings>[0],
  store: StoreDomain,
  listingIds: string[],
): Promise<string[]> {
  const record = await stores.find(store);
  if (record === null) return [];
  const [stored, histories, open] = await Promise.all([
    listings.findMany(store, listingIds),
    listings.priceHistories(store, listingIds),
    audits.openFindings(store, listingIds),
  ]);
  const at = now();
  const judged = stored.map(({ listing, revision }): ListingAudit => {
    const facts = assembleFacts(listing, {
      store: record.facts ?? undefined,
      canadianPrices: histories.get(listing.id),
    });
    const results = auditListing(facts, {
      now: at,
      onRuleError: (rule, error) => {
        log.error({ store, listingId: listing.id, rule, err: error }, 'a rule threw');
      },
    });
    return { listingId: listing.id, revision, results, readiness: weighListing(results) };
  });
  return audits.save(store, judged, diffFindings(open, judged), at);
}
