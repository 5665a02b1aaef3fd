import type { FrenchDetail } from '../../listing/listing';
import { isFrench } from '../../language/locale';
import { listingMask, type NameMask } from '../../language/mask-names';
import { textNeedsFrench } from '../../language/same-in-both';
import { excerpt, hasFrench, NOTHING_TO_TRANSLATE } from '../judged-french';
import type { Finding, Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/** Where each kind of detail is fixed. */
const DETAIL_FIELDS: Record<FrenchDetail['kind'], string> = {
  optionName: 'options',
  optionValue: 'options',
  altText: 'media',
};

const EXAMPLES = 3;

/** Shopify's, where a product has no options at all. */
const STAND_INS: ReadonlySet<string> = new Set(['Title', 'Default Title']);

/** Options, alt texts and search engine texts without French: the parts of a listing that translators overlook. */
export const missingFrenchDetails = defineRule({
  id: 'missing-french-details',
  audiences: ['QC'],
  severity: 'medium',
  gravest: 'medium',
  group: 'french',
  weight: 3,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: { cause: 'frenchNotPublished' },
  promotion: 'none',
  needs: ['listing', 'french', 'store'],
  uses: ['frenchDetails'],
  settings: {},
  judge({ listing, french, frenchDetails, store }, { glossary }): Outcome {
    if (isFrench(store.primaryLocale)) return NOTHING_TO_TRANSLATE;
    const mask = listingMask(listing.vendor, glossary);
    const findings: Finding[] = [];
    for (const kind of ['optionName', 'optionValue', 'altText'] as const) {
      const missing = detailsWithoutFrench(frenchDetails ?? [], kind, mask);
      if (missing.length === 0) continue;
      const sources = [...new Set(missing.map(({ source }) => source))].sort();
      findings.push(missingDetails(kind, sources));
    }
    const seoTexts = [
      ['meta_title', 'seo.title', listing.seo?.title],
      ['meta_description', 'seo.description', listing.seo?.description],
    ] as const;
    for (const [key, field, source] of seoTexts) {
      if (isBlank(source) || hasFrench(french, key) || !textNeedsFrench(source, mask)) continue;
      findings.push({
        key: field,
        message: {
          id: `rule.missing-french-details.${key === 'meta_title' ? 'seoTitle' : 'seoDescription'}`,
          data: { source: excerpt(source) },
        },
        field,
        severity: 'medium',
      });
    }
    if (findings.length === 0 && (frenchDetails === undefined || listing.seo === undefined)) {
      const missing = frenchDetails === undefined ? 'missing.frenchDetails' : 'seoNotRead';
      return { outcome: 'unknown', reason: { id: `reason.${missing}`, data: {} } };
    }
    return failOrPass(findings);
  },
});

/** Those of one kind that lack French and need it: a size or a name reads the same in both languages. */
export function detailsWithoutFrench(
  details: readonly FrenchDetail[],
  kind: FrenchDetail['kind'],
  mask: NameMask,
): FrenchDetail[] {
  return details.filter(
    (detail) =>
      detail.kind === kind &&
      isBlank(detail.french) &&
      !STAND_INS.has(detail.source) &&
      textNeedsFrench(detail.source, mask),
  );
}

function missingDetails(kind: FrenchDetail['kind'], sources: string[]): Finding {
  return {
    key: kind,
    message: {
      id: `rule.missing-french-details.${kind}`,
      data: {
        count: sources.length,
        examples: sources.slice(0, EXAMPLES).map((source) => excerpt(source, 60)),
      },
    },
    field: DETAIL_FIELDS[kind],
    severity: 'medium',
  };
}

function isBlank(text: string | null | undefined): text is null | undefined | '' {
  return (text ?? '').trim() === '';
}
