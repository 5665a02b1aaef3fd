import { allMatches } from './all-matches';

/**
 * Promotional English, or French that Quebec does not use, with what the Office québécois de la langue française
 * puts in its place (Grand dictionnaire terminologique). Written for lower-case text.
 */
const ANGLICISMS: [pattern: string, replacement: string][] = [
  ['black[ -]?fridays?|vendredis? noirs?', 'Vendredi fou'],
  ['cyber[ -]?mondays?|lundis? cybern[ée]tiques?', 'Cyberlundi'],
  ['boxing[ -](?:day|week)s?', 'soldes de l’après-Noël'],
  ['back[ -]to[ -]school', 'rentrée'],
  ['e[-\u2011]mails?|mails?|emails?', 'courriel'],
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
  ['(?<!new )deals?', 'aubaine'],
  ['outlets?(?: stores?)?', 'magasin d’usine'],
  ['clearances?', 'liquidation'],
  ['(?:final|summer|winter|spring|fall|warehouse|big|hot) sales?|on sale', 'solde'],
  ['sold[ -]out', 'épuisé'],
  ['new arrivals?', 'nouveautés'],
  ['wish[ -]?lists?', 'liste de souhaits'],
  ['give[ -]?aways?', 'concours'],
  ['vouchers?', 'bon d’achat'],
];

const ANY = new RegExp(
  `(?<![\\p{L}\\p{N}\u2011-])(?:${ANGLICISMS.map(([pattern]) => `(${pattern})`).join('|')})(?![\\p{L}\\p{N}]|-\\p{L})`,
  'giu',
);

/** Stands wherever an anglicism does, and is found far sooner. */
const MAY_HOLD_ANY =
  /black.?friday|vendredis? noir|cyber|boxing|back.to|mail|shopping|newsletter|chat en|live chat|tchat|free shipping|gift.card|best.?seller|must.have|flash sale|ventes? flash|cash.?back|promo code|pr[eé]-?order|discount|deal|outlet|clearance| sale|sold.out|new arrival|wish.?list|give.?away|voucher/i;

/** `email` without its accent is enamel where a colour or a finish follows, or what is enamelled stands beside it. */
const ENAMEL_FOLLOWED_BY =
  /^ (?:(?:très|bien) )?(?:blanc|noir|bleu|vert|rouge|jaune|gris|rose|orange|violet|turquoise|cr[eè]me|ivoire|color|vitrifi|cuit|cloisonn|champlev|grand feu|[àa] (?:chaud|froid|feu)|brillant|mat(?!\p{L})|satin|lisse|peint|craquel|dur(?!\p{L})|de limoges|transparent|translucide|opaque|r[ée]sistant|alimentaire)/iu;
const ENAMEL_AFTER = /(?<!\p{L})(?:en |couches? d[eu’'] ?|[dl][’'])$/iu;
const ENAMELLED =
  /vitrifi|[ée]maill|(?<!\p{L})(?:fonte|t[oô]le|acier|porcelaine|cuivre)(?!\p{L})/iu;
const MAIL_AFTER =
  /(?<!\p{L})(?:par|votre|vos|notre|nos|mon|son|leur|adresses?|envoy\p{L}*|inscri\p{L}*|entrez|laissez)(?: (?:un|votre|une adresse|l[’']adresse))? $/iu;

/** Web and mail addresses, whose words are names. */
const ADDRESS =
  /\S+@\S+|(?:https?:|www\.)\S+|(?:[\p{L}\p{N}-]+\.)+(?:ca|com|org|net|quebec|shop|store|fr)(?![\p{L}\p{N}])\S*/giu;

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
    for (const { found: word, replacement } of anglicismsAt(line)) {
      if (!found.has(replacement)) found.set(replacement, { found: word, replacement });
    }
  }
  return [...found.values()];
}

/** All of one line, with where they stand in it. */
export function anglicismsAt(line: string): (Anglicism & { index: number })[] {
  if (!MAY_HOLD_ANY.test(line)) return [];
  const words = line.replace(ADDRESS, (address) => ` ${'|'.repeat(address.length - 2)} `);
  return allMatches(ANY, words).flatMap((match) => {
    const groups: (string | undefined)[] = match.slice(1);
    const replacement = ANGLICISMS[groups.findIndex((group) => group !== undefined)]?.[1];
    if (replacement === undefined || isEnamel(match, words)) return [];
    return [{ index: match.index, found: match[0], replacement }];
  });
}

function isEnamel({ 0: word, index }: RegExpExecArray, line: string): boolean {
  if (!/^email$/i.test(word)) return false;
  const before = line.slice(0, index);
  if (MAIL_AFTER.test(before)) return false;
  return (
    ENAMEL_AFTER.test(before) ||
    ENAMEL_FOLLOWED_BY.test(line.slice(index + word.length)) ||
    ENAMELLED.test(line)
  );
}
