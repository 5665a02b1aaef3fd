import type { SeasonAhead } from '~/core/calendar/season-ahead';
import {
  FEWEST_UNITS,
  marketShare,
  seasonSharePeriods,
  type Period,
  type SeasonShare,
} from '~/core/calendar/season-share';
import { addDays } from '~/core/days/store-day';
import type { StoreDomain } from '~/core/store/store-domain';
import type { OrderHistory } from '../orders/ports';
import type { SeasonPorts } from './ports';
import type { AudienceSeason } from './views';

/** What last year's season was worth: the store's own figure where all its orders are known, else the market's. */
export async function seasonShareOf(
  { seasons }: SeasonPorts,
  store: StoreDomain,
  { season, audience, peak }: SeasonAhead,
  { history, today }: { history: OrderHistory; today: string },
): Promise<Pick<AudienceSeason, 'share' | 'noOwnShare'>> {
  const market = marketShare(season, audience);
  const known = knownPeriod(history, today);
  if (known === null) return { share: market, noOwnShare: 'noOrders' };
  const periods = seasonSharePeriods({ season, audience, peak, known });
  if (periods === null) return { share: market, noOwnShare: 'shortHistory' };
  const [units = 0, yearUnits = 0] = await seasons.unitsSold(store, audience, [
    periods.season,
    periods.year,
  ]);
  if (yearUnits < FEWEST_UNITS) return { share: market, noOwnShare: 'fewUnits' };
  const share: SeasonShare = {
    source: 'store',
    share: units / yearUnits,
    units,
    yearUnits,
    period: periods.year,
  };
  return { share, noOwnShare: null };
}

/** Today is not over. */
function knownPeriod({ since, until }: OrderHistory, today: string): Period | null {
  if (since === null || until === null) return null;
  const yesterday = addDays(today, -1);
  return { since, until: until < yesterday ? until : yesterday };
}
