import type { Message } from '~/core/audit/outcome';
import { reasonKey, reasonName } from '~/core/returns/return-reason';
import type { StoreDomain } from '~/core/store/store-domain';
import type { TableFormat, Tables } from '../common-ports';
import { showPacking } from './show-packing';
import type { PackingRow } from './views';

const COLUMNS = [
  'listing_id',
  'listing',
  'orders_due',
  'units_due',
  'oldest_order',
  'orders_known',
  'came_back_percent',
  'buyers_said',
  'look_at',
  'packaging_photo',
  'ticked_today',
];

/** The list as it stands, for a spreadsheet or a printer. What is not known is left empty. */
export async function exportPacking(
  ports: Parameters<typeof showPacking>[0] & Tables,
  store: StoreDomain,
  { format, say }: { format: TableFormat; say: (message: Message) => string },
): Promise<AsyncIterable<Uint8Array>> {
  const { rows } = await showPacking(ports, store);
  // eslint-disable-next-line @typescript-eslint/require-await -- tables are written of rows that come one by one
  async function* cells() {
    for (const row of rows) yield cellsOf(row, say);
  }
  return ports.tables.write({ columns: COLUMNS, rows: cells(), format });
}

function cellsOf(
  { id, title, due, returns, packagingUrl, isTicked }: PackingRow,
  say: (message: Message) => string,
) {
  return {
    listing_id: id,
    listing: title,
    ...(due && { orders_due: due.orders, units_due: due.units, oldest_order: due.oldest }),
    ...(returns.known === 'returns' && {
      orders_known: returns.orders,
      came_back_percent: Math.round(returns.share * 1000) / 10,
      buyers_said: returns.reasons.map((each) => say(sayReason(each))).join('; '),
      look_at: returns.lookAt
        .map((each) => say({ id: `packing.lookAt.${each}`, data: {} }))
        .join(' '),
    }),
    packaging_photo: packagingUrl ?? '',
    ticked_today: say({ id: isTicked ? 'packing.yes' : 'packing.no', data: {} }),
  };
}

function sayReason({ reason, share }: { reason: string; share: number }): Message {
  return {
    id: 'packing.reason',
    data: { reason: reasonKey(reason), reasonName: reasonName(reason), share },
  };
}
