import { findEnglish, hasSameWords } from '../../language/english-in-french';
import { identifyLanguage } from '../../language/identify-language';
import { listingMask, type NameMask } from '../../language/mask-names';
import { countWords } from '../../html/text';
import { excerpt, judgedFrench, NO_FRENCH_YET, type JudgedFrench } from '../judged-french';
import type { Finding, Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/**
 * "French" that is the source again, or English for at least half of its sentences. Charter of the French
 * Language, s. 52. Each French text is judged for itself.
 */
export const untranslatedFrenchText = defineRule({
  id: 'untranslated-french-text',
  audiences: ['QC'],
  severity: 'high',
  gravest: 'high',
  group: 'french',
  weight: 5,
  certainty: 0.9,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'blocks',
  needs: ['listing', 'texts', 'french', 'store'],
  settings: {
    sameWords: {
      default: 4,
      min: 2,
      max: 20,
      unit: 'words',
      source: '[J] shorter texts are often the same in both languages',
    },
    englishShare: {
      default: 0.5,
      min: 0.1,
      max: 1,
      unit: 'share',
      source: '[J] half of the sentences',
    },
  },
  judge({ listing, texts, french, store }, { settings, glossary }): Outcome {
    const judged = judgedFrench({ texts, french, store });
    if (judged.length === 0) return NO_FRENCH_YET;
    const mask = listingMask(listing.vendor, glossary);
    const verdicts = judged.map((text) => verdictOn(text, mask, settings));
    const findings = verdicts.filter((verdict) => verdict !== 'french' && verdict !== 'tooShort');
    if (findings.length === 0 && verdicts.every((verdict) => verdict === 'tooShort')) {
      return {
        outcome: 'unknown',
        reason: { id: 'reason.frenchTooShort', data: { minimumWords: settings.sameWords } },
      };
    }
    return failOrPass(findings);
  },
});

function verdictOn(
  text: JudgedFrench,
  mask: NameMask,
  settings: { sameWords: number; englishShare: number },
): Finding | 'french' | 'tooShort' {
  if (text.source !== null && hasSameWords(text.plain.text, text.source.text, mask)) {
    const masked = mask.mask(text.plain.text);
    const words = countWords(masked);
    if (words < settings.sameWords) return 'tooShort';
    // A French name for an English store's product is French already.
    return identifyLanguage(masked) === 'fr'
      ? 'french'
      : finding(text, 'sameAsSource', { words, example: excerpt(text.plain.text) });
  }
  const { judgedSentences, englishSentences, examples } = findEnglish(
    text.plain,
    mask,
    text.source,
  );
  return englishSentences > 0 && englishSentences >= settings.englishShare * judgedSentences
    ? finding(text, 'english', {
        englishSentences,
        judgedSentences,
        example: excerpt(examples[0] ?? text.plain.text),
      })
    : 'french';
}

function finding(
  text: JudgedFrench,
  message: 'sameAsSource' | 'english',
  data: Record<string, number | string>,
): Finding {
  return {
    key: text.key,
    message: { id: `rule.untranslated-french-text.${message}`, data: { ...text.data, ...data } },
    field: text.field,
    severity: 'high',
  };
}
