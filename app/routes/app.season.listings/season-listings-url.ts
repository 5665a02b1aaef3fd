import { z } from 'zod';
import { cursorParam, searchParam } from '~/components/address-params';
import { SEASON_NAMES, type SeasonName } from '~/core/calendar/season-mark';

const PARAMS = {
  season: z.enum(SEASON_NAMES),
  search: searchParam.min(1),
  after: cursorParam,
  before: cursorParam,
};

/** What the address asks for; what it cannot ask for is left out, so that an old or mistyped link still opens. */
export function parseSeasonListingsUrl(params: URLSearchParams): {
  season: SeasonName;
  search?: string;
  after?: string;
  before?: string;
} {
  const read = <Name extends keyof typeof PARAMS>(name: Name) =>
    PARAMS[name].safeParse(params.get(name)).data as z.infer<(typeof PARAMS)[Name]> | undefined;
  return {
    season: read('season') ?? SEASON_NAMES[0],
    search: read('search'),
    after: read('after'),
    before: read('before'),
  };
}
