import { findAnglicisms } from '../../language/anglicisms';
import { listingMask } from '../../language/mask-names';
import { judgeSentences } from '../../language/sentence-language';
import { judgedFrench, NO_FRENCH_YET } from '../judged-french';
import type { Finding } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/** Promotional English in French text, with the French that Quebec uses. One finding for each kind in each text. */
export const anglicismInPromotion = defineRule({
  id: 'anglicism-in-promotion',
  audiences: ['QC'],
  severity: 'low',
  gravest: 'low',
  group: 'french',
  weight: 1,
  certainty: 0.8,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['listing', 'texts', 'french', 'store'],
  settings: {},
  judge({ listing, texts, french, store }, { glossary }) {
    const judged = judgedFrench({ texts, french, store });
    if (judged.length === 0) return NO_FRENCH_YET;
    const mask = listingMask(listing.vendor, glossary);
    const findings = judged.flatMap(({ key, field, plain, source, data }): Finding[] => {
      if (source !== null && plain.text === source.text) return [];
      if (findAnglicisms(plain.text).length === 0) return [];
      // Whole English sentences are for the rules about mixed and untranslated text.
      const inFrench = judgeSentences(plain, mask)
        .filter(({ language }) => language !== 'en')
        .map(({ text }) => mask.maskNames(text))
        .join('\n');
      return findAnglicisms(inFrench).map(({ found, replacement }) => ({
        key: `${key}:${replacement}`,
        message: {
          id: 'rule.anglicism-in-promotion.found',
          data: { ...data, found, replacement },
        },
        field,
        severity: 'low',
      }));
    });
    return failOrPass(findings);
  },
});
