import { SEVERITIES, type RuleResult, type Severity } from '~/core/audit/outcome';
import { AUDIENCES, type Audience } from '~/core/listing/audience';

/** One bit for each audience and severity, so that a filter by either is a single comparison. */
export function findingMask(
  audiences: readonly Audience[],
  severities: readonly Severity[],
): number {
  let mask = 0;
  for (const audience of audiences) {
    for (const severity of severities) {
      mask |= 1 << (AUDIENCES.indexOf(audience) * SEVERITIES.length + SEVERITIES.indexOf(severity));
    }
  }
  return mask;
}

export function audienceMask(audiences: readonly Audience[]): number {
  return audiences.reduce((mask, audience) => mask | (1 << AUDIENCES.indexOf(audience)), 0);
}

/** Columns of `listing` by which a list is sorted that is narrowed to one audience. */
export function gravityColumn(audience: Audience): `${Lowercase<Audience>}_gravity` {
  return `${lowercase(audience)}_gravity`;
}

export function harmColumn(audience: Audience): `${Lowercase<Audience>}_harm` {
  return `${lowercase(audience)}_harm`;
}

function lowercase<A extends Audience>(audience: A): Lowercase<A> {
  return audience.toLowerCase() as Lowercase<A>;
}

/** A rule that crashed could not judge either. */
export function isUnjudged(result: Pick<RuleResult, 'outcome'>): boolean {
  return result.outcome === 'unknown' || result.outcome === 'error';
}
