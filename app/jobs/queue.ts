import type { PgBoss } from 'pg-boss';
import type { Queue } from '~/services/queue';
import { JOB_NAMED } from './registry';

/** The Queue port on pg-boss. */
export function createQueue(boss: PgBoss): Queue {
  return {
    async send(name, payload, when = {}) {
      const { key, group } = JOB_NAMED[name];
      const payloads = Array.isArray(payload) ? payload : [payload];
      if (payloads.length === 0) return;
      await boss.insert(
        name,
        payloads.map((data) => ({
          data,
          singletonKey: key(data, when),
          startAfter: when.at ?? when.delaySeconds,
          group: group && { id: group(data) },
        })),
      );
    },
    async sendDaily(name, payload) {
      const key = JOB_NAMED[name].key(payload, {});
      await boss.schedule(name, dailyCron(key), payload, {
        key,
        singletonKey: key,
        missed: 'once',
      });
    },
    async stopSendingDaily(name, payload) {
      await boss.unschedule(name, JOB_NAMED[name].key(payload, {}));
    },
  };
}

/** A time of day, in UTC, that is the key's own, so that not all stores sync at once. */
export function dailyCron(key: string): string {
  let hash = 0;
  for (const character of key) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  const minuteOfDay = hash % (24 * 60);
  return `${minuteOfDay % 60} ${Math.floor(minuteOfDay / 60)} * * *`;
}
