import { addDays, storeDay } from '~/core/days/store-day';
import type { Listing } from '~/core/listing/listing';
import { UNKNOWN_COUNTRY } from '~/core/orders/order-counts';
import type { DailySales, SalesHistory } from '~/core/orders/sales-history';
import { BASELINE_PERIOD, type ReturnEvidence } from '~/core/returns/return-baseline';
import { returnCounts } from '~/core/returns/return-counts';
import { skuKey } from '~/core/orders/sku-key';
import { openOrderLines, type OrderLine } from './order-lines';
import { MatchedRows, type SideFileUse } from './side-file';
import { SkuOwners } from './sku-owners';

interface LinesSetAside {
  noSku: number;
  noCountry: number;
  afterNow: number;
  unknownReturns: number;
  /** `YYYY-MM-DD` of the last line without a SKU; `null`: there is none. */
  lastWithoutSku: string | null;
}

type SkuSales = Required<Omit<DailySales, 'variantId'>>;

/**
 * Orders as daily counts by SKU and country; neither orders nor customers are kept. Lines without a SKU are set
 * aside, as are those after `now`.
 */
export class OrdersFile {
  private readonly owners = new SkuOwners(skuKey);
  /** Of each listing with sales, the SKUs that the file knows. */
  private readonly sold: string[][] = [];
  private readonly sharedSkus = new Set<string>();
  private lastUnassigned: string | null | undefined;

  constructor(
    private readonly sales: MatchedRows<Map<string, SkuSales>>,
    /** `null`: no order was read. */
    private readonly span: { since: string; until: string } | null,
    private readonly setAside: LinesSetAside,
    private readonly now: Date,
  ) {}

  /** Is to be told of every listing before it is asked about any: a SKU that two have is neither's. */
  meet(listing: Listing): void {
    this.owners.meet(listing);
    this.lastUnassigned = undefined;
    const known = skusOf(listing).filter((sku) => this.sales.has(sku));
    if (known.length > 0) this.sold.push(known);
  }

  /**
   * Daily counts of the listing over the days that the file spans. `null` where it spans none, and where another
   * listing has one of its SKUs, so that nobody knows which of them was sold. A line of no listing may be of any that
   * had another SKU at the time: one is known from its own first line, or after the last of those.
   */
  salesOf(listing: Listing): SalesHistory | null {
    const skus = skusOf(listing);
    if (!skus.every((sku) => this.owners.has(sku))) this.meet(listing);
    const shared = skus.filter((sku) => this.sales.has(sku) && this.owners.isShared(sku));
    for (const sku of shared) this.sharedSkus.add(sku);
    if (this.span === null || shared.length > 0) return null;
    const days = skus.flatMap((sku) => {
      const variants = listing.variants.filter((variant) => skuKey(variant.sku ?? '') === sku);
      // Of several variants with the SKU nobody knows which was sold.
      const variantId = variants.length === 1 ? (variants[0]?.id ?? null) : null;
      return [...(this.sales.use(sku)?.values() ?? [])].map((daily) => ({ ...daily, variantId }));
    });
    const unassigned = this.lastOfNone();
    const { since, until } = this.span;
    const [first = since] = [
      unassigned === null ? since : addDays(unassigned, 1),
      ...days.map(({ day }) => day),
    ].sort();
    if (first > until) return null;
    return {
      since: first > since ? first : since,
      until,
      days: days.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))),
    };
  }

  /** The last day with a line of no listing that was met; looked for once all have been. */
  private lastOfNone(): string | null {
    if (this.lastUnassigned !== undefined) return this.lastUnassigned;
    let last = this.setAside.lastWithoutSku;
    for (const [sku, sales] of this.sales.all()) {
      if (this.owners.has(sku)) continue;
      for (const { day } of sales.values()) if (last === null || day > last) last = day;
    }
    this.lastUnassigned = last;
    return last;
  }

  /** Of every listing that was met and sold something, as far as it is known to be its own. */
  returnEvidence(): ReturnEvidence[] {
    const today = storeDay(this.now, 'UTC');
    return this.sold
      .filter((skus) => !skus.some((sku) => this.owners.isShared(sku)))
      .map((skus) => {
        const days = skus.flatMap((sku) =>
          [...(this.sales.peek(sku)?.values() ?? [])].map((daily) => ({
            ...daily,
            variantId: null,
          })),
        );
        return returnCounts({ since: '', until: '', days }, { ...BASELINE_PERIOD, today });
      });
  }

  use(): SideFileUse {
    const { noSku, noCountry, afterNow, unknownReturns } = this.setAside;
    return this.sales.report(
      [
        { rows: noSku, why: 'noSku' },
        { rows: noCountry, why: 'noCountry' },
        { rows: afterNow, why: 'afterNow' },
        { rows: unknownReturns, why: 'unknownReturns' },
      ],
      this.sharedSkus,
    );
  }
}

/** Reads Shopify's order export, or a list of order lines. */
export async function readOrdersCsv(file: string, { now }: { now: Date }): Promise<OrdersFile> {
  const { table, lines } = await openOrderLines(file);
  const sales = new MatchedRows<Map<string, SkuSales>>(table, () => new Map());
  const setAside: LinesSetAside = {
    noSku: 0,
    noCountry: 0,
    afterNow: 0,
    unknownReturns: 0,
    lastWithoutSku: null,
  };
  let span: { since: string; until: string } | null = null;
  for await (const line of lines) {
    const { day, at, country, sku } = line;
    if (at > now) {
      setAside.afterNow += 1;
      continue;
    }
    span ??= { since: day, until: day };
    if (day < span.since) span.since = day;
    if (day > span.until) span.until = day;
    if (sku === '') {
      setAside.noSku += 1;
      if (setAside.lastWithoutSku === null || day > setAside.lastWithoutSku)
        setAside.lastWithoutSku = day;
      continue;
    }
    if (country === UNKNOWN_COUNTRY) setAside.noCountry += 1;
    if (line.returnedUnits === null) setAside.unknownReturns += 1;
    const days = sales.add(skuKey(sku), sku);
    const key = `${day} ${country}`;
    days.set(key, withLine(days.get(key) ?? noSales(day, country), line));
  }
  return new OrdersFile(sales, span, setAside, now);
}

function skusOf({ variants }: Listing): string[] {
  return [...new Set(variants.flatMap(({ sku }) => skuKey(sku ?? '') || []))];
}

function noSales(day: string, country: string): SkuSales {
  return {
    day,
    country,
    units: 0,
    returnedUnits: 0,
    orders: 0,
    returnedOrders: 0,
    unknownReturns: { units: 0, orders: 0 },
    returnReasons: {},
  };
}

function withLine(sales: SkuSales, { units, returnedUnits, returnReasons }: OrderLine): SkuSales {
  if (units === 0) return sales;
  sales.units += units;
  sales.orders += 1;
  if (returnedUnits === null) {
    sales.unknownReturns.units += units;
    sales.unknownReturns.orders += 1;
    return sales;
  }
  sales.returnedUnits += returnedUnits;
  sales.returnedOrders += returnedUnits / units;
  for (const [reason, returned] of Object.entries(returnReasons))
    sales.returnReasons[reason] = (sales.returnReasons[reason] ?? 0) + returned;
  return sales;
}
