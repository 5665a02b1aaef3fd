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
  let vendor = '';
  const withTyped = (listing: Listing) => {
    ({ vendor } = listing);
    return withTypedFrench(listing, typed);
  };
  const [record, judged] = await Promise.all([
    ports.stores.find(store),
    judgeBothWays(ports, store, new Map([[listingId, withTyped]])),
  ]);
  const verdict = judged.get(listingId);
  if (!verdict) return null;
  const findings = verdict.after.filter(({ rule }) => FRENCH_RULES.has(rule));
  const names = { vendor, glossary: record?.settings.glossary ?? [] };
  return {
    ...verdictBetween(verdict.before, verdict.after),
    readings: typed.map((text) => readingOf(text, { findings, names })),
  };
}
