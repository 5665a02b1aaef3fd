import { randomUUID } from 'node:crypto';
import { LISTING_RULES } from '~/core/audit/registry';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import { startReaudit } from '../audit/start-reaudit';
import type { PreviewChanged } from '../changes/views';
import type { Clock, Logs } from '../common-ports';
import type { BadFile } from '../orders/ports';
import type { Queues } from '../queue';
import type { SyncPorts } from '../sync/ports';
import { planImport, type PlanPorts } from './plan-import';
import type { PricePorts } from './ports';
import type { PricePreview } from './views';

type ImportPorts = PlanPorts & SyncPorts & Queues & Logs;

/** What a file of past prices would add. Nothing is kept of it. */
export async function previewPrices(
  ports: PlanPorts,
  store: StoreDomain,
  file: string,
): Promise<Answer<PricePreview, BadFile>> {
  const planned = await planImport(ports, store, file);
  return planned.done ? done(planned.value.preview) : planned;
}

/** The file adds nothing. */
export interface NothingToImport {
  why: 'nothingToImport';
}

/**
 * Keeps what the preview showed, as the merchant's own word, and has the listings judged anew by a job. Where the file would
 * add anything else by now, nothing is, and the new preview is answered. `by`: Shopify's id of the staff account.
 */
export async function importPrices(
  ports: ImportPorts,
  store: StoreDomain,
  { file, shown, by }: { file: string; shown: string; by: string },
): Promise<Answer<PricePreview, BadFile | PreviewChanged<PricePreview> | NothingToImport>> {
  const planned = await planImport(ports, store, file);
  if (!planned.done) return planned;
  const { preview, prices } = planned.value;
  if (preview.digest !== shown) return notDone({ why: 'previewChanged', preview });
  const { days, counted, listings, variants } = preview;
  if (days === null) return notDone({ why: 'nothingToImport' });
  await ports.priceImports.save(
    store,
    {
      id: randomUUID(),
      importedAt: ports.now(),
      importedBy: by,
      rows: counted,
      listings,
      variants,
      firstDay: days.first,
      lastDay: days.last,
    },
    prices,
  );
  await startReaudit(ports, store);
  ports.log.info({ store, by, rows: counted, listings }, 'prices imported');
  return done(preview);
}

/** Those that judge by prices of the past. */
const PRICE_RULES = LISTING_RULES.filter(({ needs, uses = [] }) =>
  [...needs, ...uses].some((fact) => fact === 'canadianPrices' || fact === 'americanPrices'),
).map(({ id }) => id);

/** Takes an import back: its prices are known no more, and what rested on them is judged anew. */
export async function removePrices(
  ports: PricePorts & SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
  { id, by }: { id: string; by: string },
): Promise<Answer<undefined, Gone>> {
  if (!(await ports.priceImports.remove(store, id, PRICE_RULES))) return GONE;
  await startReaudit(ports, store);
  ports.log.info({ store, by, id }, 'imported prices removed');
  return done();
}
