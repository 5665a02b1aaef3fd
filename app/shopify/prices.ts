import type { ChangeTarget, ValueNow } from '~/core/changes/change';
import { pricesText, readPrices } from '~/core/changes/sale-prices';
import type { Money, Price } from '~/core/listing/money';
import { globalIdNumber } from '~/core/store/global-id';
import type { ValueToWrite, WriteOutcome } from '~/services/changes/ports';
import type { AdminClient } from './admin-client';
import { allOrNothing } from './all-or-nothing';
import {
  AddListPricesDocument,
  DeleteListPricesDocument,
  ListPricesNowDocument,
  OwnPricesNowDocument,
  UpdateOwnPricesDocument,
  type CurrencyCode,
  type ListPriceFragment,
  type ListPricesNowQuery,
  type OwnPricesNowQuery,
} from './generated/documents.generated';
import { inParts } from './in-parts';

type VariantNow = Extract<OwnPricesNowQuery['nodes'][number], { price: string }>;

/** As many as a search asks for by name. */
const SEARCHED_TOGETHER = 50;

interface OwnPrices {
  currency: string;
  /** By variant's id; one that is gone is absent. */
  variants: Map<string, VariantNow>;
}

/** In the order of the targets; `null`: the variant, or the price list, is gone. */
export async function pricesNow(
  client: AdminClient,
  targets: readonly ChangeTarget[],
): Promise<(ValueNow | null)[]> {
  if (targets.length === 0) return [];
  const own = await ownPrices(
    client,
    targets.map(({ resourceId }) => resourceId),
  );
  const ofLists = Map.groupBy(
    targets.filter(({ kind }) => kind === 'listPrice'),
    ({ key }) => key,
  );
  const lists = new Map<string, Map<string, Price> | null>();
  for (const [list, some] of ofLists) {
    const ids = some.map(({ resourceId }) => resourceId);
    lists.set(list, await listPricesOf(client, list, ids));
  }
  return targets.map(({ kind, resourceId, key }) => {
    const variant = own.variants.get(resourceId);
    if (!variant) return null;
    if (kind === 'ownPrice') return valueOf(pricesText(ownPrice(variant, own.currency)));
    const list = lists.get(key);
    if (!list) return null;
    const fixed = list.get(resourceId);
    return valueOf(fixed ? pricesText(fixed) : null);
  });
}

function valueOf(value: string | null): ValueNow {
  return { value, sourceDigest: null };
}

async function ownPrices(client: AdminClient, ids: readonly string[]): Promise<OwnPrices> {
  const variants = new Map<string, VariantNow>();
  let currency = '';
  for (const some of inParts([...new Set(ids)])) {
    const { shop, nodes } = await client.request(OwnPricesNowDocument, { ids: some });
    currency = shop.currencyCode;
    for (const node of nodes.filter(isVariant)) variants.set(node.id, node);
  }
  return { currency, variants };
}

function isVariant(node: OwnPricesNowQuery['nodes'][number]): node is VariantNow {
  return node !== null && 'price' in node;
}

function ownPrice(
  { price, compareAtPrice }: Pick<VariantNow, 'price' | 'compareAtPrice'>,
  currency: string,
): Price {
  return {
    price: { amount: Number(price), currency },
    compareAt: compareAtPrice === null ? null : { amount: Number(compareAtPrice), currency },
  };
}

/** What is fixed in the list for these variants; `null`: there is no such list any more. */
async function listPricesOf(
  client: AdminClient,
  list: string,
  variantIds: readonly string[],
): Promise<Map<string, Price> | null> {
  const fixed = new Map<string, Price>();
  for (let start = 0; start < variantIds.length; start += SEARCHED_TOGETHER) {
    const some = variantIds.slice(start, start + SEARCHED_TOGETHER);
    const query = some.map((id) => `variant_id:${globalIdNumber(id)}`).join(' OR ');
    const found = await readListPrices(client, list, query);
    if (found === null) return null;
    for (const [id, price] of found) fixed.set(id, price);
  }
  return fixed;
}

/** What is fixed in a price list, by variant's id. `query` `null`: all of it. `null`: there is no such list. */
export async function readListPrices(
  client: AdminClient,
  priceListId: string,
  query: string | null,
): Promise<Map<string, Price> | null> {
  const fixed = new Map<string, Price>();
  let after: string | null = null;
  do {
    const { priceList }: ListPricesNowQuery = await client.request(ListPricesNowDocument, {
      priceListId,
      after,
      query,
    });
    if (priceList === null) return null;
    const { nodes, pageInfo }: NonNullable<typeof priceList>['prices'] = priceList.prices;
    for (const node of nodes) fixed.set(node.variant.id, listPrice(node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return fixed;
}

function listPrice({ price, compareAtPrice }: ListPriceFragment): Price {
  return { price: moneyOf(price), compareAt: compareAtPrice && moneyOf(compareAtPrice) };
}

function moneyOf({ amount, currencyCode }: ListPriceFragment['price']): Money {
  return { amount: Number(amount), currency: currencyCode };
}

/** Prices of one product's variants, or fixed ones of one price list: all that are given, or all that are taken away. */
export async function writePrices(
  client: AdminClient,
  values: ValueToWrite[],
  options: { sendWithinMs: number },
): Promise<WriteOutcome[]> {
  const [first] = values;
  if (first === undefined) return [];
  const { kind, key: priceListId } = first.target;
  if (kind === 'ownPrice') return writeOwn(client, values, options);
  return allOrNothing(values, async (left) => {
    if (first.value === null) {
      const variantIds = left.map(({ target }) => target.resourceId);
      await client.request(DeleteListPricesDocument, { priceListId, variantIds }, options);
      return new Map(variantIds.map((id) => [id, null]));
    }
    const prices = left.flatMap(({ target, value }) => {
      const to = readPrices(value ?? '');
      return to ? [{ variantId: target.resourceId, ...listInput(to) }] : [];
    });
    const answer = await client.request(AddListPricesDocument, { priceListId, prices }, options);
    const added = answer.priceListFixedPricesAdd?.prices ?? [];
    return new Map(added.map((node) => [node.variant.id, pricesText(listPrice(node))]));
  });
}

function listInput({ price, compareAt }: Price) {
  const money = ({ amount, currency }: Money) => ({
    amount: String(amount),
    // As it came with the list's own prices.
    currencyCode: currency as CurrencyCode,
  });
  return { price: money(price), compareAtPrice: compareAt && money(compareAt) };
}

async function writeOwn(
  client: AdminClient,
  values: ValueToWrite[],
  options: { sendWithinMs: number },
): Promise<WriteOutcome[]> {
  const ids = values.map(({ target }) => target.resourceId);
  const { currency, variants: now } = await ownPrices(client, ids);
  const productId = [...now.values()][0]?.product.id ?? '';
  return allOrNothing(values, async (left) => {
    const variants = left.flatMap(({ target, value }) => {
      const to = readPrices(value ?? '');
      return to
        ? [
            {
              id: target.resourceId,
              price: String(to.price.amount),
              compareAtPrice: to.compareAt === null ? null : String(to.compareAt.amount),
            },
          ]
        : [];
    });
    const answer = await client.request(UpdateOwnPricesDocument, { productId, variants }, options);
    const written = answer.productVariantsBulkUpdate?.productVariants ?? [];
    return new Map(written.map((variant) => [variant.id, pricesText(ownPrice(variant, currency))]));
  });
}
