import type { Ports, StoreDomain, StoreRecord } from '../ports';

/** Of pages behind a sign-in: there is one. Throws where it was erased in the meantime. */
export async function installedStore(
  { stores }: Pick<Ports, 'stores'>,
  store: StoreDomain,
): Promise<StoreRecord> {
  const record = await stores.find(store);
  if (record === null) throw new Error(`${store} is not installed.`);
  return record;
}

/** IANA name. Before Shopify has told the store's own, UTC. */
export function timeZoneOf(record: StoreRecord): string {
  return record.facts?.timeZone ?? 'UTC';
}

/** As mails name the store: Shopify's own name for it, without the domain that all stores share. */
export function storeNameOf(domain: StoreDomain): string {
  return domain.replace(/\.myshopify\.com$/, '');
}
