import type { IdAfter } from '../../../locales/messages';
import type { Message } from '../../audit/outcome';
import type { Lift } from '../lift';
import { noonOf } from '../suggestions/noon-of';
import { marginPercentOf, type Earnings, type ListingResult } from './listing-result';
import type { PromotionResults } from './results';

type LessonId = IdAfter<'promotionResults.lesson.'>;

/** [J] More names make no sentence. */
const MOST_NAMES = 3;
/** [J] As for suggestions: less leaves next to nothing. */
const THIN_MARGIN_PERCENT = 20;

/** What to keep for next time, in sentences, the most telling first. Only what the figures bear. */
export function lessonsOf(
  results: PromotionResults,
  listings: readonly ListingResult[],
  earnings: Earnings,
): Message[] {
  return [
    overall(results),
    ...basis(results),
    best(listings),
    fallen(listings),
    soldOut(listings),
    returned(results),
    margin(earnings),
    stillOpen(results),
  ].filter((lesson) => lesson !== null);
}

function overall({ effect, periods, before, during }: PromotionResults): Message {
  if (effect === null) {
    return say(periods.noBefore === 'otherPromotions' ? 'otherPromotions' : 'noBefore');
  }
  if (effect.lift === null)
    return say('tooFew', { units: during.units + (before?.sums.units ?? 0) });
  return say(direction(effect.lift), liftData(effect.lift));
}

/** What the estimate rests on, in words. */
function basis({ effect, periods }: PromotionResults): Message[] {
  if (effect?.lift == null) return [];
  const found = [
    say(
      effect.byLastYear
        ? effect.byOthers
          ? 'by.both'
          : 'by.lastYear'
        : effect.byOthers
          ? 'by.others'
          : 'by.before',
    ),
  ];
  if (periods.promotedLastYear) found.push(say('promotedLastYear'));
  return found;
}

function best(listings: readonly ListingResult[]): Message | null {
  const risen = listings
    .filter(({ lift }) => lift !== null && lift.lower > 1)
    .sort((a, b) => (b.lift?.lower ?? 0) - (a.lift?.lower ?? 0));
  return named('best', risen);
}

function fallen(listings: readonly ListingResult[]): Message | null {
  const less = listings.filter(({ lift }) => lift !== null && direction(lift) === 'fell');
  return named('fallen', less);
}

function soldOut(listings: readonly ListingResult[]): Message | null {
  return named(
    'soldOut',
    listings.filter(({ stock, during }) => stock === 0 && during.units > 0),
  );
}

function returned({ returns, during }: PromotionResults): Message | null {
  const { returnedUnits } = during;
  if (!returns.isRaised || returns.shareBefore === null || returnedUnits === null) return null;
  return say('returnsUp', {
    share: returnedUnits / during.units,
    shareBefore: returns.shareBefore,
    returnedUnits,
    units: during.units,
  });
}

function margin(earnings: Earnings): Message | null {
  const percent = marginPercentOf(earnings);
  if (percent === null || percent >= THIN_MARGIN_PERCENT) return null;
  return say(percent <= 0 ? 'loss' : 'thinMargin', { percent: Math.floor(percent) });
}

function stillOpen({ returns }: PromotionResults): Message | null {
  return returns.openUntil === null
    ? null
    : say('returnsOpen', { until: noonOf(returns.openUntil) });
}

function direction({ lower, upper }: Lift): 'rose' | 'fell' | 'unclear' {
  if (lower > 1) return 'rose';
  return upper !== null && upper < 1 ? 'fell' : 'unclear';
}

function liftData({ ratio, lower, upper }: Lift): Message['data'] {
  return { ratio: ratio ?? 0, lower, upper: upper ?? 0 };
}

function named(id: LessonId, listings: readonly ListingResult[]): Message | null {
  if (listings.length === 0) return null;
  const names = listings.slice(0, MOST_NAMES).map(({ title }) => title);
  return say(id, { names, count: listings.length, others: listings.length - names.length });
}

function say(id: LessonId, data: Message['data'] = {}): Message {
  return { id: `promotionResults.lesson.${id}`, data };
}
