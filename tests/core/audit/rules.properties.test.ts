import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleFacts, type Surroundings } from '~/core/audit/assemble-facts';
import type { ListingFacts } from '~/core/audit/facts';
import { SEVERITIES, type RuleResult } from '~/core/audit/outcome';
import { LISTING_RULES, RULES_BY_ID } from '~/core/audit/registry';
import type { Rule } from '~/core/audit/rule';
import { auditListing } from '~/core/audit/run';
import type { Listing } from '~/core/listing/listing';
import { LANGUAGES, translator } from '~/locales/translate';
import { arbitraryListing, arbitrarySurroundings } from '../arbitrary-listing';
import { NOW } from '../support';

function audit(listing: Listing, surroundings: Surroundings): RuleResult[] {
  return auditListing(assembleFacts(listing, surroundings), { now: NOW });
}

/** What must not depend on order: the outcome, and which findings there are; fields name positions. */
function essence(results: RuleResult[]) {
  return results.map(({ rule, outcome, severity, findings }) => ({
    rule,
    outcome,
    severity,
    keys: findings.map(({ key }) => key).sort(),
  }));
}

/** Facts that note which of them are read. */
function recorded<T extends object>(facts: T, read: Set<PropertyKey>): T {
  return new Proxy(facts, {
    get(target, name, receiver) {
      read.add(name);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

describe('every rule, on any listing', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(arbitraryListing, arbitrarySurroundings, (listing, surroundings) => {
        const errors = audit(listing, surroundings).filter(({ outcome }) => outcome === 'error');
        expect(errors).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('reads no fact that it does not declare', () => {
    fc.assert(
      fc.property(arbitraryListing, arbitrarySurroundings, (listing, surroundings) => {
        const known = assembleFacts(listing, surroundings);
        for (const rule of LISTING_RULES) {
          const read = new Set<PropertyKey>();
          const watched: Rule = {
            ...rule,
            judge: (facts, context) => rule.judge(recorded(facts, read), context),
          };
          auditListing({ ...known, results: [] }, { now: NOW, rules: [watched] });
          expect([rule.id, ...read]).toEqual([
            rule.id,
            ...[...read].filter((name) =>
              [...rule.needs, ...(rule.uses ?? [])].some((each) => each === name),
            ),
          ]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('finds nothing graver than it says it can', () => {
    fc.assert(
      fc.property(arbitraryListing, arbitrarySurroundings, (listing, surroundings) => {
        for (const { rule, findings } of audit(listing, surroundings)) {
          const most = SEVERITIES.indexOf(RULES_BY_ID.get(rule)?.gravest ?? 'low');
          const graver = findings.filter(({ severity }) => SEVERITIES.indexOf(severity) < most);
          expect([rule, graver]).toEqual([rule, []]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('answers the same whatever the order of variants, media, translations and price series', () => {
    fc.assert(
      fc.property(arbitraryListing, arbitrarySurroundings, (listing, surroundings) => {
        const reversed = {
          ...listing,
          variants: listing.variants.toReversed(),
          media: listing.media.toReversed(),
          french: listing.french?.toReversed(),
        };
        const prices = surroundings.canadianPrices?.toReversed();
        expect(essence(audit(reversed, { ...surroundings, canadianPrices: prices }))).toEqual(
          essence(audit(listing, surroundings)),
        );
      }),
      { numRuns: 500 },
    );
  });

  // Without the listing's status nobody knows that it is archived: that alone may turn "not applicable" around.
  it('never passes for lack of data: taking a fact away makes no failure or unknown a pass', () => {
    const facts = [
      'listing',
      'texts',
      'french',
      'variants',
      'media',
      'packaging',
      'canadianPrices',
      'seasons',
      'returnBaseline',
      'sales',
      'americanPrices',
    ] as const;
    fc.assert(
      fc.property(
        arbitraryListing,
        arbitrarySurroundings,
        fc.constantFrom<keyof ListingFacts>(...facts),
        (listing, surroundings, taken) => {
          const known = assembleFacts(listing, surroundings);
          const before = auditListing(known, { now: NOW });
          const after = auditListing({ ...known, [taken]: undefined }, { now: NOW });
          after.forEach((result, index) => {
            if (!['pass', 'notApplicable'].includes(before[index]?.outcome ?? ''))
              expect(result.outcome).not.toBe('pass');
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never passes for lack of data: what was not read within a fact makes no result a pass', () => {
    fc.assert(
      fc.property(arbitraryListing, arbitrarySurroundings, (listing, surroundings) => {
        const before = audit(listing, surroundings);
        const unread = {
          ...listing,
          variants: listing.variants.map((variant) => ({ ...variant, inventory: undefined })),
          media: listing.media.map((media) => ({
            ...media,
            alt: undefined,
            widthPx: undefined,
            heightPx: undefined,
          })),
          french: listing.french?.map((text) => ({ ...text, outdated: undefined })),
        };
        const after = audit(unread, {
          ...surroundings,
          canadianPrices: surroundings.canadianPrices && [],
        });
        after.forEach((result, index) => {
          // What is shipped may be unknown now: a rule that did not apply may then judge.
          if (!['pass', 'notApplicable'].includes(before[index]?.outcome ?? ''))
            expect(result.outcome).not.toBe('pass');
        });
      }),
      { numRuns: 500 },
    );
  });

  it('gives each finding its own key, and each message a sentence in both languages', () => {
    fc.assert(
      fc.property(arbitraryListing, arbitrarySurroundings, (listing, surroundings) => {
        for (const { outcome, reason, findings } of audit(listing, surroundings)) {
          expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
          expect(findings.length > 0).toBe(outcome === 'fail');
          expect(reason !== null).toBe(outcome === 'notApplicable' || outcome === 'unknown');
          for (const message of [
            ...findings.map((finding) => finding.message),
            ...(reason ? [reason] : []),
          ]) {
            for (const language of LANGUAGES) {
              expect(translator(language)(message.id, message.data)).not.toMatch(
                /undefined|NaN|\[object/,
              );
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
