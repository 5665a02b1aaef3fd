import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SmtpTransport } from '~/email/transport/smtp-transport';
import { done, GONE, notDone } from '~/services/answer';
import { addRecipient } from '~/services/digest/add-recipient';
import { pauseRecipient, resumeRecipient } from '~/services/digest/pause-recipient';
import type { StoredDigest } from '~/services/digest/ports';
import { removeRecipient } from '~/services/digest/remove-recipient';
import { runStoreDigests } from '~/services/digest/run-store-digests';
import { sendAgain } from '~/services/digest/send-again';
import { sendTest } from '~/services/digest/send-test';
import { showDigest } from '~/services/digest/show-digest';
import { showDigests } from '~/services/digest/show-digests';
import { sweepDigests } from '~/services/digest/sweep-digests';
import { useLink } from '~/services/digest/use-link';
import type { MailAnswer } from '~/services/digest/views';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import {
  HANG_UP,
  startMailServer,
  type MailServer,
  type MailServerBehaviour,
} from '../../../sandbox/server/mail-server';
import { mailPorts, SENDER } from '../support/mail';
import { product } from '../support/listings';
import { runQueue, testPorts, type TestPorts } from '../support/ports';
import { addActive, MARIE } from '../support/recipients';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
/** Wednesday, and the Mondays at eight in Montreal that follow. */
const WEDNESDAY = new Date('2026-11-25T17:00:00Z');
const OTHER_STATE = notDone({ why: 'otherState' });
const MONDAY = new Date('2026-11-30T13:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let ports: TestPorts;
let shopify: ScriptedShopify;
let store: string;
let server: MailServer;

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

async function sync(): Promise<void> {
  await startSync(ports, store);
  await runQueue(ports, ports.queue);
}

/** Confirmed through the outbox; from then on mails go to the server. */
async function active(change: Parameters<typeof addActive>[2] = {}) {
  ports.mail = mailPorts(ports.outbox).mail;
  const recipient = await addActive(ports, store, change);
  ports.mail = new SmtpTransport({ url: server.url, sender: SENDER, dkim: null });
  return recipient;
}

const run = (now: Date) => {
  ports.clock.now = now;
  return runStoreDigests(ports, store, { shouldPause: () => false });
};
const after = (ms: number) => new Date(ports.clock.now.getTime() + ms);
const behave = (behaviour: MailServerBehaviour) => (server.behaviour = behaviour);
const recipientOf = async (id: string) =>
  (await ports.recipients.find(store, id)) ?? expect.fail('gone');
const all = () => ports.digests.list(store, { limit: 100 });
const only = async (): Promise<StoredDigest> => {
  const digests = await all();
  expect(digests).toHaveLength(1);
  return digests[0] ?? expect.fail();
};

describe('a digest', () => {
  it('goes out at its hour, in the language and for the audiences of its reader', async () => {
    const { id } = await active();
    await run(new Date(MONDAY.getTime() - 1));
    expect(server.received).toEqual([]);
    await run(MONDAY);
    expect(server.received).toHaveLength(1);
    const { to, parsed } = server.received[0] ?? expect.fail();
    expect(to).toEqual([MARIE.email]);
    expect(parsed.messageId).toBe(`<digest.${id}.2026-W49@app.example.com>`);
    expect(parsed.text).toContain(SENDER.postalAddress);
    // As Shopify has it, in sender, subject and text alike.
    expect(parsed.from?.value).toEqual([
      { name: 'Borealist – Boréale & Cie', address: SENDER.address },
    ]);
    expect(parsed.subject).toContain('Boréale & Cie');
    expect(parsed.text?.match(/Boréale & Cie/g)).toHaveLength(2);
    expect(parsed.html).toContain('lang="fr');
    expect(parsed.headers.get('list')).toMatchObject({
      unsubscribe: { url: expect.stringMatching(/^https:\/\/app\.example\.com\/unsubscribe\/./) },
    });
    expect(await only()).toMatchObject({
      state: 'sent',
      isoWeek: '2026-W49',
      subject: parsed.subject,
      attempts: 1,
      endedAt: MONDAY,
      digest: { until: MONDAY.toISOString(), since: WEDNESDAY.toISOString() },
    });
    expect(await recipientOf(id)).toMatchObject({
      reportedUntil: MONDAY,
      next: { isoWeek: '2026-W50' },
    });
  });

  it('can be read afterwards, with its mail', async () => {
    await active();
    await run(MONDAY);
    const { id, messageId } = await only();
    const shown = await showDigest(ports, store, id);
    expect(shown).toMatchObject({
      sending: { state: 'sent', messageId, email: MARIE.email },
      mail: { subject: server.received[0]?.parsed.subject },
    });
    // Whoever looks at it in the app cannot unsubscribe its reader.
    expect(shown?.mail.html).toContain('/unsubscribe/preview');
  });

  it('lies in the outbox where no mail server is configured, and never counts as sent', async () => {
    const { id } = await addActive(ports, store);
    ports.mail = mailPorts(ports.outbox).mail;
    await run(MONDAY);
    const digest = await only();
    const listed = await showDigests(ports, store);
    expect(listed.isMailConfigured).toBe(false);
    expect(listed.sendings).toMatchObject([{ state: 'outbox', response: null }]);
    expect(listed.outbox.map(({ to, subject }) => [to, subject])).toEqual([
      [MARIE.email, digest.subject],
      [MARIE.email, expect.stringContaining('bilan')],
    ]);
    // What a mail says is for its reader: it holds the link by which they consent, or unsubscribe.
    expect(JSON.stringify(listed)).not.toMatch(/confirm\/|unsubscribe\//);
    const shown = await showDigest(ports, store, digest.id);
    expect(shown?.sending).toMatchObject({ state: 'outbox' });
    expect(await sendTest(ports, store, id)).toEqual(done('outbox'));

    // Once there is a server, what was not sent is still said not to have been.
    ports.mail = new SmtpTransport({ url: server.url, sender: SENDER, dkim: null });
    expect(await showDigests(ports, store)).toMatchObject({
      isMailConfigured: true,
      sendings: [{ state: 'outbox' }],
      outbox: [],
    });
  });

  it('is not sent where nothing is to be said, and then tells of all the time since the last one', async () => {
    const { id } = await active();
    await run(MONDAY);
    await run(after(7 * DAY));
    expect(await all()).toHaveLength(1);
    expect(await recipientOf(id)).toMatchObject({ next: { isoWeek: '2026-W51' } });

    ports.clock.now = after(DAY);
    shopify.put(product(3, { french: [] }));
    await sync();
    await run(after(6 * DAY));
    expect(server.received).toHaveLength(2);
    expect((await all())[0]).toMatchObject({
      isoWeek: '2026-W51',
      digest: {
        since: MONDAY.toISOString(),
        audiences: expect.arrayContaining([expect.objectContaining({ audience: 'QC' })]),
      },
    });
    const [latest] = await all();
    const quebec = latest?.digest.audiences.find(({ audience }) => audience === 'QC');
    expect(quebec?.opened).toBeGreaterThan(0);
    expect(quebec?.readinessBefore).not.toBeNull();
  });

  it('is not sent before the store has been judged', async () => {
    const fresh = uniqueStore('unjudged');
    await ports.stores.install(fresh, WEDNESDAY);
    const { id } = await addActive(ports, fresh, { weekday: 1, hour: 8 });
    ports.clock.now = MONDAY;
    await runStoreDigests(ports, fresh, { shouldPause: () => false });
    expect(await ports.outbox.list(fresh, 10)).toHaveLength(1);
    expect(await ports.recipients.find(fresh, id)).toMatchObject({ next: { isoWeek: '2026-W50' } });
  });

  it('is one, after weeks in which nothing ran', async () => {
    await active();
    await run(after(40 * DAY));
    await run(after(MINUTE));
    expect(server.received).toHaveLength(1);
    expect(await only()).toMatchObject({ isoWeek: '2027-W01' });
  });

  it('is one however many workers run at once', async () => {
    await active();
    await active({ email: 'paul@example.net', language: 'en' });
    ports.clock.now = MONDAY;
    await Promise.all(Array.from({ length: 8 }, () => run(MONDAY)));
    await run(after(20 * MINUTE));
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual([
      MARIE.email,
      'paul@example.net',
    ]);
  });

  it('moves with a store that moves to another time zone, and stays one a week', async () => {
    const { id } = await active();
    const move = async (timeZone: string) => {
      const facts = (await ports.stores.find(store))?.facts ?? expect.fail();
      await ports.stores.saveFacts(store, { ...facts, timeZone });
    };
    await move('Pacific/Honolulu');
    await run(MONDAY);
    expect(server.received).toHaveLength(0);
    expect(await recipientOf(id)).toMatchObject({
      next: { isoWeek: '2026-W49', at: new Date('2026-11-30T18:00:00Z') },
    });
    await run(new Date('2026-11-30T18:00:00Z'));
    expect(server.received).toHaveLength(1);
    await move('Pacific/Kiritimati');
    await run(after(MINUTE));
    expect(server.received).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('that passes is tried again, until the mail is taken', async () => {
    const { id } = await active();
    behave({ rcptTo: () => '450 4.2.1 Try later' });
    const first = await run(MONDAY);
    expect(first.lookAgainAt).toEqual(after(5 * MINUTE));
    expect(await only()).toMatchObject({
      state: 'claimed',
      attempts: 1,
      response: expect.stringContaining('4.2.1'),
    });
    await run(after(4 * MINUTE));
    expect((await only()).attempts).toBe(1);
    await run(after(MINUTE));
    expect(await only()).toMatchObject({ state: 'claimed', attempts: 2 });
    behave({});
    await run(after(15 * MINUTE));
    expect(await only()).toMatchObject({ state: 'sent', attempts: 3 });
    expect(server.received).toHaveLength(1);
    expect(await recipientOf(id)).toMatchObject({ state: 'active' });
  });

  it('that does not pass in a day ends the attempts, not the mails', async () => {
    const { id } = await active();
    behave({ mailFrom: () => '451 4.3.0 Try later' });
    let look = (await run(MONDAY)).lookAgainAt;
    while (look) look = (await run(look)).lookAgainAt;
    expect(await only()).toMatchObject({ state: 'refused', attempts: 8 });
    expect(await recipientOf(id)).toMatchObject({ state: 'active', reportedUntil: null });
    behave({});
    await run(new Date(MONDAY.getTime() + 7 * DAY));
    expect(server.received).toHaveLength(1);
  });

  it('for good stops the mails to that address, and says why', async () => {
    const { id } = await active();
    const { id: other } = await active({ email: 'paul@example.net' });
    behave({ rcptTo: (address) => (address === MARIE.email ? '550 5.1.1 No such user' : null) });
    await run(MONDAY);
    expect(await recipientOf(id)).toMatchObject({
      state: 'refused',
      stateDetail: expect.stringContaining('550 5.1.1 No such user'),
      next: null,
    });
    expect(await recipientOf(other)).toMatchObject({ state: 'active', reportedUntil: MONDAY });
    const shown = await showDigests(ports, store);
    expect(shown.recipients.find((each) => each.id === id)?.refusal).toMatchObject({
      at: MONDAY.toISOString(),
      response: expect.stringContaining('No such user'),
    });
    behave({});
    await run(after(7 * DAY));
    expect(server.received.map(({ to }) => to[0])).toEqual(['paul@example.net']);

    expect(await resumeRecipient(ports, store, id)).toEqual(done());
    await run(after(7 * DAY));
    expect(server.received.map(({ to }) => to[0])).toEqual(['paul@example.net', MARIE.email]);
  });

  it('of this installation stops nobody', async () => {
    const { id } = await active();
    behave({ rcptTo: () => '554 5.7.1 Relay access denied' });
    await run(MONDAY);
    expect(await recipientOf(id)).toMatchObject({ state: 'active' });
    expect(await only()).toMatchObject({ state: 'claimed' });
  });
});

describe('a mail whose fate is unknown', () => {
  beforeEach(async () => {
    await active();
    behave({ data: () => HANG_UP });
    await run(MONDAY);
    behave({});
  });

  it('is shown with its Message-ID, and is never sent again by itself', async () => {
    const { messageId } = await only();
    expect((await showDigests(ports, store)).sendings).toMatchObject([
      { state: 'unknown', messageId },
    ]);
    for (let hour = 0; hour < 48; hour += 1) await run(after(60 * MINUTE));
    await sweepDigests(ports);
    expect(server.received).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'unknown', attempts: 1 });
  });

  it('can be sent again by a person, under the same Message-ID', async () => {
    const { id, messageId } = await only();
    expect(await sendAgain(ports, store, id)).toEqual(done());
    await runQueue(ports, ports.queue);
    expect(server.received.map(({ parsed }) => parsed.messageId)).toEqual([messageId, messageId]);
    expect(await only()).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await sendAgain(ports, store, id)).toEqual(OTHER_STATE);
  });

  it('is sent again neither to who is paused nor by another store', async () => {
    const { id, recipientId } = await only();
    await pauseRecipient(ports, store, recipientId);
    expect(await sendAgain(ports, store, id)).toEqual(OTHER_STATE);
    await resumeRecipient(ports, store, recipientId);
    const other = uniqueStore('other');
    await ports.stores.install(other, WEDNESDAY);
    expect(await sendAgain(ports, other, id)).toEqual(GONE);
    expect(await showDigest(ports, other, id)).toBeNull();
    await removeRecipient(ports, store, recipientId);
    expect(await sendAgain(ports, store, id)).toEqual(GONE);
  });
});

describe('nothing goes out', () => {
  it('to who unsubscribes while the mail is under way', async () => {
    const { id } = await active();
    const begin = ports.digests.beginSending.bind(ports.digests);
    ports.digests.beginSending = async (...args) => {
      await ports.recipients.setState(store, id, {
        from: ['active'],
        to: 'unsubscribed',
        at: ports.now(),
        next: null,
      });
      return begin(...args);
    };
    await run(MONDAY);
    expect(server.received).toEqual([]);
    expect(await only()).toMatchObject({ state: 'cancelled' });
  });

  it('by a worker that was so slow that another one has taken over', async () => {
    await active();
    const begin = ports.digests.beginSending.bind(ports.digests);
    let isSlow = true;
    ports.digests.beginSending = async (...args) => {
      if (isSlow) {
        isSlow = false;
        await run(after(16 * MINUTE));
        expect(server.received).toHaveLength(1);
      }
      return begin(...args);
    };
    await run(MONDAY);
    expect(server.received).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('to who was removed before', async () => {
    const { id } = await active();
    behave({ rcptTo: () => '450 4.2.1 Try later' });
    await run(MONDAY);
    behave({});
    await ports.recipients.remove(store, id, ports.now());
    await run(after(5 * MINUTE));
    expect(server.received).toEqual([]);
    expect(await only()).toMatchObject({ state: 'cancelled', email: null });
  });

  it('twice in a week to who is removed, added and confirmed again', async () => {
    const { id } = await active();
    await run(MONDAY);
    await ports.recipients.remove(store, id, ports.now());
    expect((await active({ weekday: 3 })).id).toBe(id);
    ports.clock.now = after(DAY);
    shopify.put(product(4, { french: [] }));
    await sync();
    await run(after(DAY));
    expect(server.received).toHaveLength(1);
    await run(after(7 * DAY));
    expect(server.received).toHaveLength(2);
  });
});

describe('a test', () => {
  it('is the digest of the last seven days, at once, and counts for no week', async () => {
    const { id } = await active({ language: 'en' });
    expect(await sendTest(ports, store, id)).toEqual(done('sent'));
    expect(server.received).toHaveLength(1);
    expect(await all()).toEqual([]);
    await run(MONDAY);
    expect(server.received).toHaveLength(2);
    const [test, digest] = server.received.map(({ parsed }) => parsed.messageId);
    expect(test).not.toBe(digest);
    // Nobody takes a test for the week's digest, nor the other way round.
    const subjects = server.received.map(({ parsed }) => parsed.subject?.startsWith('[Test]'));
    expect(subjects).toEqual([true, false]);
    const link = /unsubscribe\/([\w-]{43})/.exec(server.received[0]?.raw ?? '')?.[1] ?? '';
    expect(await useLink(ports, link, 'unsubscribe')).toMatchObject({ state: 'done' });
  });

  it('says what the mail server said', async () => {
    const { id } = await active();
    behave({ rcptTo: () => '550 5.1.1 No such user' });
    expect(await sendTest(ports, store, id)).toEqual(
      notDone({ why: 'refused', response: '550 5.1.1 No such user' }),
    );
    expect(await recipientOf(id)).toMatchObject({ state: 'active' });
  });

  it('goes to nobody who has not consented', async () => {
    await addRecipient(ports, store, MARIE, '42');
    ports.mail = new SmtpTransport({ url: server.url, sender: SENDER, dkim: null });
    const [recipient] = await ports.recipients.list(store);
    expect(await sendTest(ports, store, recipient?.id ?? '')).toEqual(OTHER_STATE);
    expect(await sendTest(ports, store, randomUUID())).toEqual(GONE);
    expect(server.received).toEqual([]);
  });

  it('comes ten times an hour at most', async () => {
    const { id } = await active();
    const answers: MailAnswer[] = [];
    for (let round = 0; round < 11; round += 1) answers.push(await sendTest(ports, store, id));
    expect(answers.filter((answer) => answer.done)).toHaveLength(10);
    expect(answers.at(-1)).toEqual(notDone({ why: 'tooMany' }));
  });
});

describe('the sweep', () => {
  it('asks for one job for each store with something due within the hour, at its time', async () => {
    const { id } = await active();
    await active({ email: 'paul@example.net' });
    const jobs = async (now: string) => {
      ports.clock.now = new Date(now);
      await sweepDigests(ports);
      return ports.queue
        .take()
        .filter((job) => job.name === 'run-digests' && job.payload.store === store);
    };
    expect(await jobs('2026-11-30T11:59:00Z')).toEqual([]);
    expect(await jobs('2026-11-30T12:30:00Z')).toEqual([
      { name: 'run-digests', payload: { store }, at: MONDAY },
    ]);
    await pauseRecipient(ports, store, id);
    expect(await jobs('2026-12-03T12:30:00Z')).toEqual([
      { name: 'run-digests', payload: { store }, at: MONDAY },
    ]);
    await run(new Date('2026-12-03T12:30:00Z'));
    expect(await jobs('2026-12-03T12:40:00Z')).toEqual([]);
  });
});
