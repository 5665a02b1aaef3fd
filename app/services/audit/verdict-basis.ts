import { createHash, randomUUID } from 'node:crypto';
import { storeDay } from '~/core/days/store-day';
import { HOUR_MS } from '~/core/days/milliseconds';
import { timeZoneOf } from '~/core/store/time-zone';
import type { OrderPorts } from '../orders/ports';
import type { StoreRecord } from '../store/ports';
import type { StandingVerdict } from './ports';

/** A digest of the code that judges, put in by the build: see vite.plugins.ts. */
declare const RULES_VERSION: string | undefined;

/** Where nothing was built, the code may be another one after each start. */
const CODE = typeof RULES_VERSION === 'string' ? RULES_VERSION : randomUUID();

/**
 * How long a verdict stands while nothing else changes. Windows of prices and sales end at any minute; what is read
 * again within the hour is not judged again for that.
 */
export const STANDS_MS = HOUR_MS;

/**
 * What verdicts on a store's listings rest on beside each listing and its prices: the rules, the merchant's settings,
 * the store's facts, what is known of orders, and the day, by the store's clock and by UTC, since ignored findings
 * come back at midnight UTC. Of repeated phrases the listings that have one that changed are marked instead.
 */
export async function verdictBasis(
  { orders }: OrderPorts,
  { domain: store, facts, settings, settingsRevision }: StoreRecord,
  now: Date,
): Promise<string> {
  const { since, until, readUntil, complete, returnBaseline } = await orders.history(store);
  const day = storeDay(now, timeZoneOf(facts ?? undefined));
  const known = { since, until, readUntil, complete, returnBaseline };
  return createHash('sha256')
    .update(
      JSON.stringify([
        CODE,
        settingsRevision,
        // Of a store that did not choose, it is the environment's.
        settings.readsPhotos,
        facts,
        known,
        day,
        storeDay(now, 'UTC'),
      ]),
    )
    .digest('base64url');
}

/** Which verdicts stand at an instant. */
export async function standingAt(
  ports: OrderPorts,
  record: StoreRecord,
  now: Date,
): Promise<StandingVerdict> {
  return {
    basis: await verdictBasis(ports, record, now),
    since: new Date(now.getTime() - STANDS_MS),
  };
}
