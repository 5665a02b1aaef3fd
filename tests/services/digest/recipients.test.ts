import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { done, GONE, notDone } from '~/services/answer';
import { addRecipient, MOST_RECIPIENTS } from '~/services/digest/add-recipient';
import { askAgain } from '~/services/digest/ask-for-consent';
import { changeRecipient } from '~/services/digest/change-recipient';
import { pauseRecipient, resumeRecipient } from '~/services/digest/pause-recipient';
import { removeRecipient } from '~/services/digest/remove-recipient';
import { openLink, actOnLink } from '~/services/digest/mailed-link';
import type { RecipientErrors } from '~/services/digest/views';
import { uninstallStore } from '~/services/store/uninstall-store';
import { testDatabase, uniqueStore } from '../../support/database';
import { testPorts, type TestPorts } from '../support/ports';
import { addActive, mailedToken, MARIE } from '../support/recipients';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
/** A Wednesday. */
const NOW = new Date('2026-11-25T17:00:00Z');
const NEXT_MONDAY = new Date('2026-11-30T13:00:00Z');
const NAME = 'Boréale & Cie';
let ports: TestPorts;
let store: string;

beforeEach(async () => {
  ports = testPorts(database, new ScriptedShopify());
  ports.clock.now = NOW;
  store = uniqueStore('recipients');
  await ports.stores.install(store, NOW);
  await ports.stores.saveFacts(store, {
    name: NAME,
    currency: 'CAD',
    primaryLocale: 'en',
    timeZone: 'America/Toronto',
    sellsTo: ['US', 'CA', 'QC'],
  });
});

const OTHER_STATE = notDone({ why: 'otherState' });
const invalid = (errors: RecipientErrors) => notDone({ why: 'invalid', errors });
const find = async (id: string) => (await ports.recipients.find(store, id)) ?? expect.fail('gone');
const only = async () => (await ports.recipients.list(store))[0] ?? expect.fail('nobody');

describe('consent', () => {
  it('is asked by mail, and given by a press of a button on the linked page', async () => {
    expect(await addRecipient(ports, store, MARIE, '42')).toEqual(done());
    expect(await only()).toMatchObject({
      ...MARIE,
      state: 'unconfirmed',
      addedBy: '42',
      confirmedAt: null,
      next: null,
    });
    const [mail] = await ports.outbox.list(store, 10);
    expect(mail).toMatchObject({ to: MARIE.email, subject: expect.stringContaining(NAME) });
    expect(mail?.text).toContain(NAME);

    const token = await mailedToken(ports, store, 'confirm');
    expect(await openLink(ports, token, 'confirm')).toEqual({ state: 'ask', store: NAME });
    expect((await only()).state).toBe('unconfirmed');
    expect(await actOnLink(ports, token, 'confirm')).toEqual({ state: 'done', store: NAME });
    expect(await only()).toMatchObject({
      state: 'active',
      confirmedAt: NOW,
      next: { at: NEXT_MONDAY, isoWeek: '2026-W49' },
    });
    expect(await actOnLink(ports, token, 'confirm')).toMatchObject({ state: 'already' });
  });

  it('is asked in the name of the address of a store that Shopify has told no name of', async () => {
    const handle = store.replace('.myshopify.com', '');
    const { facts } = (await ports.stores.find(store)) ?? expect.fail();
    if (facts) await ports.stores.saveFacts(store, { ...facts, name: ' ' });
    await addRecipient(ports, store, MARIE, '42');
    const [mail] = await ports.outbox.list(store, 1);
    expect(mail?.subject).toContain(handle);
  });

  it('is asked of nobody more than three times a day, whoever adds and removes them', async () => {
    const outcomes: unknown[] = [];
    for (let round = 0; round < 4; round += 1) {
      outcomes.push(await addRecipient(ports, store, MARIE, '42'));
      const [recipient] = await ports.recipients.list(store);
      if (recipient) await ports.recipients.remove(store, recipient.id, NOW);
    }
    expect(outcomes).toEqual([
      done(),
      done(),
      done(),
      invalid({ email: { id: 'digestDelivery.email.askedOften', data: {} } }),
    ]);
    expect(await ports.outbox.list(store, 10)).toHaveLength(3);
    expect(await ports.recipients.list(store)).toEqual([]);
  });

  it('can be asked again while there is no answer', async () => {
    await addRecipient(ports, store, MARIE, '42');
    const { id } = await only();
    expect(await askAgain(ports, store, id)).toEqual(done('outbox'));
    await actOnLink(ports, await mailedToken(ports, store, 'confirm'), 'confirm');
    expect(await askAgain(ports, store, id)).toEqual(OTHER_STATE);
  });

  it('is not kept where the question could not be handed over', async () => {
    ports.mail = {
      ...ports.mail,
      sender: ports.mail.sender,
      send: async () => ({
        outcome: 'permanentFailure',
        about: 'recipient',
        response: '550 5.1.1 No such user',
      }),
    };
    expect(await addRecipient(ports, store, MARIE, '42')).toEqual(
      invalid({
        email: {
          id: 'digestDelivery.email.notAsked',
          data: { response: '550 5.1.1 No such user' },
        },
      }),
    );
    expect(await ports.recipients.list(store)).toEqual([]);
  });
});

