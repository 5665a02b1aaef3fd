import { FRENCH_RULES } from '~/core/audit/registry';
import { withTypedFrench, type TypedFrench } from '~/core/changes/typed-french';
import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { readingOf } from './french-readings';
import { judgeBothWays, verdictBetween, type JudgingPorts } from './judge-typed';
import type { FrenchVerdict } from './views';

/** French that is typed, by the resource that has it. */
export type FrenchToJudge = TypedFrench & { resourceId: string };

/**
 * Which findings French that was typed would close and open, and where what is left stands in it; `null`: the listing is
 * gone.
 */
export async function judgeFrench(
  ports: JudgingPorts,
  store: StoreDomain,
  { listingId, typed }: { listingId: string; typed: FrenchToJudge[] },
): Promise<FrenchVerdict | null> {
  const changed = new Map([[listingId, (listing: Listing) => withTypedFrench(listing, typed)]]);
  const judged = (await judgeBothWays(ports, store, changed)).get(listingId);
  if (!judged) return null;
  const findings = judged.after.filter(({ rule }) => FRENCH_RULES.has(rule));
  return {
    ...verdictBetween(judged.before, judged.after),
    readings: typed.map((text) => readingOf(text, findings)),
  };
}
