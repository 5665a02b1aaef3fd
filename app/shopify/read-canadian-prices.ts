import type { Listing } from '~/core/listing/listing';
import { globalIdNumber } from '~/core/store/global-id';
import type { AdminClient } from './admin-client';
import { unlessDenied } from './errors';
import {
  CanadianPricingDocument,
  FixedPricesDocument,
  type CanadianPricingQuery,
  type FixedPricesQuery,
} from './generated/documents.generated';

/**
 * Whether the Canadian price of a variant is the merchant's own or follows the exchange rate. `null` where that
 * cannot be known.
 */
export type IsFixedInCanada = (variantId: string) => boolean | null;

/** As `FixedPrices` asks. */
const PRICES_A_PAGE = 250;
/** Shopify ends the paging of a connection there. */
const MOST_PAGED = 25_000;

/** With ids of products: of their variants alone. */
export async function readCanadianPricing(
  client: AdminClient,
  productIds?: readonly string[],
): Promise<IsFixedInCanada> {
  return (await unlessDenied(() => canadianPricing(client, productIds))) ?? (() => null);
}

/**
 * Whether any price that Canadians are shown moves with the exchange rate, of which nothing tells. Where that may not be
 * read, it may.
 */
export async function followsExchangeRate(client: AdminClient): Promise<boolean> {
  const asked = await unlessDenied(() => client.request(CanadianPricingDocument, {}));
  return asked === null || isConverted(asked);
}

/** In the store's own currency, or at a rate that the merchant set, nothing follows the exchange rate. */
function isConverted({ shop, marketsResolvedValues }: CanadianPricingQuery): boolean {
  const { currencyCode } = marketsResolvedValues;
  const currency = shop.currencySettings.nodes.find((each) => each.currencyCode === currencyCode);
  return currencyCode !== shop.currencyCode && (currency?.manualRate ?? null) === null;
}

async function canadianPricing(
  client: AdminClient,
  productIds: readonly string[] | undefined,
): Promise<IsFixedInCanada> {
  const pricing = await client.request(CanadianPricingDocument, {});
  if (!isConverted(pricing)) return () => true;

  const priceLists = new Map(
    pricing.marketsResolvedValues.catalogs.nodes.flatMap(({ priceList }) =>
      priceList && priceList.fixedPricesCount > 0
        ? [[priceList.id, priceList.fixedPricesCount] as const]
        : [],
    ),
  );
  const fixed = new Set<string>();
  let isWhole = true;
  for (const [priceListId, count] of priceLists) {
    if (productIds !== undefined && productIds.length < Math.ceil(count / PRICES_A_PAGE)) {
      // Fewer requests than it has pages.
      for (const productId of productIds) await addFixed(client, { priceListId, productId }, fixed);
    } else if (count > MOST_PAGED) isWhole = false;
    else await addFixed(client, { priceListId }, fixed);
  }
  return (variantId) => fixed.has(variantId) || (isWhole ? false : null);
}

async function addFixed(
  client: AdminClient,
  { priceListId, productId }: { priceListId: string; productId?: string },
  fixed: Set<string>,
): Promise<void> {
  const query = productId === undefined ? null : `product_id:${globalIdNumber(productId)}`;
  let after: string | null = null;
  do {
    const { priceList }: FixedPricesQuery = await client.request(FixedPricesDocument, {
      priceListId,
      after,
      query,
    });
    for (const { variant } of priceList?.prices.nodes ?? []) fixed.add(variant.id);
    after = priceList?.prices.pageInfo.hasNextPage ? priceList.prices.pageInfo.endCursor : null;
  } while (after !== null);
}

export function withCanadianPricing(listing: Listing, isFixed: IsFixedInCanada): Listing {
  return {
    ...listing,
    variants: listing.variants.map((variant) => {
      const hasFixedCanadianPrice = variant.shownPrice?.CA ? isFixed(variant.id) : null;
      return hasFixedCanadianPrice === null ? variant : { ...variant, hasFixedCanadianPrice };
    }),
  };
}
