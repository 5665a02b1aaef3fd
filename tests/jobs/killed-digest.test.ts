import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { SmtpTransport } from '~/email/transport/smtp-transport';
import { done } from '~/services/answer';
import { runStoreDigests } from '~/services/digest/run-store-digests';
import { sendAgain } from '~/services/digest/send-again';
import { showDigests } from '~/services/digest/show-digests';
import { startSync } from '~/services/sync/start-sync';
import { bundleProcess } from '../support/bundle-process';
import { testDatabase, uniqueStore } from '../support/database';
import { startMailServer } from '../../sandbox/server/mail-server';
import { product } from '../services/support/listings';
import { SENDER } from '../services/support/mail';
import { runQueue, testPorts, type TestPorts } from '../services/support/ports';
import { addActive, MARIE } from '../services/support/recipients';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import type { DigestOrders } from './support/digest-process';

const database = await testDatabase();
const server = await startMailServer();
/** Dozens of processes load it, and none of them is to spend its time on compiling. */
const bundle = await bundleProcess(resolve(import.meta.dirname, 'support/digest-process.ts'));
afterAll(async () => {
  await server.stop();
  await bundle.remove();
});

const WEDNESDAY = new Date('2026-11-25T17:00:00Z');
const MONDAY = new Date('2026-11-30T13:00:00Z');
/** After the lease of a dead worker has run out, and its mail been given up on. */
const LATER = new Date(MONDAY.getTime() + 16 * 60_000);

/** A judged store with one recipient, who is due on Monday. */
async function storeWithRecipient(): Promise<string> {
  const shopify = new ScriptedShopify();
  shopify.facts = { ...shopify.facts, timeZone: 'America/Toronto' };
  const ports = testPorts(database, shopify);
  ports.clock.now = WEDNESDAY;
  const store = uniqueStore('killed-digest');
  await ports.stores.install(store, WEDNESDAY);
  shopify.put(product(1, { french: [] }));
  await startSync(ports, store);
  await runQueue(ports, ports.queue);
  await addActive(ports, store, { email: `${store.split('.')[0]}@example.net` });
  return store;
}

const calls = z.array(z.string());

/** In a process of its own. `null`: it was killed. */
async function work(store: string, now: Date, killedAt: number): Promise<string[] | null> {
  const child = fork(bundle.file, [], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const given: DigestOrders = {
    databaseUrl: database.url,
    smtpUrl: server.url,
    store,
    now: now.toISOString(),
    killedAt,
  };
  let answer: unknown = null;
  child.on('message', (message) => (answer = message));
  child.send(given);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal === 'SIGKILL') return null;
  expect(code).toBe(0);
  return calls.parse(answer);
}

/** What another worker does later, when the dead one's lease has run out. */
async function survivorOf(store: string): Promise<TestPorts> {
  const ports = testPorts(database, new ScriptedShopify());
  ports.clock.now = LATER;
  ports.mail = new SmtpTransport({ url: server.url, sender: SENDER, dkim: null });
  await runStoreDigests(ports, store, { shouldPause: () => false });
  return ports;
}

const mailsTo = (store: string) =>
  server.received.filter(({ to }) => to[0]?.startsWith(store.split('.')[0] ?? '-')).length;

it('sends nobody two mails, wherever a worker is killed', { timeout: 600_000 }, async () => {
  const untouched = await work(await storeWithRecipient(), MONDAY, 0);
  expect(untouched).toEqual(
    expect.arrayContaining([
      'digests.claim',
      'digests.takeAttempt',
      'mail.send',
      'digests.beginSending',
      'digests.record',
    ]),
  );
  const fates: Record<string, string> = {};
  for (const [index, call] of (untouched ?? []).entries()) {
    if (!UNDER_WAY.has(call)) continue;
    const store = await storeWithRecipient();
    expect(await work(store, MONDAY, index + 1), call).toBeNull();
    const mailed = mailsTo(store);
    const ports = await survivorOf(store);
    const { sendings } = await showDigests(ports, store);
    expect(sendings, call).toHaveLength(1);
    expect(mailsTo(store), call).toBeLessThanOrEqual(1);
    fates[call] = `${mailed} then ${mailsTo(store)}, ${sendings[0]?.state}`;

    if (sendings[0]?.state === 'unknown') {
      expect(sendings[0].messageId).toMatch(/^<digest\..+@app\.example\.com>$/);
      expect(await sendAgain(ports, store, sendings[0].id)).toEqual(done());
      await survivorOf(store);
      expect((await showDigests(ports, store)).sendings).toMatchObject([{ state: 'sent' }]);
    }
  }
  expect(fates).toEqual({
    // Nothing has gone out: the next worker makes it, or sends what was made.
    'digests.claim': '0 then 1, sent',
    'digests.ready': '0 then 1, sent',
    'digests.takeAttempt': '0 then 1, sent',
    'recipients.addLink': '0 then 1, sent',
    'mail.send': '0 then 1, sent',
    'digests.beginSending': '0 then 1, sent',
    // It has arrived, and nobody knows.
    'digests.record': '1 then 1, unknown',
  });
});

/** From claiming to recording. */
const UNDER_WAY = new Set([
  'digests.claim',
  'digests.ready',
  'digests.takeAttempt',
  'recipients.addLink',
  'mail.send',
  'digests.beginSending',
  'digests.record',
]);

it('does not know the fate of a mail whose worker is killed while the server takes it in', async () => {
  const store = await storeWithRecipient();
  const child = fork(bundle.file, [], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const gone = once(child, 'exit');
  server.behaviour = {
    data: async () => {
      child.kill('SIGKILL');
      await gone;
      return null;
    },
  };
  child.send({
    databaseUrl: database.url,
    smtpUrl: server.url,
    store,
    now: MONDAY.toISOString(),
    killedAt: 0,
  } satisfies DigestOrders);
  await gone;
  server.behaviour = {};
  const ports = await survivorOf(store);
  expect(mailsTo(store)).toBe(1);
  const { sendings, recipients } = await showDigests(ports, store);
  expect(sendings).toMatchObject([{ state: 'unknown', isoWeek: '2026-W49' }]);
  expect(recipients).toMatchObject([{ state: 'active', weekday: MARIE.weekday }]);
}, 120_000);
