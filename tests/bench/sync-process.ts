import { z } from 'zod';
import { connectDatabase } from '~/db.server';
import { growHeapSlowly } from '~/heap.server';
import { runSync } from '~/services/sync/run-sync';
import { testPorts } from '../services/support/ports';
import { catalogueSchema, ExportedStore } from './exported-store';

/** The app's part of a sync in a process of its own, so that its memory can be told: `sync-process.ts <settings>`. */
const settings = z
  .object({
    url: z.string(),
    store: z.string(),
    runId: z.string(),
    catalogue: catalogueSchema,
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

// As the app's own processes do.
growHeapSlowly();
const database = connectDatabase(settings.url, () => undefined);
const ports = testPorts(database, new ExportedStore(settings.catalogue));
ports.now = () => new Date();
const phaseMs: Record<string, number> = {};
let phase = 'exporting';
let phaseBegan = performance.now();
const advance = ports.runs.advance.bind(ports.runs);
ports.runs.advance = async (...args) => {
  const isStored = await advance(...args);
  const { phase: next } = args[2];
  if (next !== undefined) {
    const now = performance.now();
    phaseMs[phase] = now - phaseBegan;
    [phase, phaseBegan] = [next, now];
  }
  return isStored;
};

const began = performance.now();
const usedBefore = process.cpuUsage();
await runSync(ports, settings, { shouldPause: () => false });
const tookMs = performance.now() - began;
const { user, system } = process.cpuUsage(usedBefore);
const cpuMs = (user + system) / 1000;
await database.close();
// `maxRSS` is in kilobytes.
process.send?.({ tookMs, cpuMs, phaseMs, peakRssBytes: process.resourceUsage().maxRSS * 1024 });
