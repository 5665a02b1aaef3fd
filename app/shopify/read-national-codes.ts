import { globalIdNumber } from '~/core/store/global-id';
import type { AdminClient } from './admin-client';
import { NationalCodesDocument } from './generated/documents.generated';
import { toNationalCodes } from './mapping/variant';

interface NationalCodesPage {
  cursor: string;
  /** A listing's variants may come on several pages. */
  listings: { listingId: string; codes: Record<string, ReturnType<typeof toNationalCodes>> }[];
}

/** As many as a page takes. */
const PAGE_SIZE = 250;

/** The tariff codes of all variants for single destinations, in the order of the variants' ids, one request for 250. */
export async function* readNationalCodes(
  client: AdminClient,
  after: string | null,
): AsyncGenerator<NationalCodesPage> {
  for (let cursor = after; ;) {
    const { productVariants } = await client.request(NationalCodesDocument, {
      query: cursor === null ? null : `id:>${globalIdNumber(cursor)}`,
      first: PAGE_SIZE,
    });
    const { nodes } = productVariants;
    const last = nodes.at(-1)?.id;
    if (last === undefined) return;
    yield { cursor: last, listings: [...byListing(nodes)] };
    if (nodes.length < PAGE_SIZE) return;
    cursor = last;
  }
}

type Node = {
  id: string;
  product: { id: string };
  inventoryItem: Parameters<typeof toNationalCodes>[0];
};

function byListing(nodes: readonly Node[]): NationalCodesPage['listings'] {
  return [...Map.groupBy(nodes, ({ product }) => product.id)].map(([listingId, variants]) => ({
    listingId,
    codes: Object.fromEntries(
      variants.map(({ id, inventoryItem }) => [id, toNationalCodes(inventoryItem)]),
    ),
  }));
}
