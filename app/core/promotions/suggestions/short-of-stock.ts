import type { Suggestion } from './suggestion';

/** It will not last the season as it is. In a file of its own, since a page asks, which needs no rule. */
export function isShortOfStock({ reasons }: Pick<Suggestion, 'reasons'>): boolean {
  return reasons.some(({ name, side }) => name === 'stock' && side === 'against');
}
