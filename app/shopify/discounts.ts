import type { DiscountItems, DiscountTerms } from '~/core/promotions/discount-parts';
import { globalIdType } from '~/core/store/global-id';
import { OutsideError } from '~/services/outside-error';
import type {
  DiscountInShopify,
  ShopifyDiscounts,
  WhichDiscounts,
} from '~/services/promotions/ports';
import type { AdminClient } from './admin-client';
import { createInput, updateInput } from './discount-input';
import { unlessDeclined } from './discount-refusal';
import { ShopifyUserError } from './errors';
import {
  CountOpenDiscountsDocument,
  CreateAutomaticDiscountDocument,
  CreateCodeDiscountDocument,
  DeactivateAutomaticDiscountDocument,
  DeactivateCodeDiscountDocument,
  DeleteAutomaticDiscountDocument,
  DeleteCodeDiscountDocument,
  DiscountItemsPageDocument,
  FindCodeDiscountDocument,
  FindDiscountDocument,
  AutomaticDiscountTagsDocument,
  ListDiscountsDocument,
  UpdateAutomaticDiscountDocument,
  UpdateCodeDiscountDocument,
  type DiscountItemsPageQuery,
  type DiscountPartsFragment,
  type DiscountValueAndItemsFragment,
  type AutomaticDiscountTagsQuery,
  type ListDiscountsQuery,
} from './generated/documents.generated';
import { toDiscount, toItems } from './mapping/discount';
import { secondsOf, updatedFrom } from './read-changed';

/** Shopify's discounts of one store. */
export function shopifyDiscounts(client: AdminClient): ShopifyDiscounts {
  const find = async (id: string): Promise<DiscountInShopify | null> => {
    const { discountNode } = await client.request(FindDiscountDocument, { id });
    return discountNode && readWhole(client, discountNode);
  };

  return {
    find,
    create: (terms, options) => unlessDeclined(create(client, terms, options)),
    update: (id, from, to) => unlessDeclined(update(client, id, from, to)),
    async deactivate(id) {
      await unlessGone(
        isCode(id)
          ? client.request(DeactivateCodeDiscountDocument, { id })
          : client.request(DeactivateAutomaticDiscountDocument, { id }),
      );
    },
    async delete(id) {
      await unlessGone(
        isCode(id)
          ? client.request(DeleteCodeDiscountDocument, { id })
          : client.request(DeleteAutomaticDiscountDocument, { id }),
      );
    },
    async findByMarker(marker, trigger) {
      if (trigger.kind === 'code') {
        const { codeDiscountNodeByCode: node } = await client.request(FindCodeDiscountDocument, {
          code: trigger.code,
        });
        const discount = node && (await find(node.id));
        return discount?.tags.includes(marker) ? [discount] : [];
      }
      const found: DiscountInShopify[] = [];
      let after: string | null = null;
      do {
        const { discountNodes }: AutomaticDiscountTagsQuery = await client.request(
          AutomaticDiscountTagsDocument,
          { after },
        );
        for (const node of discountNodes.nodes) {
          if (!('tags' in node.discount) || !node.discount.tags.includes(marker)) continue;
          const discount = await find(node.id);
          if (discount) found.push(discount);
        }
        after = discountNodes.pageInfo.hasNextPage ? discountNodes.pageInfo.endCursor : null;
      } while (after !== null);
      return found.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
    },
    async countOpen() {
      const { discountNodesCount } = await client.request(CountOpenDiscountsDocument, {});
      return discountNodesCount?.count ?? 0;
    },
    async *pages(which, from) {
      let after = from;
      do {
        const { discountNodes }: ListDiscountsQuery = await client.request(ListDiscountsDocument, {
          query: searchFor(which),
          after,
        });
        const discounts: DiscountInShopify[] = [];
        for (const node of discountNodes.nodes) discounts.push(await readWhole(client, node));
        after = discountNodes.pageInfo.hasNextPage ? discountNodes.pageInfo.endCursor : null;
        yield { discounts, cursor: after };
      } while (after !== null);
    },
  };
}

function searchFor(which: WhichDiscounts): string {
  if (which.kind === 'open') return 'status:active,scheduled';
  if (which.kind === 'changed') return updatedFrom(which.since);
  return `method:automatic AND status:expired AND ends_at:>='${secondsOf(which.since)}'`;
}

