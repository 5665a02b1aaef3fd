import type { Message } from '~/core/audit/outcome';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import type { TableFormat, Tables } from '../common-ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts } from '../store/ports';
import type { CataloguePorts, ListingRow } from './ports';

const LISTINGS_AT_ONCE = 200;

const COLUMNS = [
  'listing_id',
  'listing',
  'handle',
  'status',
  ...AUDIENCES.flatMap((audience) => columnsOf(audience)),
  'findings_high',
  'findings_medium',
  'findings_low',
];

/** Every listing with its readiness for each audience that the store sells to, made as it is read. */
export async function exportListings(
  ports: CataloguePorts & StorePorts & Tables,
  store: StoreDomain,
  { format, say }: { format: TableFormat; say: (message: Message) => string },
): Promise<AsyncIterable<Uint8Array>> {
  const audiences = audiencesOf(await ports.stores.find(store));
  async function* rows() {
    for (let after: string | undefined; ;) {
      const page = await ports.listings.page(store, {
        sort: 'title',
        direction: 'asc',
        limit: LISTINGS_AT_ONCE,
        after,
      });
      for (const row of page.rows) {
        yield {
          listing_id: row.id,
          listing: row.title,
          handle: row.handle,
          status: say({ id: `status.${row.status}`, data: {} }),
          findings_high: row.openFindings.high,
          findings_medium: row.openFindings.medium,
          findings_low: row.openFindings.low,
          ...Object.assign({}, ...audiences.map((audience) => readinessCells(row, audience))),
        };
      }
      if (page.next === null) return;
      after = page.next;
    }
  }
  return ports.tables.write({ columns: COLUMNS, rows: rows(), format });
}

function columnsOf(audience: Audience): [ready: string, known: string] {
  const name = audience.toLowerCase();
  return [`ready_percent_${name}`, `known_percent_${name}`];
}

/** What is not known is left empty. */
function readinessCells({ readiness }: ListingRow, audience: Audience): Record<string, number> {
  const { share, coverage } = readiness[audience];
  const [ready, known] = columnsOf(audience);
  return { ...(share !== null && { [ready]: percent(share) }), [known]: percent(coverage) };
}

/** Rounded down as on pages, so that 100 is said of nothing less than all. */
function percent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}
