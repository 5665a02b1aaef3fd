import { z } from 'zod';
import { connectDatabase } from '~/db.server';
import { growHeapSlowly } from '~/heap.server';
import { startBoss, workJobs } from '~/jobs/boss';
import { createQueue } from '~/jobs/queue';
import { createLogger } from '~/logger.server';
import { testPorts } from '../services/support/ports';
import { catalogueSchema, ExportedStore } from './exported-store';

/** A worker whose stores lie on disk: `worker-process.ts <settings>`. Begins when it is told to. */
const settings = z
  .object({ url: z.string(), schema: z.string(), catalogue: catalogueSchema })
  .parse(JSON.parse(process.argv[2] ?? ''));

growHeapSlowly();
const database = connectDatabase(settings.url, () => undefined);
const boss = await startBoss({
  connectionString: settings.url,
  log: createLogger('error'),
  schema: settings.schema,
  works: true,
});
process.once('message', () => {
  const ports = {
    ...testPorts(database, new ExportedStore(settings.catalogue)),
    queue: createQueue(boss),
    // One for each that asks: it gives its French in the order of its listings.
    shopify: () => Promise.resolve(new ExportedStore(settings.catalogue)),
    now: () => new Date(),
  };
  void workJobs(boss, { ports, shouldPause: () => false });
});
process.send?.('ready');
