/** Digits and what stands for them: model numbers, sizes, measures, prices. */
const DIGIT = /[0-9²³¼½¾]/;

/** Units that may stand behind a number with a space between. */
const UNIT =
  /^(?:[mck]?m|in|ft|yd|oz|lbs?|m?g|kg|[mc]?l|litres?|liters?|k?w|wh|v|mah|hz|psi|qt|gal|pcs?|po|pi|x|×)[.,;)]*$/i;

/** Of the web, to the next space; of mail, and hashtags, the whole token. */
const WEB_ADDRESS = /(?:https?:|www\.)\S+/gi;
const AT_OR_HASH = /[@#]/;

/** `HPS`, `LED`: letters that stand for a name or a standard, in a sentence that is not in capitals throughout. */
const ABBREVIATION = /^[^\p{L}]*\p{Lu}{2,5}[^\p{L}]*$/u;

/**
 * Most tokens: a word with a capital at most at its head, which none of the expressions above concerns. One look
 * instead of four.
 */
const ORDINARY_WORD = /^[A-Za-z]?[a-z\u00e0-\u00ff'’.,;:!?-]+$/;

/**
 * Anything that masking may take out: digits, addresses, slashes, two capitals in a row, and whatever letters beyond
 * French may be capitals.
 */
const MAY_HOLD_CODES =
  /[0-9²³¼½¾@#/|]|[A-Z\u00c0-\u00de]{2}|[Ww]{3}\.|[Hh][Tt]{2}[Pp]|[\u0100-\u0152\u0154-\u1fff\u2070-\uffff]/;

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** What stands in a text in every language, taken out before the language is asked for. */
export class NameMask {
  /** The same for the same names. */
  readonly key: string;
  readonly #names: readonly string[];

  /**
   * Names as the merchant writes them: the vendor's, and the words of the glossary. What is kept of sentences that hold
   * none of them is kept with `unnamed`, which many masks may share.
   */
  constructor(
    names: readonly string[],
    readonly unnamed: object = {},
  ) {
    this.#names = names
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== '')
      .sort((a, b) => b.length - a.length);
    this.key = this.#names.join('\n');
  }

  /** Names, numbers with their units, codes, addresses and abbreviations taken out. */
  mask(text: string): string {
    return maskCodes(this.maskNames(text));
  }

  /** The same of the first tokens alone, for whoever only looks at how a text begins. */
  maskBeginning(text: string, tokens: number): string {
    const unnamed = this.maskNames(text);
    return maskTokens(beginningOf(unnamed, tokens), unnamed);
  }

  /** The names alone, as whole words, whatever their case. */
  maskNames(text: string): string {
    return this.#names.reduce(withoutName, text);
  }

  /** True where a name is the word, or holds it. `word` is in lower case. */
  isInName(word: string): boolean {
    return this.#names.some((name) => name.includes(word));
  }

  /** False only where `maskNames` leaves the text, and every part of it, as it is. */
  mayName(text: string): boolean {
    if (this.#names.length === 0) return false;
    const lower = text.toLowerCase();
    return lower.length !== text.length || this.#names.some((name) => lower.includes(name));
  }
}

/**
 * What a listing says in every language: its vendor's name and the merchant's glossary. The same mask for the same
 * vendor and the very same glossary, so that what was judged under it can be kept.
 */
export function listingMask(vendor: string, glossary: readonly string[]): NameMask {
  if (latest?.vendor !== vendor || latest.glossary !== glossary) {
    latest = { vendor, glossary, mask: new NameMask([vendor, ...glossary], glossary) };
  }
  return latest.mask;
}

let latest: { vendor: string; glossary: readonly string[]; mask: NameMask } | undefined;

/** What `mask` takes out beside names. */
export function maskCodes(unnamed: string): string {
  if (MAY_HOLD_CODES.test(unnamed)) return maskTokens(unnamed, unnamed);
  return UNTIDY_SPACE.test(unnamed) ? unnamed.replace(/\s+/g, ' ').trim() : unnamed.trim();
}

const UNTIDY_SPACE = /\s{2}|[^\S ]/;

/** `whole`: the text that it is of, whose capitals decide. */
function maskTokens(text: string, whole: string): string {
  const named = text.replace(WEB_ADDRESS, ' ');
  let isInCapitals: boolean | undefined;
  const kept: string[] = [];
  let isBehindNumber = false;
  for (const token of named.split(/\s+/)) {
    const isUnit = isBehindNumber && UNIT.test(token);
    isBehindNumber = false;
    if (!isUnit && ORDINARY_WORD.test(token)) {
      kept.push(token);
      continue;
    }
    if (isUnit || AT_OR_HASH.test(token)) continue;
    for (const part of /[/|]/.test(token) ? token.split(/[/|]/) : [token]) {
      if (DIGIT.test(part)) isBehindNumber = true;
      else if (!ABBREVIATION.test(part)) kept.push(part);
      else if ((isInCapitals ??= whole === whole.toUpperCase())) kept.push(part);
    }
  }
  return kept.join(' ').trim();
}

function beginningOf(text: string, tokens: number): string {
  const space = /\s+/g;
  for (let count = 0; count < tokens; count += 1) if (!space.test(text)) return text;
  return text.slice(0, space.lastIndex);
}

/**
 * Searches by itself, since a regular expression for each vendor's name costs milliseconds to compile.
 * `name` is in lower case.
 */
function withoutName(text: string, name: string): string {
  const lower = text.toLowerCase();
  // A few letters grow when lowered (İ): positions would no longer be the text's.
  if (lower.length !== text.length || !lower.includes(name)) return text;
  let left = '';
  let from = 0;
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
    const end = at + name.length;
    const isWhole =
      at >= from &&
      !LETTER_OR_DIGIT.test(lower.charAt(at - 1)) &&
      !LETTER_OR_DIGIT.test(lower.charAt(end));
    if (!isWhole) continue;
    left += `${text.slice(from, at)} `;
    from = end;
  }
  return left + text.slice(from);
}
