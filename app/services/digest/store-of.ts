import { storeHandle, type StoreDomain } from '~/core/store/store-domain';
import type { StorePorts, StoreRecord } from '../store/ports';

/** Of pages behind a sign-in: there is one. Throws where it was erased in the meantime. */
export async function installedStore(
  { stores }: StorePorts,
  store: StoreDomain,
): Promise<StoreRecord> {
  const record = await stores.find(store);
  if (record === null) throw new Error(`${store} is not installed.`);
  return record;
}

/** As its owner calls it; before Shopify has told that, its address without what all stores share. */
export function storeNameOf({ domain, facts }: Pick<StoreRecord, 'domain' | 'facts'>): string {
  return facts?.name?.trim() || storeHandle(domain);
}
