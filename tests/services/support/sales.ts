import type { Database } from '~/db.server';
import type { Promotion } from '~/services/promotions/ports';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { runSale } from '~/services/promotions/run-sale';
import type { SalePorts } from '~/services/promotions/sale-work';
import type { SaleRun } from '~/services/promotions/sale-ports';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { MetafieldRecord } from '../../../sandbox/store/records';
import { listingIds, PromotionWorld } from './promotions';

export const STARTS = '2027-08-15T04:00:00Z';
export const ENDS = '2027-08-22T04:00:00Z';

/** A store of the US with prices of 10.00, 12.50 struck out, and Canadian ones that follow at 1.4. */
export class SaleWorld {
  private constructor(
    readonly world: PromotionWorld,
    readonly promotionId: string,
    /** On sale. */
    readonly listings: string[],
  ) {}

  static async open(
    database: Database,
    { listings = 3, ...plan }: Partial<PromotionPlan> & { listings?: number } = {},
  ): Promise<SaleWorld> {
    const world = await PromotionWorld.open(database, { listings });
    const { ports, store, shopify } = world;
    await ports.stores.saveFacts(store, await shopify.readStoreFacts());
    const ids = listingIds(1, listings);
    await refreshListings(ports, store, ids);
    const { id } = await world.scheduled({
      kind: 'salePrices',
      name: 'Back to school',
      discount: { kind: 'percentage', percent: 30 },
      selection: { kind: 'listings', listingIds: ids },
      startsAt: STARTS,
      endsAt: ENDS,
      ...plan,
    });
    return new SaleWorld(world, id, ids);
  }

  get ports(): SalePorts {
    return this.world.ports;
  }

  /** At that instant, once what is to start is decided, and all that is due is done. */
  async at(instant: string): Promise<void> {
    const { world } = this;
    await world.runUntil(instant);
    await this.run();
  }

  async run(ports: SalePorts = this.ports): Promise<void> {
    const { world, promotionId } = this;
    for (;;) {
      const { waitMs } = await runSale(ports, { store: world.store, promotionId });
      if (waitMs === null) return;
      world.clock.advance(waitMs);
    }
  }

  async sale(): Promise<SaleRun> {
    const found = await this.ports.saleRuns.find(this.world.store, this.promotionId);
    if (!found) throw new Error('no price was lowered');
    return found;
  }

  promotion(): Promise<Promotion> {
    return this.world.find(this.promotionId);
  }

  /** What a variant of the store's costs by itself, and what is fixed for Canada, in cents. */
  prices(listing: number): [own: [number, number | null], canada: [number, number | null] | null] {
    const variant = this.variant(listing);
    const fixed = variant.fixed?.CA;
    return [
      [variant.priceCents, variant.compareAtCents],
      fixed ? [fixed.priceCents, fixed.compareAtCents] : null,
    ];
  }

  /** Somebody gives it another price, in Shopify. */
  edit(listing: number, price: number, country?: 'CA'): void {
    this.world.sandbox.editVariantPrice(`gid://shopify/ProductVariant/${listing}2`, {
      price,
      ...(country && { country }),
    });
  }

  /** What is kept on the product. */
  kept(listing: number): MetafieldRecord | null {
    return this.allKept(listing)[0] ?? null;
  }

  /** Of each sale that it is in. */
  allKept(listing: number): MetafieldRecord[] {
    const product = this.world.sandbox.catalogue.product(`gid://shopify/Product/${listing}`);
    return product.metafields.filter(({ namespace }) => namespace === 'sale_prices');
  }

  private variant(listing: number) {
    return this.world.sandbox.catalogue.variant(`gid://shopify/ProductVariant/${listing}2`).variant;
  }
}
