import { DAY_MS } from '../days/milliseconds';
import type { Audience } from '../listing/audience';
import type { SalesHistory } from '../orders/sales-history';
import type { RuleResult, Severity } from './outcome';
import { RULES_BY_ID } from './registry';

/** What the open findings of one listing cost, see `listingHarm`. */
export interface ListingHarm {
  /** Rules that cost nothing are left out. */
  byRule: Record<string, number>;
  byAudience: Record<Audience, number>;
}

/**
 * What findings cost, to put first what is best fixed first. For each rule that a listing fails, and each
 * audience that it fails:
 *
 *     harm = severity × certainty × sales
 *
 * - severity: 5, 3 or 1 for the gravest open finding, the scale of the profile's weights. Only the gravest
 *   counts: two hundred photos without alt text are one thing to fix.
 * - certainty: how sure the rule's evidence is, as the rule says.
 * - sales: 0.5 + log10(1 + units sold to the audience in 90 days); 1 where sales are not known. So what does
 *   not sell counts half of what nothing is known of, 9 units count 1.5, 999 units 3.5: a bestseller comes
 *   first, yet does not hide a grave fault elsewhere. [J]
 *
 * A listing's harm is the sum over its rules, a rule's the sum over its listings. An audience's is the sum over the
 * listing's rules for that audience alone.
 */
export function listingHarm(
  results: readonly RuleResult[],
  sales: SalesHistory | undefined,
): ListingHarm {
  const byRule: Record<string, number> = {};
  const byAudience: Record<Audience, number> = { US: 0, CA: 0, QC: 0 };
  for (const { rule, audiences, outcome, findings } of results) {
    if (outcome !== 'fail') continue;
    let ofRule = 0;
    for (const audience of audiences) {
      const severities = findings
        .filter((finding) => finding.audiences?.includes(audience) ?? true)
        .map(({ severity }) => SEVERITY_WEIGHTS[severity]);
      const ofAudience = Math.max(0, ...severities) * salesFactor(sales, audience);
      ofRule += ofAudience;
      byAudience[audience] += rounded(ofAudience * certaintyOf(rule));
    }
    byRule[rule] = rounded(ofRule * certaintyOf(rule));
  }
  return { byRule, byAudience };
}

/** [J] As in the profile: one grave fault outweighs a medium and a low one together. */
const SEVERITY_WEIGHTS: Record<Severity, number> = { high: 5, medium: 3, low: 1 };

function certaintyOf(id: string): number {
  const rule = RULES_BY_ID.get(id);
  if (rule === undefined) throw new Error(`There is no rule "${id}" whose harm could be told`);
  return rule.certainty;
}

const SALES_DAYS = 90;
/** Fewer known days than this say too little of ninety. */
const MIN_KNOWN_DAYS = 28;

/** Quebec's share of Canadian sales is not known by listing: Canada's stand for both. */
const COUNTRIES: Record<Audience, string> = { US: 'US', CA: 'CA', QC: 'CA' };

function salesFactor(sales: SalesHistory | undefined, audience: Audience): number {
  const units = sales && unitsSold(sales, COUNTRIES[audience]);
  return units === undefined || units === null ? 1 : 0.5 + Math.log10(1 + units);
}

/** In the last 90 days that are known; a shorter history is scaled up, one that is too short says nothing. */
function unitsSold({ since, until, days }: SalesHistory, country: string): number | null {
  const last = Date.parse(until);
  const knownDays = Math.min(SALES_DAYS, (last - Date.parse(since)) / DAY_MS + 1);
  if (!(knownDays >= MIN_KNOWN_DAYS)) return null;
  const units = days
    .filter((sold) => sold.country === country && last - Date.parse(sold.day) < SALES_DAYS * DAY_MS)
    .reduce((sum, sold) => sum + sold.units, 0);
  return (units * SALES_DAYS) / knownDays;
}

/** Sums of four decimals are stored without loss. */
function rounded(harm: number): number {
  return Math.round(harm * 10_000) / 10_000;
}
