import { findEnglish, isMostlyEnglish } from '../../language/english-in-french';
import { findTypographyFaults } from '../../language/french-typography';
import { listingMask } from '../../language/mask-names';
import { judgedFrench, NO_FRENCH_YET } from '../judged-french';
import type { Finding } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/** Spacing and amounts that Canadian French writes otherwise (Office québécois de la langue française). */
export const frenchTypography = defineRule({
  id: 'french-typography',
  audiences: ['QC'],
  severity: 'low',
  gravest: 'low',
  group: 'french',
  weight: 1,
  certainty: 1,
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
      const faults = findTypographyFaults(plain.typeset);
      // English left where French should be has its own rule; its spacing is no fault.
      if (faults.length === 0 || isMostlyEnglish(findEnglish(plain, mask))) return [];
      return faults.map(({ fault, count, example }) => ({
        key: `${key}:${fault}`,
        message: { id: `rule.french-typography.${fault}`, data: { ...data, count, example } },
        field,
        severity: 'low',
      }));
    });
    return failOrPass(findings);
  },
});
