export const RULE_GROUPS = [
  'french',
  'prices',
  'photos',
  'texts',
  'returns',
  'customs',
  'service',
  'seasons',
] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

interface RuleProfile {
  group: RuleGroup;
  weight: number;
  /** Its own severity is lower, yet its findings can be high: while it is unknown, one may be hidden. */
  mayBeHigh?: true;
}

/** How much each rule counts towards readiness, and how much must be known for readiness to mean anything. */
export interface Profile {
  rules: Record<string, RuleProfile>;
  /** 0 to 1: below this coverage readiness is unknown. */
  minimumCoverage: number;
}

/**
 * [J] 5, 3 and 1 for rules whose gravest finding is high, medium and low: one grave fault outweighs a medium
 * and a low one together. A volatile price can be grave, yet counts 3: that Canadians mind it is the
 * product's premise, not a measured fact.
 */
export const DEFAULT_PROFILE: Profile = {
  rules: {
    'missing-french-text': { group: 'french', weight: 5 },
    'outdated-french-text': { group: 'french', weight: 5 },
    'untranslated-french-text': { group: 'french', weight: 5 },
    'mixed-language-text': { group: 'french', weight: 3 },
    'truncated-french-text': { group: 'french', weight: 3, mayBeHigh: true },
    'missing-french-details': { group: 'french', weight: 3 },
    'french-typography': { group: 'french', weight: 1 },
    'anglicism-in-promotion': { group: 'french', weight: 1 },
    'french-not-published': { group: 'french', weight: 5 },
    'policy-not-in-french': { group: 'french', weight: 5 },
    'tax-free-claim': { group: 'texts', weight: 5 },
    'no-repair-statement': { group: 'texts', weight: 1 },
    'volatile-price': { group: 'prices', weight: 3, mayBeHigh: true },
    'price-jump': { group: 'prices', weight: 3 },
    'exchange-rate-drift': { group: 'prices', weight: 3 },
    'unsupported-was-price': { group: 'prices', weight: 5 },
    'brief-reference-price': { group: 'prices', weight: 5 },
    'stale-reference-price': { group: 'prices', weight: 3 },
    'pointless-compare-at': { group: 'prices', weight: 5 },
    'high-return-rate': { group: 'returns', weight: 3 },
    'unready-for-season': { group: 'seasons', weight: 3 },
    'overstock-before-season-end': { group: 'seasons', weight: 3 },
    'missing-packaging-photo': { group: 'photos', weight: 3 },
    'undescribed-photo': { group: 'photos', weight: 1 },
    'few-photos': { group: 'photos', weight: 1 },
    'small-photo': { group: 'photos', weight: 3 },
    'vague-description': { group: 'texts', weight: 3 },
    'metric-only-measurements': { group: 'texts', weight: 1 },
    'missing-hs-code': { group: 'customs', weight: 5 },
    'invalid-hs-code': { group: 'customs', weight: 5 },
    'missing-country-of-origin': { group: 'customs', weight: 5 },
    'missing-national-tariff-code': { group: 'customs', weight: 1 },
    'missing-weight': { group: 'customs', weight: 3 },
    'missing-return-policy': { group: 'service', weight: 5 },
    'missing-delivery-promise': { group: 'service', weight: 3 },
    'late-handling': { group: 'service', weight: 5 },
    'overdue-orders': { group: 'service', weight: 5 },
  },
  // [J] Below one half, what is not known outweighs what is.
  minimumCoverage: 0.5,
};
