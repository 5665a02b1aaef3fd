import type { StoreDomain } from '~/core/store/store-domain';
import { eraseOrders, eraseStore } from './erase-data';
import { enterStore } from './enter-store';
import { installStore } from './install-store';
import type { StorePorts } from './ports';
import { showHeldData } from './show-held-data';

export const storeVerbs = {
  install: installStore,
  showHeldData,
  enter: enterStore,
  eraseOrders,
  erase: eraseStore,
  /** Grows whenever a page of this store would look different. */
  readVersion: ({ stores }: StorePorts, store: StoreDomain) => stores.version(store),
};
