import { countWords, htmlToTypesetText, withPlainSpaces } from '../html/text';
import { listsOfNames } from './lists-of-names';
import { splitSentences } from './sentences';
import type { IdentifiedLanguage } from './identify-language';
import type { ShortLanguage } from './short-language';

/**
 * One text as a buyer reads it. Whatever rules ask of it is worked out when first asked for and then kept, so
 * that an audit parses each text at most once.
 */
export class PlainText {
  #typeset: string | undefined;
  #text: string | undefined;
  #sentences: string[] | undefined;
  #listsOfNames: string[][] | undefined;
  #words: number | undefined;
  /** What was worked out of it with names taken out; kept here by `readingUnder`. */
  masked: MaskedReading | undefined;

  constructor(private readonly html: string) {}

  /** One line for each block: paragraph, list item, table cell, line break. */
  get text(): string {
    return (this.#text ??= withPlainSpaces(this.typeset));
  }

  /** The text with its thin and no-break spaces. */
  get typeset(): string {
    return (this.#typeset ??= htmlToTypesetText(this.html));
  }

  /** In order; a sentence never runs into the next block. */
  get sentences(): readonly string[] {
    return (this.#sentences ??= splitSentences(this.text));
  }

  /** The sentences of each list whose lines may be names. */
  get listsOfNames(): readonly (readonly string[])[] {
    return (this.#listsOfNames ??= listsOfNames(this.html).map((list) =>
      splitSentences(withPlainSpaces(htmlToTypesetText(list))),
    ));
  }

  get words(): number {
    return (this.#words ??= countWords(this.text));
  }

  /** Cheaper than counting them all. */
  hasWords(count: number): boolean {
    return (this.#words ?? countWords(this.text, count)) >= count;
  }

  get isEmpty(): boolean {
    return this.typeset === '';
  }
}

/** What several rules ask of one text with the same names taken out. */
export interface MaskedReading {
  maskKey: string;
  sentences?: readonly JudgedSentence[];
  /** See `findEnglish`. */
  english?: { source: PlainText | null; found: Readonly<EnglishInFrench> };
  /** See `sentenceKey`: of the short sentences. */
  keys?: ReadonlySet<string>;
}

export interface JudgedSentence {
  /** As it stands in the text. */
  text: string;
  /** With names, numbers and codes taken out. */
  masked: string;
  /** Words of the masked sentence. */
  words: number;
  /** `unknown` where it is too short or in between. */
  language: IdentifiedLanguage;
  /** Kept here by `findEnglish`. */
  amidFrench?: ReadAmidFrench;
}

/** A sentence that should be French. */
export interface ReadAmidFrench {
  /** Quoted names left out. */
  language: ShortLanguage;
  /** What of it is English where it is not as a whole. */
  part: EnglishPart;
}

export interface EnglishPart {
  clauses: readonly string[];
  words: number;
}

/** What of a text that should be French is English. */
export interface EnglishInFrench {
  /** Sentences whose language could be told. */
  judgedSentences: number;
  englishSentences: number;
  /** An English sentence, or an English part of a French one, as it stands in the text: five words or more. */
  examples: string[];
  /** An English sentence of fewer. */
  shortExample?: string;
  /** Words of the text, names left out. */
  words: number;
  englishWords: number;
}
