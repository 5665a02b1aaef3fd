import type { StoreDomain } from '~/core/store/store-domain';
import { installStore } from './install-store';
import type { StorePorts } from './ports';

export const storeVerbs = {
  install: installStore,
  /** Grows whenever a page of this store would look different. */
  readVersion: ({ stores }: StorePorts, store: StoreDomain) => stores.version(store),
};
