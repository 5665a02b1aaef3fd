import { placeOf } from '~/core/audit/place';
import { SEVERITIES, type Severity } from '~/core/audit/outcome';
import { isLensPolicy } from '~/core/lens/lens';
import { seeAs } from '~/core/lens/see-as';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts, StoredFinding } from '../audit/ports';
import { photoWordsOf } from '../photos/photo-words';
import type { StorePorts } from '../store/ports';
import type { CataloguePorts } from './ports';
import type { LensView } from './views';

/**
 * A listing as the buyers of each place meet it to whom the store sells. `null`: there is no such listing, or it is not known
 * yet to whom the store sells.
 */
export async function showLens(
  { stores, listings, audits, storeAudits }: StorePorts & CataloguePorts & AuditPorts,
  store: StoreDomain,
  listingId: string,
): Promise<LensView | null> {
  const [record, stored] = await Promise.all([stores.find(store), listings.find(store, listingId)]);
  const facts = record?.facts;
  if (!facts || stored === null) return null;
  const [findings, storeFindings] = await Promise.all([
    audits.openFindings(store, [listingId]),
    storeAudits.findings(store),
  ]);
  // Of what concerns the store as a whole, a buyer meets these policies beside the listing.
  const ofPolicies = storeFindings.filter(({ field }) => {
    const place = placeOf(field);
    return place.part === 'policy' && isLensPolicy(place.type);
  });
  const open = [...findings, ...ofPolicies]
    .filter(({ status }) => status === 'open')
    .sort((a, b) => rank(a.severity) - rank(b.severity));
  const audiences = AUDIENCES.filter((each) => facts.sellsTo.includes(each));
  const first = mostTold(audiences, open);
  if (first === undefined) return null;
  const words = photoWordsOf(stored, record) ?? {};
  const lenses = audiences.map((audience) => {
    const about = open.filter((each) => each.audiences.includes(audience));
    return seeAs(audience, stored.listing, facts, about, words);
  });
  return { lenses, mostTold: first };
}

/** The first of those who have most findings. */
function mostTold(
  audiences: readonly Audience[],
  findings: readonly StoredFinding[],
): Audience | undefined {
  const count = (audience: Audience) =>
    findings.filter((each) => each.audiences.includes(audience)).length;
  const most = Math.max(...audiences.map(count));
  return audiences.find((audience) => count(audience) === most);
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
