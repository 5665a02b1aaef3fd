import type { JobInsert, PgBoss } from 'pg-boss';
import type { Queue } from '~/services/queue';
import { eraseStore } from './erase-store';
import { lookAtDiscount } from './look-at-discount';
import { refreshListing } from './refresh-listing';
import { removeListing } from './remove-listing';
import { runDigests } from './run-digests';
import { schedulePromotion } from './schedule-promotion';
import { sendFlowEvents } from './send-flow-events';
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
    async schedulePromotion(job, { delaySeconds = 0 } = {}) {
      const key = `${job.store} ${job.promotionId}`;
      await boss.send(schedulePromotion.name, job, {
        // Beside one that waits for its time, one may be asked for at once.
        singletonKey: delaySeconds > 0 ? `${key} later` : key,
        startAfter: delaySeconds,
        group: { id: key },
      });
    },
    async lookAtDiscounts(jobs) {
      await boss.insert(
        lookAtDiscount.name,
        jobs.map((data) => ({
          data,
          singletonKey: `${data.store} ${data.discountId}`,
          group: { id: data.store },
        })),
      );
    },
    async runDigests(jobs) {
      await boss.insert(
        runDigests.name,
        jobs.map(({ store, at }) => ({
          data: { store },
          startAfter: at,
          // One for now may stand beside one that waits for its hour.
          singletonKey: `${store} ${at.toISOString()}`,
          group: { id: store },
        })),
      );
    },
    async sendFlowEvents(jobs) {
      await boss.insert(
        sendFlowEvents.name,
        jobs.map((data) => ({ data, singletonKey: data.store, group: { id: data.store } })),
      );
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
