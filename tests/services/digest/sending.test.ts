import { describe, expect, it } from 'vitest';
import { SmtpTransport } from '~/email/transport/smtp-transport';
import { done } from '~/services/answer';
import { pauseRecipient } from '~/services/digest/pause-recipient';
import { runStoreDigests } from '~/services/digest/run-store-digests';
import { sendTest } from '~/services/digest/send-test';
import { showDigest } from '~/services/digest/show-digest';
import { showDigests } from '~/services/digest/show-digests';
import { sweepDigests } from '~/services/digest/sweep-digests';
import { uniqueStore } from '../../support/database';
import { mailPorts, SENDER } from '../support/mail';
import { product } from '../support/listings';
import { addActive, MARIE } from '../support/recipients';
import {
  WEDNESDAY,
  MONDAY,
  MINUTE,
  DAY,
  ports,
  shopify,
  store,
  server,
  sync,
  active,
  run,
  after,
  recipientOf,
  all,
  only,
  sendingUnderTest,
} from './support/sending';

await sendingUnderTest();

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

  it('is not composed of what is left of a store that is being erased', async () => {
    await active();
    await ports.stores.beginErasing(store, WEDNESDAY);
    await run(MONDAY);
    expect(server.received).toEqual([]);
    expect(await all()).toEqual([]);
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
