import { createServer, type Socket } from 'node:net';
import type { Greeting } from './lock';

const FIRST_HOLDER_WITHIN_MS = 30_000;
/** A server that restarts at once finds the database still running. */
const LINGER_MS = 250;

export interface ControlServer {
  port: number;
  /** Tells every holder, present and future, where the database listens; `onUnused` is called after the last one left. */
  open(databasePort: number, onUnused: () => Promise<void>): void;
  close(): void;
}

/** Each process that uses the database holds a connection here; the operating system ends it with the process. */
export async function startControlServer(token: string): Promise<ControlServer> {
  const holders = new Set<Socket>();
  let greeting: Greeting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let unused: (() => Promise<void>) | undefined;

  const greet = (socket: Socket) => socket.write(`${JSON.stringify(greeting)}\n`);

  const closeUnlessHeldWithin = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      greeting = { state: 'closing', token };
      void unused?.();
    }, ms);
  };

  // Half-open: a holder that says goodbye sees its connection end once the database is closed.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const leave = () => {
      const left = holders.delete(socket);
      if (left && holders.size === 0 && greeting?.state === 'ready')
        closeUnlessHeldWithin(LINGER_MS);
      if (holders.size > 0) socket.end();
    };
    holders.add(socket);
    if (greeting?.state !== 'closing') clearTimeout(timer);
    if (greeting !== undefined) greet(socket);
    socket.on('end', leave).on('close', leave).on('error', leave).resume();
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The control server has no port.');

  return {
    port: address.port,
    open(databasePort, onUnused) {
      greeting = { state: 'ready', token, port: databasePort };
      unused = onUnused;
      for (const socket of holders) greet(socket);
      if (holders.size === 0) closeUnlessHeldWithin(FIRST_HOLDER_WITHIN_MS);
    },
    close() {
      server.close();
      for (const socket of holders) socket.destroy();
    },
  };
}
