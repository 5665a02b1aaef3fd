import { textsOf } from '~/core/audit/ignoring';
import { readiness, weighListing } from '~/core/audit/readiness';
import { LISTING_RULES } from '~/core/audit/registry';
import type { BulkKind } from '~/core/changes/change';
import { bulkKindOf, fixPageOf, type FixPage } from '~/core/changes/fixes';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import { isFrench } from '~/core/language/locale';
import { adminAddress } from '~/core/store/admin-address';
import type { StoreDomain } from '~/core/store/store-domain';
import { viewOfFinding, withoutFailed } from '../audit/finding-view';
import type { AuditPorts, StoredFinding } from '../audit/ports';
import type { Clock } from '../common-ports';
import { photoWordsOf } from '../photos/photo-words';
import type { SeasonPorts } from '../season/ports';
import { seasonMark } from '../season/season-mark';
import type { StorePorts } from '../store/ports';
import type { WebhookPorts } from '../webhooks/ports';
import type { CataloguePorts } from './ports';
import { dayBefore, isReadHourly } from './read-hourly';
import type { ListingView } from './views';

/** `null`: this store has no such listing. */
export async function showListing(
  {
    stores,
    listings,
    audits,
    seasons,
    webhooks,
    now,
  }: StorePorts & CataloguePorts & Pick<AuditPorts, 'audits'> & SeasonPorts & WebhookPorts & Clock,
  store: StoreDomain,
  listingId: string,
): Promise<ListingView | null> {
  const stored = await listings.find(store, listingId);
  if (stored === null) return null;
  const [record, results, findings, marks, changes] = await Promise.all([
    stores.find(store),
    audits.resultsOf(store, listingId),
    audits.findingsOf(store, listingId),
    Promise.all(SEASON_NAMES.map((season) => seasonMark({ seasons }, store, season, listingId))),
    webhooks.changesOf(store, [listingId], dayBefore(now())),
  ]);
  const { listing, readAt } = stored;
  const weights = weighListing(results);
  return {
    id: listing.id,
    title: listing.title,
    handle: listing.handle,
    status: listing.status,
    adminUrl: adminAddress(store, 'products', listing.id),
    readAt: readAt.toISOString(),
    isReadHourly: isReadHourly(changes.get(listingId)),
    readiness: {
      US: readiness(weights.US),
      CA: readiness(weights.CA),
      QC: readiness(weights.QC),
    },
    findings: inRegistryOrder(findings).map((finding) =>
      viewOfFinding(finding, { hasText: textsOf(finding, listing) !== null }),
    ),
    fixedOn: fixPages(findings, isFrench(record?.facts?.primaryLocale ?? '')),
    fixedTogether: bulkKinds(findings),
    results: withoutFailed(results),
    media: listing.media,
    photoWords: photoWordsOf(stored, record),
    packaging: listing.packaging ?? null,
    seasons: marks,
    packagingPhotos: listing.packagingPhotos ?? [],
  };
}

/** French has no page of its own in a store whose own language it is. */
function fixPages(findings: StoredFinding[], isFrenchStore: boolean): Record<string, FixPage> {
  const pages: Record<string, FixPage> = {};
  for (const { rule, status } of findings) {
    const page = status === 'open' ? fixPageOf(rule) : null;
    if (page !== null && !(page === 'french' && isFrenchStore)) pages[rule] = page;
  }
  return pages;
}

function bulkKinds(findings: StoredFinding[]): Record<string, BulkKind> {
  const kinds: Record<string, BulkKind> = {};
  for (const { rule, status } of findings) {
    const kind = status === 'open' ? bulkKindOf(rule) : null;
    if (kind !== null) kinds[rule] = kind;
  }
  return kinds;
}

/** Unresolved findings in the order of their rules; the order within a rule, and of what is resolved, stays. */
function inRegistryOrder(findings: StoredFinding[]): StoredFinding[] {
  const ruleIds: string[] = LISTING_RULES.map(({ id }) => id);
  const sorted = findings.filter(({ status }) => status !== 'resolved');
  const statuses = ['open', 'ignored'];
  sorted.sort(
    (a, b) =>
      statuses.indexOf(a.status) - statuses.indexOf(b.status) ||
      ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule),
  );
  return [...sorted, ...findings.filter(({ status }) => status === 'resolved')];
}
