import type { StoreDomain } from '~/core/store/store-domain';
import { installStore } from './install-store';
import type { StoreEntry } from './views';

/** What each document asks first. A store that signed in and was not registered, since a process died, is registered now. */
export async function enterStore(
  ports: Parameters<typeof installStore>[0],
  store: StoreDomain,
): Promise<StoreEntry> {
  const record = await ports.stores.find(store);
  if (record === null) await installStore(ports, store);
  return {
    timeZone: record?.facts?.timeZone ?? null,
    isBeingErased: record !== null && record.erasingSince !== null,
  };
}
