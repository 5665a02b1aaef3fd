import { diffFindings } from '~/core/audit/diff-findings';
import { listingHarm } from '~/core/audit/harm';
import { textsOf, withoutIgnored } from '~/core/audit/ignoring';
import { weighListing } from '~/core/audit/readiness';
import { seasonReadiness } from '~/core/audit/season-readiness';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import { ignoredAmong, withIgnoringOver } from './ignored-findings';
import { listingJudge, readJudgeable } from './judge-listings';
import type { AuditPorts, AuditedListing } from './ports';

/** A listing that keeps changing under the audit has a webhook of its own on the way. */
const MAX_ROUNDS = 3;

/**
 * Judges listings as they are stored, and opens, keeps or resolves their findings. A listing that changes
 * between being read and its audit being saved is judged again, so that the older audit never wins.
 */
export async function auditListings(
  ports: StorePorts & CataloguePorts & Pick<AuditPorts, 'audits'> & OrderPorts & Clock & Logs,
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
  const judge = listingJudge(record.settings, {
    now: at,
    onRuleError: (rule, error, listing) => {
      log.error({ store, listingId: listing?.id, rule, err: error }, 'a rule threw');
    },
  });
  const judged = judgeable.map((each) => ({
    listingId: each.listing.id,
    revision: each.revision,
    sales: each.surroundings.sales,
    ...judge(each),
  }));
  const byId = new Map(judgeable.map(({ listing }) => [listing.id, listing]));
  const known = withIgnoringOver(unresolved, at, (finding) => {
    const listing = byId.get(finding.listingId);
    return listing && textsOf(finding, listing);
  });
  const isIgnored = ignoredAmong(known);
  const counted = judged.map(
    ({ listingId, revision, sales, results: all, seasons }): AuditedListing => {
      const results = withoutIgnored(all, (rule, key) => isIgnored({ listingId, rule, key }));
      return {
        listingId,
        revision,
        results,
        readiness: weighListing(results),
        harm: listingHarm(results, sales),
        // As the rule judges them, which is not told what the merchant ignores.
        seasons: seasons.map((mark) => seasonReadiness(mark, all)),
      };
    },
  );
  return audits.save(store, counted, diffFindings(known, judged), at);
}
