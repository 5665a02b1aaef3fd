import type { JobInsert, PgBoss } from 'pg-boss';
import type { Queue } from '~/services/ports';
import { eraseStore } from './erase-store';
import { refreshListing } from './refresh-listing';
import { removeListing } from './remove-listing';
import { dailyCron, syncDaily } from './sync-daily';
import { syncStore } from './sync-store';

/** The Queue port on pg-boss. The keys say which requests are identical. */
export function createQueue(boss: PgBoss): Queue {
  return {
    async syncStore(job, { delaySeconds = 0 } = {}) {
      await boss.send(syncStore.name, job, { singletonKey: job.runId, startAfter: delaySeconds });
    },
    async refreshListings(jobs) {
      await boss.insert(refreshListing.name, jobs.map(jobForListing));
    },
    async removeListings(jobs) {
      await boss.insert(removeListing.name, jobs.map(jobForListing));
    },
    async eraseStore(job) {
      await boss.send(eraseStore.name, job, { singletonKey: `${job.store} ${job.uninstalledAt}` });
    },
    async syncDaily(store) {
      await boss.schedule(
        syncDaily.name,
        dailyCron(store),
        { store },
        { key: store, singletonKey: store, missed: 'once' },
      );
    },
    async stopSyncingDaily(store) {
      await boss.unschedule(syncDaily.name, store);
    },
  };
}

function jobForListing(data: { store: string; listingId: string }): JobInsert {
  return {
    data,
    singletonKey: `${data.store} ${data.listingId}`,
    group: { id: data.store },
  };
}
