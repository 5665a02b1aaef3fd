import type { Audience } from '../listing/audience';
import type { Digest, MilestoneNotice, PromotionNotice } from './digest';

/** The one thing in a digest that a reader should know even if they read nothing else. */
export type Headline =
  | { kind: 'broken'; listings: number; title: string }
  | { kind: 'milestone'; notice: MilestoneNotice }
  | { kind: 'opened' | 'resolved'; audience: Audience; findings: number }
  /** Shares are 0 to 1. */
  | { kind: 'better'; audience: Audience; share: number; before: number }
  | { kind: 'promotion'; notice: PromotionNotice }
  | { kind: 'fixFirst'; findings: number }
  | { kind: 'quiet' };

/** A deadline this near, with listings that are not ready, goes before everything but broken listings. [J] */
const NEAR_DAYS = 7;
/** From this on a rise in readiness says more than the number of findings. One percentage point. [J] */
const WORTH_TELLING = 0.01;

/** What somebody broke comes first, since it sold before; then what cannot wait; then what moved most. */
export function headlineOf(digest: Digest): Headline {
  const { brokenByEdits, brokenListings, nextMilestone, promotions, fixFirst } = digest;
  const [broken] = brokenByEdits;
  if (broken) return { kind: 'broken', listings: brokenListings, title: broken.listing.title };
  if (nextMilestone && nextMilestone.daysLeft <= NEAR_DAYS && nextMilestone.listingsNotReady !== 0)
    return { kind: 'milestone', notice: nextMilestone };
  const moved = movementOf(digest);
  if (moved) return moved;
  const [promotion] = promotions;
  if (promotion) return { kind: 'promotion', notice: promotion };
  if (fixFirst.length > 0) return { kind: 'fixFirst', findings: fixFirst.length };
  if (nextMilestone) return { kind: 'milestone', notice: nextMilestone };
  return { kind: 'quiet' };
}

/** A first digest has nothing to compare with: all that it knows would be new. */
function movementOf({ audiences }: Digest): Headline | null {
  const compared = audiences.filter(({ readinessBefore }) => readinessBefore !== null);
  const worst = most(compared, ({ opened }) => opened);
  const best = most(compared, ({ resolved }) => resolved);
  if (worst && worst.opened > 0 && worst.opened >= (best?.resolved ?? 0))
    return { kind: 'opened', audience: worst.audience, findings: worst.opened };
  const risen = most(compared, riseOf);
  if (risen && riseOf(risen) >= WORTH_TELLING) {
    const { audience, readiness, readinessBefore } = risen;
    return {
      kind: 'better',
      audience,
      share: readiness.share ?? 0,
      before: readinessBefore?.share ?? 0,
    };
  }
  if (best && best.resolved > 0)
    return { kind: 'resolved', audience: best.audience, findings: best.resolved };
  return null;
}

/** 0 where one of the shares is not known. */
function riseOf({ readiness, readinessBefore }: Digest['audiences'][number]): number {
  const before = readinessBefore?.share ?? null;
  return readiness.share === null || before === null ? 0 : readiness.share - before;
}

/** The first one of those with the highest value. */
function most<T>(items: T[], valueOf: (item: T) => number): T | null {
  return items.reduce<T | null>(
    (found, item) => (found === null || valueOf(item) > valueOf(found) ? item : found),
    null,
  );
}
