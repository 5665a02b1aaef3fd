import { textsOf } from '~/core/audit/ignoring';
import { readiness, weighListing } from '~/core/audit/readiness';
import { FRENCH_RULES, LISTING_RULES } from '~/core/audit/registry';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import { isFrench } from '~/core/language/locale';
import { adminAddress } from '~/core/store/admin-address';
import type { StoreDomain } from '~/core/store/store-domain';
import { viewOfFinding, withoutFailed } from '../audit/finding-view';
import type { AuditPorts, StoredFinding } from '../audit/ports';
import type { SeasonPorts } from '../season/ports';
import { seasonMark } from '../season/season-mark';
import type { StorePorts } from '../store/ports';
import type { CataloguePorts } from './ports';
import type { ListingView } from './views';

/** `null`: this store has no such listing. */
export async function showListing(
  {
    stores,
    listings,
    audits,
    seasons,
  }: StorePorts & CataloguePorts & Pick<AuditPorts, 'audits'> & SeasonPorts,
  store: StoreDomain,
  listingId: string,
): Promise<ListingView | null> {
  const stored = await listings.find(store, listingId);
  if (stored === null) return null;
  const [record, results, findings, histories, marks] = await Promise.all([
    stores.find(store),
    audits.resultsOf(store, listingId),
    audits.findingsOf(store, listingId),
    listings.priceHistories(store, [listingId]),
    Promise.all(SEASON_NAMES.map((season) => seasonMark({ seasons }, store, season, listingId))),
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
    readiness: {
      US: readiness(weights.US),
      CA: readiness(weights.CA),
      QC: readiness(weights.QC),
    },
    findings: inRegistryOrder(findings).map((finding) =>
      viewOfFinding(finding, { hasText: textsOf(finding, listing) !== null }),
    ),
    fixedAsFrench: isFrench(record?.facts?.primaryLocale ?? '') ? [] : [...FRENCH_RULES],
    results: withoutFailed(results),
    prices: histories.get(listingId)?.CA ?? [],
    variants: listing.variants.map(({ id, title, sku, shopPrice, shownPrice }) => ({
      id,
      title,
      sku,
      shopPrice,
      canadianPrice: shownPrice?.CA ?? null,
    })),
    media: listing.media,
    packaging: listing.packaging ?? null,
    seasons: marks,
    packagingPhotos: listing.packagingPhotos ?? [],
  };
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
