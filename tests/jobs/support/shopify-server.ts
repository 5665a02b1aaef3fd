import { once } from 'node:events';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { createAdminEndpoint } from '../../../sandbox/graphql/endpoint';
import { SettableClock } from '../../../sandbox/store/clock';
import type { SandboxStore } from '../../../sandbox/store/sandbox-store';

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).optional(),
  operationName: z.string(),
});

const RESULT = /\/(\d+)\.jsonl$/;
const PLENTY_A_SECOND = 1_000_000;

/** The sandbox store's endpoint and its bulk files for other processes, which say by no token who they are. */
export async function serveShopify(
  store: SandboxStore,
  { isThrottled = true }: { isThrottled?: boolean } = {},
): Promise<{ origin: string; close: () => void }> {
  // The store's own clock may stand still, and points come back with time.
  const clock = isThrottled ? store.clock : new SettableClock(store.clock.now(), { running: true });
  const endpoint = createAdminEndpoint(store, clock);
  if (!isThrottled) endpoint.throttle.limits.restoreRate = PLENTY_A_SECOND;
  const server = createServer((request, response) => {
    const answer = async () => {
      const result = RESULT.exec(request.url ?? '')?.[1];
      if (result !== undefined) {
        await pipeline(store.openBulkResult(result), response);
        return;
      }
      const body = Buffer.concat(z.array(z.instanceof(Buffer)).parse(await request.toArray()));
      const asked = requestSchema.parse(JSON.parse(body.toString('utf8')));
      const given = await endpoint.execute(asked);
      response.writeHead(given.status, given.headers).end(JSON.stringify(given.body));
    };
    // Whoever asked may have been killed meanwhile.
    answer().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const origin = `http://127.0.0.1:${port}`;
  store.bulkOperations.settings.resultBaseUrl = `${origin}/bulk`;
  return {
    origin,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
