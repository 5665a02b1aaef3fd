import type { IdAfter } from '../../../../locales/messages';
import type { BasedLift } from '../compare-sales';
import { LEAST_LINES } from '../compare-sales';
import { noonOf } from '../noon-of';
import type { CandidateFacts, SuggestionReason, SuggestionContext } from '../suggestion';

type LiftId = IdAfter<'suggestion.lift.'>;

/** What the listing's own orders say of the season. */
export function liftReason(
  { own, units }: Pick<CandidateFacts, 'own' | 'units'>,
  { season, audience, known, seasonsKnown, canCompare }: SuggestionContext,
): SuggestionReason {
  if (known === null) return unknown('noOrders', { season });
  if (seasonsKnown === 0) return unknown('noSeason', { season, since: noonOf(known.since) });
  if (!canCompare) return unknown('noRest', { season, since: noonOf(known.since) });
  if (units === null) return unknown('notKnown', { season });
  if (own === null) return unknown('fewUnits', { season, units, expected: LEAST_LINES });
  const data = { ...liftData(own), season, audience, seasons: seasonsKnown };
  const { lower, upper } = own.lift;
  if (lower > 1) return { name: 'lift', side: 'for', message: message('more', data) };
  if (upper !== null && upper < 1) {
    return { name: 'lift', side: 'against', message: message('less', data) };
  }
  return unknown('unclear', data);
}

/** The figures of a lift; `bounded` tells whether its interval has an upper end. */
export function liftData({ basis, lift }: BasedLift) {
  return {
    basis,
    hasRatio: lift.ratio !== null,
    ratio: lift.ratio ?? 0,
    lower: lift.lower,
    bounded: lift.upper !== null,
    upper: lift.upper ?? 0,
    units: lift.units,
    otherUnits: lift.otherUnits,
  };
}

function unknown(id: LiftId, data: SuggestionReason['message']['data']): SuggestionReason {
  return { name: 'lift', side: 'unknown', message: message(id, data) };
}

function message(
  id: LiftId,
  data: SuggestionReason['message']['data'],
): SuggestionReason['message'] {
  return { id: `suggestion.lift.${id}`, data };
}
