import { beforeEach, describe, expect, it } from 'vitest';
import { notDone } from '~/services/answer';
import { addRecipient } from '~/services/digest/add-recipient';
import { resumeRecipient } from '~/services/digest/pause-recipient';
import type { StoredDigest } from '~/services/digest/ports';
import { runStoreDigests } from '~/services/digest/run-store-digests';
import { sendAgain } from '~/services/digest/send-again';
import { sendTest } from '~/services/digest/send-test';
import { showDigests } from '~/services/digest/show-digests';
import { takeBounce } from '~/services/digest/take-bounce';
import { actOnLink } from '~/services/digest/mailed-link';
import { startSync } from '~/services/sync/start-sync';
import { absence, fromExchange, fromPostfix, warning } from '../../email/bounces/notifications';
import { testDatabase, uniqueStore } from '../../support/database';
import { runQueue, testPorts, type TestPorts } from '../support/ports';
import { product } from '../support/listings';
import { addActive, mailedToken, MARIE } from '../support/recipients';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const WEDNESDAY = new Date('2026-11-25T17:00:00Z');
const MONDAY = new Date('2026-11-30T13:00:00Z');
const LATER = new Date('2026-11-30T15:00:00Z');
const NEXT_MONDAY = new Date('2026-12-07T13:00:00Z');
let ports: TestPorts;
let store: string;

beforeEach(async () => {
  ({ ports, store } = await storeWithDigests());
});

/** What goes to the outbox stands for what a mail server took: these tests are about what comes back. */
async function storeWithDigests() {
  const shopify = new ScriptedShopify();
  shopify.facts = { ...shopify.facts, timeZone: 'America/Toronto' };
  shopify.put(product(1, { french: [] }));
  const made = testPorts(database, shopify);
  made.clock.now = WEDNESDAY;
  const domain = uniqueStore('bounces');
  await made.stores.install(domain, WEDNESDAY);
  await startSync(made, domain);
  await runQueue(made, made.queue);
  return { ports: made, store: domain };
}

async function run(now: Date, { of = ports, at = store } = {}): Promise<StoredDigest> {
  of.clock.now = now;
  await runStoreDigests(of, at, { shouldPause: () => false });
  const [digest] = await of.digests.list(at, { limit: 1 });
  return digest ?? expect.fail('no digest');
}

const take = (text: string) => takeBounce(ports, Buffer.from(text));
const find = async (id: string) => (await ports.recipients.find(store, id)) ?? expect.fail('gone');
const to = MARIE.email;

describe('a digest that comes back', () => {
  it('for good stops its recipient as a refusal does, and both pages say why', async () => {
    const marie = await addActive(ports, store);
    const { id, messageId } = await run(MONDAY);
    ports.clock.now = LATER;
    expect(await take(fromPostfix({ messageId, to }))).toBe('recorded');
    expect(await find(marie.id)).toMatchObject({ state: 'refused', stateAt: LATER, next: null });
    const { recipients, sendings } = await showDigests(ports, store);
    const response = expect.stringContaining('User unknown in virtual mailbox table');
    expect(recipients[0]).toMatchObject({ state: 'refused', refusal: { response } });
    expect(sendings).toMatchObject([{ id, state: 'refused', response, at: LATER.toISOString() }]);
    await run(NEXT_MONDAY);
    expect(await ports.digests.list(store, { limit: 9 })).toHaveLength(1);
  });

  it('is told twice, or by two servers, and recorded once', async () => {
    const marie = await addActive(ports, store);
    const { messageId } = await run(MONDAY);
    expect(await take(fromExchange({ messageId, to }))).toBe('recorded');
    const before = await find(marie.id);
    ports.clock.now = LATER;
    expect(await take(fromExchange({ messageId, to }))).toBe('nothing');
    expect(await take(fromPostfix({ messageId, to }))).toBe('nothing');
    expect(await find(marie.id)).toEqual(before);
  });

  it('counts as not sent: once its recipient is resumed, the next one tells of its time again', async () => {
    const marie = await addActive(ports, store);
    const first = await run(MONDAY);
    expect((await find(marie.id)).reportedUntil).toEqual(MONDAY);
    await take(fromPostfix({ messageId: first.messageId, to }));
    expect(await find(marie.id)).toMatchObject({ reportedUntil: null, reportedReadiness: null });
    await resumeRecipient(ports, store, marie.id);
    const next = await run(NEXT_MONDAY);
    expect(next.digest.since).toBe(first.digest.since);
    expect((await find(marie.id)).reportedUntil).toEqual(NEXT_MONDAY);

    // A late word on the first one takes nothing back from the second.
    await sendAgain(ports, store, first.id);
    await run(new Date(NEXT_MONDAY.getTime() + 60_000));
    await take(fromPostfix({ messageId: first.messageId, to, status: '4.4.7' }));
    expect((await find(marie.id)).reportedUntil).toEqual(NEXT_MONDAY);
  });

  it.each([
    ['after days of trying', { status: '4.4.7', diagnostic: 'smtp; 451 4.4.7 expired' }],
    ['by its sender’s policy', { status: '5.7.1', diagnostic: 'smtp; 550 5.7.1 blocked' }],
  ])('%s is recorded, and its recipient goes on', async (_, answer) => {
    const marie = await addActive(ports, store);
    const { messageId } = await run(MONDAY);
    expect(await take(fromPostfix({ messageId, to, ...answer }))).toBe('recorded');
    expect(await find(marie.id)).toMatchObject({ state: 'active', next: { isoWeek: '2026-W50' } });
    const { sendings } = await showDigests(ports, store);
    expect(sendings).toMatchObject([{ state: 'refused', response: answer.diagnostic.slice(6) }]);
  });

  it('that is late stays sent, and its page says that it is late', async () => {
    const marie = await addActive(ports, store);
    const { id, messageId } = await run(MONDAY);
    // As a mail server's answer: the outbox has nothing that could be late.
    await database.pool.query(`UPDATE recipient_digest SET response = '250 ok' WHERE id = $1`, [
      id,
    ]);
    expect(await take(warning({ messageId, to }))).toBe('recorded');
    expect(await find(marie.id)).toMatchObject({ state: 'active', reportedUntil: MONDAY });
    const shown = async () => (await showDigests(ports, store)).sendings[0];
    expect(await shown()).toMatchObject({ state: 'sent', delay: '4.4.1' });
    await take(fromPostfix({ messageId, to }));
    expect(await shown()).toMatchObject({ state: 'refused', delay: null });
  });

  it('from where its recipient has it forwarded to is recorded, and stops nobody', async () => {
    const marie = await addActive(ports, store);
    const { messageId } = await run(MONDAY);
    expect(await take(fromPostfix({ messageId, to: 'someone@else.example' }))).toBe('recorded');
    expect(await find(marie.id)).toMatchObject({ state: 'active' });
    expect((await showDigests(ports, store)).sendings).toMatchObject([{ state: 'refused' }]);
  });

  it('after its recipient unsubscribed, or was removed, changes nothing for them', async () => {
    const marie = await addActive(ports, store);
    const { messageId } = await run(MONDAY);
    const token = await mailedToken(ports, store, 'unsubscribe');
    await actOnLink(ports, token, 'unsubscribe');
    await take(fromPostfix({ messageId, to }));
    expect(await find(marie.id)).toMatchObject({ state: 'unsubscribed' });
    await ports.recipients.remove(store, marie.id, LATER);
    await take(fromPostfix({ messageId, to }));
    expect(await ports.recipients.list(store)).toEqual([]);
  });
});

