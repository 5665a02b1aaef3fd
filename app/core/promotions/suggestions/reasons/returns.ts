import type { IdAfter } from '../../../../locales/messages';
import { highReturnRate } from '../../../audit/rules/high-return-rate';
import { judgeReturns } from '../../../returns/judge-returns';
import { returnCounts } from '../../../returns/return-counts';
import { thresholdsOf } from '../../thresholds';
import type { CandidateFacts, SuggestionReason, SuggestionContext } from '../suggestion';

/** What comes back eats a promotion's sales: measured as the rule about returns does, with the same thresholds. */
export function returnsReason(
  { sales }: Pick<CandidateFacts, 'sales'>,
  { today, returnBaseline, thresholds }: SuggestionContext,
): SuggestionReason {
  if (sales === null || returnBaseline === null || returnBaseline.products < 2) {
    return reason('unknown', 'notKnown', {});
  }
  const settings = thresholdsOf(highReturnRate, { thresholds });
  const counts = returnCounts(sales, { ...settings, today });
  const { units, returnedUnits, orders, returnedOrders, unknownOrders } = counts;
  const { level } = judgeReturns(counts, returnBaseline, settings);
  // Enough orders, but of too many of them nobody knows whether they came back.
  if (level === 'unknown' && orders + unknownOrders >= settings.orders) {
    return reason('unknown', 'notKnown', {});
  }
  if (level === 'unknown') {
    return reason('unknown', 'fewOrders', { orders, expected: settings.orders });
  }
  const data = {
    units,
    returnedUnits,
    share: returnedOrders / orders,
    meanShare: returnBaseline.meanShare,
  };
  if (level !== 'usual') return reason('against', 'high', data);
  // No more than chance explains speaks against nothing, and for nothing either.
  return data.share > data.meanShare
    ? reason('unknown', 'above', data)
    : reason('for', 'usual', data);
}

function reason(
  side: SuggestionReason['side'],
  id: IdAfter<'suggestion.returns.'>,
  data: SuggestionReason['message']['data'],
): SuggestionReason {
  return { name: 'returns', side, message: { id: `suggestion.returns.${id}`, data } };
}
