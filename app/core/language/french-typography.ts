/** What the Office québécois de la langue française asks for, and what of it is looked at. */
export const TYPOGRAPHY_FAULTS = ['punctuation', 'colon', 'percent', 'dollar'] as const;
export type TypographyFault = (typeof TYPOGRAPHY_FAULTS)[number];

/**
 * `! ? ;` follow the word directly or after a thin no-break space; a normal no-break space is accepted. `:`, `%`
 * and `$` follow a no-break space, and an amount reads `19,99 $`.
 * https://vitrinelinguistique.oqlf.gouv.qc.ca, "Tableau des espacements"
 */
const FAULTS: Record<TypographyFault, RegExp> = {
  punctuation: /[\p{L}\p{N}»")] +[!?;](?![\p{L}\p{N})(-])/gu,
  // Neither `https:`, nor `12:30`, nor an emoticon.
  colon: /(?<!https?|mailto)(?:[\p{L}\p{N}»")%]|[\p{L}\p{N}»")%$] +):(?=\s|$)/gimu,
  percent: /\p{N} ?%/gu,
  dollar:
    /(?<![\p{L}])\$[ \u00a0\u202f]?\p{N}[\p{N}.,]*|\p{N} ?\$(?!\p{N})|\p{N}\.\p{N}{2}[\u00a0\u202f]\$/gu,
};

/** Stands wherever the fault does, and is found far sooner. */
const SIGNS: Record<TypographyFault, readonly string[]> = {
  punctuation: [' !', ' ?', ' ;'],
  colon: [':'],
  percent: ['%'],
  dollar: ['$'],
};

/** Each kind of fault with the places where it stands, as written with some words around. */
export function findTypographyFaults(
  typesetText: string,
): { fault: TypographyFault; count: number; example: string }[] {
  return TYPOGRAPHY_FAULTS.flatMap((fault) => {
    if (!SIGNS[fault].some((sign) => typesetText.includes(sign))) return [];
    const matches = [...typesetText.matchAll(FAULTS[fault])];
    const [first] = matches;
    return first === undefined
      ? []
      : [{ fault, count: matches.length, example: around(typesetText, first) }];
  });
}

const CONTEXT_CHARACTERS = 25;

function around(text: string, { index, 0: match }: RegExpExecArray): string {
  const before = text.slice(Math.max(0, index - CONTEXT_CHARACTERS), index).replace(/^.*\n/s, '');
  const cut = index > CONTEXT_CHARACTERS ? before.replace(/^\S*\s/u, '') : before;
  return (cut + match).trim();
}
