import { diffFindings } from '~/core/audit/diff-findings';
import { listingHarm } from '~/core/audit/harm';
import { isOver, withoutIgnored } from '~/core/audit/ignoring';
import { weighListing } from '~/core/audit/readiness';
import { judgeListing, readJudgeable, type JudgeableListing } from './judge-listings';
import type { FindingIdentity, ListingAudit, Ports, StoredFinding, StoreDomain } from './ports';
import { textFingerprint } from './text-fingerprint';

/** A listing that keeps changing under the audit has a webhook of its own on the way. */
const MAX_ROUNDS = 3;

/**
 * Judges listings as they are stored, and opens, keeps or resolves their findings. A listing that changes
 * between being read and its audit being saved is judged again, so that the older audit never wins.
 */
export async function auditListings(
  ports: Pick<Ports, 'stores' | 'listings' | 'audits' | 'orders' | 'now' | 'log'>,
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
  { stores, listings, audits, orders, now, log }: Parameters<typeof auditListings>[0],
  store: StoreDomain,
  listingIds: string[],
): Promise<string[]> {
  const record = await stores.find(store);
  if (record === null) return [];
  const [judgeable, unresolved] = await Promise.all([
    readJudgeable({ listings, orders }, record, listingIds),
    audits.openFindings(store, listingIds),
  ]);
  const at = now();
  const judged = judgeable.map((each) => ({
    listingId: each.listing.id,
    revision: each.revision,
    sales: each.surroundings.sales,
    results: judgeListing(each, record.settings, {
      now: at,
      onRuleError: (rule, error) => {
        log.error({ store, listingId: each.listing.id, rule, err: error }, 'a rule threw');
      },
    }),
  }));
  const known = withIgnoringOver(unresolved, judgeable, at);
  const ignored = new Set(
    known.filter(({ status, isDue }) => status === 'ignored' && !isDue).map(identity),
  );
  const counted = judged.map(({ listingId, revision, sales, results: all }): ListingAudit => {
    const results = withoutIgnored(all, (rule, key) =>
      ignored.has(identity({ listingId, rule, key })),
    );
    return {
      listingId,
      revision,
      results,
      readiness: weighListing(results),
      harm: listingHarm(results, sales),
    };
  });
  return audits.save(store, counted, diffFindings(known, judged), at);
}

/** Marks ignored findings whose date has passed or whose texts have changed. */
function withIgnoringOver(
  unresolved: StoredFinding[],
  judgeable: JudgeableListing[],
  now: Date,
): (StoredFinding & { isDue: boolean })[] {
  const listings = new Map(judgeable.map(({ listing }) => [listing.id, listing]));
  return unresolved.map((finding) => {
    const listing = listings.get(finding.listingId);
    const { ignoring } = finding;
    const isDue =
      listing !== undefined &&
      ignoring !== null &&
      isOver(ignoring, { now, text: ignoring.text && textFingerprint(finding, listing) });
    return { ...finding, isDue };
  });
}

function identity({ listingId, rule, key }: FindingIdentity): string {
  return JSON.stringify([listingId, rule, key]);
}
