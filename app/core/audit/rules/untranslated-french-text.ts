import { findEnglish, hasSameWords, isMostlyEnglish } from '../../language/english-in-french';
import { languageOfCopy } from '../../language/language-of-copy';
import { listingMask, type NameMask } from '../../language/mask-names';
import { isEnglishTitle, holdsEnglishAlone } from '../../language/short-language';
import { countWords, wordsOf } from '../../html/text';
import { excerpt, judgedFrench, NO_FRENCH_YET, type JudgedFrench } from '../judged-french';
import type { Finding, Message, Outcome } from '../outcome';
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
    const verdicts = judged.map((text) => verdictOn(text, judged, mask, settings));
    if (verdicts.every((verdict) => verdict === 'tooShort' || verdict === 'untold')) {
      return { outcome: 'unknown', reason: whyUnknown(verdicts, settings.sameWords) };
    }
    return failOrPass(verdicts.filter((verdict) => typeof verdict !== 'string'));
  },
});

/** `untold`: the same as the source, and perhaps rightly so. */
type Verdict = Finding | 'french' | 'tooShort' | 'untold';

function whyUnknown(verdicts: readonly Verdict[], minimumWords: number): Message {
  return verdicts.includes('untold')
    ? { id: 'reason.frenchMayBeName', data: {} }
    : { id: 'reason.frenchTooShort', data: { minimumWords } };
}

function verdictOn(
  text: JudgedFrench,
  all: readonly JudgedFrench[],
  mask: NameMask,
  settings: { sameWords: number; englishShare: number },
): Verdict {
  const { plain, source } = text;
  if (source !== null && hasSameWords(plain.text, source.text, mask)) {
    return sameAsSource(text, all, mask, settings.sameWords);
  }
  const finding = englishIn(text, mask, settings.englishShare);
  return finding === null || isNameIn(text, all, mask) ? 'french' : finding;
}

function sameAsSource(
  text: JudgedFrench,
  all: readonly JudgedFrench[],
  mask: NameMask,
  sameWords: number,
): Verdict {
  const masked = mask.mask(text.plain.text);
  const words = wordsOf(masked);
  const isShort = words.length < sameWords;
  // Short texts are often the same in both languages, unless a word tells; and names are.
  if (isShort && (words.length < 2 || !holdsEnglishAlone(words))) return 'tooShort';
  if (isNameIn(text, all, mask)) return isShort ? 'tooShort' : 'untold';
  const language = languageOfCopy(text.plain.text, mask);
  // A French name for an English store's product is French already.
  if (language === 'fr') return 'french';
  return language === 'en'
    ? finding(text, 'sameAsSource', { words: words.length, example: excerpt(text.plain.text) })
    : 'untold';
}

/** True where the French description calls the product by its title, which is a name then. */
function isNameIn(title: JudgedFrench, all: readonly JudgedFrench[], mask: NameMask): boolean {
  return all.some(
    ({ field, data, plain, source }) =>
      field === 'descriptionHtml' &&
      title.field === 'title' &&
      data.locale === title.data.locale &&
      plain.text.split('\n').some((line) => isCalled(line, title.plain.text)) &&
      !isMostlyEnglish(findEnglish(plain, mask, source)),
  );
}

/** A heading that is the title and no more calls nothing by it. */
function isCalled(line: string, title: string): boolean {
  return line.includes(title) && countWords(line) > countWords(title);
}

function englishIn(text: JudgedFrench, mask: NameMask, englishShare: number): Finding | null {
  const { plain, source } = text;
  if (text.field === 'title' && isEnglish(text, mask)) {
    return englishFinding(text, { englishSentences: 1, judgedSentences: 1, example: plain.text });
  }
  const found = findEnglish(plain, mask, source);
  const { judgedSentences, englishSentences, examples, shortExample } = found;
  if (englishSentences === 0 || englishSentences < englishShare * judgedSentences) return null;
  const example = examples[0] ?? shortExample ?? plain.text;
  return englishFinding(text, { englishSentences, judgedSentences, example });
}

/** The source's words in another order, or other English words. */
function isEnglish({ plain, source }: JudgedFrench, mask: NameMask): boolean {
  const words = wordsOf(mask.mask(plain.text));
  return isEnglishTitle(words, () => source && wordsOf(mask.mask(source.text)));
}

function englishFinding(
  text: JudgedFrench,
  { example, ...sentences }: { englishSentences: number; judgedSentences: number; example: string },
): Finding {
  return finding(text, 'english', { ...sentences, example: excerpt(example) });
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
