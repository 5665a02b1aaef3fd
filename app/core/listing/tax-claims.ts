/** Not within a word or a number: `$150 tax included`, `2030 tax planner` and `100 tax slips` begin no claim. */
function phrases(alternatives: readonly string[]): string {
  return alternatives.map((words) => `(?<![\\p{L}\\p{N}.,])(?:${words})(?!\\p{L})`).join('|');
}

const TAX = '(?:sales )?tax(?:es)?';
const CANADIAN_TAX = '(?:gst|pst|qst|hst)';
const TAXE = '(?:la |les |de )?(?:taxes?|tps|tvq|tvh)';

/** Turns of phrase with the same words that promise nothing; taken out first. */
const NO_CLAIM = new RegExp(
  phrases([
    // The price is before or with them.
    `(?:no|without|zero) ${TAX} (?:(?:is|are) )?included`,
    '(?:sans|aucune|hors) taxes? (?:incluses?|comprises?)',
    "(?:not|never|isn[’']t|aren[’']t) (?:a )?tax(?:es)?[- ]free",
    'pas (?:(?:libre|exempt[ée]?e?s?|exon[ée]r[ée]e?s?) de taxes?|(?:sans|hors)[- ]taxes?|d[ée]tax[ée]e?s?)',
    // A kind of shop, an account, a fund, a form: names.
    '(?:tax|duty)[- ]free (?:shops?|stores?|boutiques?|savings?|accounts?|zones?|retirement|income|status|funds?|gifts?)',
    '(?:boutiques?|magasins?|zones?) (?:hors|sans|d[ée]taxe)[- ]?(?:taxes?)?',
    '(?:no|zero|0) tax (?:id|numbers?|receipts?|stamps?|forms?|slips?|returns?|planners?|guides?|seasons?|years?|advice|experience|knowledge)',
    // Other taxes, real and figurative.
    '(?:sans|no|zero) (?:hidden |pink )tax(?:es)?',
    "sans taxes? (?:cach[ée]es?|carbone|rose|d[’']accise)",
  ]),
  'giu',
);

const CLAIM = new RegExp(
  phrases([
    `(?:no|zero|\\$?0|0 ?%) ${TAX}`,
    `(?:no|zero|0 ?%) ${CANADIAN_TAX}`,
    `(?:no|without|zero) (?:customs )?dut(?:y|ies)(?: or | and | nor |, | & )(?:no )?${TAX}`,
    `(?:tax(?:es)?|${CANADIAN_TAX})[- ]free`,
    `(?:free|exempt) (?:of|from) (?:all |any )?${TAX}`,
    `without (?:any |paying (?:any )?)?${TAX}`,
    `(?:save|skip|avoid) the ${TAX}`,
    `(?:don[’']t|do not|won[’']t|never) (?:pay|charge|collect) (?:any |the )?${TAX}`,
    `${TAX} ?[:=] ?0 ?%`,
    '(?:z[ée]ro|0|0 ?%|0 ?\\$)(?: |-)(?:de )?(?:taxes?|tps|tvq|tvh)',
    '(?:sans|hors)[- ]taxes?',
    `(?:sans|hors|z[ée]ro|aucune|pas de|ni) (?:aucune |payer )?${TAXE}`,
    '(?:libre|exempt[ée]?e?s?|exon[ée]r[ée]e?s?) de (?:la |toutes? )?taxes?',
    `pay(?:ez|er|erez) (?:pas|aucune|jamais) ?${TAXE}`,
    '(?:[ée]conomisez|[ée]pargnez|[ée]vitez) les taxes',
    'taxes? ?: ?0 ?%',
    'd[ée]tax[ée]e?s?',
  ]),
  'iu',
);

/**
 * What makes the same words lawful: the price is said to be before the taxes, which come on top, or to hold them, or
 * the seller to pay them.
 */
const TAXES_ARE_OWED = new RegExp(
  phrases([
    `(?<!(?:no|zero|without|any|%) )(?:tax(?:es)?|${CANADIAN_TAX}) (?:(?:is|are|will be|to be) )?(?:extra|added|calculated|charged|applied|apply|applies|not included|collected)`,
    `plus (?:applicable |all )?(?:${TAX}|${CANADIAN_TAX})`,
    `(?:we|store|shop)(?:[’']ll| will)? (?:pay|pays|cover|covers|absorb|absorbs) (?:all |the |your )*${TAX}`,
    `(?:includes?|including) (?:all |any |the )*(?:${TAX}|dut(?:y|ies) and ${TAX}|${CANADIAN_TAX})`,
    '(?:everything|all|they|both|already)(?: (?:is|are))? (?:already )?included',
    'included in (?:the|our|your|every|this|that) prices?',
    `(?<!(?:aucune|sans|pas|ni|zéro|%) )(?:${TAXE})(?: (?:et|ou) ${TAXE})* (?:s[’']ajout(?:e|ent|eront)|(?:sont|seront|est|sera) (?:ajoutées?|calculées?|perçues?|facturées?|appliquées?)|en sus|en plus|non (?:incluses?|comprises?))`,
    `plus (?:${TAXE})`,
    '(?:nous|on) (?:les |vous )?(?:payons|paie|paye|assumons|assume|absorbons|absorbe|prenons|prend)',
    '(?:tout|taxes?)(?: (?:est|sont))? (?:d[ée]j[àa] )?(?:compris(?:es?)?|inclus(?:es?)?)',
    '(?:compris|inclus)(?:es?)? dans (?:le|les|nos|votre|ce|chaque) prix',
    `prix (?:d[ée]j[àa] )?(?:comprend|comprennent|inclut|incluent) (?:d[ée]j[àa] )?(?:toutes )?(?:les droits et )?${TAXE}`,
  ]),
  'iu',
);

const MENTIONS_TAX = /tax|(?<![a-z])(?:[gpqh]st|tps|tvq|tvh)(?![a-z])/i;

/** The first claim that no tax is to be paid, as written, or `null`. A paragraph is read as a whole. */
export function findTaxFreeClaim(text: string): string | null {
  if (!MENTIONS_TAX.test(text)) return null;
  // A claim never runs over a line.
  for (const line of text.split('\n')) {
    if (!MENTIONS_TAX.test(line)) continue;
    const claim = CLAIM.exec(line.replace(NO_CLAIM, '|'))?.[0];
    if (claim !== undefined && !TAXES_ARE_OWED.test(line)) return claim;
  }
  return null;
}
