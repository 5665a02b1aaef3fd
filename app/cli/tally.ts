import { SEVERITIES, type OutcomeName, type RuleResult, type Severity } from '~/core/audit/outcome';
import { addWeights, noWeights, weighListing, type ReadinessWeights } from '~/core/audit/readiness';
import type { Rule } from '~/core/audit/rule';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { Listing } from '~/core/listing/listing';

export type OutcomeCounts = Record<OutcomeName, number>;

/** What a whole catalogue comes to, added up listing by listing. */
export class Tally {
  listings = 0;
  variants = 0;
  photos = 0;
  /** Photos whose alt text was read, whether there is one or not. */
  photosWithAltRead = 0;
  /** Of those. */
  photosWithoutAlt = 0;
  readonly outcomes: Record<string, OutcomeCounts>;
  readonly readiness: Record<Audience, ReadinessWeights> = {
    US: noWeights(),
    CA: noWeights(),
    QC: noWeights(),
  };
  private readonly gravestByRule = new Map<string, Severity>();

  constructor(rules: readonly Rule[]) {
    this.outcomes = Object.fromEntries(
      rules.map(({ id }) => [id, { pass: 0, fail: 0, notApplicable: 0, unknown: 0, error: 0 }]),
    );
  }

  add(listing: Listing, results: RuleResult[]): void {
    this.listings += 1;
    this.variants += listing.variants.length;
    for (const { kind, alt } of listing.media) {
      if (kind !== 'IMAGE') continue;
      this.photos += 1;
      if (alt === undefined) continue;
      this.photosWithAltRead += 1;
      if (!alt?.trim()) this.photosWithoutAlt += 1;
    }
    for (const { rule, outcome, severity } of results) {
      const counts = this.outcomes[rule];
      if (counts) counts[outcome] += 1;
      const gravest = this.gravestByRule.get(rule);
      if (outcome === 'fail' && gravest !== 'high') {
        this.gravestByRule.set(rule, graver(gravest ?? null, severity));
      }
    }
    const weights = weighListing(results);
    for (const audience of AUDIENCES) {
      this.readiness[audience] = addWeights(this.readiness[audience], weights[audience]);
    }
  }

  /** True when some listing failed a rule with that severity or a graver one. */
  failsAt(severity: Severity): boolean {
    return [...this.gravestByRule.values()].some(
      (gravest) => SEVERITIES.indexOf(gravest) <= SEVERITIES.indexOf(severity),
    );
  }

  /** The gravest that a listing failed the rule with; `null`: none did. */
  gravestOf(rule: string): Severity | null {
    return this.gravestByRule.get(rule) ?? null;
  }
}

function graver(a: Severity | null, b: Severity): Severity {
  return a !== null && SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}
