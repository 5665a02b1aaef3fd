import type { Message } from '~/core/audit/outcome';
import type { StoreDomain } from '~/core/store/store-domain';
import type { TableFormat, Tables } from '../common-ports';
import { showSeason } from './show-season';
import type { AudienceSeason } from './views';

const COLUMNS = [
  'buyers',
  'season',
  'what',
  'name',
  'first_day',
  'last_day',
  'days_left',
  'listings_marked',
  'listings_not_ready',
  'listings_not_known',
];

/** For each audience the season ahead, what is due before it, the promotions, and the dates that the merchant keeps. */
export async function exportSeason(
  ports: Parameters<typeof showSeason>[0] & Tables,
  store: StoreDomain,
  { format, say }: { format: TableFormat; say: (message: Message) => string },
): Promise<AsyncIterable<Uint8Array>> {
  const { audiences, announced } = await showSeason(ports, store);
  const said = (id: Message['id']) => say({ id, data: {} });
  // eslint-disable-next-line @typescript-eslint/require-await -- tables are written of rows that come one by one
  async function* rows() {
    for (const each of audiences) yield* rowsOf(each, said);
    for (const { name, audiences: buyers, start, end } of announced) {
      yield {
        buyers: buyers.map((audience) => said(`audience.${audience}`)).join(', '),
        what: said('export.season.date'),
        name,
        first_day: start,
        last_day: end,
      };
    }
  }
  return ports.tables.write({ columns: COLUMNS, rows: rows(), format });
}

function* rowsOf(
  { audience, ahead, marked, milestones, promotions }: AudienceSeason,
  said: (id: Message['id']) => string,
) {
  const of = { buyers: said(`audience.${audience}`), season: said(`season.name.${ahead.season}`) };
  yield {
    ...of,
    what: said('export.season.season'),
    name: of.season,
    first_day: ahead.start,
    last_day: ahead.end,
    ...(marked !== null && { listings_marked: marked }),
  };
  for (const { name, on, daysLeft, listings } of milestones) {
    yield {
      ...of,
      what: said('export.season.milestone'),
      name: said(`season.milestone.${name}`),
      first_day: on,
      last_day: on,
      days_left: daysLeft,
      ...(listings && {
        listings_not_ready: listings.notReady,
        listings_not_known: listings.unknown,
      }),
    };
  }
  for (const { name, start, end } of promotions) {
    yield {
      ...of,
      season: '',
      what: said('export.season.promotion'),
      name,
      first_day: start,
      last_day: end,
    };
  }
}
