import { isSale } from '~/core/promotions/promotion';
import { originalPriceRows, type CsvTable } from '~/core/promotions/sale/original-price-csv';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import type { ChangePorts } from '../changes/ports';
import type { PromotionPorts } from './ports';

/**
 * The prices of before the sale, as Shopify's own product import takes them: what was recorded, or, as long as nothing is,
 * what the chosen listings have. `null`: no promotion that lowers prices, or of collections nothing was recorded yet.
 */
export async function exportOriginalPrices(
  ports: CataloguePorts & ChangePorts & Pick<PromotionPorts, 'promotions' | 'saleRuns'>,
  store: StoreDomain,
  promotionId: string,
): Promise<CsvTable | null> {
  const promotion = await ports.promotions.find(store, promotionId);
  if (!promotion) return null;
  const run = await ports.saleRuns.find(store, promotionId);
  if (run === null && !isSale(promotion.plan)) return null;
  const changes = run ? await ports.changes.ofBatch(store, run.startBatch) : [];
  const { selection } = promotion.plan;
  const chosen = selection.kind === 'listings' ? selection.listingIds : [];
  const ids = changes.length > 0 ? [...new Set(changes.map((each) => each.listingId))] : chosen;
  if (ids.length === 0) return null;
  const listings = (await ports.listings.findMany(store, ids)).map(({ listing }) => listing);
  return originalPriceRows(
    listings,
    changes.map(({ target, source, before }) => ({
      variantId: target.resourceId,
      priceListId: target.key === '' ? null : target.key,
      markets: source,
      value: before,
    })),
  );
}
