import { judgedFrench, NO_FRENCH_YET } from '../judged-french';
import type { Finding, Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/**
 * French far shorter or longer than its English source: cut off, a summary, or another product's. French runs
 * about 30% longer above 70 characters.
 */
export const truncatedFrenchText = defineRule({
  id: 'truncated-french-text',
  audiences: ['QC'],
  severity: 'medium',
  gravest: 'high',
  group: 'french',
  // [J] Not 5: grave is only what lost most of its text, and lengths are a weak sign of that.
  weight: 3,
  certainty: 0.6,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'blocks',
  needs: ['texts', 'french', 'store'],
  settings: {
    minimumCharacters: {
      default: 200,
      min: 40,
      max: 5000,
      unit: 'characters',
      source: '[J] below 40 characters lengths mean nothing',
    },
    lowRatio: {
      default: 0.6,
      min: 0.1,
      max: 0.9,
      unit: 'ratio',
      source: '[J] half of the usual 1.2 to 1.3',
    },
    highRatio: {
      default: 2,
      min: 1.5,
      max: 5,
      unit: 'ratio',
      source: '[J] French is at most twice as long',
    },
    graveRatio: {
      default: 0.4,
      min: 0.05,
      max: 0.9,
      unit: 'ratio',
      source: '[J] a third of the usual',
    },
  },
  judge({ texts, french, store }, { settings }): Outcome {
    if (!/^en(-|$)/i.test(store.primaryLocale)) {
      return { outcome: 'notApplicable', reason: { id: 'reason.sourceNotEnglish', data: {} } };
    }
    const judged = judgedFrench({ texts, french, store });
    if (judged.length === 0) return NO_FRENCH_YET;
    let compared = 0;
    const findings: Finding[] = [];
    for (const { key, field, plain, source, data } of judged) {
      const sourceCharacters = source?.text.length ?? 0;
      if (sourceCharacters < settings.minimumCharacters) continue;
      compared += 1;
      const ratio = plain.text.length / sourceCharacters;
      if (ratio >= settings.lowRatio && ratio <= settings.highRatio) continue;
      findings.push({
        key,
        message: {
          id: `rule.truncated-french-text.${ratio < 1 ? 'short' : 'long'}`,
          data: { ...data, characters: plain.text.length, sourceCharacters, ratio },
        },
        field,
        severity: ratio < settings.graveRatio ? 'high' : 'medium',
      });
    }
    return compared === 0
      ? {
          outcome: 'notApplicable',
          reason: {
            id: 'reason.sourceTooShort',
            data: { minimumCharacters: settings.minimumCharacters },
          },
        }
      : failOrPass(findings);
  },
});
