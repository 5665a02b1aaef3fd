import { auditListings } from './audit-listings';
import type { Ports, StoreDomain, StoredFinding } from './ports';
import { textFingerprint } from './text-fingerprint';

/** Until when a finding is ignored. A date is the day, `YYYY-MM-DD` in UTC, on which it comes back. */
export type IgnoreUntil =
  { kind: 'forGood' } | { kind: 'textChanges' } | { kind: 'date'; day: string };

type IgnorePorts = Pick<Ports, 'stores' | 'listings' | 'audits' | 'orders' | 'now' | 'log'>;

/**
 * Sets a finding aside, and judges the listing again so that counts and readiness follow at once. False where
 * the finding is not there any more. `by`: Shopify's id of the staff account.
 */
export async function ignoreFinding(
  ports: IgnorePorts,
  store: StoreDomain,
  finding: { listingId: string; rule: string; key: string },
  { reason, until, by }: { reason: string; until: IgnoreUntil; by: string },
): Promise<boolean> {
  const { listingId } = finding;
  const [stored, unresolved] = await Promise.all([
    ports.listings.find(store, listingId),
    ports.audits.openFindings(store, [listingId]),
  ]);
  const found = unresolved.find(isSame(finding));
  if (stored === null || found === undefined) return false;
  const isSet = await ports.audits.setIgnoring(store, finding, {
    at: ports.now(),
    by,
    reason,
    until: until.kind === 'date' ? new Date(`${until.day}T00:00:00Z`) : null,
    text: until.kind === 'textChanges' ? textFingerprint(found, stored.listing) : null,
  });
  if (isSet) await auditListings(ports, store, [listingId]);
  return isSet;
}

/** Opens an ignored finding again. False where it is not there any more. */
export async function stopIgnoringFinding(
  ports: IgnorePorts,
  store: StoreDomain,
  finding: { listingId: string; rule: string; key: string },
): Promise<boolean> {
  const isSet = await ports.audits.setIgnoring(store, finding, null);
  if (isSet) await auditListings(ports, store, [finding.listingId]);
  return isSet;
}

function isSame({ rule, key }: { rule: string; key: string }) {
  return (each: StoredFinding) => each.rule === rule && each.key === key;
}
