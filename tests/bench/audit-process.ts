import { z } from 'zod';
import { connectDatabase } from '~/db.server';
import { growHeapSlowly } from '~/heap.server';
import { judge, readForAudit } from '~/services/audit/audit-listings';
import { testPorts } from '../services/support/ports';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { percentile } from './measurement';

const ROUNDS = 30;

/** Reads and judges some listings time and again, in a process that did nothing else before: `audit-process.ts <settings>`. */
const settings = z
  .object({ url: z.string(), store: z.string(), listings: z.number() })
  .parse(JSON.parse(process.argv[2] ?? ''));

// As the app's own processes do.
growHeapSlowly();
const database = connectDatabase(settings.url, () => undefined);
const ports = { ...testPorts(database, new ScriptedShopify()), now: () => new Date() };
const ids = await ports.listings.idsAfter(settings.store, null, settings.listings);
const times: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const began = performance.now();
  const input = await readForAudit(ports, settings.store, ids);
  if (input !== null) await judge(ports, input);
  times.push(performance.now() - began);
}
await database.close();
process.send?.({ medianMs: percentile(times, 0.5) });