async function create(
  client: AdminClient,
  terms: DiscountTerms,
  { marker, sendWithinMs }: { marker: string; sendWithinMs: number },
): Promise<string> {
  const discount = createInput(terms, marker);
  const { trigger } = terms;
  const id =
    trigger.kind === 'automatic'
      ? (await client.request(CreateAutomaticDiscountDocument, { discount }, { sendWithinMs }))
          .discountAutomaticBasicCreate?.automaticDiscountNode?.id
      : (
          await client.request(
            CreateCodeDiscountDocument,
            { discount: { ...discount, code: trigger.code } },
            { sendWithinMs },
          )
        ).discountCodeBasicCreate?.codeDiscountNode?.id;
  // Neither a discount nor a reason: as good as no answer.
  if (!id) throw new OutsideError('unavailable', 'a discount was created without an id');
  return id;
}

async function update(
  client: AdminClient,
  id: string,
  from: DiscountTerms,
  to: DiscountTerms,
): Promise<undefined> {
  const { code, usageLimit, appliesOncePerCustomer, ...discount } = updateInput(from, to);
  if (!isCode(id)) {
    await client.request(UpdateAutomaticDiscountDocument, { id, discount });
    return;
  }
  const ofCodes = { code, usageLimit, appliesOncePerCustomer };
  await client.request(UpdateCodeDiscountDocument, { id, discount: { ...discount, ...ofCodes } });
}

/** Reads on where a discount names more than its first page holds. */
async function readWhole(
  client: AdminClient,
  node: DiscountPartsFragment,
): Promise<DiscountInShopify> {
  const { discount } = node;
  const { note } = client;
  if (!('customerGets' in discount)) return toDiscount(node, { note });
  const items = toItems(discount.customerGets, note);
  if (items === null) return toDiscount(node, { items, note });
  let page = nextPage(discount.customerGets.items, null);
  while (page !== null) {
    const answer: DiscountItemsPageQuery = await client.request(DiscountItemsPageDocument, {
      id: node.id,
      ...page,
    });
    const read = answer.discountNode?.discount;
    // Deleted, or made into another kind, between two pages: the next look shows it.
    if (!read || !('customerGets' in read)) break;
    append(items, toItems(read.customerGets, note));
    page = nextPage(read.customerGets.items, page);
  }
  return toDiscount(node, { items, note });
}

interface ItemsPage {
  productsAfter: string | null;
  variantsAfter: string | null;
  collectionsAfter: string | null;
}

type PagedItems = DiscountValueAndItemsFragment['items'];

/** Where the items go on; a list that has come to its end stays there. `null`: all have. */
function nextPage(items: PagedItems, before: ItemsPage | null): ItemsPage | null {
  const pages =
    items.__typename === 'DiscountProducts'
      ? { products: items.products.pageInfo, variants: items.productVariants.pageInfo }
      : items.__typename === 'DiscountCollections'
        ? { collections: items.collections.pageInfo }
        : {};
  if (!Object.values(pages).some(({ hasNextPage }) => hasNextPage)) return null;
  return {
    productsAfter: pages.products?.endCursor ?? before?.productsAfter ?? null,
    variantsAfter: pages.variants?.endCursor ?? before?.variantsAfter ?? null,
    collectionsAfter: pages.collections?.endCursor ?? before?.collectionsAfter ?? null,
  };
}

function append(items: DiscountItems, more: DiscountItems | null): void {
  if (more === null) return;
  if (items.kind === 'listings' && more.kind === 'listings') {
    items.listingIds.push(...more.listingIds);
    items.variants.push(...more.variants);
  } else if (items.kind === 'collections' && more.kind === 'collections') {
    items.collectionIds.push(...more.collectionIds);
  }
}

function isCode(id: string): boolean {
  return globalIdType(id) === 'DiscountCodeNode';
}

/** Of a discount that is gone, Shopify says that it "does not exist". */
async function unlessGone(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof ShopifyUserError)) throw error;
    if (!error.userErrors.every(({ message }) => message.endsWith('does not exist.'))) throw error;
  }
}
