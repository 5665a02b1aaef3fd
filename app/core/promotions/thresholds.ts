import type { Rule } from '../audit/rule';
import type { PromotionFacts } from './facts';

/** A rule's thresholds as the merchant set them: one store is held to one measure, whoever asks. */
export function thresholdsOf<S extends string>(
  { id, settings }: Pick<Rule<never, S>, 'id' | 'settings'>,
  { thresholds }: Pick<PromotionFacts, 'thresholds'>,
): Record<S, number> {
  const own = thresholds[id] ?? {};
  const names = Object.keys(settings) as S[];
  return Object.fromEntries(
    names.map((name) => [name, own[name] ?? settings[name].default]),
  ) as Record<S, number>;
}
