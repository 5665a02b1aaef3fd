import { MENDED_RULES } from '~/core/changes/mended-rules';
import { withTypedFrench, type TypedFrench } from '~/core/changes/typed-french';
import { listingMask } from '~/core/language/mask-names';
import { mendFrench } from '~/core/language/mend-french';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import { judgeBothWays, type JudgingPorts } from './judge-typed';
import type { MendedView } from './views';

/**
 * French that was typed, with its typography and anglicisms mended where there is one way to, and what the rules still
 * say of it then. Nothing is kept of it.
 */
export async function mendTyped(
  ports: JudgingPorts,
  store: StoreDomain,
  { listingId, typed }: { listingId: string; typed: TypedFrench },
): Promise<Answer<MendedView, Gone>> {
  const [record, stored] = await Promise.all([
    ports.stores.find(store),
    ports.listings.find(store, listingId),
  ]);
  if (record === null || stored === null) return GONE;
  const mended = mendFrench(typed.french ?? '', {
    isHtml: typed.part === 'description',
    mask: listingMask(stored.listing.vendor, record.settings.glossary),
  });
  const changed = new Map([
    [
      listingId,
      (listing: typeof stored.listing) =>
        withTypedFrench(listing, [{ ...typed, french: mended.text }]),
    ],
  ]);
  const judged = (await judgeBothWays(ports, store, changed)).get(listingId);
  const field = typed.part === 'title' ? 'title' : 'descriptionHtml';
  const isLeft = (finding: { rule: string; field: string; key: string }) =>
    MENDED_RULES.has(finding.rule) &&
    finding.field === field &&
    finding.key.startsWith(`${[field, typed.locale, typed.marketId].filter(Boolean).join(':')}:`);
  return done({
    french: mended.text,
    passages: mended.passages,
    left: judged?.after.filter(isLeft) ?? [],
  });
}
