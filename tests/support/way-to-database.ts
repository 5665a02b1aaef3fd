import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to the database that can be disturbed. */
export interface Way {
  url: string;
  /** Breaks all connections; new ones are made. */
  cut(): void;
  /** Breaks all connections, and refuses new ones. */
  close(): void;
  open(): void;
  /** What is connected carries nothing any more, and neither side hears of it; new connections work. */
  silence(): void;
  /** How many connections are open on it. */
  connections(): number;
  end(): void;
}

export async function wayTo(databaseUrl: string): Promise<Way> {
  const target = new URL(databaseUrl);
  const pairs = new Set<readonly [near: Socket, far: Socket]>();
  let isOpen = true;
  const server = createServer((near) => {
    if (!isOpen) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port || 5432), target.hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [socket, other] of [pair, [far, near] as const]) {
      socket.pipe(other);
      socket
        .on('error', () => other.destroy())
        .on('close', () => {
          pairs.delete(pair);
          other.destroy();
        });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  const close = () => {
    isOpen = false;
    cut();
  };
  return {
    url: url.href,
    cut,
    close,
    open: () => void (isOpen = true),
    silence: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far).resume();
        far.unpipe(near).resume();
      }
    },
    connections: () => pairs.size,
    end: () => {
      close();
      server.close();
    },
  };
}
