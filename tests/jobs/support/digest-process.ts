import { z } from 'zod';
import { connectDatabase, createRepositories } from '~/db.server';
import { SmtpTransport } from '~/email/transport/smtp-transport';
import { runStoreDigests } from '~/services/digest/run-store-digests';
import type { Ports } from '~/services/ports';
import { mailPorts, SENDER } from '../../services/support/mail';
import { RecordingQueue } from '../../services/support/recording-queue';

/** What a parent tells it: whose digests to send, and before which call of a port to die; 0: before none. */
const orders = z.object({
  databaseUrl: z.string(),
  smtpUrl: z.string(),
  store: z.string(),
  /** ISO 8601. */
  now: z.string(),
  killedAt: z.number().int(),
});
export type DigestOrders = z.input<typeof orders>;

/** Sends a store's digests as the job does, and ends itself as an outage would: by SIGKILL. Answers what it called. */
async function work(given: z.output<typeof orders>): Promise<string[]> {
  const calls: string[] = [];
  const dieBefore = (name: string) => {
    calls.push(name);
    if (calls.length === given.killedAt) process.kill(process.pid, 'SIGKILL');
  };
  const mortal = <T extends object>(port: T, name: string): T =>
    new Proxy(port, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          dieBefore(`${name}.${String(property)}`);
          return Reflect.apply(value, target, args);
        };
      },
    });
  const database = connectDatabase(given.databaseUrl, (error) => {
    throw error;
  });
  const { syncRuns, ...repositories } = createRepositories(database);
  const smtp = new SmtpTransport({ url: given.smtpUrl, sender: SENDER, dkim: null });
  const ports: Pick<
    Ports,
    | Exclude<keyof typeof repositories, 'points'>
    | 'runs'
    | 'mail'
    | 'mailLinks'
    | 'rendering'
    | 'queue'
    | 'now'
    | 'log'
  > = {
    ...repositories,
    ...mailPorts(repositories.outbox, smtp),
    runs: syncRuns,
    recipients: mortal(repositories.recipients, 'recipients'),
    digests: mortal(repositories.digests, 'digests'),
    mail: mortal(smtp, 'mail'),
    queue: new RecordingQueue(),
    now: () => new Date(given.now),
    log: { info() {}, warn() {}, error() {} },
  };
  await runStoreDigests(ports, given.store, { shouldPause: () => false });
  await database.close();
  return calls;
}

process.once('message', (message) => {
  void work(orders.parse(message)).then((calls) => {
    process.send?.(calls);
    process.disconnect();
  });
});
