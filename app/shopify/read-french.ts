import type { TranslatedText } from '~/core/listing/listing';
import type { FrenchPage } from '~/services/ports';
import type { AdminClient } from './admin-client';
import { FrenchOfListingsDocument, ProductIdsDocument } from './generated/documents.generated';
import { toTranslatedTexts } from './mapping/french';

/** As many ids as a query takes. */
const PAGE_SIZE = 250;
/** The default leaves some statuses out, so that all are named. */
const EVERY_STATUS = 'status:active,draft,archived,unlisted';

/**
 * The French of all products, in the order of their ids; a page's cursor is its last product's id.
 * One request a page holds the texts for everywhere, and one more each Canadian market's own.
 */
export async function* readFrench(
  client: AdminClient,
  after: string | null,
  canadianMarkets: readonly string[],
): AsyncGenerator<FrenchPage> {
  for (let cursor = after; ;) {
    const ids = await productIdsAfter(client, cursor);
    const last = ids.at(-1);
    if (last === undefined) return;
    const french = await frenchOf(client, ids, canadianMarkets);
    yield {
      cursor: last,
      listings: ids.map((listingId) => ({ listingId, french: french.get(listingId) ?? [] })),
    };
    if (ids.length < PAGE_SIZE) return;
    cursor = last;
  }
}

/** The French of one product. */
export async function readFrenchOf(
  client: AdminClient,
  listingId: string,
  canadianMarkets: readonly string[],
): Promise<TranslatedText[]> {
  return (await frenchOf(client, [listingId], canadianMarkets)).get(listingId) ?? [];
}

async function productIdsAfter(client: AdminClient, after: string | null): Promise<string[]> {
  const digits = after === null ? null : (after.split('/').at(-1) ?? after);
  const { products } = await client.request(ProductIdsDocument, {
    query: digits === null ? EVERY_STATUS : `${EVERY_STATUS} id:>${digits}`,
    first: PAGE_SIZE,
  });
  return products.nodes.map(({ id }) => id);
}

async function frenchOf(
  client: AdminClient,
  ids: string[],
  canadianMarkets: readonly string[],
): Promise<Map<string, TranslatedText[]>> {
  const texts = new Map<string, Map<string, TranslatedText>>();
  for (const marketId of [null, ...canadianMarkets]) {
    const { translatableResourcesByIds } = await client.request(FrenchOfListingsDocument, {
      ids,
      first: ids.length,
      marketId,
    });
    for (const { resourceId, fr, frCA } of translatableResourcesByIds.nodes) {
      const own = texts.get(resourceId) ?? new Map<string, TranslatedText>();
      texts.set(resourceId, own);
      for (const text of toTranslatedTexts([...fr, ...frCA])) {
        own.set(`${text.key} ${text.locale} ${text.marketId ?? ''}`, text);
      }
    }
  }
  return new Map([...texts].map(([id, own]) => [id, [...own.values()]]));
}
