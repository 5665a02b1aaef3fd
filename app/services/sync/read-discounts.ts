import { z } from 'zod';
import { DAY_MS } from '~/core/days/milliseconds';
import { failureKindOf } from '../outside-error';
import {
  ENDED_FOR_MS,
  forgetOldDiscounts,
  readChangedSince,
  readMembers,
} from '../promotions/read-discounts';
import type { SyncRun } from './ports';
import { storeProgress, type StepResult, type SyncSignals, type SyncStepPorts } from './sync-step';

/** Shopify's, of the page of open discounts that was stored last. */
const cursorSchema = z.object({ after: z.string().nullable() });

/** Begun an hour earlier in the day, the next one is a week later all the same. */
const WHOLE_EVERY_MS = 7 * DAY_MS - DAY_MS / 12;
/** A webhook may be on its way for so long, and Shopify's search lags. */
const ON_ITS_WAY_MS = 5 * 60_000;

/**
 * Phase `discounts`: reads every discount of the store where that was never done, a week ago, or where Shopify counts
 * others than we know; else those that changed since the last sync. Then it looks at who is in the collections that
 * they name. Where discounts may not be read they stay unknown.
 */
export async function readDiscounts(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  try {
    if (!(await readAsDue(ports, run, signals))) return 'pause';
  } catch (error) {
    if (failureKindOf(error) !== 'access') throw error;
    ports.log.warn({ store: run.store, runId: run.id, err: error }, 'discounts may not be read');
  }
  await storeProgress(ports, run, {
    phase: 'orders',
    operationId: null,
    cursor: null,
    done: 0,
    total: null,
  });
  return 'goOn';
}

/** False: more is to be read by a later job. */
async function readAsDue(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<boolean> {
  const { store, startedAt } = run;
  const reading = await ports.discounts.reading(store);
  if (run.cursor === null && reading !== null && !(await isWholeDue(ports, run, reading.wholeAt))) {
    const before = await ports.runs.doneBefore(store, startedAt);
    const from = Math.min(reading.readAt.getTime(), before?.startedAt.getTime() ?? 0);
    await readChangedSince(ports, store, new Date(from - ON_ITS_WAY_MS));
    await ports.discounts.saveReading(store, { ...reading, readAt: startedAt });
  } else {
    if (!(await readWhole(ports, run, signals))) return false;
    await ports.discounts.removeUnseen(store, startedAt, ports.now());
    await ports.discounts.saveReading(store, { wholeAt: startedAt, readAt: startedAt });
  }
  await readMembers(ports, store, { isAll: true });
  await forgetOldDiscounts(ports, store);
  return true;
}

async function isWholeDue(
  ports: SyncStepPorts,
  { store, startedAt, whole }: SyncRun,
  wholeAt: Date,
): Promise<boolean> {
  if (whole || startedAt.getTime() - wholeAt.getTime() > WHOLE_EVERY_MS) return true;
  const { discounts } = await ports.shopify(store);
  return (await discounts.countOpen()) !== (await ports.discounts.countOpen(store, ports.now()));
}

/** False: stopped on the way. */
async function readWhole(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<boolean> {
  const { store } = run;
  const { discounts } = await ports.shopify(store);
  if (run.cursor === null) {
    const since = new Date(run.startedAt.getTime() - ENDED_FOR_MS);
    for await (const page of discounts.pages({ kind: 'ended', since }, null)) {
      await ports.discounts.save(store, page.discounts, ports.now());
    }
  }
  const after = run.cursor === null ? null : cursorSchema.parse(JSON.parse(run.cursor)).after;
  const total = run.total ?? (await discounts.countOpen());
  let { done } = run;
  for await (const page of discounts.pages({ kind: 'open' }, after)) {
    await ports.discounts.save(store, page.discounts, ports.now());
    done += page.discounts.length;
    const cursor = JSON.stringify({ after: page.cursor });
    if (page.cursor === null) return true;
    if (!(await storeProgress(ports, run, { cursor, done, total }))) return true;
    if (signals.shouldPause()) return false;
  }
  return true;
}
