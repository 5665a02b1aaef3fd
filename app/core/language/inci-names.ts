import { kindOfWord } from './english-words';
import { wordsOf } from '../html/text';

/*
 * Ingredients of cosmetics by their INCI names, one nomenclature for all languages. Canada prescribes it, with the trivial
 * names of the European Union: Cosmetic Regulations (C.R.C., c. 869), s. 21.2.
 */

const BETWEEN_INGREDIENTS = /[,;:\n]/;

/** `Helianthus Annuus (Sunflower) Seed Oil`: what Americans add for their law. */
const GLOSS = /\([^()]*\)|\[[^[\]]*\]/g;

/** Of the European Union's trivial names, those that no ending below tells. */
const TRIVIAL =
  /^(?:(?:water )?(?:aqua|eau)(?: water)?(?: eau)?|parfum|aroma|alcohol denat|mel|lac|maris sal|ovum|cera (?:alba|flava|microcristallina)|ci)$/;

/** Chemicals whose words English may have as well. */
const CHEMICAL =
  /^(?:hydrogenated|hydroly[sz]ed|(?:di|tri|tetra)?(?:sodium|potassium)|magnesium|calcium|ammonium|alumini?um|titanium|zinc|iron|xanthan|guar|tocopher.*|glycer.*|[em]thyl|sorbitan|peg|ppg|.*(?:oxides?|chloride|glycol|glyceride|sul[fp]h?ate|phosphate|carbonate|acetate|citrate|lactate|oleate|stearate|benzoate|cellulose))$/;
const CHEMICAL_ENDING =
  /(?:yl|ate|eth|ium|ol|one|ane|ene|ide|ine?|ose|ic|omer|ymer|sorb|benz|quat)$/;
const ACID = /^(?:\p{L}+ic )+acid$/u;

/** What may stand beside a chemical: `Myristyl Alcohol`, `Hydrolyzed Wheat Protein`. */
const BESIDE_CHEMICAL =
  /^(?:alcohol|acids?|amino|gum|wax|oil|esters?|proteins?|starch|extract|keratin|collagen|elastin|silk|wheat|rice|corn|soy|oat|milk|castor|palm|olive|coconut|jojoba|vegetable|se|edta)$/;

/** `Rosa Damascena`: the second word of a plant’s Latin name. */
const LATIN_ENDING = /(?:us|um|a|is|ii?|ae|ens|ans|ys|er|ix|os|on)$/;
const LATIN_IN_ENGLISH = new Set(['cacao', 'mays', 'limon', 'soja', 'nigra', 'alba', 'rosa']);
const PART_OF_PLANT =
  /^(?:lea(?:f|ves)|juice|flowers?|water|seeds?|oil|fruit|extract|root|bark|butter|kernel|peel|powder|wax|stem|bran|germ|sprout|starch|gum|resin|buds?|nut|needle|wood|husk|shell|pulp|meal|flour|protein|hull|cera)$/;

/** [J] A list of which fewer ingredients have such names is written in plain words. */
const MINIMUM_SHARE = 0.5;

/** What of a list of ingredients has no INCI name; `null` where it is none. */
export function withoutInciNames(text: string): string | null {
  const items = text.replace(GLOSS, ' ').split(BETWEEN_INGREDIENTS);
  const plain = items.filter((item) => !isInciName(wordsOf(item.toLowerCase())));
  return plain.length > items.length * MINIMUM_SHARE || plain.length === items.length
    ? null
    : plain.join(', ').trim();
}

function isInciName(words: readonly string[]): boolean {
  const names = words.map((word) => word.replace(/-\d.*$/, ''));
  const whole = names.join(' ');
  return TRIVIAL.test(whole) || ACID.test(whole) || isChemical(names) || isPartOfPlant(names);
}

function isChemical(names: readonly string[]): boolean {
  return (
    names.some(tellsChemical) &&
    names.every((name) => tellsChemical(name) || BESIDE_CHEMICAL.test(name))
  );
}

function tellsChemical(name: string): boolean {
  return CHEMICAL.test(name) || (CHEMICAL_ENDING.test(name) && kindOfWord(name) === 'other');
}

/** A plant’s Latin name, genus, species and perhaps one more, and what of it. */
function isPartOfPlant([genus = '', species = '', ...others]: readonly string[]): boolean {
  if (!isSpecies(species)) return false;
  if (kindOfWord(genus) === 'english' && !LATIN_ENDING.test(genus)) return false;
  const parts = isSpecies(others[0] ?? '') ? others.slice(1) : others;
  return parts.length > 0 && parts.every((part) => PART_OF_PLANT.test(part));
}

function isSpecies(word: string): boolean {
  return LATIN_IN_ENGLISH.has(word) || (LATIN_ENDING.test(word) && kindOfWord(word) === 'other');
}
