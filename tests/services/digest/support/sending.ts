import { afterEach, beforeEach, expect } from 'vitest';
import { SmtpTransport } from '~/email/transport/smtp-transport';
import { notDone } from '~/services/answer';
import type { StoredDigest } from '~/services/digest/ports';
import { runStoreDigests } from '~/services/digest/run-store-digests';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../../support/database';
import {
  startMailServer,
  type MailServer,
  type MailServerBehaviour,
} from '../../../../sandbox/server/mail-server';
import { mailPorts, SENDER } from '../../support/mail';
import { product } from '../../support/listings';
import { runQueue, testPorts, type TestPorts } from '../../support/ports';
import { addActive } from '../../support/recipients';
import { ScriptedShopify } from '../../support/scripted-shopify';

/** Wednesday, and the Mondays at eight in Montreal that follow. */
export const WEDNESDAY = new Date('2026-11-25T17:00:00Z');
export const OTHER_STATE = notDone({ why: 'otherState' });
export const MONDAY = new Date('2026-11-30T13:00:00Z');
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export let ports: TestPorts;
export let shopify: ScriptedShopify;
export let store: string;
export let server: MailServer;

/** A store with two listings and a mail server before each test; awaited once, at the top of a file. */
export async function sendingUnderTest(): Promise<void> {
  const database = await testDatabase();
  beforeEach(async () => {
    shopify = new ScriptedShopify();
    shopify.facts = { ...shopify.facts, name: 'Boréale & Cie', timeZone: 'America/Toronto' };
    ports = testPorts(database, shopify);
    ports.clock.now = WEDNESDAY;
    store = uniqueStore('sending');
    await ports.stores.install(store, WEDNESDAY);
    shopify.put(product(1, { french: [] }), product(2, { french: [] }));
    await sync();
    server = await startMailServer();
  });

  afterEach(() => server.stop());
}

export async function sync(): Promise<void> {
  await startSync(ports, store);
  await runQueue(ports, ports.queue);
}

/** Confirmed through the outbox; from then on mails go to the server. */
export async function active(change: Parameters<typeof addActive>[2] = {}) {
  ports.mail = mailPorts(ports.outbox).mail;
  const recipient = await addActive(ports, store, change);
  ports.mail = new SmtpTransport({ url: server.url, sender: SENDER, dkim: null });
  return recipient;
}

export const run = (now: Date) => {
  ports.clock.now = now;
  return runStoreDigests(ports, store, { shouldPause: () => false });
};
export const after = (ms: number) => new Date(ports.clock.now.getTime() + ms);
export const behave = (behaviour: MailServerBehaviour) => (server.behaviour = behaviour);
export const recipientOf = async (id: string) =>
  (await ports.recipients.find(store, id)) ?? expect.fail('gone');
export const all = () => ports.digests.list(store, { limit: 100 });
export const only = async (): Promise<StoredDigest> => {
  const digests = await all();
  expect(digests).toHaveLength(1);
  return digests[0] ?? expect.fail();
};
