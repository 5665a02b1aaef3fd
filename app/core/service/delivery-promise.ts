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
    for (const clause of clausesOf(sentence)) {
      // A table has its words in one cell and its times in the next.
      const said = subjectOf(clause);
      const of: PromisedTime['of'] = said ?? context;
      if (!ABOUT_SOMETHING_ELSE.test(sentence)) {
        for (const days of durationsIn(clause)) times.push({ of, days });
      }
      context = said ?? 'unsaid';
    }
  }
  return times;
}

/** Returns, damage, answers to letters and opening hours have their own times. */
const ABOUT_SOMETHING_ELSE =
  /(?<!\p{L})(?:returns?|returned|refund|exchang|damag|defect|lost|claim|notify|report|contact|cancel|reply|respond|opening hours|days a week|per week|24\/7|retours?|retourn|rembours|échang|endommag|défect|perdu|réclam|signal|avis(?:er|ez)|communiqu|annul|répond|par semaine)/iu;

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