describe('other mails that come back', () => {
  it('a test stops its recipient', async () => {
    const marie = await addActive(ports, store);
    await sendTest(ports, store, marie.id);
    const [mail] = await ports.outbox.list(store, 1);
    expect(await take(fromPostfix({ messageId: mail?.messageId ?? '', to }))).toBe('recorded');
    expect(await find(marie.id)).toMatchObject({ state: 'refused' });
  });

  it('the question is said to have come back, and still nobody but its reader can answer it', async () => {
    await addRecipient(ports, store, MARIE, '42');
    const [mail] = await ports.outbox.list(store, 1);
    expect(await take(fromPostfix({ messageId: mail?.messageId ?? '', to }))).toBe('recorded');
    const { recipients } = await showDigests(ports, store);
    expect(recipients).toMatchObject([
      { state: 'unconfirmed', refusal: { response: expect.stringContaining('User unknown') } },
    ]);
    expect(await resumeRecipient(ports, store, recipients[0]?.id ?? '')).toEqual(
      notDone({ why: 'otherState' }),
    );
    await actOnLink(ports, await mailedToken(ports, store, 'confirm'), 'confirm');
    expect((await showDigests(ports, store)).recipients).toMatchObject([
      { state: 'active', refusal: null },
    ]);
  });
});

describe('what comes back', () => {
  it('changes nothing of another recipient or another store, whoever has the same address', async () => {
    const marie = await addActive(ports, store);
    const paul = await addActive(ports, store, { email: 'paul@example.net' });
    const other = await storeWithDigests();
    const theirs = await addActive(other.ports, other.store);
    await run(MONDAY, { of: other.ports, at: other.store });
    await run(MONDAY);
    const messageId = `<digest.${marie.id}.2026-W49@app.example.com>`;
    const before = {
      paul: await find(paul.id),
      marie: await other.ports.recipients.find(other.store, theirs.id),
      digests: await other.ports.digests.list(other.store, { limit: 9 }),
    };
    expect(await take(fromPostfix({ messageId, to }))).toBe('recorded');
    expect(await find(marie.id)).toMatchObject({ state: 'refused' });
    expect({
      paul: await find(paul.id),
      marie: await other.ports.recipients.find(other.store, theirs.id),
      digests: await other.ports.digests.list(other.store, { limit: 9 }),
    }).toEqual(before);
  });

  it.each([
    [
      'a mail of somebody else',
      fromPostfix({ messageId: '<abc@elsewhere.example>', to }),
      'unknown',
    ],
    [
      'a recipient who is not there',
      fromPostfix({
        messageId: '<digest.7b1f3a52-93c5-4cbb-a1d1-0d3b1c2e4f50.2026-W49@app.example.com>',
        to,
      }),
      'unknown',
    ],
    ['an absence notice', absence({ messageId: '<abc@elsewhere.example>' }), 'unread'],
    ['noise', 'Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n', 'unread'],
  ])('about %s is logged without an address, and changes nothing', async (_, text, outcome) => {
    const marie = await addActive(ports, store);
    await run(MONDAY);
    const before = await find(marie.id);
    ports.entries.length = 0;
    expect(await take(text)).toBe(outcome);
    expect(await find(marie.id)).toEqual(before);
    expect(ports.entries).toHaveLength(1);
    expect(JSON.stringify(ports.entries)).not.toContain('@');
  });

  it('about ours is logged without an address, too', async () => {
    await addActive(ports, store);
    const { messageId } = await run(MONDAY);
    ports.entries.length = 0;
    await take(fromPostfix({ messageId, to }));
    await take(fromPostfix({ messageId, to, action: 'delivered', status: '2.0.0' }));
    expect(ports.entries.map(({ message }) => message)).toEqual([
      'bounce: stop',
      'bounce: nothing to record',
    ]);
    expect(JSON.stringify(ports.entries)).not.toContain('@');
  });
});
