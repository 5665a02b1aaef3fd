import type { FrenchDetail } from '../../listing/listing';
import { isFrench } from '../../listing/locale';
import { NameMask } from '../../listing/mask-names';
import { needsFrench } from '../../listing/same-in-both';
import { excerpt, NOTHING_TO_TRANSLATE } from '../judged-french';
import type { Finding, Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/** Where each kind of detail is mended. */
const DETAIL_FIELDS: Record<FrenchDetail['kind'], string> = {
  optionName: 'options',
  optionValue: 'options',
  altText: 'media',
};

const EXAMPLES = 3;

/** Options, alt texts and search engine texts without French: the parts of a listing that translators overlook. */
export const missingFrenchDetails = defineRule({
  id: 'missing-french-details',
  audiences: ['QC'],
  severity: 'medium',
  needs: ['listing', 'french', 'store'],
  uses: ['frenchDetails'],
  settings: {},
  judge({ listing, french, frenchDetails, store }, { glossary }): Outcome {
    if (isFrench(store.primaryLocale)) return NOTHING_TO_TRANSLATE;
    const mask = new NameMask([listing.vendor, ...glossary]);
    const needs = (text: string) => needsFrench(mask.mask(text));
    const has = (key: string) =>
      french.some((text) => text.key === key && isFrench(text.locale) && !text.plain.isEmpty);

    const findings: Finding[] = [];
    for (const kind of ['optionName', 'optionValue', 'altText'] as const) {
      const missing = (frenchDetails ?? []).filter(
        (detail) => detail.kind === kind && isBlank(detail.french) && needs(detail.source),
      );
      // Shopify's stand-in where a product has no options at all.
      const sources = [...new Set(missing.map(({ source }) => source))]
        .filter((source) => source !== 'Title' && source !== 'Default Title')
        .sort();
      if (sources.length > 0) findings.push(missingDetails(kind, sources));
    }
    const seoTexts = [
      ['meta_title', 'seo.title', listing.seo?.title],
      ['meta_description', 'seo.description', listing.seo?.description],
    ] as const;
    for (const [key, field, source] of seoTexts) {
      if (isBlank(source) || has(key) || !needs(source)) continue;
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
