import { isFrench } from '../language/locale';
import type { StoreFacts } from '../store/store-facts';

export const CAUSES = ['frenchNotPublished', 'noFixedCanadianPrices'] as const;
export type CauseId = (typeof CAUSES)[number];

/** One fact about the store that explains many findings: mended once, they go together. */
export interface Cause {
  cause: CauseId;
  /** Open findings that it explains. */
  findings: number;
  /** Of which rules. */
  rules: string[];
}

/** Open findings by rule, of which those that the exchange rate alone made. */
export interface OpenByRule {
  rule: string;
  findings: number;
  byExchangeRate: number;
}

/** Texts that no buyer sees in French while French is not published. */
const EXPLAINED_BY_UNPUBLISHED_FRENCH = [
  'missing-french-text',
  'outdated-french-text',
  'missing-french-details',
  'policy-not-in-french',
];

/** A single finding needs no cause above it. */
const MIN_EXPLAINED = 2;

/** Causes that explain open findings, the one that explains most first. */
export function findCauses(facts: StoreFacts | null, open: readonly OpenByRule[]): Cause[] {
  const causes = [
    ...(isFrenchUnpublished(facts)
      ? [
          explained('frenchNotPublished', open, ({ rule, findings }) =>
            EXPLAINED_BY_UNPUBLISHED_FRENCH.includes(rule) ? findings : 0,
          ),
        ]
      : []),
    explained('noFixedCanadianPrices', open, ({ byExchangeRate }) => byExchangeRate),
  ];
  return causes
    .filter(({ findings }) => findings >= MIN_EXPLAINED)
    .sort((a, b) => b.findings - a.findings);
}

/** Locales that were not read are no sign either way. */
function isFrenchUnpublished(facts: StoreFacts | null): boolean {
  return (
    facts?.publishedLocales !== undefined &&
    !isFrench(facts.primaryLocale) &&
    !facts.publishedLocales.some(isFrench)
  );
}

function explained(
  cause: CauseId,
  open: readonly OpenByRule[],
  count: (ofRule: OpenByRule) => number,
): Cause {
  const concerned = open.filter((ofRule) => count(ofRule) > 0);
  return {
    cause,
    findings: concerned.reduce((sum, ofRule) => sum + count(ofRule), 0),
    rules: concerned.map(({ rule }) => rule),
  };
}
