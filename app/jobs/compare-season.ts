import { z } from 'zod';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import { AUDIENCES } from '~/core/listing/audience';
import { compareSeason } from '~/services/promotions/compare-season';
import { COMPUTING_QUEUE, COMPUTING_WORK, defineJob, oneByOne } from './job';

const payload = z.object({
  store: z.string(),
  season: z.enum(SEASON_NAMES),
  audience: z.enum(AUDIENCES),
});

/** Compares a store's orders in and beside a season, for a page that waits for it. */
export const compareSeasonJob = defineJob({
  name: 'compare-season',
  payload,
  key: ({ store, season, audience }) => `${store} ${season} ${audience}`,
  group: ({ store }) => store,
  queue: COMPUTING_QUEUE,
  work: COMPUTING_WORK,
  handle: oneByOne((job, { ports }) => compareSeason(ports, job)),
});
