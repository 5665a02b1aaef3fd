import { splitSentences } from '../language/sentences';
import { htmlToText } from '../html/text';

/** A time that a shipping policy promises. */
export interface PromisedTime {
  /** Until it leaves the seller, until it reaches the buyer, or not said which. */
  of: 'handling' | 'delivery' | 'unsaid';
  /** Upper end, in business days: hours rounded up to days, weeks counted as five. */
  days: number;
}

/** Times for handling and delivery in a shipping policy in English or French (untrusted HTML). */
export function promisedTimes(policyHtml: string): PromisedTime[] {
  const times: PromisedTime[] = [];
  let context: PromisedTime['of'] = 'unsaid';
  for (const sentence of splitSentences(htmlToText(policyHtml))) {
    const isElsewhere = ABOUT_SOMETHING_ELSE.test(sentence);
    const isOfLetters = ABOUT_LETTERS.test(sentence);
    for (const clause of clausesOf(isOfLetters ? beforeLetters(sentence) : sentence)) {
      // A table has its words in one cell and its times in the next.
      const said = subjectOf(clause);
      const of: PromisedTime['of'] = said ?? context;
      const isPromise = !isElsewhere && (!isOfLetters || isPromiseBySelf(clause, said));
      if (isPromise) for (const days of durationsIn(clause)) times.push({ of, days });
      context = said ?? 'unsaid';
    }
  }
  return times;
}

/** Returns, damage and opening hours have their own times. */
const ABOUT_SOMETHING_ELSE =
  /(?<!\p{L})(?:returns?|returned|refund|exchang|damag|defect|claim|cancel|opening hours|days a week|per week|24\/7|retours?|retourn|rembours|échang|endommag|défect|réclam|annul|par semaine)/iu;

/** So have letters and what is written about lost parcels, but a promise may stand before them in the same sentence. */
const ABOUT_LETTERS =
  /(?<!\p{L})(?:lost|notif|report|contact|reply|respond|perdu|signal|avis(?:er|ez)|communiqu|répond)/iu;

/** What a letter is written upon: no time behind it is promised to all. */
const CONDITION =
  /(?<!\p{L})(?:if|unless|should (?:you|your|it)|in case|not|\p{L}+n['’]t|si|s['’]ils?|en cas|au cas|lorsqu\p{L}*|pas)(?!\p{L})/iu;

/** Where a clause of its own begins; a number behind it belongs to a range. */
const CLAUSE_BORDER = /[,;:(]\s*(?=\D)|\s(?:[-–—]|and|then|but|et|puis|mais)\s(?=\D)/iu;

/** The clauses of a sentence up to the first that is about letters or sets a condition. */
function beforeLetters(sentence: string): string {
  const clauses = sentence.split(CLAUSE_BORDER);
  const first = clauses.findIndex((clause) => ABOUT_LETTERS.test(clause) || CONDITION.test(clause));
  return (first < 0 ? clauses : clauses.slice(0, first)).join(', ');
}

/** `within 7 days of delivery` counts from the delivery, and tells nothing of when it comes. */
const COUNTED_FROM_DELIVERY =
  /(?:\s(?:of|after|from|following|upon|since|de|après|suivant)\s(?:(?:the|your|la|sa|votre)\s)?)(?:deliver|recei|arriv|livr|récep|reçu)/iu;

function isPromiseBySelf(clause: string, said: PromisedTime['of'] | null): boolean {
  return said !== null && !COUNTED_FROM_DELIVERY.test(clause);
}

const HANDLING =
  /\b(?:process|handl|prepar|dispatch|fulfil|ships?\b|shipped\b|leaves?\b|packed|made to order)|\b(?:trait(?:é|e|ons|ement)|prépar|expédi|exécut|emball|quitte)/iu;

const DELIVERY =
  /\b(?:deliver|arriv|transit|receive|shipping (?:time|takes|method|option)|takes)|\b(?:livr|arriv|reçu|recev|achemin|transport|transit)/iu;

function subjectOf(clause: string): 'handling' | 'delivery' | null {
  if (DELIVERY.test(clause)) return 'delivery';
  return HANDLING.test(clause) ? 'handling' : null;
}

/** A sentence that speaks of both is taken apart, so that each time goes with its own verb. */
function clausesOf(sentence: string): string[] {
  if (!HANDLING.test(sentence) || !DELIVERY.test(sentence)) return [sentence];
  return sentence.split(/[,;:]\s+|\s(?:and|then|et|puis)\s(?=\D)/iu);
}

const NUMBER_WORDS = [
  'one|un|une',
  'two|deux',
  'three|trois',
  'four|quatre',
  'five|cinq',
  'six',
  'seven|sept',
  'eight|huit',
  'nine|neuf',
  'ten|dix',
].map((words) => new RegExp(`\\b(?:${words})\\b`, 'giu'));

const DURATION =
  /(?<![\d.,$])(?:\d{1,3}\s?(?:-|–|—|to|à|or|ou|and|et)\s?)?(\d{1,3})[\s-]?(?:\(\d+\)\s)?(?:(?:full|business|working|calendar)[\s-])*(hours?|hrs?|h|days?|weeks?|heures?|jours?|semaines?)(?![\p{L}])/giu;

const SAME_DAY = /\bsame[\s-]day\b|\b(?:le )?(?:jour même|même jour)\b/iu;
const NEXT_DAY = /\bnext[\s-](?:business[\s-])?day\b|\bovernight\b|\blendemain\b/iu;

function durationsIn(clause: string): number[] {
  const digits = NUMBER_WORDS.reduce(
    (text, words, index) => text.replace(words, String(index + 1)),
    clause,
  );
  const days = [...digits.matchAll(DURATION)].map(([, count, unit]) =>
    inDays(Number(count), unit ?? ''),
  );
  if (SAME_DAY.test(clause)) days.push(0);
  if (NEXT_DAY.test(clause)) days.push(1);
  return days;
}

function inDays(count: number, unit: string): number {
  if (/^h/i.test(unit)) return Math.ceil(count / 24);
  return /^(?:week|semaine)/i.test(unit) ? count * 5 : count;
}
