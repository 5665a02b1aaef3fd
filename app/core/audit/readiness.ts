import type { Audience } from '../listing/audience';
import type { RuleResult } from './outcome';
import { DEFAULT_PROFILE, type Profile } from './profile';

/**
 * The share, by weight, of an audience's applicable rules that pass, with the share of the weight that is
 * known. `share` is null below the coverage that the profile asks for: too little was known to say.
 */
export interface Readiness {
  /** 0 to 1. */
  share: number | null;
  /** 0 to 1: known weight over applicable weight. */
  coverage: number;
}

/** Sums that readiness is made of; adding up those of all listings gives the store's. */
export interface ReadinessWeights {
  passed: number;
  failed: number;
  unknown: number;
}

export function noWeights(): ReadinessWeights {
  return { passed: 0, failed: 0, unknown: 0 };
}

/** What one listing's results weigh for each audience. What does not apply weighs nothing. */
export function weighListing(
  results: readonly RuleResult[],
  profile: Profile = DEFAULT_PROFILE,
): Record<Audience, ReadinessWeights> {
  const weights: Record<Audience, ReadinessWeights> = {
    US: noWeights(),
    CA: noWeights(),
    QC: noWeights(),
  };
  for (const result of results) {
    if (result.outcome === 'notApplicable') continue;
    const weight = profile.rules[result.rule]?.weight;
    if (weight === undefined)
      throw new Error(`The profile has no weight for rule "${result.rule}"`);
    for (const audience of result.audiences)
      weights[audience][weighedAs(result, audience)] += weight;
  }
  return weights;
}

/** A rule may fail for one audience, pass for another and not know about a third. */
function weighedAs(
  { outcome, findings, unknownFor }: RuleResult,
  audience: Audience,
): keyof ReadinessWeights {
  if (outcome === 'notApplicable') throw new Error('What does not apply weighs nothing');
  if (outcome !== 'fail') return WEIGHED_AS[outcome];
  const isSpared =
    findings.length > 0 &&
    findings.every(({ audiences }) => audiences !== undefined && !audiences.includes(audience));
  if (!isSpared) return 'failed';
  return unknownFor?.includes(audience) ? 'unknown' : 'passed';
}

const WEIGHED_AS = {
  pass: 'passed',
  unknown: 'unknown',
  error: 'unknown',
} as const;

/**
 * A catalogue's weights with those of the rules about the store. What concerns the store concerns each of its
 * listings, so each listing counts it once: counted once in all, it would vanish beside thousands of listings.
 */
export function withStoreWeights(
  catalogue: Record<Audience, ReadinessWeights>,
  storeResults: readonly RuleResult[],
  listings: number,
): Record<Audience, ReadinessWeights> {
  const once = weighListing(storeResults);
  const all = (audience: Audience): ReadinessWeights => ({
    passed: catalogue[audience].passed + once[audience].passed * listings,
    failed: catalogue[audience].failed + once[audience].failed * listings,
    unknown: catalogue[audience].unknown + once[audience].unknown * listings,
  });
  return { US: all('US'), CA: all('CA'), QC: all('QC') };
}

export function addWeights(a: ReadinessWeights, b: ReadinessWeights): ReadinessWeights {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    unknown: a.unknown + b.unknown,
  };
}

/** Nothing applicable has no share and a coverage of 0. */
export function readiness(
  { passed, failed, unknown }: ReadinessWeights,
  profile: Pick<Profile, 'minimumCoverage'> = DEFAULT_PROFILE,
): Readiness {
  const known = passed + failed;
  const applicable = known + unknown;
  const coverage = applicable === 0 ? 0 : known / applicable;
  return {
    share: known > 0 && coverage >= profile.minimumCoverage ? passed / known : null,
    coverage,
  };
}
