import type { Listing } from '../listing/listing';
import type { StoreFacts } from '../store/store-facts';
import { ALL_IGNORED, type Finding, type RuleResult } from './outcome';

/** A merchant's word that a finding is not to be fixed, and until when it holds. */
export interface Ignoring {
  at: Date;
  /** Shopify's id of the staff account. */
  by: string;
  reason: string;
  /** Open again from then on; `null`: no date. */
  until: Date | null;
  /** Fingerprint of `textsOf` the finding; open again once it differs. `null`: whatever the texts become. */
  text: string | null;
}

export const MAX_IGNORE_REASON_LENGTH = 500;

/** What a merchant chooses. A date is the day, `YYYY-MM-DD` in UTC, on which the finding comes back. */
export type IgnoreUntil =
  { kind: 'forGood' } | { kind: 'textChanges' } | { kind: 'date'; day: string };

/** `text`: the fingerprint of what the texts are now. */
export function isOver({ until, text }: Ignoring, is: { now: Date; text: string | null }): boolean {
  return (until !== null && until <= is.now) || (text !== null && text !== is.text);
}

/**
 * The texts that a finding is about, in one string: the source and its French for title and description, the
 * alt text for a photo, and all of the listing's texts for any other part of it. `null` for prices, customs
 * data and the like, where there is no text whose change the merchant could wait for.
 *
 * The finding's own figures are left out: they move with every day that a window moves, and the merchant
 * ignored what is written, not the number of days.
 */
export function textsOf(
  { field, key }: Pick<Finding, 'field' | 'key'>,
  listing: Listing,
): string | null {
  const french = (name: string) =>
    (listing.french ?? [])
      .filter((text) => text.key === name)
      .map(({ locale, marketId, value }) => [locale, marketId ?? '', value].join('\n'))
      .sort();
  switch (field.split(/[.[]/)[0]) {
    case 'title':
      return JSON.stringify([listing.title, french('title')]);
    case 'descriptionHtml':
      return JSON.stringify([listing.descriptionHtml, french('body_html')]);
    case 'media': {
      const own = listing.media.filter(({ id }) => id === key);
      const about = own.length > 0 ? own : listing.media;
      return JSON.stringify(about.map(({ id, alt }) => [id, alt ?? null]).sort());
    }
    case 'variants':
      return null;
    default:
      return JSON.stringify([
        listing.title,
        listing.descriptionHtml,
        listing.seo ?? null,
        listing.options.map(({ name, values }) => [name, values]),
        listing.media.map(({ id, alt }) => [id, alt ?? null]).sort(),
        (listing.french ?? [])
          .map(({ key: name, locale, marketId, value }) => [name, locale, marketId ?? '', value])
          .map((text) => text.join('\n'))
          .sort(),
        (listing.frenchDetails ?? []).map((detail) => JSON.stringify(detail)).sort(),
      ]);
  }
}

/**
 * The same of a finding about the store as a whole: a policy with its French. `undefined`: the store's policies
 * are not known.
 */
export function storeTextsOf(
  { field }: Pick<Finding, 'field'>,
  facts: StoreFacts | null,
): string | null | undefined {
  const type = /^policies\[(\w+)\]$/.exec(field)?.[1];
  if (type === undefined) return null;
  if (facts?.policies === undefined) return undefined;
  const policy = facts.policies.find((each) => each.type === type);
  const french = (policy?.french ?? []).map(({ locale, value }) => `${locale}\n${value}`).sort();
  return JSON.stringify([policy?.bodyHtml ?? null, french]);
}

/**
 * Results as they count: without the findings that are ignored. A rule all of whose findings are ignored
 * counts as not applicable, never as passed: the merchant said that it does not matter here, not that it holds.
 */
export function withoutIgnored(
  results: readonly RuleResult[],
  isIgnored: (rule: string, key: string) => boolean,
): RuleResult[] {
  return results.map((result) => {
    if (result.outcome !== 'fail') return result;
    const findings = result.findings.filter(({ key }) => !isIgnored(result.rule, key));
    if (findings.length === result.findings.length) return result;
    if (findings.length > 0) return { ...result, findings };
    const { rule, audiences, severity } = result;
    return {
      rule,
      audiences,
      severity,
      outcome: 'notApplicable',
      reason: { id: ALL_IGNORED, data: { findings: result.findings.length } },
      findings: [],
    };
  });
}
