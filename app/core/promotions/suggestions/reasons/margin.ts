import type { IdAfter } from '../../../../locales/messages';
import type { Margin } from '../margin';
import type { SuggestionReason } from '../suggestion';

/** [J] Below it, what promotions of a usual depth leave is a loss or next to nothing. */
const THIN_MARGIN_PERCENT = 20;

export function marginReason(margin: Margin): SuggestionReason {
  if (margin.kind === 'unknown') return reason('unknown', 'notKnown', {});
  const { percent, price, cost, varies, known, variants } = margin;
  const unknown = variants - known;
  const data = {
    percent: Math.floor(percent),
    price,
    cost,
    varies,
    unknown,
    isPartial: unknown > 0,
  };
  if (percent <= 0) return reason('against', 'loss', data);
  return percent < THIN_MARGIN_PERCENT
    ? reason('against', 'thin', data)
    : reason('for', 'room', data);
}

function reason(
  side: SuggestionReason['side'],
  id: IdAfter<'suggestion.margin.'>,
  data: SuggestionReason['message']['data'],
): SuggestionReason {
  return { name: 'margin', side, message: { id: `suggestion.margin.${id}`, data } };
}
