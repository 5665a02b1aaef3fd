import type { SeasonName } from '~/core/calendar/season-mark';

/** The opposite of `parseListingForm`, for a season. */
export function seasonForm(season: SeasonName, isChosen: boolean): FormData {
  const data = new FormData();
  data.set('intent', 'chooseSeason');
  data.set('season', season);
  data.set('isChosen', String(isChosen));
  return data;
}
