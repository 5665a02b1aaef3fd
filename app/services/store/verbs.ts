import type { StoreDomain } from '~/core/store/store-domain';
import { eraseOrders, eraseStore } from './erase-data';
import { installStore } from './install-store';
import type { StorePorts } from './ports';
import { showHeldData } from './show-held-data';

export const storeVerbs = {
  install: installStore,
  showHeldData,
  eraseOrders,
  erase: eraseStore,
  /** IANA name of the zone that the store's times are told in; `null`: it was not read yet. */
  readTimeZone: async ({ stores }: StorePorts, store: StoreDomain) =>
    (await stores.find(store))?.facts?.timeZone ?? null,
  /** Grows whenever a page of this store would look different. */
  readVersion: ({ stores }: StorePorts, store: StoreDomain) => stores.version(store),
};
