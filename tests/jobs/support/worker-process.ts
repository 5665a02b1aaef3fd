import { orderFiles } from '~/files/order-files';
import { priceFiles } from '~/files/price-files';
import { worklistFiles } from '~/files/worklist-files';
import { writeTable } from '~/files/worklist-writer';
import { connectDatabase, createRepositories } from '~/db.server';
import { startBoss, workJobs } from '~/jobs/boss';
import { createQueue } from '~/jobs/queue';
import { createLogger } from '~/logger.server';
import { BLANK_PHOTOS } from '../../services/support/ports';
import { mailPorts } from '../../services/support/mail';
import { slowStore } from './slow-store';
import { withoutSweeps } from './without-sweeps';

/** A worker for a test to kill: `worker-process.ts <database url> <queue schema>`. */
const [url, schema] = process.argv.slice(2);
if (url === undefined || schema === undefined) throw new Error('needs a database and a schema');

const log = createLogger('error');
const { syncRuns, ...repositories } = createRepositories(
  connectDatabase(url, (error) => {
    log.error({ err: error }, 'connection broke');
  }),
  { readsPhotos: false },
);
const boss = await startBoss({ connectionString: url, log, schema, works: true });
withoutSweeps(boss);
const shopify = slowStore();
await workJobs(boss, {
  shouldPause: () => false,
  ports: {
    ...repositories,
    runs: syncRuns,
    orderFiles,
    priceFiles,
    worklistFiles,
    photoReader: BLANK_PHOTOS,
    tables: { write: writeTable },
    ...mailPorts(repositories.outbox),
    queue: createQueue(boss),
    shopify: async () => shopify,
    now: () => new Date(),
    log,
  },
});