describe('adding', () => {
  it.each([
    '',
    'marie',
    'marie@',
    'a@b.c, d@e.f',
    'Marie <marie@example.net>',
    'm@ex.net\r\nBcc: x@y.z',
  ])('says what is wrong with %j', async (email) => {
    expect(await addRecipient(ports, store, { ...MARIE, email }, '42')).toEqual(
      invalid({ email: { id: 'digestDelivery.email.invalid', data: {} } }),
    );
    expect(await ports.recipients.list(store)).toEqual([]);
  });

  it('wants at least one audience', async () => {
    expect(await addRecipient(ports, store, { ...MARIE, audiences: [] }, '42')).toHaveProperty(
      'because.errors.audiences.id',
      'digestDelivery.audiences.none',
    );
  });

  it('knows an address whatever its capitals', async () => {
    await addRecipient(ports, store, MARIE, '42');
    const twice = { ...MARIE, email: ' Marie@Example.NET ' };
    expect(await addRecipient(ports, store, twice, '42')).toHaveProperty(
      'because.errors.email.id',
      'digestDelivery.email.exists',
    );
  });

  it('has an end', async () => {
    for (let number = 0; number < MOST_RECIPIENTS; number += 1) {
      const email = `marie${number}@example.net`;
      await ports.recipients.add(
        store,
        { ...MARIE, email },
        { by: '42', at: NOW, limit: MOST_RECIPIENTS },
      );
    }
    expect(await addRecipient(ports, store, MARIE, '42')).toHaveProperty('because.errors.email', {
      id: 'digestDelivery.email.tooMany',
      data: { limit: MOST_RECIPIENTS },
    });
  });
});

