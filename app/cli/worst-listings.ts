import { SEVERITIES, type Finding, type RuleResult, type Severity } from '~/core/audit/outcome';
import type { Listing } from '~/core/listing/listing';

/** A rule that a listing fails: its gravest finding, standing for all of them. */
interface FailedRule {
  rule: string;
  findings: number;
  gravest: Finding;
}

export interface BadListing {
  handle: string;
  title: string;
  bySeverity: Record<Severity, number>;
  /** Gravest first. */
  failed: FailedRule[];
}

const KEPT_LISTINGS = 10;

/** Keeps the listings with the most of the gravest findings, however many there are in all. */
export class WorstListings {
  /** Listings with any finding. */
  failing = 0;
  private kept: BadListing[] = [];

  add(listing: Listing, results: RuleResult[]): void {
    const failed = results.flatMap(failedRule);
    if (failed.length === 0) return;
    this.failing += 1;
    const bySeverity: Record<Severity, number> = { high: 0, medium: 0, low: 0 };
    for (const { findings } of results) {
      for (const { severity } of findings) bySeverity[severity] += 1;
    }
    const last = this.kept.at(-1);
    if (this.kept.length === KEPT_LISTINGS && last && compare(bySeverity, last.bySeverity) >= 0)
      return;
    this.kept.push({
      handle: listing.handle,
      title: listing.title,
      bySeverity,
      failed: failed.sort((a, b) => rank(a.gravest.severity) - rank(b.gravest.severity)),
    });
    this.kept = this.kept
      .sort((a, b) => compare(a.bySeverity, b.bySeverity))
      .slice(0, KEPT_LISTINGS);
  }

  /** Worst first. */
  get listings(): readonly BadListing[] {
    return this.kept;
  }
}

/** Negative where `a` is worse. */
function compare(a: Record<Severity, number>, b: Record<Severity, number>): number {
  return (
    SEVERITIES.map((severity) => b[severity] - a[severity]).find(
      (difference) => difference !== 0,
    ) ?? 0
  );
}

function failedRule({ rule, findings }: RuleResult): FailedRule[] {
  const [gravest] = findings.toSorted((a, b) => rank(a.severity) - rank(b.severity));
  return gravest ? [{ rule, findings: findings.length, gravest }] : [];
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
