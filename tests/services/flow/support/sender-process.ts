import { connectDatabase, createRepositories } from '~/db.server';
import { createLogger } from '~/logger.server';
import { sendFlowEvents } from '~/services/flow/send-events';
import { createShopifyStores } from '~/shopify/shopify-stores';

/** Where a process is killed while it tells Flow of an event. */
export type Moment = 'collected' | 'claimed' | 'told' | 'ended';

/** `sender-process.ts <database url> <sandbox address> <store> <access token> <now> <moment>`; kills itself there. */
const [url, sandboxUrl, store, accessToken, now, moment] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  Moment,
];

function dieAt(reached: Moment): void {
  if (reached === moment) process.kill(process.pid, 'SIGKILL');
}

const log = createLogger('error');
const repositories = createRepositories(
  connectDatabase(url, (error) => {
    log.error({ err: error }, 'connection broke');
  }),
);
const { flow } = repositories;
const stores = createShopifyStores({
  accessTokens: () => Promise.resolve(accessToken),
  originOf: (domain) => `${sandboxUrl}/${domain}`,
  log,
});
await sendFlowEvents(
  {
    ...repositories,
    flow: Object.assign(Object.create(flow) as typeof flow, {
      async collect(...args: Parameters<typeof flow.collect>) {
        await flow.collect(...args);
        dieAt('collected');
      },
      async claim(...args: Parameters<typeof flow.claim>) {
        const isClaimed = await flow.claim(...args);
        dieAt('claimed');
        return isClaimed;
      },
      async end(...args: Parameters<typeof flow.end>) {
        await flow.end(...args);
        dieAt('ended');
      },
    }),
    shopify: async (domain) => {
      const shopify = await stores(domain);
      return {
        ...shopify,
        async tellFlow(...args: Parameters<typeof shopify.tellFlow>) {
          await shopify.tellFlow(...args);
          dieAt('told');
        },
      };
    },
    now: () => new Date(now),
    log,
  },
  store,
  { shouldPause: () => false },
);
process.exit(0);
