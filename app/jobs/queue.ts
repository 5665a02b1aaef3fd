import type pg from 'pg';
import type { Db, PgBoss } from 'pg-boss';
import type { Queue } from '~/services/queue';
import { JOB_NAMED } from './registry';

/** The Queue port on pg-boss. `db`: where jobs are inserted; else by pg-boss's own connections. */
export function createQueue(boss: PgBoss, db?: Db): Queue {
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
        db && { db },
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
    within(transaction) {
      const client = transaction as unknown as pg.PoolClient;
      return createQueue(boss, { executeSql: (text, values) => client.query(text, values) });
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
