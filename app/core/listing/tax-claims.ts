/** Turns of phrase with the same words that promise nothing; taken out first. */
const NO_CLAIM = new RegExp(
  [
    // Sellers may say that they bear the taxes, and that prices are before or with them.
    '(?:no|without|zero) tax(?:es)? (?:is|are|or|and)? ?(?:included|added at checkout)',
    'not (?:a )?tax[- ]free',
    // A kind of shop, an account, a fund: names.
    '(?:tax|duty)[- ]free (?:shops?|stores?|boutiques?|savings?|accounts?|zones?)',
    '(?:boutiques?|magasins?|zones?) (?:hors|sans|d[ée]taxe)[- ]?(?:taxes?)?',
    'no tax (?:id|number|receipt|stamp)',
    // Taxe d’accise, éco-taxe …: another tax is not claimed away by "sans taxe cachée".
    'sans taxes? cach[ée]es?',
    'no hidden tax(?:es)?',
  ]
    .map((words) => `(?<!\\p{L})(?:${words})(?!\\p{L})`)
    .join('|'),
  'giu',
);

const CLAIM = new RegExp(
  [
    '(?:no|zero|0) (?:sales )?tax(?:es)?',
    '(?:no|zero) (?:gst|pst|qst|hst)',
    'tax(?:es)?[- ]free',
    'free of tax(?:es)?',
    'without (?:any )?(?:sales )?tax(?:es)?',
    '(?:save|skip|avoid) the (?:sales )?tax(?:es)?',
    '(?:sans|hors|z[ée]ro)[- ]tax(?:es)?(?!\\p{L})',
    '(?:sans|hors|z[ée]ro) (?:la |les )?taxes?',
    'hors[- ]taxes?',
    '(?:aucune|pas de|ni) taxes?',
    '(?:libre|exempt[ée]?e?s?|exon[ée]r[ée]e?s?) de (?:la )?taxes?',
    '(?:sans|pas de|ni) (?:tps|tvq|tvh)',
    'd[ée]tax[ée]e?s?',
  ]
    .map((words) => `(?<!\\p{L})(?:${words})(?!\\p{L})`)
    .join('|'),
  'iu',
);

const MENTIONS_TAX = /tax|[gpqh]st|tps|tvq|tvh/i;

/** The first claim that no tax is to be paid, as written, or `null`. */
export function findTaxFreeClaim(text: string): string | null {
  if (!MENTIONS_TAX.test(text)) return null;
  // A claim never runs over a line.
  for (const line of text.split('\n')) {
    if (!MENTIONS_TAX.test(line)) continue;
    const claim = CLAIM.exec(line.replace(NO_CLAIM, '|'))?.[0];
    if (claim !== undefined) return claim;
  }
  return null;
}
