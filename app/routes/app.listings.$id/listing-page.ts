import type { PriceSeries } from '~/core/prices/price-history';
import { globalIdNumber } from '~/core/store/global-id';
import type { ListingView } from '~/services/catalogue/views';

export interface ListingPageView extends Omit<ListingView, 'prices' | 'variants'> {
  /** Number in the variant's id, and what to call it. */
  variants: { number: string; title: string; sku: string | null }[];
  /** The variant whose prices are shown; absent where the listing has none. */
  variant:
    (ListingView['variants'][number] & { number: string; series: PriceSeries | null }) | null;
}

/** A product may have 2,000 variants: names of all of them, but the prices of the one that is asked for. */
export function listingPage(listing: ListingView, askedVariant: string | null): ListingPageView {
  const { prices, variants, ...rest } = listing;
  const seriesOf = new Map(prices.map((series) => [series.variantId, series]));
  const changes = (id: string) => seriesOf.get(id)?.points.length ?? 0;
  const shown =
    variants.find(({ id }) => globalIdNumber(id) === askedVariant) ??
    variants.reduce<ListingView['variants'][number] | null>(
      (most, each) => (most === null || changes(each.id) > changes(most.id) ? each : most),
      null,
    );
  return {
    ...rest,
    variants: variants.map(({ id, title, sku }) => ({ number: globalIdNumber(id), title, sku })),
    variant: shown && {
      ...shown,
      number: globalIdNumber(shown.id),
      series: seriesOf.get(shown.id) ?? null,
    },
  };
}
