import { htmlToText } from '~/core/html/text';
import type { Listing } from '~/core/listing/listing';
import type { FrenchField, ShopifyValues } from './ports';
import type { FrenchMarket, OtherFrench } from './views';

/** Markets that have French of this listing of their own, as it was read last, by name. */
export async function marketsOf(
  values: Pick<ShopifyValues, 'readMarketNames'>,
  { french = [] }: Listing,
  locale: string,
): Promise<FrenchMarket[]> {
  const own = french.filter((text) => text.locale === locale && text.value.trim() !== '');
  const ids = new Set(own.flatMap(({ marketId }) => marketId ?? []));
  if (ids.size === 0) return [];
  const names = await values.readMarketNames();
  return [...ids].flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
}

/** What buyers elsewhere read: on the page of all markets what each has of its own, on a market's what all others read. */
export async function frenchElsewhere(
  values: Pick<ShopifyValues, 'readFrenchFields'>,
  listingId: string,
  shown: { locale: string; market: FrenchMarket | null; markets: readonly FrenchMarket[] },
): Promise<OtherFrench[]> {
  const { locale, market, markets } = shown;
  const others: OtherFrench[] = [];
  for (const each of market === null ? markets : [null]) {
    const fields = await values.readFrenchFields(listingId, { locale, marketId: each?.id });
    others.push(...(fields ?? []).flatMap((field) => otherFrench(field, each)));
  }
  return others;
}

function otherFrench(
  { resourceId, key, part, french }: FrenchField,
  market: FrenchMarket | null,
): OtherFrench[] {
  if (french === null) return [];
  const text = part === 'description' ? htmlToText(french) : french;
  return [{ resourceId, key, market: market?.name ?? null, text }];
}
