import type { IdAfter } from '../../../../locales/messages';
import { noonOf } from '../noon-of';
import type { SuggestionReason, StockCover, SuggestionContext } from '../suggestion';

/** [J] Earlier there is time to order, and what is in stock now says nothing of the season. */
const ORDER_WEEKS_AHEAD = 12;

/** Whether the stock lasts through the season without any promotion. `null`: it is not tracked, so it lasts. */
export function stockReason(
  stock: StockCover,
  { end }: Pick<SuggestionContext, 'end'>,
): SuggestionReason | null {
  switch (stock.kind) {
    case 'notRead':
      return reason('unknown', 'notRead', {});
    case 'notTracked':
      return null;
    case 'known': {
      const { units, projected, weeks, weeksLeft, weeksBefore } = stock;
      const data = { stock: units, end: noonOf(end) };
      if (units === 0) return reason('against', 'soldOut', data);
      if (weeksBefore > ORDER_WEEKS_AHEAD) {
        return reason('unknown', 'early', { ...data, weeks: Math.floor(weeksBefore) });
      }
      if (projected === null) return reason('unknown', 'noProjection', data);
      const figures = {
        ...data,
        projected: Math.round(projected.units),
        hasSeasonPattern: projected.hasSeasonPattern,
        hasWeeks: weeks !== null,
        weeks: weeks === null ? 0 : Math.floor(weeks),
        weeksLeft: Math.ceil(weeksLeft),
      };
      // Half a unit is what rounding hides.
      return projected.units > units + 0.5
        ? reason('against', 'short', figures)
        : reason('for', 'enough', figures);
    }
  }
}

function reason(
  side: SuggestionReason['side'],
  id: IdAfter<'suggestion.stock.'>,
  data: SuggestionReason['message']['data'],
): SuggestionReason {
  return { name: 'stock', side, message: { id: `suggestion.stock.${id}`, data } };
}
