import type { RefusalKind } from '~/core/changes/change';
import type { FixedPrices, SaleMarket } from '~/core/promotions/sale/sale-markets';
import type { SaleRefusal } from '~/core/promotions/sale/plan-sale';
import type { SaleState } from '~/core/promotions/sale/sale-step';
import type { StoreDomain } from '~/core/store/store-domain';
import type { NewPromotionEvent } from './records';

/** How far the prices of a promotion are. */
export interface SaleRun {
  promotionId: string;
  /** The start of the promotion that it is of. */
  forStart: Date;
  state: SaleState;
  /** Of the ledger: what lowers prices, what puts them back, and what somebody puts back one by one. */
  startBatch: string;
  endBatch: string;
  singleBatch: string;
  leftOut: LeftOut[];
  /** When the original prices were kept in the store; nothing is written before. */
  keptAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  /** When what Shopify did not let the app write is tried again. */
  retryAt: Date | null;
  /** Ids of changes whose price somebody decided to leave as it was found at the end. */
  leftAsIs: string[];
}

/** A variant whose price is left as it is. */
export interface LeftOut {
  listingId: string;
  variantId: string;
  /** `tooMany`: the promotion has more listings than one lowers. */
  why: SaleRefusal['why'] | 'otherSale' | 'tooMany';
  /** Names of the markets that it is about. */
  markets: string[];
}

/** Of a run, what no step changes. */
export type FixedOfRun = 'promotionId' | 'forStart' | 'startBatch' | 'singleBatch' | 'leftAsIs';

export interface SaleRunRepository {
  find(store: StoreDomain, promotionId: string): Promise<SaleRun | null>;
  /** Notes a run that begins. False where one of the same start is there, or one that has not ended. */
  begin(
    store: StoreDomain,
    run: Pick<SaleRun, 'promotionId' | 'forStart' | 'startBatch' | 'endBatch' | 'singleBatch'>,
  ): Promise<boolean>;
  /** Changes a run that is still in that state, with that batch of putting back. False where somebody came first. */
  change(
    store: StoreDomain,
    run: Pick<SaleRun, 'promotionId' | 'state' | 'endBatch'>,
    change: Partial<Omit<SaleRun, FixedOfRun>>,
    event?: NewPromotionEvent,
  ): Promise<boolean>;
  /** Of a run that has ended: prices that are left as they are. False where it is another run by now. */
  leaveAsIs(
    store: StoreDomain,
    run: Pick<SaleRun, 'promotionId' | 'startBatch'>,
    changeIds: string[],
    event: NewPromotionEvent,
  ): Promise<boolean>;
  notEnded(store: StoreDomain): Promise<SaleRun[]>;
  /** Of all stores, promotions whose prices are to be lowered, or put back, or are at it. */
  due(now: Date): Promise<{ store: StoreDomain; promotionId: string }[]>;
}

/** Part of the Admin API. */
export interface ShopifySales {
  salePrices: ShopifySalePrices;
}

export interface KeptField {
  listingId: string;
  key: string;
  value: string;
}

/** What Shopify has that sale prices need. */
export interface ShopifySalePrices {
  /** Active markets, with the lists in which their prices are fixed. */
  saleMarkets(): Promise<SaleMarket[]>;
  /** What is fixed in these price lists for variants of these listings. */
  fixedPrices(priceListIds: readonly string[], listingIds: readonly string[]): Promise<FixedPrices>;
  mayWritePrices(): Promise<boolean>;
  /** Keeps original prices on their products; repeating it changes nothing. */
  keepOriginals(fields: readonly KeptField[]): Promise<void>;
  /** Nothing happens where there are none. */
  removeOriginals(fields: readonly Omit<KeptField, 'value'>[]): Promise<void>;
}

/** Refusals after which a later try may help. */
export const HELD_UP: ReadonlySet<RefusalKind> = new Set(['access', 'storeFrozen', 'maker']);
