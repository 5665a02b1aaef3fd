/**
 * Promotional English, or French that Quebec does not use, with what the Office québécois de la langue française
 * puts in its place (Grand dictionnaire terminologique). Written for lower-case text.
 */
const ANGLICISMS: [pattern: string, replacement: string][] = [
  ['black[ -]fridays?|vendredis? noirs?', 'Vendredi fou'],
  ['cyber[ -]?mondays?|lundis? cybern[ée]tiques?', 'Cyberlundi'],
  ['boxing[ -](?:day|week)s?', 'soldes de l’après-Noël'],
  ['back[ -]to[ -]school', 'rentrée'],
  ["e-mails?|mails?|emails|(?<!(?:en|acier|fonte|tôle|tole) )(?<![dl][’'])email", 'courriel'],
  ['shopping', 'magasinage'],
  ['newsletters?', 'infolettre'],
  ['(?:live )?chat en (?:direct|ligne)|live chat|tchat', 'clavardage'],
  ['free shipping', 'livraison gratuite'],
  ['gift[ -]cards?', 'carte-cadeau'],
  ['best[ -]?sellers?', 'succès de vente'],
  ['must[ -]haves?', 'incontournable'],
  ['flash sales?|ventes? flash', 'vente éclair'],
  ['cash[ -]?back', 'remise en argent'],
  ['promo codes?', 'code promotionnel'],
  ['(?:pre|pré)-?orders?', 'précommande'],
  ['discounts?', 'rabais'],
];

const ANY = new RegExp(
  ANGLICISMS.map(([pattern]) => `(?<![\\p{L}\\p{N}-])(${pattern})(?![\\p{L}\\p{N}]|-\\p{L})`).join(
    '|',
  ),
  'giu',
);

/** Stands wherever an anglicism does, and is found far sooner. */
const MAY_HOLD_ANY =
  /black.friday|vendredis? noir|cyber|boxing|back.to|mail|shopping|newsletter|chat en|live chat|tchat|free shipping|gift.card|best.?seller|must.have|flash sale|ventes? flash|cash.?back|promo code|pr[eé]-?order|discount/iu;

export interface Anglicism {
  /** As written. */
  found: string;
  replacement: string;
}

/** Each kind once, in the order in which they stand in the text. */
export function findAnglicisms(text: string): Anglicism[] {
  if (!MAY_HOLD_ANY.test(text)) return [];
  const found = new Map<string, Anglicism>();
  // None runs over a line.
  for (const line of text.split('\n')) {
    if (!MAY_HOLD_ANY.test(line)) continue;
    for (const match of line.matchAll(ANY)) {
      const groups: (string | undefined)[] = match.slice(1);
      const kind = groups.findIndex((group) => group !== undefined);
      const replacement = ANGLICISMS[kind]?.[1];
      if (replacement !== undefined && !found.has(replacement)) {
        found.set(replacement, { found: match[0], replacement });
      }
    }
  }
  return [...found.values()];
}
