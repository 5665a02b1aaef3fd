import { storeTextsOf, textsOf, type IgnoreUntil, type Ignoring } from '~/core/audit/ignoring';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts, StoreTextPorts } from '../store/ports';
import { auditListings } from './audit-listings';
import { fingerprint } from './ignored-findings';
import { judgeStore } from './judge-store';
import type { AuditPorts, FindingSubject, StoredFinding } from './ports';

type IgnorePorts = StorePorts &
  StoreTextPorts &
  CataloguePorts &
  AuditPorts &
  OrderPorts &
  Clock &
  Logs;

/**
 * Sets a finding aside, and judges its listing, or the store as a whole, again so that counts and readiness follow
 * at once. `by`: Shopify's id of the staff account.
 */
export async function ignoreFinding(
  ports: IgnorePorts,
  store: StoreDomain,
  finding: FindingSubject,
  { reason, until, by }: { reason: string; until: IgnoreUntil; by: string },
): Promise<Answer<undefined, Gone>> {
  const texts = await textsNow(ports, store, finding);
  if (texts === undefined) return GONE;
  return setIgnoring(ports, store, finding, {
    at: ports.now(),
    by,
    reason,
    until: until.kind === 'date' ? new Date(`${until.day}T00:00:00Z`) : null,
    text: until.kind === 'textChanges' ? fingerprint(texts) : null,
  });
}

/** Opens an ignored finding again. */
export async function stopIgnoringFinding(
  ports: IgnorePorts,
  store: StoreDomain,
  finding: FindingSubject,
): Promise<Answer<undefined, Gone>> {
  return setIgnoring(ports, store, finding, null);
}

/** What the finding is about as it is stored now; `undefined` where the finding is gone. */
async function textsNow(
  ports: IgnorePorts,
  store: StoreDomain,
  { listingId, ...named }: FindingSubject,
): Promise<string | null | undefined> {
  if (listingId === null) {
    const [record, findings] = await Promise.all([
      ports.stores.find(store),
      ports.storeAudits.findings(store),
    ]);
    const found = findings.find(isUnresolved(named));
    return found && (storeTextsOf(found, record?.facts ?? null) ?? null);
  }
  const [stored, findings] = await Promise.all([
    ports.listings.find(store, listingId),
    ports.audits.openFindings(store, [listingId]),
  ]);
  const found = findings.find(isUnresolved(named));
  return stored === null ? undefined : found && textsOf(found, stored.listing);
}

async function setIgnoring(
  ports: IgnorePorts,
  store: StoreDomain,
  { listingId, ...named }: FindingSubject,
  ignoring: Ignoring | null,
): Promise<Answer<undefined, Gone>> {
  if (listingId === null) {
    if (!(await ports.storeAudits.setIgnoring(store, named, ignoring))) return GONE;
    await judgeStore(ports, store);
    return done();
  }
  if (!(await ports.audits.setIgnoring(store, { listingId, ...named }, ignoring))) return GONE;
  await auditListings(ports, store, [listingId]);
  return done();
}

function isUnresolved({ rule, key }: { rule: string; key: string }) {
  return (each: StoredFinding) =>
    each.rule === rule && each.key === key && each.status !== 'resolved';
}
