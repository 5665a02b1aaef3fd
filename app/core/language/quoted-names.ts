const QUOTED = /«\s*([^«»]+?)\s*»|“([^“”]+)”|"([^"]+)"/gu;
const QUOTE = /[«“"]/;

/** What goes before words that cannot be translated: a song, a book, what is written on something. */
const NAMED =
  /(?<!\p{L})(?:chansons?|titres?|titrée?s?|intitulée?s?|films?|livres?|romans?|albums?|séries?|jeux?|pièces?|poèmes?|slogans?|devises?|citations?|inscriptions?|mentions?|mots?|messages?|phrases?|expressions?|dit|disent|dites|lit|lire|affiche|porte|marquée?s?|appelée?s?|nommée?s?|dénommée?s?|surnommée?s?|baptisée?s?|gravée?s?|imprimée?s?|brodée?s?|écrite?s?|lettrages?|logos?|collections?|modèles?|gammes?|marques?|couleurs?|teintes?|coloris|groupes?|style|type)(?: (?:de|du|par|est|en|anglaise?|américaine?))?\s*:?\s*$/iu;

/**
 * A French sentence without quoted names: titles of songs and books, what is printed on a poster. Names are written
 * with capitals, or said to be names. `null`: there is none, or too little is left to be a sentence of its own.
 */
export function withoutQuotedNames(sentence: string): string | null {
  if (!QUOTE.test(sentence)) return null;
  const without = sentence.replace(QUOTED, (quotation: string, ...groups: unknown[]) => {
    const quoted = groups.slice(0, 3).find((group) => typeof group === 'string') ?? '';
    const before = sentence.slice(0, groups[3] as number);
    return hasTitleCapitals(quoted) || NAMED.test(before) ? ' ' : quotation;
  });
  return without === sentence || !/\p{Ll}{2,}\P{L}+\p{Ll}{2,}/u.test(without) ? null : without;
}

function hasTitleCapitals(quoted: string): boolean {
  const words = quoted.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  return words.every((word, at) => (at > 0 && word.length < 4) || /^\p{Lu}/u.test(word));
}
