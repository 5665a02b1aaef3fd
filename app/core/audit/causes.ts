import { isFrench } from '../language/locale';
import type { StoreFacts } from '../store/store-facts';
import { RULES_BY_ID } from './registry';
import { CAUSES, type CauseId } from './rule';

/** One fact about the store that explains many findings: fixed once, they go together. */
export interface Cause {
  cause: CauseId;
  /** Open findings that it explains. */
  findings: number;
  /** Of which rules. */
  rules: string[];
}

/** Open findings by rule, of which those that the rule's cause explains; a rule without a cause has none. */
export interface OpenByRule {
  rule: string;
  findings: number;
  explained: number;
}

/** A single finding needs no cause above it. */
const MIN_EXPLAINED = 2;

/** Causes that explain open findings, the one that explains most first. */
export function findCauses(facts: StoreFacts | null, open: readonly OpenByRule[]): Cause[] {
  return CAUSES.filter((cause) => HOLDS[cause](facts))
    .map((cause) => explainedBy(cause, open))
    .filter(({ findings }) => findings >= MIN_EXPLAINED)
    .sort((a, b) => b.findings - a.findings);
}

/** Whether the store's facts leave a cause possible. */
const HOLDS: Record<CauseId, (facts: StoreFacts | null) => boolean> = {
  frenchNotPublished: isFrenchUnpublished,
  // The findings are the sign: a price that is fixed does not move with the exchange rate.
  noFixedCanadianPrices: () => true,
};

/** Locales that were not read are no sign either way. */
function isFrenchUnpublished(facts: StoreFacts | null): boolean {
  return (
    facts?.publishedLocales !== undefined &&
    !isFrench(facts.primaryLocale) &&
    !facts.publishedLocales.some(isFrench)
  );
}

function explainedBy(cause: CauseId, open: readonly OpenByRule[]): Cause {
  const concerned = open.filter(
    ({ rule, explained }) => explained > 0 && RULES_BY_ID.get(rule)?.explainedBy?.cause === cause,
  );
  return {
    cause,
    findings: concerned.reduce((sum, { explained }) => sum + explained, 0),
    rules: concerned.map(({ rule }) => rule),
  };
}
