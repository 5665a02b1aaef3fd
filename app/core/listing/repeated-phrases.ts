import { PlainText } from '../language/plain-text';
import type { Listing } from './listing';

/**
 * Sentences that many listings of a store have, each with its own name in it, such as "Buy … online, with fast
 * delivery", and how many have them. They say nothing of the one that is looked at. Keys are as `phrasesIn` makes them.
 */
export type RepeatedPhrases = Readonly<Record<string, number>>;

export type NamedDescription = Pick<
  Listing,
  'title' | 'vendor' | 'productType' | 'descriptionHtml'
>;

/** A name shorter than that stands in other words as well. */
const MIN_NAME_LENGTH = 4;
/** Longer ones describe something, or are no sentence. */
const MAX_PHRASE_LENGTH = 400;
/** Of the description's HTML: who writes more has said something, and need not be looked at. */
export const MAX_COMPARED_LENGTH = 4_000;
/** [J] Fewer may be one product in several colours, which share what is said of them with good reason. */
const MIN_LISTINGS = 20;
const KEPT_PHRASES = 20;
/** How many different phrases are counted at a time, whatever the size of the store. */
const COUNTED_PHRASES = 50_000;

/** What a title is called within a sentence: all of it, or what stands before a dash, a bar or a bracket. */
function namesOf({ title }: NamedDescription): string[] {
  const whole = title.trim().toLowerCase();
  const [first = ''] = whole.split(/\s+[-–—|]\s+|\s*[([:,]/);
  return [...new Set([whole, first.trim()])].filter((name) => name.length >= MIN_NAME_LENGTH);
}

/** Of each sentence: without the product's name and numbers, if the name stands in it. */
function phrasesIn(sentences: readonly string[], of: NamedDescription): (string | null)[] {
  const names = namesOf(of);
  const others = [of.vendor, of.productType]
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word.length >= MIN_NAME_LENGTH);
  return sentences.map((sentence) => phraseOf(sentence, names, others));
}

function phraseOf(
  sentence: string,
  names: readonly string[],
  others: readonly string[],
): string | null {
  if (sentence.length > MAX_PHRASE_LENGTH) return null;
  const lower = sentence.toLowerCase().replace(/\s+/g, ' ');
  const name = names.find((each) => lower.includes(each));
  if (name === undefined) return null;
  const unnamed = others.reduce(
    (text, word) => text.replaceAll(word, '…'),
    lower.replaceAll(name, '…'),
  );
  const phrase = unnamed.replace(/\d+(?:[.,]\d+)*/g, '#');
  // A name alone is no sentence that repeats: all titles would be one.
  return /\p{L}{3}.*\s.*\p{L}{3}/u.test(phrase) ? phrase : null;
}

/** Counts the phrases of a store's listings, one listing after the other. */
export class PhraseCount {
  readonly #counts = new Map<string, number>();
  #listings = 0;

  /** How many were counted in. */
  get listings(): number {
    return this.#listings;
  }

  add(of: NamedDescription): void {
    this.#listings += 1;
    if (of.descriptionHtml.length > MAX_COMPARED_LENGTH) return;
    const { sentences } = new PlainText(of.descriptionHtml);
    for (const phrase of new Set(phrasesIn(sentences, of))) {
      if (phrase !== null) this.#counts.set(phrase, (this.#counts.get(phrase) ?? 0) + 1);
    }
    if (this.#counts.size > COUNTED_PHRASES) this.#forgetSingle();
  }

  /** Those met most often; counts may be too small in a store of very many different phrases, never too large. */
  repeated(): RepeatedPhrases {
    return Object.fromEntries(
      [...this.#counts]
        .filter(([, listings]) => listings >= MIN_LISTINGS)
        .sort(([a, often], [b, other]) => other - often || (a < b ? -1 : 1))
        .slice(0, KEPT_PHRASES),
    );
  }

  /** What chance brings together is met once; what repeats is met again. */
  #forgetSingle(): void {
    for (const [phrase, listings] of this.#counts) {
      if (listings === 1) this.#counts.delete(phrase);
    }
  }
}

/** What a description says besides repeated phrases; `null` where it holds none. */
export function besidesRepeated(
  description: PlainText,
  of: NamedDescription,
  repeated: RepeatedPhrases,
): { text: string; listings: number } | null {
  if (Object.keys(repeated).length === 0) return null;
  let listings = 0;
  const phrases = phrasesIn(description.sentences, of);
  const own = description.sentences.filter((_sentence, at) => {
    const phrase = phrases[at] ?? null;
    const count = phrase === null ? 0 : ownCount(repeated, phrase);
    listings = Math.max(listings, count);
    return count === 0;
  });
  return listings === 0 ? null : { text: own.join('\n'), listings };
}

function ownCount(repeated: RepeatedPhrases, phrase: string): number {
  return Object.hasOwn(repeated, phrase) ? (repeated[phrase] ?? 0) : 0;
}
