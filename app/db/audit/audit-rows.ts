import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { RuleResult, Severity } from '~/core/audit/outcome';
import type { IdentifiedFinding } from '~/core/audit/diff-findings';
import type { AuditedListing } from '~/services/audit/ports';
import {
  audienceMask,
  findingMask,
  gravityColumn,
  harmColumn,
  isUnjudged,
} from '../catalogue/listing-masks';
import { storableJson } from '../stored-text';
import { RuleContributions, WEIGHT_COLUMNS, type Contribution } from './totals';

/** Columns of `listing` that hold a summary, as they come out of JSON. */
export const SUMMARY_COLUMNS: readonly (readonly [
  name: Exclude<keyof Summary, 'id'>,
  type: string,
])[] = [
  ...WEIGHT_COLUMNS.map((column) => [column, 'numeric'] as const),
  ['open_high', 'int'],
  ['open_medium', 'int'],
  ['open_low', 'int'],
  ['open_mask', 'int'],
  ['unknown_mask', 'int'],
  ['unknown_rules', 'text[]'],
  ['harm', 'numeric'],
  ['gravity', 'bigint'],
  ...AUDIENCES.flatMap((audience) => [
    [gravityColumn(audience), 'bigint'] as const,
    [harmColumn(audience), 'numeric'] as const,
  ]),
];

/** Open findings of a listing that are alike in what is counted. */
export interface OpenFindings {
  listing_id: string;
  rule: string;
  severity: Severity;
  audiences: Audience[];
  count: number;
}

export function openFinding({ listingId, ...finding }: IdentifiedFinding): OpenFindings {
  const { rule, severity, audiences } = finding;
  return { listing_id: listingId, rule, severity, audiences: [...audiences], count: 1 };
}

type Weights = Record<(typeof WEIGHT_COLUMNS)[number], number>;

type OfAudiences = Record<`${Lowercase<Audience>}_${'gravity' | 'harm'}`, number>;

/** What pages filter and sort by: weights, open findings by severity, what could not be judged. */
export interface Summary extends Weights, OfAudiences {
  id: string;
  open_high: number;
  open_medium: number;
  open_low: number;
  open_mask: number;
  unknown_mask: number;
  unknown_rules: string[];
  harm: number;
  gravity: number;
}

/** Sorts by high findings, then medium, then low ones; no listing has ten thousand of one kind. */
function gravityOf(high: number, medium: number, low: number): number {
  return high * 100_000_000 + Math.min(medium, 9999) * 10_000 + Math.min(low, 9999);
}

/** One for each audit. */
export function summariesOf(audits: AuditedListing[], open: OpenFindings[]): Summary[] {
  const openOf = summarizeOpen(open);
  return audits.map((audit) => {
    const unjudged = audit.results.filter(isUnjudged);
    const open = openOf.get(audit.listingId);
    const { high, medium, low } = open?.all ?? NONE;
    return {
      id: audit.listingId,
      ...weightsOf(audit),
      open_high: high,
      open_medium: medium,
      open_low: low,
      open_mask: open?.mask ?? 0,
      unknown_mask: audienceMask(unjudged.flatMap((result) => result.audiences)),
      unknown_rules: unjudged.map((result) => result.rule),
      harm: Object.values(audit.harm.byRule).reduce((sum, harm) => sum + harm, 0),
      gravity: gravityOf(high, medium, low),
      ...ofAudiences(audit, open?.byAudience),
    };
  });
}

const KINDS_OF_WEIGHT = AUDIENCES.flatMap((audience) =>
  (['passed', 'failed', 'unknown'] as const).map(
    (kind) => [`${audience.toLowerCase()}_${kind}` as keyof Weights, audience, kind] as const,
  ),
);

function weightsOf({ readiness }: AuditedListing): Weights {
  const weights: Partial<Weights> = {};
  for (const [column, audience, kind] of KINDS_OF_WEIGHT) {
    weights[column] = readiness[audience][kind];
  }
  return weights as Weights;
}

function ofAudiences(
  { harm }: AuditedListing,
  open: Record<Audience, Record<Severity, number>> | undefined,
): OfAudiences {
  return Object.fromEntries(
    AUDIENCES.flatMap((audience) => {
      const { high, medium, low } = open?.[audience] ?? NONE;
      return [
        [gravityColumn(audience), gravityOf(high, medium, low)],
        [harmColumn(audience), harm.byAudience[audience]],
      ];
    }),
  ) as OfAudiences;
}

const NONE: Record<Severity, number> = { high: 0, medium: 0, low: 0 };

interface OpenOfListing {
  all: Record<Severity, number>;
  byAudience: Record<Audience, Record<Severity, number>>;
  mask: number;
}

/** Of each listing. */
function summarizeOpen(open: OpenFindings[]): Map<string, OpenOfListing> {
  const summaries = new Map<string, OpenOfListing>();
  for (const { listing_id, severity, audiences, count } of open) {
    const summary = summaries.get(listing_id) ?? {
      all: { ...NONE },
      byAudience: { US: { ...NONE }, CA: { ...NONE }, QC: { ...NONE } },
      mask: 0,
    };
    summary.all[severity] += count;
    for (const audience of audiences) summary.byAudience[audience][severity] += count;
    summary.mask |= findingMask(audiences, [severity]);
    summaries.set(listing_id, summary);
  }
  return summaries;
}

/** What the listings' verdicts add to the totals. */
export function verdictTotals(
  audits: AuditedListing[],
  open: OpenFindings[],
): Pick<Contribution, 'rules' | 'open'> {
  const rules = new RuleContributions();
  for (const { results, harm } of audits) {
    for (const { rule, outcome } of results)
      rules.addOutcome(rule, outcome, 1, harm.byRule[rule] ?? 0);
  }
  for (const { rule, severity, audiences, count } of open)
    rules.addOpen(rule, severity, audiences, count);
  return rules;
}

/** Results as they are stored: findings have rows of their own, with their life. */
export function storedResults({ results, harm: { byRule } }: AuditedListing): string {
  return `[${results.map((result) => storedResult(result, byRule[result.rule])).join()}]`;
}

/** Of results that hold nothing of a listing, which listings share and nobody can change. */
const storedShared = new WeakMap<RuleResult, string>();

function storedResult(result: RuleResult, harm: number | undefined): string {
  const known = storedShared.get(result);
  if (known !== undefined && !harm) return known;
  // The harm stands beside the outcome, so that a rule's total is a sum over its results.
  const stored = storableJson({ ...withoutFindings(result), ...(harm && { harm }) });
  if (!harm && Object.isFrozen(result)) storedShared.set(result, stored);
  return stored;
}

function withoutFindings({
  rule,
  audiences,
  severity,
  outcome,
  reason,
  unknownFor,
}: RuleResult): Omit<RuleResult, 'findings'> {
  return { rule, audiences, severity, outcome, reason, ...(unknownFor && { unknownFor }) };
}
