export interface PrintedPercent {
  /** As printed. */
  text: string;
  /** 1 to 99. */
  percent: number;
  isUpTo: boolean;
}

/** The first percentage in a photo that is taken off, `up to` or not. */
export function printedPercent(lines: readonly string[]): PrintedPercent | null {
  const text = lines.join('\n');
  const [found] = [WORD_BEHIND, WORD_BEFORE, MINUS]
    .map((pattern) => pattern.exec(text))
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index);
  const percent = Number(found?.groups?.percent ?? 0);
  if (!found || percent === 0) return null;
  return {
    text: found[0].replace(/\s+/g, ' ').trim(),
    percent,
    isUpTo: found.groups?.upTo !== undefined,
  };
}

const UP_TO = '(?<upTo>up to|as much as|(?:allant )?jusqu.[àa])?';
const PERCENT = '(?<percent>\\d{1,2})\\s?%';

/** What is reduced by so much is a thing: wrinkles, noise, a bill. */
const NOT_OF_A_THING = "(?!\\s*(?:du|des|de la|de l['’]|d['’]))";

/** The line ends, or says when or on what: `40 % laine` is what something is made of. */
const NOTHING_ELSE =
  '(?=[^\\S\\n]*(?:$|[.,;:!?*)”"»]|(?:on|off|today|now|with|when|if|this|your|all|sitewide|storewide|until|sur|aujourd|maintenant|avec|à|dès|cette|jusqu|tout)(?!\\p{L})))';

/** A bill that shrinks is no discount. */
const NO_BILL =
  '(?![^\\n]*(?<!\\p{L})(?:energy|electricity|heating|bills?|water|fuel|énergie|électricité|chauffage|factures?)(?!\\p{L}))';

const ALONE = NOT_OF_A_THING + NOTHING_ELSE + NO_BILL;

/** `50% OFF`, `50 % de rabais`. `99% off-gassing` is a word of its own. */
const WORD_BEHIND = pattern(
  `${UP_TO}[\\s:]*[-–−]?\\s*(?<![\\d.,])${PERCENT}\\s*(?:off(?![-‐‑\\p{L}])|(?:de )?rabais|de r[ée]duction${NOT_OF_A_THING}|discount|moins cher)`,
);

/** `Save 50%`, `Rabais de 50 %`, `Soldes jusqu’à 40 %`; of `10-50 %` the second. */
const WORD_BEFORE = pattern(
  `(?<!\\p{L})(?:save|[ée]conomisez|(?:rabais|r[ée]duction|remise)(?: de)?|soldes?)[\\s:]+${UP_TO}\\s*(?:(?:de )?\\d{1,2}\\s?%?\\s?[-–−à]\\s?)?${PERCENT}${ALONE}`,
);

/** `-50 %`, the minus right before the number; `10-50 %` is a range. */
const MINUS = pattern(
  `${UP_TO}\\s*(?<![\\p{L}\\p{N}%]|(?<!\\d)\\d{1,2}\\s?%?\\s)[-–−]${PERCENT}${ALONE}`,
);

function pattern(source: string): RegExp {
  return new RegExp(source, 'imu');
}
