import { SEVERITIES } from '~/core/audit/outcome';
import { oneFieldFixOf } from '~/core/changes/one-field';
import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock } from '../common-ports';
import { showListing } from '../catalogue/show-listing';
import type { ListingView } from '../catalogue/views';
import type { SeasonPorts } from '../season/ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts } from '../store/ports';
import type { WebhookPorts } from '../webhooks/ports';
import type { ProductPageView } from './views';

/** A listing as the block and the action on Shopify's product page show it. `null`: it is gone, or not read yet. */
export async function showProductPage(
  ports: StorePorts &
    CataloguePorts &
    Pick<AuditPorts, 'audits'> &
    SeasonPorts &
    WebhookPorts &
    Clock,
  store: StoreDomain,
  listingId: string,
): Promise<ProductPageView | null> {
  const [record, listing] = await Promise.all([
    ports.stores.find(store),
    showListing(ports, store, listingId),
  ]);
  if (listing === null) return null;
  const audiences = audiencesOf(record);
  const findings = openFindings(listing, audiences);
  return {
    listingId: listing.id,
    title: listing.title,
    readAt: listing.readAt,
    audiences: audiences.map((audience) => ({
      audience,
      readiness: listing.readiness[audience],
      openFindings: findings.filter((finding) => finding.audiences.includes(audience)).length,
    })),
    findings,
  };
}

/** For these audiences, gravest first; findings of equal gravity stay in the order of their rules. */
function openFindings(listing: ListingView, audiences: Audience[]): ProductPageView['findings'] {
  return listing.findings
    .filter(({ status }) => status === 'open')
    .map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      audiences: audiences.filter((audience) => finding.audiences.includes(audience)),
      fix: fixOf(finding, listing),
    }))
    .filter((finding) => finding.audiences.length > 0)
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function fixOf(finding: ListingView['findings'][number], listing: ListingView) {
  const fix = oneFieldFixOf(finding, listing);
  // Of a store whose own language is French, no page fixes French either.
  return fix?.kind === 'frenchTitle' && !(finding.rule in listing.fixedOn) ? null : fix;
}
