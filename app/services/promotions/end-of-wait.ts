import { atAnotherStart } from '~/core/promotions/blocker';
import type { Promotion, PromotionChange } from './ports';

/**
 * What changes as a promotion's wait ends, if it waits. What people set aside stays so at the start that it has from then on;
 * `null`: a person gave it another one, for which they are asked anew.
 */
export function endOfWait(
  { waiting, overrides }: Pick<Promotion, 'waiting' | 'overrides'>,
  startsAt: string | null,
): Pick<PromotionChange, 'waiting' | 'overrides'> {
  if (waiting === null || startsAt === null) return { waiting: null };
  return {
    waiting: null,
    overrides: atAnotherStart(overrides, waiting.plannedStart, startsAt),
  };
}

/** The start at which what people set aside stays so, of a plan that a person changed. */
export function startKept(
  before: { startsAt: string },
  after: { startsAt: string },
): string | null {
  return Date.parse(before.startsAt) === Date.parse(after.startsAt) ? after.startsAt : null;
}
