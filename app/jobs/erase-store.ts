import { z } from 'zod';
import { uninstallStore } from '~/services/store/uninstall-store';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({
  store: z.string(),
  uninstalledAt: z.iso.datetime(),
  isLatest: z.boolean().optional(),
});

export const eraseStore = defineJob({
  name: 'erase-store',
  payload,
  key: ({ store, uninstalledAt }) => `${store} ${uninstalledAt}`,
  queue: COLLAPSING_QUEUE,
  isReplayed: true,
  work: { pollingIntervalSeconds: 2 },
  handle: oneByOne(({ store, uninstalledAt, isLatest }, { ports }) =>
    uninstallStore(ports, store, new Date(uninstalledAt), { isLatest }),
  ),
});