describe('unsubscribing', () => {
  const tokenOf = async (id: string) => {
    const token = randomBytes(32).toString('base64url');
    const tokenHash = createHash('sha256').update(token).digest('base64url');
    await ports.recipients.addLink(store, id, { tokenHash, purpose: 'unsubscribe', at: NOW });
    return token;
  };

  it('is in force at once, for that recipient alone', async () => {
    const marie = await addActive(ports, store);
    const paul = await addActive(ports, store, { email: 'paul@example.net' });
    const token = await tokenOf(marie.id);
    expect(await openLink(ports, token, 'unsubscribe')).toMatchObject({ state: 'ask' });
    expect(await find(marie.id)).toMatchObject({ state: 'active' });
    expect(await actOnLink(ports, token, 'unsubscribe')).toMatchObject({ state: 'done' });
    expect(await actOnLink(ports, token, 'unsubscribe')).toMatchObject({ state: 'already' });
    expect(await find(marie.id)).toMatchObject({ state: 'unsubscribed', next: null });
    expect(await find(paul.id)).toMatchObject({ state: 'active', next: paul.next });
    expect(await ports.recipients.due(store, new Date('2027-06-01'))).toMatchObject([
      { id: paul.id },
    ]);
  });

  it('cannot be undone by the staff, neither by resuming nor by adding anew', async () => {
    const { id } = await addActive(ports, store);
    await actOnLink(ports, await tokenOf(id), 'unsubscribe');
    expect(await resumeRecipient(ports, store, id)).toEqual(OTHER_STATE);
    const refused = invalid({
      email: { id: 'digestDelivery.email.unsubscribed', data: { limit: 20 } },
    });
    expect(await addRecipient(ports, store, MARIE, '42')).toEqual(refused);
    await ports.recipients.remove(store, id, NOW);
    expect(await ports.recipients.list(store)).toEqual([]);
    expect(await addRecipient(ports, store, MARIE, '42')).toEqual(refused);
  });

  it('can be taken back by the recipient, with the same link and not with the one that asked', async () => {
    const { id } = await addActive(ports, store);
    const asked = await mailedToken(ports, store, 'confirm');
    const token = await tokenOf(id);
    expect(await openLink(ports, token, 'resubscribe')).toMatchObject({ state: 'already' });
    await actOnLink(ports, token, 'unsubscribe');
    expect(await actOnLink(ports, asked, 'confirm')).toEqual({ state: 'unknown', store: null });
    expect(await actOnLink(ports, token, 'resubscribe')).toMatchObject({ state: 'done' });
    expect(await find(id)).toMatchObject({ state: 'active', next: { at: NEXT_MONDAY } });
  });

  it('works after the recipient was removed, and keeps them from being asked again', async () => {
    const { id } = await addActive(ports, store);
    const token = await tokenOf(id);
    await ports.recipients.remove(store, id, NOW);
    const { rows } = await database.pool.query('SELECT * FROM digest_recipient WHERE store = $1', [
      store,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/marie|example/i);
    expect(await actOnLink(ports, token, 'unsubscribe')).toMatchObject({ state: 'done' });
    expect(await openLink(ports, token, 'resubscribe')).toEqual({ state: 'unknown', store: null });
    expect(await addRecipient(ports, store, MARIE, '42')).toHaveProperty('because.errors.email');
  });

  it.each([
    '',
    'x',
    'a'.repeat(43),
    'Zm9yZ2VkIHRva2VuIG9mIDMyIHJhbmRvbSBieXRlcyE',
    "' OR 1=1 --",
    'é'.repeat(43),
  ])('learns nothing from %j', async (token) => {
    await addActive(ports, store);
    for (const consent of ['unsubscribe', 'resubscribe', 'confirm'] as const) {
      expect(await openLink(ports, token, consent)).toEqual({ state: 'unknown', store: null });
      expect(await actOnLink(ports, token, consent)).toEqual({ state: 'unknown', store: null });
    }
  });

  it('takes no link for what another one is for', async () => {
    const { id } = await addActive(ports, store);
    const confirm = await mailedToken(ports, store, 'confirm');
    expect(await actOnLink(ports, confirm, 'unsubscribe')).toMatchObject({ state: 'unknown' });
    expect(await find(id)).toMatchObject({ state: 'active' });
  });

  it('answers politely when the store is gone', async () => {
    const { id } = await addActive(ports, store);
    const token = await tokenOf(id);
    await uninstallStore(ports, store, NOW);
    expect(await actOnLink(ports, token, 'unsubscribe')).toEqual({ state: 'unknown', store: null });
    for (const table of ['digest_recipient', 'digest_link', 'recipient_digest', 'outbox_mail']) {
      const { rows } = await database.pool.query(`SELECT 1 FROM ${table} WHERE store = $1`, [
        store,
      ]);
      expect(rows, table).toEqual([]);
    }
  });
});

describe('changing', () => {
  it('pauses and resumes', async () => {
    const { id } = await addActive(ports, store);
    expect(await pauseRecipient(ports, store, id)).toEqual(done());
    expect(await find(id)).toMatchObject({ state: 'paused', next: null });
    expect(await pauseRecipient(ports, store, id)).toEqual(OTHER_STATE);
    expect(await resumeRecipient(ports, store, id)).toEqual(done());
    expect(await find(id)).toMatchObject({ state: 'active', next: { isoWeek: '2026-W49' } });
  });

  it('keeps this week the week of the digest that is next, at the new hour', async () => {
    const { id } = await addActive(ports, store, { weekday: 5, hour: 9 });
    expect(await find(id)).toMatchObject({ next: { isoWeek: '2026-W48' } });
    const change = { language: 'en', weekday: 4, hour: 7, audiences: ['CA'] } as const;
    expect(
      await changeRecipient(ports, store, id, { ...change, audiences: [...change.audiences] }),
    ).toEqual(done());
    expect(await find(id)).toMatchObject({
      ...change,
      next: { isoWeek: '2026-W48', at: new Date('2026-11-26T12:00:00Z') },
    });
  });

  it('reaches no recipient of another store', async () => {
    const { id } = await addActive(ports, store);
    const other = uniqueStore('other');
    await ports.stores.install(other, NOW);
    const before = await find(id);
    await expectGone(other, id);
    expect(await find(id)).toEqual(before);
  });

  it('of one who was removed meanwhile is not done, and says that they are gone', async () => {
    const { id } = await addActive(ports, store);
    expect(await removeRecipient(ports, store, id)).toEqual(done());
    await expectGone(store, id);
    expect(await ports.recipients.list(store)).toEqual([]);
  });

  async function expectGone(of: string, id: string): Promise<void> {
    expect(await changeRecipient(ports, of, id, { ...MARIE, hour: 3 })).toEqual(GONE);
    expect(await pauseRecipient(ports, of, id)).toEqual(GONE);
    expect(await resumeRecipient(ports, of, id)).toEqual(GONE);
    expect(await removeRecipient(ports, of, id)).toEqual(GONE);
    expect(await askAgain(ports, of, id)).toEqual(GONE);
  }
});
