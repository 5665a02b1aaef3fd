import { countWords, htmlToTypesetText, withPlainSpaces } from '../html/text';
import { splitSentences } from './sentences';
import type { MaskedReading } from './sentence-language';
import type { Listing, TranslatedText } from '../listing/listing';

/**
 * One text as a buyer reads it. Whatever rules ask of it is worked out when first asked for and then kept, so
 * that an audit parses each text at most once.
 */
export class PlainText {
  #typeset: string | undefined;
  #text: string | undefined;
  #sentences: string[] | undefined;
  #words: number | undefined;
  /** What was worked out of it with names taken out; kept here by `readingUnder`. */
  masked: MaskedReading | undefined;

  constructor(private readonly html: string) {}

  /** One line for each block: paragraph, list item, table cell, line break. */
  get text(): string {
    return (this.#text ??= withPlainSpaces(this.typeset));
  }

  /** The text with its no-break spaces. */
  get typeset(): string {
    return (this.#typeset ??= htmlToTypesetText(this.html));
  }

  /** In order; a sentence never runs into the next block. */
  get sentences(): readonly string[] {
    return (this.#sentences ??= splitSentences(this.text));
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

/** The source texts, as written and as read. */
export interface ListingTexts extends Pick<Listing, 'title' | 'descriptionHtml'> {
  plainTitle: PlainText;
  plainDescription: PlainText;
}

/** French of one field, as written (`value`) and as read. */
export interface FrenchText extends TranslatedText {
  plain: PlainText;
}

export function listingTexts({
  title,
  descriptionHtml,
}: Pick<Listing, 'title' | 'descriptionHtml'>): ListingTexts {
  return {
    title,
    descriptionHtml,
    plainTitle: new PlainText(title),
    plainDescription: new PlainText(descriptionHtml),
  };
}

export function frenchTexts(texts: readonly TranslatedText[]): FrenchText[] {
  return texts.map((text) => ({ ...text, plain: new PlainText(text.value) }));
}
