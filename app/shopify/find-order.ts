import { storeDay } from '~/core/days/store-day';
import type { NamedOrder } from '~/services/orders/ports';
import type { AdminClient } from './admin-client';
import { NamedOrdersDocument } from './generated/documents.generated';
import { sentOn } from './mapping/order';

/** Shopify finds by parts of a name: what it answers is held against the whole. */
export async function findOrder(
  client: AdminClient,
  names: readonly string[],
  { timeZone }: { timeZone: string },
): Promise<NamedOrder | null> {
  const query = names.map((name) => `name:${JSON.stringify(name)}`).join(' OR ');
  const { orders } = await client.request(NamedOrdersDocument, { query });
  const [name] = names.filter((each) => orders.nodes.some((order) => order.name === each));
  const order = orders.nodes.find((each) => each.name === name);
  if (order === undefined) return null;
  return {
    name: order.name,
    placedOn: storeDay(new Date(order.createdAt), timeZone),
    fulfilledOn: sentOn(order, { timeZone, note: client.note }),
  };
}
