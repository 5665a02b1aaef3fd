import { storeDay } from '~/core/days/store-day';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { viewOfSync } from '../sync/sync-view';
import type { PricePorts } from './ports';
import type { PriceImportsView } from './views';

/** Which past prices the merchant imported, and since when the app sees prices itself. */
export async function showPriceImports(
  { stores, priceImports, runs }: StorePorts & Pick<PricePorts, 'priceImports'> & SyncPorts,
  store: StoreDomain,
): Promise<PriceImportsView> {
  const [record, imports, latest] = await Promise.all([
    stores.find(store),
    priceImports.all(store),
    runs.latest(store),
  ]);
  const timeZone = timeZoneOf(record?.facts);
  return {
    imports: imports.map(({ importedAt, ...each }) => ({
      ...each,
      importedAt: importedAt.toISOString(),
    })),
    seenSince: record?.baselineAt ? storeDay(record.baselineAt, timeZone) : null,
    judging: latest && viewOfSync(latest),
  };
}
