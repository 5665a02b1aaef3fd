/** Any token with a digit, and the unit behind it: model numbers, sizes, measures, prices. */
const NUMBERS =
  /[^\s/|]*\p{N}[^\s/|]*(?:\s(?:[mck]?m|in|ft|yd|oz|lbs?|m?g|kg|[mc]?l|litres?|liters?|k?w|wh|v|mah|hz|psi|qt|gal|pcs?|po|pi|x|×)(?![\p{L}'’]))?/giu;

const ADDRESSES = /(?:https?:|www\.)\S+|\S*[@#]\S+/giu;

/** `HPS`, `LED`: letters that stand for a name or a standard, in a sentence that is not in capitals throughout. */
const ABBREVIATIONS = /(?<!\p{L})\p{Lu}{2,5}(?!\p{L})/gu;

/** What stands in a text in every language, taken out before the language is asked for. */
export class NameMask {
  /** The same for the same names. */
  readonly key: string;
  readonly #names: RegExp | null;

  /** Names as the merchant writes them: the vendor's, and the words of the glossary. */
  constructor(names: readonly string[]) {
    const literals = names
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .sort((a, b) => b.length - a.length)
      .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
    this.key = literals.join('|');
    this.#names =
      literals.length === 0
        ? null
        : new RegExp(`(?<![\\p{L}\\p{N}])(?:${this.key})(?![\\p{L}\\p{N}])`, 'giu');
  }

  /** Names, numbers, codes, addresses and abbreviations taken out. */
  mask(text: string): string {
    const named = this.maskNames(text);
    const addressed = /[@#]|https?:|www\./iu.test(named) ? named.replace(ADDRESSES, ' ') : named;
    const coded = addressed.replace(NUMBERS, ' ');
    const isInCapitals = !/\p{Ll}/u.test(coded);
    return isInCapitals ? coded : coded.replace(ABBREVIATIONS, ' ');
  }

  /** The names alone. */
  maskNames(text: string): string {
    return this.#names ? text.replace(this.#names, ' ') : text;
  }
}
