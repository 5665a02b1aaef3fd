import { wordsOf } from './text';

/** Words of options and alt texts that English and French write the same. */
const SAME_IN_BOTH = new Set(
  (
    'accent action album art base beige bikini blouse boutique camouflage cardigan champagne cognac collection combo ' +
    'compression construction cyan date denim dimension dimensions double express format formats gourmet grain grand ' +
    'hibiscus image images indigo jade jersey kit kits latex leggings magenta magnolia maxi mention menu message mini ' +
    'mission motif nature nylon olive option options orange original parka photo photos polo polyester poncho premium ' +
    'quartz relaxation rose safari sandwich simple sofa solo sport sports standard style styles suite table taupe ' +
    'texture total trio triple turquoise type types unique ultra version versions violet volume zen zip'
  ).split(' '),
);

/** Clothing sizes and grades: letters that no language changes. */
const SIZE = /^(?:x{0,4}[smlx]|[a-z])$/i;

/** True where a short text, names taken out, holds a word that French writes otherwise than English does. */
export function needsFrench(maskedText: string): boolean {
  return wordsOf(maskedText).some(
    (word) => !SAME_IN_BOTH.has(word.toLowerCase()) && !SIZE.test(word),
  );
}
