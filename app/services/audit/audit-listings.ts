import { setImmediate as nextTurn } from 'node:timers/promises';
import { diffFindings, type FindingsDiff } from '~/core/audit/diff-findings';
import { listingHarm } from '~/core/audit/harm';
import { textsOf, withoutIgnored } from '~/core/audit/ignoring';
import { weighListing } from '~/core/audit/readiness';
import { seasonReadiness } from '~/core/audit/season-readiness';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Listing } from '~/core/listing/listing';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts, StoreRecord } from '../store/ports';
import { ignoredAmong, withIgnoringOver } from './ignored-findings';
import {
  judgeableNew,
  listingJudge,
  pricesWanted,
  readJudgeable,
  type JudgeableListing,
} from './judge-listings';
import type { AuditPorts, AuditedListing, StoredFinding } from './ports';
import { verdictBasis } from './verdict-basis';

/** A listing that keeps changing under the audit has a webhook of its own on the way. */
const MAX_ROUNDS = 3;

type AuditListingsPorts = StorePorts &
  CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  OrderPorts &
  Clock &
  Logs;

/** What an audit found out, to be written. */
export interface PreparedAudit {
  audits: AuditedListing[];
  changes: FindingsDiff;
  at: Date;
  /** See `verdictBasis`. */
  basis: string;
}

/**
 * Judges listings as they are stored, and opens, keeps or resolves their findings. A listing that changes
 * between being read and its audit being saved is judged again, so that the older audit never wins.
 */
export async function auditListings(
  ports: AuditListingsPorts,
  store: StoreDomain,
  listingIds: string[],
): Promise<void> {
  await saveAudit(ports, store, await readAndJudge(ports, store, listingIds));
}

async function readAndJudge(
  ports: AuditListingsPorts,
  store: StoreDomain,
  listingIds: string[],
): Promise<PreparedAudit | null> {
  const input = await readForAudit(ports, store, listingIds);
  return input && judge(ports, input);
}

/** Writes an audit, and judges again what changed since it was prepared. */
export async function saveAudit(
  ports: AuditListingsPorts,
  store: StoreDomain,
  first: PreparedAudit | null,
): Promise<void> {
  let prepared = first;
  let outdated: string[] = [];
  for (let round = 0; round < MAX_ROUNDS && prepared !== null; round += 1) {
    const { audits, changes, at, basis } = prepared;
    outdated = await ports.audits.save(store, audits, changes, at, basis);
    if (outdated.length === 0) return;
    prepared = await readAndJudge(ports, store, outdated);
  }
  if (prepared !== null) {
    ports.log.warn(
      { store, listingIds: outdated },
      'listings changed faster than they could be audited',
    );
  }
}

/** Listings with all that is needed to judge them. */
export interface AuditInput {
  record: StoreRecord;
  judgeable: JudgeableListing[];
  unresolved: StoredFinding[];
  at: Date;
  /** See `verdictBasis`. */
  basis: string;
}

/** Reads listings as they are stored. `null`: the store is gone. */
export async function readForAudit(
  ports: AuditListingsPorts,
  store: StoreDomain,
  listingIds: string[],
): Promise<AuditInput | null> {
  const record = await ports.stores.find(store);
  if (record === null) return null;
  const at = ports.now();
  // First: what changes meanwhile makes another basis.
  const basis = await verdictBasis(ports, record, at);
  const [judgeable, unresolved] = await Promise.all([
    readJudgeable(ports, record, listingIds, pricesWanted(at, record.settings)),
    ports.audits.openFindings(store, listingIds),
  ]);
  return { record, judgeable, unresolved, at, basis };
}

/** The same for listings that were just read and are not stored yet. */
export async function readForFirstAudit(
  ports: Pick<AuditListingsPorts, 'stores' | 'orders' | 'now'>,
  store: StoreDomain,
  read: Listing[],
  readAt: Date,
): Promise<AuditInput | null> {
  const record = await ports.stores.find(store);
  if (record === null) return null;
  const at = ports.now();
  const basis = await verdictBasis(ports, record, at);
  const judgeable = await judgeableNew(ports, record, read, readAt);
  return { record, judgeable, unresolved: [], at, basis };
}

/** So many take about ten milliseconds: others have their turn in between, such as the batch that is being written. */
const JUDGED_AT_A_TIME = 20;

/** Asks nothing of the database, and writes nothing. */
export async function judge(
  { log }: Logs,
  { record: { domain: store, settings }, judgeable, unresolved, at, basis }: AuditInput,
): Promise<PreparedAudit> {
  const judgeListing = listingJudge(settings, {
    now: at,
    onRuleError: (rule, error, listing) => {
      log.error({ store, listingId: listing?.id, rule, err: error }, 'a rule threw');
    },
  });
  const judged = [];
  for (const [index, each] of judgeable.entries()) {
    if (index % JUDGED_AT_A_TIME === JUDGED_AT_A_TIME - 1) await nextTurn();
    const { listing, revision, surroundings } = each;
    judged.push({
      listingId: listing.id,
      revision,
      sales: surroundings.sales,
      ...judgeListing(each),
    });
  }
  const byId = new Map(judgeable.map(({ listing }) => [listing.id, listing]));
  const known = withIgnoringOver(unresolved, at, (finding) => {
    const listing = byId.get(finding.listingId);
    return listing && textsOf(finding, listing);
  });
  const isIgnored = ignoredAmong(known);
  const audits = judged.map(
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
  return { audits, changes: diffFindings(known, judged), at, basis };
}
