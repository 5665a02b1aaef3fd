import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Container } from './container.server';
import { StartError } from './process.server';

/** Where an operator's tools look, beside the app's own port and never through its proxy. */
export interface OperationsServer {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves `/metrics` and `/readyz` of this process, workers included, on a port of its own: what the figures tell of
 * stores and load is nobody's but the operator's.
 */
export async function startOperationsServer(
  { metrics, readReadiness, logger }: Pick<Container, 'metrics' | 'readReadiness' | 'logger'>,
  { port, host }: { port: number; host: string },
): Promise<OperationsServer> {
  const server = createServer((request, response) => {
    answer(request.url?.split('?', 1)[0] ?? '', response).catch((error: unknown) => {
      logger.error({ err: error }, 'the figures could not be read');
      if (!response.headersSent) response.writeHead(503);
      response.end();
    });
  });
  async function answer(path: string, response: ServerResponse): Promise<void> {
    if (path === '/metrics') {
      const text = await metrics.text();
      response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text);
    } else if (path === '/readyz') {
      const { isReady, checks } = await readReadiness();
      response
        .writeHead(isReady ? 200 : 503, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(checks));
    } else response.writeHead(404).end();
  }
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(
      `METRICS_PORT ${port} cannot be listened on (${error instanceof Error ? error.message : String(error)}): set it to a free one.`,
    );
  }
  return { port: portOf(server, port), close: () => closed(server) };
}

function portOf(server: Server, wanted: number): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : wanted;
}

async function closed(server: Server): Promise<void> {
  const end = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await end;
}
