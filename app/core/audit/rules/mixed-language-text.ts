import { findEnglish, isMostlyEnglish } from '../../language/english-in-french';
import { listingMask, type NameMask } from '../../language/mask-names';
import { excerpt, judgedFrench, NO_FRENCH_YET, type JudgedFrench } from '../judged-french';
import type { Finding } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/**
 * English within French: a sentence, or a part of one between commas or dashes, of five words or more, or more
 * than a tenth of the words. Text of which half is English is for `untranslated-french-text`.
 */
export const mixedLanguageText = defineRule({
  id: 'mixed-language-text',
  audiences: ['QC'],
  severity: 'medium',
  gravest: 'medium',
  group: 'french',
  weight: 3,
  certainty: 0.8,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['listing', 'texts', 'french', 'store'],
  settings: {
    englishWordShare: {
      default: 0.1,
      min: 0.02,
      max: 0.5,
      unit: 'share',
      source: '[J] a tenth of the words',
    },
    minimumEnglishWords: {
      default: 3,
      min: 1,
      max: 50,
      unit: 'words',
      source: '[J] one or two words may be a name',
    },
  },
  judge({ listing, texts, french, store }, { settings, glossary }) {
    const judged = judgedFrench({ texts, french, store });
    if (judged.length === 0) return NO_FRENCH_YET;
    const mask = listingMask(listing.vendor, glossary);
    return failOrPass(judged.flatMap((text) => mixture(text, mask, settings) ?? []));
  },
});

function mixture(
  text: JudgedFrench,
  mask: NameMask,
  settings: { englishWordShare: number; minimumEnglishWords: number },
): Finding | null {
  const found = findEnglish(text.plain, mask, text.source);
  if (isMostlyEnglish(found)) return null;
  const [example] = found.examples;
  if (example !== undefined) {
    return finding(text, 'sentence', {
      sentences: found.examples.length,
      example: excerpt(example),
    });
  }
  const { englishWords, words } = found;
  return englishWords >= settings.minimumEnglishWords &&
    englishWords > settings.englishWordShare * words
    ? finding(text, 'words', { englishWords, words })
    : null;
}

function finding(
  text: JudgedFrench,
  message: 'sentence' | 'words',
  data: Record<string, number | string>,
): Finding {
  return {
    key: text.key,
    message: { id: `rule.mixed-language-text.${message}`, data: { ...text.data, ...data } },
    field: text.field,
    severity: 'medium',
  };
}
