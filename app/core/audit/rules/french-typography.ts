import { findTypographyFaults } from '../../listing/french-typography';
import { judgedFrench, NO_FRENCH_YET } from '../judged-french';
import type { Finding } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/** Spacing and amounts that Canadian French writes otherwise (Office québécois de la langue française). */
export const frenchTypography = defineRule({
  id: 'french-typography',
  audiences: ['QC'],
  severity: 'low',
  needs: ['texts', 'french', 'store'],
  settings: {},
  judge(facts) {
    const judged = judgedFrench(facts);
    if (judged.length === 0) return NO_FRENCH_YET;
    const findings = judged.flatMap(({ key, field, plain, source, data }): Finding[] => {
      // English left where French should be has its own rule; its spacing is no fault.
      if (source !== null && plain.text === source.text) return [];
      return findTypographyFaults(plain.typeset).map(({ fault, count, example }) => ({
        key: `${key}:${fault}`,
        message: { id: `rule.french-typography.${fault}`, data: { ...data, count, example } },
        field,
        severity: 'low',
      }));
    });
    return failOrPass(findings);
  },
});
